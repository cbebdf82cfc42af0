import type { Actor } from "../kernel/actor.ts";
import type { CustomerId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, yes } from "../kernel/result.ts";
import { type CustomerRefusal, type CustomerView, deletable } from "./customer.ts";
import { seenBy } from "./access.ts";
import type { World } from "./record_customer.ts";

/** Puts a customer into the bin; one with sales stays (CUS-11). */
export function deleteCustomer({ tenants, clock }: World) {
  return (actor: Actor, id: CustomerId, version?: number) =>
    tenants.write<CustomerView, CustomerRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "delete_customers")) return no({ kind: "forbidden", permission: "delete_customers" });
      const customer = await books.customers.lock(id);
      if (customer?.deletedAt !== null) return no({ kind: "customer_missing" });
      if (version !== undefined && version !== customer.version) {
        return no({ kind: "stale_version", current: seenBy(actor, customer) });
      }
      const kept = deletable(customer.stats);
      if (kept) return no(kept);
      const { stats: _stats, ...facts } = customer;
      const deleted = await books.customers.record({ kind: "customer_deleted" }, { ...facts, deletedAt: clock.now() });
      return yes(seenBy(actor, deleted));
    });
}

/** Takes a customer out of the bin; one that is not in it stays as it is, and one merged into another comes back by undoing that. */
export function restoreCustomer({ tenants }: World) {
  return (actor: Actor, id: CustomerId) =>
    tenants.write<CustomerView, CustomerRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "delete_customers")) return no({ kind: "forbidden", permission: "delete_customers" });
      const customer = await books.customers.lock(id);
      if (customer === null || customer.mergedInto) return no({ kind: "customer_missing" });
      if (customer.deletedAt === null) return yes(seenBy(actor, customer));
      const { stats: _stats, ...facts } = customer;
      return yes(
        seenBy(actor, await books.customers.record({ kind: "customer_restored" }, { ...facts, deletedAt: null })),
      );
    });
}
