import type { Actor } from "../kernel/actor.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { no } from "../kernel/result.ts";
import { holdSale, viewSale } from "../sales/hold.ts";
import { STATES } from "../sales/moves.ts";
import type { SaleView } from "../sales/ports.ts";
import type { SaleRefusal } from "../sales/refusal.ts";
import type { World } from "../sales/world.ts";
import { invoiceOfSale } from "./find_invoice.ts";
import type { InvoicingRefusal } from "./refusal.ts";

/** Makes the step due that an invoice is stuck at, or asks for the invoice of a sale that has none. */
export function askForInvoice({ tenants }: Pick<World, "tenants">) {
  return (actor: Actor, id: SaleId) =>
    tenants.write<SaleView, SaleRefusal | InvoicingRefusal | Forbidden>(actor, async (books) => {
      const held = await holdSale(books, actor, id, "invoice_sales", undefined);
      if (!held.ok) return held;
      const { sale } = held.value;
      if (!STATES[sale.status].invoiced) return no({ kind: "sale_not_done", status: sale.status });
      const view = await viewSale(books, id);
      const key = `sale:${id}`;
      const { invoice, jobs, integrations } = await books.ask({
        invoice: books.read.invoices.ofSale(id),
        jobs: books.read.jobs.about(key),
        integrations: books.read.integrations.all(),
      });
      if (!view.ok) return view;
      const { accounts, trouble } = invoiceOfSale(view.value, invoice, jobs, integrations);
      if (accounts === null) return no({ kind: "accounts_missing" });
      if (trouble !== null) await books.effects.repeat(trouble.step, key);
      else if (invoice === null || invoice.state === "asked" || invoice.state === "voided") {
        await books.effects.put([{ kind: "invoice.draft", key, about: { saleId: id } }]);
      }
      return view;
    });
}
