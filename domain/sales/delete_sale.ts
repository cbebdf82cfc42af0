import type { Actor } from "../kernel/actor.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { no } from "../kernel/result.ts";
import { within } from "./access.ts";
import { holdSale, saveSale, viewSale } from "./hold.ts";
import type { SaleView } from "./ports.ts";
import type { SaleRefusal } from "./refusal.ts";
import { deletable } from "./sale.ts";
import type { World } from "./world.ts";

/** Puts a sale into the bin; an invoiced one is kept (C10). */
export function deleteSale({ tenants, clock }: World) {
  return (actor: Actor, id: SaleId, version?: number) =>
    tenants.write<SaleView, SaleRefusal | Forbidden>(actor, async (books) => {
      const held = await holdSale(books, actor, id, "delete_sales", version);
      if (!held.ok) return held;
      const kept = deletable(held.value.sale);
      if (kept) return no(kept);
      // Also one that was called off after its invoice was made.
      const invoice = await books.invoices.lock(id);
      if (invoice !== null && invoice.externalId !== null) {
        return no({ kind: "sale_invoiced", status: held.value.sale.status });
      }
      await books.sales.record({ kind: "sale_deleted" }, { ...held.value.sale, deletedAt: clock.now() });
      return viewSale(books, id);
    });
}

/** Takes a sale out of the bin; one that is not in it stays as it is. */
export function restoreSale({ tenants }: World) {
  return (actor: Actor, id: SaleId) =>
    tenants.write<SaleView, SaleRefusal | Forbidden>(actor, async (books) => {
      const seen = within(await books.sales.lock(id), actor, "delete_sales");
      if (!seen.ok) return seen;
      if (seen.value.deletedAt !== null) {
        const saved = await saveSale(books, { kind: "sale_restored" }, { ...seen.value, deletedAt: null });
        if (!saved.ok) return saved;
      }
      return viewSale(books, id);
    });
}
