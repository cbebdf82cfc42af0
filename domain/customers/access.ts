import type { Actor } from "../kernel/actor.ts";
import { ownerSeen } from "../sales/access.ts";
import type { CustomerView } from "./customer.ts";

/**
 * The customer as the actor may see it. How many sales a customer has, what they come to and when the newest was, is known of
 * everybody's sales together, so whoever sees only their own is not told (C22).
 */
export function seenBy<C extends Pick<CustomerView, "stats">>(actor: Actor, customer: C): C {
  return ownerSeen(actor) === null
    ? customer
    : { ...customer, stats: { salesCount: null, revenueOre: null, lastSaleOn: null } };
}
