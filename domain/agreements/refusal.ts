import type { Day } from "../kernel/time.ts";
import type { SaleRefusal } from "../sales/refusal.ts";

export type AgreementRefusal =
  | { readonly kind: "agreement_missing" }
  | { readonly kind: "weekday_missing" }
  | { readonly kind: "end_before_start"; readonly startsOn: Day }
  | { readonly kind: "pause_backwards" }
  /** The rule names no day between the first and the last. */
  | { readonly kind: "no_visit_in_term" }
  /** What holds from the first day on is changed as a whole. */
  | { readonly kind: "split_at_start" }
  | { readonly kind: "split_after_end"; readonly endsOn: Day }
  /** Days that were are kept as they were. */
  | { readonly kind: "split_in_the_past"; readonly today: Day }
  | SaleRefusal;
