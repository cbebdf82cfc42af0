import type { SaleStatus } from "../sales/moves.ts";

export type InvoicingRefusal =
  /** The firm has not connected its accounts. */
  | { readonly kind: "accounts_missing" }
  /** Only what is done is invoiced. */
  | { readonly kind: "sale_not_done"; readonly status: SaleStatus }
  | { readonly kind: "finding_missing" };
