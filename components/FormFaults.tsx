import { ErrorSummary, type FieldFault } from "./ErrorSummary.tsx";

/** What a field is called over a form, and the id of its control where that is not the one of its name. */
export type FieldLabel = string | { readonly label: string; readonly id: string };

interface Faulty {
  /** What is wrong, by the field's name; the empty name is the form as a whole. */
  readonly faults: Readonly<Record<string, string>>;
  /** By the field's name; of a list's fields without their numbers: `lines.quantity`. */
  readonly labels: Readonly<Record<string, FieldLabel>>;
  /** What one of a list is called. */
  readonly row?: string;
}

/** Stands over a form that came back: each fault by what its field is called there, with the way to it. */
export function FormFaults({ title, ...faulty }: Faulty & { readonly title: string }) {
  return <ErrorSummary title={title} faults={summaryLines(faulty)} />;
}

/** The lines of a summary: "Navn: skal udfyldes." */
export function summaryLines({ faults, labels, row = "" }: Faulty): FieldFault[] {
  return Object.entries(faults).map(([name, text]) => {
    if (name === "") return { text };
    const own = labels[name] ?? labels[name.replaceAll(/\.\d+(?=\.)/g, "")];
    if (own === undefined) return { name, text };
    const { label, id } = typeof own === "string" ? { label: own, id: undefined } : own;
    const number = /\.(\d+)\./.exec(name)?.[1];
    const place = number === undefined ? label : `${row} ${Number(number) + 1}, ${label}`;
    return { name, text: `${place}: ${begun(text)}`, ...(id === undefined ? {} : { id }) };
  });
}

/** A sentence that goes on after a colon; names stay as they are. */
function begun(text: string): string {
  return /^\p{Lu}\p{Ll}*(?=[\s.,:]|$)/u.test(text) && !NAMES.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

const NAMES = /^(Billy|Google|Resend|Twilio|Tekup|Postmark|Mailgun|Danmark|Denmark|I)\b/;
