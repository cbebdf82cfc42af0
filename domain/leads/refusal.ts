import type { LeadStatus } from "./lead.ts";

export type LeadRefusal =
  | { readonly kind: "lead_missing" }
  | {
    readonly kind: "illegal_lead_move";
    readonly from: LeadStatus;
    readonly to: LeadStatus;
    readonly allowed: readonly LeadStatus[];
  }
  | { readonly kind: "nothing_to_undo" }
  /** A lead that comes to nothing says why. */
  | { readonly kind: "ending_missing" }
  | { readonly kind: "day_missing" }
  | { readonly kind: "note_missing" }
  | { readonly kind: "lead_closed"; readonly status: LeadStatus }
  /** Only a QUALIFIED lead becomes a sale, unless somebody says that it may be early. */
  | { readonly kind: "lead_not_qualified"; readonly status: LeadStatus }
  | { readonly kind: "amount_missing" }
  | { readonly kind: "weights_empty" }
  | { readonly kind: "stale_version"; readonly current: unknown }
  | { readonly kind: "reference_missing"; readonly field: string };
