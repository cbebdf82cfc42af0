import type { PaymentId, UserId } from "../kernel/ids.ts";
import { type Ore, ore, sum } from "../kernel/money.ts";
import type { Day, Instant } from "../kernel/time.ts";
import { type SaleStatus, STATES } from "./moves.ts";

export const PAYMENT_STATUSES = ["NOT_INVOICED", "PENDING", "PARTIALLY_PAID", "PAID", "OVERPAID", "REFUNDED"] as const;
export type PaymentStatus = typeof PAYMENT_STATUSES[number];

/** Money that came in, or went back when negative (C8). Never changed, never deleted. */
export interface Payment {
  readonly id: PaymentId;
  readonly amount: Ore;
  readonly paidOn: Day;
  readonly provider: string;
  readonly reference: string | null;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
}

/** What is derived from a sale's payments. */
export interface Account {
  readonly paid: Ore;
  readonly status: PaymentStatus;
}

/**
 * The payment status (C8), from what the sale comes to, what was paid and refunded, and whether it was invoiced:
 * nothing left of what was paid is REFUNDED; below, at and above the total are PARTIALLY_PAID, PAID and OVERPAID; with no
 * payment it is PENDING once invoiced. A sale that comes to nothing is paid as soon as it is invoiced.
 */
export function account(gross: Ore, payments: readonly Pick<Payment, "amount">[], status: SaleStatus): Account {
  const paid = sum(payments.map((payment) => payment.amount));
  return { paid, status: paymentStatus(gross, paid, payments.length > 0, STATES[status].invoiced) };
}

/** The same from the sum alone, where it is known that there were payments. */
export function paymentStatus(gross: Ore, paid: Ore, anyPayment: boolean, invoiced: boolean): PaymentStatus {
  if (paid > gross) return "OVERPAID";
  if (paid > 0) return paid === gross ? "PAID" : "PARTIALLY_PAID";
  if (anyPayment) return "REFUNDED";
  if (!invoiced) return "NOT_INVOICED";
  return gross === 0 ? "PAID" : "PENDING";
}

/** What is still owed, in øre; nothing when more was paid than asked. */
export function owed(gross: Ore, paid: Ore): Ore {
  return ore(Math.max(0, gross - paid));
}

/** Whether a bill is late: its due date has passed in the firm's zone and money is still expected. What was refunded is not. */
export function isOverdue(
  bill: { readonly dueOn: Day | null; readonly paymentStatus: PaymentStatus },
  today: Day,
): boolean {
  const expected = bill.paymentStatus === "PENDING" || bill.paymentStatus === "PARTIALLY_PAID";
  return expected && bill.dueOn !== null && bill.dueOn < today;
}
