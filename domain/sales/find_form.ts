import { priced } from "../catalogue/price.ts";
import type { Actor } from "../kernel/actor.ts";
import type { CustomerId } from "../kernel/ids.ts";
import { dayOf } from "../kernel/time.ts";
import { yes } from "../kernel/result.ts";
import type { World } from "./world.ts";

/** What a form for a sale offers to choose from: the services still sold, the colleagues still here, and the customer it is for. */
export function findSaleForm({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (actor: Actor, customerId: CustomerId | null) => {
    const { services, members, customer, firm } = await tenants.read(actor, (books) => ({
      services: books.services.all({ active: true, category: null }),
      members: books.members.all(),
      firm: books.organization.find(),
      customer: books.customers.find(customerId ?? NOBODY),
    }));
    const today = dayOf(clock.now(), firm.timeZone);
    return yes({
      services: services.map((service) => priced(service, today)),
      members: members.filter((member) => member.active),
      customer,
    });
  };
}

/** No customer has the nil UUID. */
const NOBODY = "00000000-0000-0000-0000-000000000000" as CustomerId;
