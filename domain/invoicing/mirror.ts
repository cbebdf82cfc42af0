import { type Ore, ore } from "../kernel/money.ts";
import type { Payment } from "../sales/payment.ts";
import type { Booked } from "./invoice.ts";

/** An invoice with its credit notes, as the accounts tell them at one moment. */
export interface Statement {
  readonly invoice: Pick<Booked, "state" | "gross" | "balance" | "currency" | "externalId" | "number">;
  readonly creditNotes: readonly Pick<Booked, "state" | "gross" | "balance">[];
}

/** A row of ours that is missing. */
export interface MirroredPayment {
  readonly amount: Ore;
  readonly reference: string;
}

/**
 * What of an invoice is money in our hands: what it comes to less what is still owed, and less what credit notes have settled.
 * A voided invoice has none. `gross` stands in where the accounts do not tell the invoice's own.
 */
export function received({ invoice, creditNotes }: Statement, gross: Ore): Ore {
  if (invoice.state !== "approved") return ore(0);
  const given = creditNotes.filter(({ state }) => state === "approved")
    .reduce((sum, note) => sum + ((note.gross ?? note.balance) - note.balance), 0);
  return ore((invoice.gross ?? gross) - invoice.balance - given);
}

/** What credit notes take back of an invoice. */
export function creditedBy(notes: readonly Pick<Booked, "state" | "gross">[]): Ore {
  return ore(notes.reduce((sum, { state, gross }) => state === "approved" ? sum + (gross ?? 0) : sum, 0));
}

/**
 * The payment row that makes our rows say what the accounts say; none where they agree, so that looking twice changes nothing.
 * Money that a person has entered here counts first, as the accounts hear of it later: only what goes beyond it is added, and
 * nothing a person entered is ever taken back. An invoice in another currency is not ours to mirror.
 */
export function missingRows(
  statement: Statement,
  provider: string,
  rows: readonly Pick<Payment, "amount" | "provider">[],
  gross: Ore,
): readonly MirroredPayment[] {
  if (statement.invoice.currency !== "DKK") return [];
  const sumOf = (ours: boolean) =>
    rows.reduce((sum, row) => (row.provider === provider) === ours ? sum + row.amount : sum, 0);
  const mirrored = sumOf(true);
  const byHand = Math.max(0, sumOf(false));
  const wanted = Math.max(0, received(statement, gross) - byHand);
  if (wanted === mirrored) return [];
  const { number, externalId } = statement.invoice;
  return [{ amount: ore(wanted - mirrored), reference: number ?? externalId }];
}
