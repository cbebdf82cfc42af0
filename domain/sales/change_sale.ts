import type { Actor } from "../kernel/actor.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { no } from "../kernel/result.ts";
import { applyChange, type SaleChange } from "./change.ts";
import { holdSale, saveSale, viewSale } from "./hold.ts";
import type { SaleView } from "./ports.ts";
import { namesNewColleague, namesNewCustomer } from "./references.ts";
import type { SaleRefusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** Changes a sale; only what is given changes, and only in the version the actor saw. */
export function changeSale({ tenants, clock, ids }: World) {
  return (actor: Actor, id: SaleId, change: SaleChange & { readonly version: number }) =>
    tenants.write<SaleView, SaleRefusal | Forbidden>(actor, async (books) => {
      const held = await holdSale(books, actor, id, "edit_sales", change.version);
      if (!held.ok) return held;
      const { sale, services } = held.value;
      const found = await books.ask({
        customer: books.read.customers.find(change.customerId ?? sale.customerId),
        services: books.read.services.some((change.lines ?? []).flatMap((line) => line.serviceId ?? [])),
        members: books.read.members.some([change.assignedTo ?? null]),
      });
      const stranger = namesNewCustomer(sale, change.customerId, found.customer) ??
        namesNewColleague(sale, change.assignedTo, found.members);
      if (stranger) return no(stranger);

      const changed = applyChange(sale, change, [...services, ...found.services], ids, clock.now());
      if (!changed.ok) return changed;
      const saved = await saveSale(books, { kind: "sale_changed", before: sale }, changed.value);
      return saved.ok ? viewSale(books, id) : saved;
    });
}
