import type { Ore } from "../kernel/money.ts";
import type { Totals } from "../pricing/totals.ts";
import type { Amounts, Booked } from "./invoice.ts";

/** An amount that is not the same here and there; `by` is there less here. */
export interface Difference {
  readonly field: keyof Totals;
  readonly ours: Ore;
  readonly theirs: Ore;
  readonly by: Ore;
}

/** Where the sale and its invoice do not agree to the øre; what the accounts do not tell cannot be compared. */
export function differences(sale: Totals, invoice: Amounts): readonly Difference[] {
  return (["net", "vat", "gross"] as const).flatMap((field): Difference[] => {
    const ours = sale[field];
    const theirs = invoice[field];
    return theirs === null || theirs === ours ? [] : [{ field, ours, theirs, by: (theirs - ours) as Ore }];
  });
}

/**
 * Whether an invoice may be approved without a person: it is in kroner, and what the customer pays is what the sale says.
 * Moms and the amount without it may lie one øre a line apart, as rounding goes; that is shown and stops nothing.
 */
export function mayBeApproved(sale: Totals & { readonly lines: readonly unknown[] }, booked: Booked): boolean {
  if (booked.currency !== "DKK") return false;
  // Without the sum with moms the one without has to do, and then it must be exact.
  if (booked.gross === null) return booked.net === sale.net;
  return booked.gross === sale.gross &&
    differences(sale, booked).every(({ by }) => Math.abs(by) <= sale.lines.length);
}
