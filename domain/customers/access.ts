import type { Actor } from "../kernel/actor.ts";
import { ownerSeen } from "../sales/access.ts";
import type { CustomerView } from "./customer.ts";

/**
 * The customer as the actor may see it. What all sales of a customer come to is the whole firm's money, so whoever sees only
 * their own sales does not see it (C22).
 */
export function seenBy<C extends Pick<CustomerView, "stats">>(actor: Actor, customer: C): C {
  return ownerSeen(actor) === null ? customer : { ...customer, stats: { ...customer.stats, revenueOre: null } };
}
