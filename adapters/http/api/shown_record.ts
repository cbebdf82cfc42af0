import { findCustomer } from "../../../domain/customers/find_customers.ts";
import type { HookSubject } from "../../../domain/hooks/event.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import type { CustomerId, LeadId, SaleId } from "../../../domain/kernel/ids.ts";
import { findLead } from "../../../domain/leads/find_leads.ts";
import { findSale } from "../../../domain/sales/find_sales.ts";
import type { World } from "../../../domain/sales/world.ts";
import { customerJson } from "./customer_json.ts";
import { leadJson } from "./lead_json.ts";
import { saleJson } from "./sale_json.ts";

/** Reads a record as `GET /api/v1/…/:id` answers it to this actor, for messages to webhooks; null where there is none. */
export function recordShower(world: World) {
  const sale = findSale(world), lead = findLead(world), customer = findCustomer(world);
  return async (
    actor: Actor,
    { type, id }: { readonly type: HookSubject; readonly id: string },
  ): Promise<unknown> => {
    switch (type) {
      case "sale": {
        const found = await sale(actor, id as SaleId);
        return found.ok && living(found.value.sale) ? saleJson(found.value.sale) : null;
      }
      case "lead": {
        const found = await lead(actor, id as LeadId);
        return found.ok && living(found.value.lead) ? leadJson(found.value.lead) : null;
      }
      case "customer": {
        const found = await customer(actor, id as CustomerId);
        return found.ok && living(found.value) ? customerJson(found.value) : null;
      }
    }
  };
}

/** What lies in the bin is as good as gone. */
function living({ deletedAt }: { readonly deletedAt: string | null }): boolean {
  return deletedAt === null;
}
