import type { SaleStatus } from "../domain/sales/moves.ts";
import type { PaymentStatus } from "../domain/sales/payment.ts";
import { cx } from "./cx.ts";

const SALE: Record<SaleStatus, string> = {
  QUOTE_SENT: cx("text-quote bg-quote-soft"),
  ACCEPTED: cx("text-accepted bg-accepted-soft"),
  SCHEDULED: cx("text-scheduled bg-scheduled-soft"),
  IN_PROGRESS: cx("text-progress bg-progress-soft"),
  COMPLETED: cx("text-completed bg-completed-soft"),
  PAID: cx("text-paid bg-paid-soft"),
  LOST: cx("text-lost bg-lost-soft"),
  CANCELLED: cx("text-lost bg-lost-soft"),
};

const PAYMENT: Record<PaymentStatus | "OVERDUE", string> = {
  NOT_INVOICED: cx("text-ink-3 border-line-2"),
  PENDING: cx("text-quote border-quote"),
  PARTIALLY_PAID: cx("text-accepted border-accepted"),
  PAID: cx("text-paid border-paid"),
  OVERPAID: cx("text-scheduled border-scheduled"),
  REFUNDED: cx("text-lost border-lost"),
  OVERDUE: cx("text-danger border-danger"),
};

/** Where a sale stands: a word, and a colour for those who see it. */
export function StatusBadge({ status, word }: { status: keyof typeof SALE; word: string }) {
  return <span class={cx("badge", SALE[status])}>{word}</span>;
}

/** Where its money stands. Outlined, so that the two are never mistaken for each other. */
export function PaymentBadge({ status, word }: { status: keyof typeof PAYMENT; word: string }) {
  return <span class={cx("badge badge-line", PAYMENT[status])}>{word}</span>;
}

/** A small word about a record: archived, inactive, own. */
export function Tag({ word }: { word: string }) {
  return (
    <span class="inline-block px-2 py-px rounded-full bg-sunken border border-line text-xs text-ink-2 max-w-xs truncate align-bottom">
      {word}
    </span>
  );
}
