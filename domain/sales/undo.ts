import { no, type Result } from "../kernel/result.ts";
import type { Invoice } from "../invoicing/invoice.ts";
import { type SaleStatus, STATES } from "./moves.ts";
import type { Step } from "./ports.ts";
import type { SaleRefusal } from "./refusal.ts";
import { enter, type Moment, type Sale } from "./sale.ts";

/**
 * Where the last step can be taken back to; null where it cannot. Only a plain move is taken back, and only once: what came
 * before it stays, so nobody walks back along the arrows. PAID holds money that was received, which goes back first; and of
 * a step whose invoice is in the accounts, or being made there, or of which the customer was told by mail, something has
 * left the house.
 */
export function undoneTo(
  last: Pick<Step, "from" | "to" | "correction" | "undo"> | null,
  invoice: Pick<Invoice, "state"> | null,
  told = false,
): SaleStatus | null {
  if (told || last === null || last.correction || last.undo || last.to === "PAID") return null;
  const hasLeft = STATES[last.to].invoiced && invoice !== null && invoice.state !== "voided";
  return hasLeft ? null : last.from;
}

/** Takes the last move back: the sale is as it was before, except that a time that was planned stays as a wish. */
export function undoMove(
  sale: Sale,
  last: Step | null,
  invoice: Pick<Invoice, "state"> | null,
  minutes: number,
  moment: Moment,
  told = false,
): Result<Sale, SaleRefusal> {
  const to = undoneTo(last, invoice, told);
  if (to === null || last!.to !== sale.status) return no({ kind: "nothing_to_undo" });
  return enter(sale, to, {}, minutes, moment);
}
