import type { Neighbour } from "../integrations/integration.ts";
import type { InvoiceId, SaleId } from "../kernel/ids.ts";
import type { Ore } from "../kernel/money.ts";
import type { Day, Instant } from "../kernel/time.ts";

/** `asked` is ours alone: it stands here before anybody was asked to make it, so no second one is asked for. */
const INVOICE_STATES = ["asked", "draft", "approved", "voided"] as const;
export type InvoiceState = typeof INVOICE_STATES[number];

/** What an invoice comes to; what the accounts do not tell is null. */
export interface Amounts {
  readonly net: Ore | null;
  readonly vat: Ore | null;
  readonly gross: Ore | null;
}

/** How the invoice left: not yet, by mail or as an electronic invoice, or not at all because nobody knows where to. */
const SENT_STATES = ["unsent", "sent", "no_address"] as const;
export type SentState = typeof SENT_STATES[number];

/** The invoice of a sale, as we last saw it in the accounts. */
export interface Invoice {
  readonly id: InvoiceId;
  readonly saleId: SaleId;
  readonly provider: Neighbour;
  /** The accounts' own id; null until they have made it. */
  readonly externalId: string | null;
  readonly number: string | null;
  readonly state: InvoiceState;
  readonly entryOn: Day;
  readonly dueOn: Day | null;
  readonly net: Ore | null;
  readonly vat: Ore | null;
  readonly gross: Ore | null;
  /** What is still owed; null until the accounts have said. */
  readonly balance: Ore | null;
  /** What credit notes take back of it. */
  readonly credited: Ore;
  readonly sent: SentState;
  readonly createdAt: Instant;
}

/** An invoice or a credit note as the accounts tell it. */
export interface Booked extends Amounts {
  readonly externalId: string;
  readonly kind: "invoice" | "credit_note";
  readonly state: Exclude<InvoiceState, "asked">;
  readonly number: string | null;
  readonly entryOn: Day;
  readonly dueOn: Day | null;
  readonly currency: string;
  readonly balance: Ore;
  readonly sent: boolean;
  /** Where our marks may stand: the field for it, the order number, a text. */
  readonly marker: string | null;
  readonly orderNo: string | null;
  readonly text: string | null;
  /** The invoice a credit note takes back. */
  readonly credits: string | null;
  /** Sorts by age. */
  readonly createdAt: string;
}

/** What tells a sale's invoice from others. */
export interface Mark {
  readonly saleId: SaleId;
  readonly number: string;
}

/** Whether an invoice bears a sale's mark: its id, or its number as a word of its own. */
export function bears(booked: Pick<Booked, "marker" | "orderNo" | "text">, mark: Mark): boolean {
  return booked.marker === mark.saleId || booked.orderNo === mark.number ||
    (booked.text ?? "").split(/[^0-9A-Za-z-]+/).includes(mark.number);
}

/**
 * Of several invoices of one sale the one that stays: an approved one before any draft, then the oldest. The other drafts harm
 * nobody and go; a second approved one is for a person to settle.
 */
export function keep(found: readonly Booked[]): { readonly kept: Booked | null; readonly spare: readonly Booked[] } {
  const living = found.filter(({ kind, state }) => kind === "invoice" && state !== "voided").toSorted((a, b) =>
    Number(b.state === "approved") - Number(a.state === "approved") || (a.createdAt < b.createdAt ? -1 : 1)
  );
  const [kept = null, ...others] = living;
  return { kept, spare: others.filter(({ state }) => state === "draft") };
}

/** Our row as the accounts now have the invoice. */
export function seen(invoice: Invoice, booked: Booked, credited: Ore): Invoice {
  const { externalId, number, state, entryOn, balance } = booked;
  return {
    ...invoice,
    ...{ externalId, number, state, entryOn, balance, credited },
    // What is not told this time is as it was.
    dueOn: booked.dueOn ?? invoice.dueOn,
    net: booked.net ?? invoice.net,
    vat: booked.vat ?? invoice.vat,
    gross: booked.gross ?? invoice.gross,
    sent: booked.sent ? "sent" : invoice.sent,
  };
}

/** Whether anything a person or a rule looks at is not as it was. */
export function differsFrom(before: Invoice, after: Invoice): boolean {
  return WATCHED.some((field) => before[field] !== after[field]);
}

const WATCHED = [
  "externalId",
  "number",
  "state",
  "dueOn",
  "net",
  "vat",
  "gross",
  "balance",
  "credited",
  "sent",
] as const satisfies (keyof Invoice)[];
