import type { CustomerId, SaleId, UserId } from "../kernel/ids.ts";
import { isOre, type Ore, ore, sum } from "../kernel/money.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { addDays, addMinutes, type Day, type Instant } from "../kernel/time.ts";
import type { PricedLine } from "../pricing/line.ts";
import type { Totals } from "../pricing/totals.ts";
import { type FirstStatus, isLegal, nextStatuses, type SaleStatus, STATES } from "./moves.ts";
import type { SaleNumber } from "./number.ts";
import { owed, type PaymentStatus, paymentStatus } from "./payment.ts";
import type { SaleRefusal } from "./refusal.ts";

export const SOURCES = ["EMAIL", "PHONE", "WEBSITE", "REFERRAL", "EVENT", "OTHER"] as const;
export type Source = typeof SOURCES[number];

/** What every sale has, whatever its state. */
export interface SaleFacts extends Totals {
  readonly id: SaleId;
  readonly number: SaleNumber;
  readonly version: number;
  readonly customerId: CustomerId;
  readonly lines: readonly PricedLine[];
  readonly quoted: Ore | null;
  readonly currency: "DKK";
  readonly source: Source;
  readonly saleDate: Day;
  readonly assignedTo: UserId | null;
  readonly createdBy: UserId;
  readonly internalNotes: string | null;
  readonly customerNotes: string | null;
  readonly paid: Ore;
  readonly paymentStatus: PaymentStatus;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly deletedAt: Instant | null;
}

/** When the work is to be done; `until` follows from the lines' durations. */
export interface Visit {
  readonly scheduledAt: Instant;
  readonly scheduledUntil: Instant;
}

/** A visit that is only wished for, or none yet. */
export type Wish = Visit | { readonly scheduledAt: null; readonly scheduledUntil: null };

interface Unstarted {
  readonly startedAt: null;
  readonly endedAt: null;
  readonly dueOn: null;
  readonly paidOn: null;
  readonly reason: null;
}
interface Ended {
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly dueOn: null;
  readonly paidOn: null;
  readonly reason: string;
}
interface Done {
  readonly startedAt: Instant | null;
  readonly endedAt: Instant;
  readonly dueOn: Day;
  readonly reason: null;
}

/** What a sale has only in certain states. */
export type SaleState =
  | { readonly status: "QUOTE_SENT" } & Wish & Unstarted
  | { readonly status: "ACCEPTED" } & Wish & Unstarted
  | { readonly status: "SCHEDULED" } & Visit & Unstarted
  | { readonly status: "IN_PROGRESS" } & Visit & Omit<Unstarted, "startedAt"> & { readonly startedAt: Instant }
  | { readonly status: "COMPLETED" } & Wish & Done & { readonly paidOn: null }
  | { readonly status: "PAID" } & Wish & Done & { readonly paidOn: Day }
  | { readonly status: "LOST" } & Wish & Ended
  | { readonly status: "CANCELLED" } & Wish & Ended;

/** A sale: a union on `status`, each state carrying only what it has. */
export type Sale = SaleFacts & SaleState;
export type SaleIn<S extends SaleStatus> = Extract<Sale, { readonly status: S }>;

/** What somebody gives along when moving a sale. */
export interface MoveDetails {
  readonly reason?: string | null;
  readonly scheduledAt?: Instant | null;
}

/** The moment of a move, and the terms that hold then. */
export interface Moment {
  readonly now: Instant;
  readonly today: Day;
  readonly paymentTermsDays: number;
}

/** The visit that starts then and lasts as long as the lines' services say, one hour where none says. */
export function visitAt(scheduledAt: Instant, durationMinutes: number): Visit {
  return { scheduledAt, scheduledUntil: addMinutes(scheduledAt, Math.max(durationMinutes, 15)) };
}

/** The state a new sale is in: a quote, or already accepted, with the visit wished for. */
export function firstState(status: FirstStatus, wish: Wish): SaleState {
  return { status, ...wish, ...UNSTARTED };
}

/**
 * Moves a sale along an arrow of SALE-12. Refused: a move with no arrow, LOST or CANCELLED without a reason, SCHEDULED
 * without a date and time. COMPLETED sets the due date by the payment terms; PAID sets the day of payment.
 */
export function move(
  sale: Sale,
  to: SaleStatus,
  details: MoveDetails,
  minutes: number,
  moment: Moment,
): Result<Sale, SaleRefusal> {
  if (!isLegal(sale.status, to)) {
    return no({ kind: "illegal_transition", from: sale.status, to, allowed: nextStatuses(sale.status) });
  }
  return enter(sale, to, details, minutes, moment);
}

/**
 * Puts a sale into another state against the arrows: an ADMIN's own act, always with a reason (C9). What the new state needs
 * is asked for as in a move. Money paid is kept as it is.
 */
export function correct(
  sale: Sale,
  to: SaleStatus,
  details: MoveDetails,
  minutes: number,
  moment: Moment,
): Result<Sale, SaleRefusal> {
  if (!details.reason?.trim()) return no({ kind: "reason_missing", to });
  if (sale.status === to) {
    return no({ kind: "illegal_transition", from: sale.status, to, allowed: nextStatuses(sale.status) });
  }
  if (to === "PAID" && sale.paid < sale.gross) return no({ kind: "not_fully_paid", owed: owed(sale.gross, sale.paid) });
  return enter(sale, to, details, minutes, moment);
}

/** The sale in the state, with all that the state asks for and sets, whichever way it came there. */
export function enter(
  sale: Sale,
  to: SaleStatus,
  details: MoveDetails,
  minutes: number,
  moment: Moment,
): Result<Sale, SaleRefusal> {
  const reason = details.reason?.trim() || null;
  const wish = details.scheduledAt ? visitAt(details.scheduledAt, minutes) : wishOf(sale);
  const startedAt = sale.startedAt;
  const endedAt = sale.endedAt ?? moment.now;
  const dueOn = sale.dueOn ?? addDays(moment.today, moment.paymentTermsDays);
  if (STATES[to].asks === "reason" && reason === null) return no({ kind: "reason_missing", to });
  switch (to) {
    case "QUOTE_SENT":
    case "ACCEPTED":
      return entered(sale, { status: to, ...wish, ...UNSTARTED });
    case "SCHEDULED":
      if (wish.scheduledAt === null) return no({ kind: "visit_missing" });
      return entered(sale, { status: to, ...wish, ...UNSTARTED });
    case "IN_PROGRESS":
      if (wish.scheduledAt === null) return no({ kind: "visit_missing" });
      return entered(sale, { status: to, ...wish, ...UNSTARTED, startedAt: startedAt ?? moment.now });
    case "COMPLETED":
      return entered(sale, { status: to, ...wish, startedAt, endedAt, dueOn, paidOn: null, reason: null });
    case "PAID":
      return entered(sale, { status: to, ...wish, startedAt, endedAt, dueOn, paidOn: moment.today, reason: null });
    case "LOST":
    case "CANCELLED":
      return entered(sale, {
        status: to,
        ...wish,
        startedAt,
        endedAt: sale.endedAt,
        dueOn: null,
        paidOn: null,
        reason: reason!,
      });
  }
}

/** The payment status follows the state: an invoice is due from COMPLETED on. */
function entered(sale: Sale, state: SaleState): Result<Sale, never> {
  const anyPayment = sale.paid !== 0 || sale.paymentStatus === "REFUNDED";
  return yes({
    ...sale,
    ...state,
    paymentStatus: paymentStatus(sale.gross, sale.paid, anyPayment, STATES[state.status].invoiced),
  });
}

/** The planned visit of a sale, or none. */
export function wishOf(sale: Wish): Wish {
  return sale.scheduledAt === null ? NO_VISIT : { scheduledAt: sale.scheduledAt, scheduledUntil: sale.scheduledUntil };
}

/**
 * Takes a payment, or a refund when negative, into the sale's account. Refused: nothing, money for a sale that was never
 * accepted or came to nothing, a refund of more than was paid, and more than an account holds. The caller moves a COMPLETED sale on when it is fully paid.
 */
export function pay(sale: Sale, amount: Ore): Result<Sale, SaleRefusal> {
  if (amount === 0) return no({ kind: "payment_empty" });
  if (amount > 0 && !STATES[sale.status].pays) return no({ kind: "payment_not_expected", status: sale.status });
  if (sale.paid + amount < 0) return no({ kind: "refund_too_large", paid: sale.paid });
  if (!isOre(sale.paid + amount)) return no({ kind: "amount_too_large" });
  const paid = sum([sale.paid, amount]);
  return yes({ ...sale, paid, paymentStatus: paymentStatus(sale.gross, paid, true, STATES[sale.status].invoiced) });
}

/** Whether the last øre has come in, so that a COMPLETED sale becomes PAID (C7), also one that was paid before. */
export function isSettled(sale: Sale): boolean {
  return sale.status === "COMPLETED" && sale.paid > 0 && sale.paid >= sale.gross;
}

/** Invoiced sales are kept (C10), and so are those with money on them; every other may go to the bin. */
export function deletable(sale: Pick<Sale, "status" | "paid">): SaleRefusal | null {
  if (STATES[sale.status].invoiced) return { kind: "sale_invoiced", status: sale.status };
  return sale.paid === 0 ? null : { kind: "sale_has_payments", paid: sale.paid };
}

/** Amounts, customer, dates and visits are fixed once a sale is invoiced or over; notes and assignee stay open. */
export function amountsAreOpen(sale: Sale): boolean {
  return STATES[sale.status].amounts === "open";
}

export const NO_VISIT = { scheduledAt: null, scheduledUntil: null } as const satisfies Wish;
const UNSTARTED = {
  startedAt: null,
  endedAt: null,
  dueOn: null,
  paidOn: null,
  reason: null,
} as const satisfies Unstarted;

/** What a sale shows of itself in one line: its first line's text, and how many more there are. */
export function titleOf(lines: readonly { readonly description: string }[]): string {
  return lines.length > 1 ? `${lines[0].description} +${lines.length - 1}` : lines[0]?.description ?? "";
}

/** Nothing paid, nothing asked: what a sale starts with. */
export const UNPAID = { paid: ore(0), paymentStatus: "NOT_INVOICED" } as const;
