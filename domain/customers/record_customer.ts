import type { Actor } from "../kernel/actor.ts";
import type { CustomerId, Ids } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, yes } from "../kernel/result.ts";
import type { Clock } from "../kernel/time.ts";
import type { Tenants } from "../tenants.ts";
import { seenBy } from "./access.ts";
import { type CustomerFacts, type CustomerRefusal, type CustomerView, likeness } from "./customer.ts";
import { withPostalCode } from "./postal_code.ts";

export interface World {
  readonly tenants: Tenants;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * Records a new customer, unless one with the same CVR, e-mail or phone is there and the caller does not insist. A Danish
 * address has a Danish postal code or none.
 */
export function recordCustomer({ tenants, clock, ids }: World) {
  return (actor: Actor, facts: CustomerFacts, allowDuplicate = false) =>
    tenants.write<CustomerView, CustomerRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "edit_customers")) return no({ kind: "forbidden", permission: "edit_customers" });
      const address = withPostalCode(facts.address, null);
      if (address === null) return no({ kind: "not_a_postal_code" });
      await books.customers.holdRecording();
      const { alike } = await books.ask({ alike: books.read.customers.alike(facts, null) });
      if (alike && !allowDuplicate) {
        return no({ kind: "duplicate_customer", existingId: alike.id, by: likeness(facts, alike) ?? "email" });
      }
      const now = clock.now();
      const id = ids.next<CustomerId>();
      const made = { id, version: 1, createdBy: actor.userId, createdAt: now, updatedAt: now, deletedAt: null };
      return yes(seenBy(actor, await books.customers.add({ ...facts, address, ...made })));
    });
}
