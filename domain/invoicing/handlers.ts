import type { Handlers } from "../delivery/handler.ts";
import { approveInvoice } from "./approve_invoice.ts";
import { askAccounts } from "./ask_accounts.ts";
import { draftInvoice } from "./draft_invoice.ts";
import { pollBilling } from "./poll_billing.ts";
import type { BillingWorld } from "./ports.ts";
import { reconcileBilling } from "./reconcile_billing.ts";
import { sendInvoice } from "./send_invoice.ts";

/** Everything that is done in a firm's accounts. */
export function billingHandlers(world: BillingWorld): Handlers {
  return {
    "invoice.draft": draftInvoice(world),
    "invoice.approve": approveInvoice(world),
    "invoice.send": sendInvoice(world),
    "billing.poll": pollBilling(world),
    "billing.reconcile": reconcileBilling(world),
    "billing.test": askAccounts(world),
  };
}
