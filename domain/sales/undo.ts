import { no, type Result } from "../kernel/result.ts";
import type { SaleStatus } from "./moves.ts";
import type { Step } from "./ports.ts";
import type { SaleRefusal } from "./refusal.ts";
import { enter, type Moment, type Sale } from "./sale.ts";

/**
 * Where the last step can be taken back to; null where it cannot. Only a plain move is taken back, and only once: what came
 * before it stays, so nobody walks back along the arrows. PAID holds money that was received, which goes back first.
 */
export function undoneTo(last: Pick<Step, "from" | "to" | "correction" | "undo"> | null): SaleStatus | null {
  return last === null || last.correction || last.undo || last.to === "PAID" ? null : last.from;
}

/** Takes the last move back: the sale is as it was before, except that a time that was planned stays as a wish. */
export function undoMove(sale: Sale, last: Step | null, minutes: number, moment: Moment): Result<Sale, SaleRefusal> {
  const to = undoneTo(last);
  if (to === null || last!.to !== sale.status) return no({ kind: "nothing_to_undo" });
  return enter(sale, to, {}, minutes, moment);
}
