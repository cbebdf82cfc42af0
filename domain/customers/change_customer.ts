import type { Actor } from "../kernel/actor.ts";
import { given } from "../kernel/change.ts";
import type { CustomerId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, yes } from "../kernel/result.ts";
import { type Address, type CustomerFacts, type CustomerRefusal, type CustomerView, likeness } from "./customer.ts";
import { seenBy } from "./access.ts";
import { withPostalCode } from "./postal_code.ts";
import type { World } from "./record_customer.ts";

/** What can be changed of a customer; a field left out stays as it is, and so does a part of the address. */
export type CustomerChange = Partial<Omit<CustomerFacts, "address">> & {
  readonly address?: Partial<Address>;
  readonly version: number;
};

/** Changes a customer in the version the actor saw. A change that makes it the double of another is refused unless insisted on. */
export function changeCustomer({ tenants, clock }: World) {
  return (actor: Actor, id: CustomerId, { version, ...change }: CustomerChange, allowDuplicate = false) =>
    tenants.write<CustomerView, CustomerRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "edit_customers")) return no({ kind: "forbidden", permission: "edit_customers" });
      await books.customers.holdRecording();
      const customer = await books.customers.lock(id);
      if (customer?.deletedAt !== null) return no({ kind: "customer_missing" });
      if (version !== customer.version) return no({ kind: "stale_version", current: seenBy(actor, customer) });

      const { stats: _stats, ...before } = customer;
      const address = withPostalCode({ ...before.address, ...given(change.address ?? {}) }, before.address);
      if (address === null) return no({ kind: "not_a_postal_code" });
      const changed = { ...before, ...given(change), address, updatedAt: clock.now() };
      const { alike } = await books.ask({ alike: books.read.customers.alike(changed, id) });
      const mark = alike && likeness(changed, alike);
      if (alike && mark && mark !== likeness(before, alike) && !allowDuplicate) {
        return no({ kind: "duplicate_customer", existingId: alike.id, by: mark });
      }
      return yes(seenBy(actor, await books.customers.record({ kind: "customer_changed", before }, changed)));
    });
}
