import type { SaleId } from "../kernel/ids.ts";
import type { Ore } from "../kernel/money.ts";
import type { Instant } from "../kernel/time.ts";
import type { SaleStatus } from "./moves.ts";
import type { SaleNumber } from "./number.ts";

export type SaleRefusal =
  | { readonly kind: "sale_missing" }
  | {
    readonly kind: "illegal_transition";
    readonly from: SaleStatus;
    readonly to: SaleStatus;
    readonly allowed: readonly SaleStatus[];
  }
  | { readonly kind: "reason_missing"; readonly to: SaleStatus }
  /** The last step is none that can be taken back: the first one, a correction, a payment, or taken back already. */
  | { readonly kind: "nothing_to_undo" }
  | { readonly kind: "visit_missing" }
  /** Another visit of the same person is in the way; it is named. */
  | { readonly kind: "visit_overlaps"; readonly other: OtherVisit | null }
  | { readonly kind: "payment_empty" }
  | { readonly kind: "payment_not_expected"; readonly status: SaleStatus }
  | { readonly kind: "refund_too_large"; readonly paid: Ore }
  | { readonly kind: "not_fully_paid"; readonly owed: Ore }
  | { readonly kind: "sale_invoiced"; readonly status: SaleStatus }
  /** Money is kept where it was received: it goes back first. */
  | { readonly kind: "sale_has_payments"; readonly paid: Ore }
  | { readonly kind: "amounts_fixed"; readonly status: SaleStatus }
  | { readonly kind: "amount_too_large" }
  | { readonly kind: "lines_missing" }
  /** A line that names no service and has no text or no price. */
  | { readonly kind: "line_incomplete"; readonly index: number }
  | { readonly kind: "stale_version"; readonly current: unknown }
  /** A customer, service or colleague named in the request is not one of this organization's. */
  | { readonly kind: "reference_missing"; readonly field: string };

export interface OtherVisit {
  readonly id: SaleId;
  readonly number: SaleNumber;
  readonly scheduledAt: Instant;
  readonly scheduledUntil: Instant;
}
