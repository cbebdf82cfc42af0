import type { Asked } from "./labels.ts";
import type { Letter } from "./letter.ts";

/**
 * A portal sells us people's wishes by mail: who sends it, what it calls things, and whom an answer goes to. Data, one list for
 * each firm.
 */
export interface Portal {
  readonly name: string;
  /** `@leadmail.no` for everybody there, or a whole address. */
  readonly senders: readonly string[];
  /** The subject with `{name}` where the customer's name stands; empty: it does not tell. */
  readonly subject: string;
  /** Labels beyond the usual ones, each with what it asks. */
  readonly labels: Readonly<Record<string, Asked>>;
  readonly reply: Reply;
}

/**
 * `sender`: an answer may go to the portal's address. `customer`: never answer it, write a new mail to the customer. `never`:
 * no mail to anybody there, whatever is typed.
 */
export const REPLIES = ["sender", "customer", "never"] as const;
export type Reply = typeof REPLIES[number];

/** What a firm begins with. */
export const USUAL_PORTALS: readonly Portal[] = [
  {
    name: "Rengøring.nu",
    senders: ["@leadmail.no"],
    subject: "{name} fra Rengøring.nu",
    labels: { "boligens størrelse": "size", "hvad skal rengøres": "service", "hvornår ønskes opgaven udført": "date" },
    reply: "customer",
  },
  {
    name: "Rengøring Aarhus",
    senders: ["@leadpoint.dk"],
    subject: "Ny opgave: {name}",
    labels: { "opgavens omfang": "size", "type af rengøring": "service", "ønsket udførelse": "date" },
    reply: "sender",
  },
  {
    name: "AdHelp",
    senders: ["mw@adhelp.dk", "sp@adhelp.dk"],
    subject: "",
    labels: { "kunde navn": "name", "kunde tlf": "phone", "kunde mail": "email", "kunde adresse": "address" },
    reply: "never",
  },
];

/** The portal a message came through: by its sender, or by the one it says to answer. Nothing more is believed of them. */
export function portalOf(letter: Pick<Letter, "from">, portals: readonly Portal[]): Portal | null {
  const address = letter.from?.address ?? "";
  return portals.find(({ senders }) => senders.some((sender) => isFrom(address, sender))) ?? null;
}

function isFrom(address: string, sender: string): boolean {
  if (!sender.startsWith("@")) return address === sender;
  return address.endsWith(sender) || address.endsWith(`.${sender.slice(1)}`);
}

/** The customer's name as the portal's subject tells it. */
export function nameInSubject(subject: string, pattern: string): string | null {
  const [before, after, ...rest] = pattern.split("{name}");
  if (after === undefined || rest.length > 0) return null;
  const told = subject.replace(/^(?:(?:fwd?|vs|sv|re):\s*)+/i, "").trim();
  const small = told.toLowerCase();
  if (!small.startsWith(before.toLowerCase()) || !small.endsWith(after.toLowerCase())) return null;
  const name = told.slice(before.length, told.length - after.length).trim();
  return name.length >= 2 && name.length <= 100 ? name : null;
}

/** Where an answer to a message may go: its sender, the customer themselves, or nobody by that way. */
export function answerTo(
  portal: Portal | null,
  sender: string | null,
  customer: string | null,
): string | null {
  if (portal === null) return sender;
  return portal.reply === "sender"
    ? sender
    : customer !== null && !portal.senders.some((one) => isFrom(customer, one))
    ? customer
    : null;
}

/** Whether a sender of a portal is written as it is compared: `@domain` or an address, small. */
export function parseSender(text: string): string | null {
  const sender = text.trim().toLowerCase();
  return sender.length <= 254 &&
      /^[^\s@<>(),;:"\\]{0,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,200}[\p{L}\p{N}])?\.[\p{L}]{2,}$/u.test(sender)
    ? sender
    : null;
}
