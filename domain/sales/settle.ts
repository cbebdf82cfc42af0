import type { Actor } from "../kernel/actor.ts";
import type { Ids, PaymentId } from "../kernel/ids.ts";
import type { Ore } from "../kernel/money.ts";
import type { Day } from "../kernel/time.ts";
import { owed, type Payment } from "./payment.ts";
import type { Moment, Sale } from "./sale.ts";

/** What somebody enters when money came in or went back. */
export interface PaymentDraft {
  readonly amount: Ore;
  readonly paidOn: Day;
  readonly reference: string | null;
}

/** A payment entered by hand. */
export function manualPayment(draft: PaymentDraft, actor: Actor, moment: Moment, ids: Ids): Payment {
  return { ...draft, id: ids.next<PaymentId>(), provider: "MANUAL", createdBy: actor.userId, createdAt: moment.now };
}

/** What a sale that was moved to PAID by hand still owed, as paid that day; null where it owed nothing. */
export function closingPayment(sale: Sale, moment: Moment): PaymentDraft | null {
  const rest = owed(sale.gross, sale.paid);
  return sale.status === "PAID" && rest > 0 ? { amount: rest, paidOn: moment.today, reference: null } : null;
}
