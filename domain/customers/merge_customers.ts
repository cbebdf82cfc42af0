import type { Actor } from "../kernel/actor.ts";
import type { CustomerId, MergeId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, yes } from "../kernel/result.ts";
import { seenBy } from "./access.ts";
import type { Customer, CustomerRefusal, CustomerView } from "./customer.ts";
import { type Merge, mergeable, mergedFacts, undoable, unmergedFacts } from "./merge.ts";
import type { World } from "./record_customer.ts";

/** Makes two records of one customer one: everything of `goneId` goes to `keptId`, and the other leaves the lists. */
export function mergeCustomers({ tenants, clock, ids }: World) {
  return (actor: Actor, keptId: CustomerId, goneId: CustomerId) =>
    tenants.write<{ readonly merge: Merge; readonly customer: CustomerView }, CustomerRefusal | Forbidden>(
      actor,
      async (books) => {
        if (!may(actor, "delete_customers")) return no({ kind: "forbidden", permission: "delete_customers" });
        await books.customers.holdRecording();
        // In one order whoever is kept, so that two merges never wait for each other in a ring.
        const [first, second] = [keptId, goneId].toSorted();
        const held = [await books.customers.lock(first), await books.customers.lock(second)];
        const pair = mergeable(
          held.find((one) => one?.id === keptId) ?? null,
          held.find((one) => one?.id === goneId) ?? null,
        );
        if (!pair.ok) return pair;
        const [kept, gone] = pair.value;
        const before = mergedFacts(kept, kept), after = mergedFacts(kept, gone);
        const at = clock.now();
        const merge = await books.customers.merge(
          { id: ids.next<MergeId>(), keptId, goneId, before, after, by: actor.userId, at, undoneAt: null },
          { ...bare(kept), ...after, updatedAt: at },
        );
        const { customer } = await books.ask({ customer: books.read.customers.find(keptId) });
        return yes({ merge, customer: seenBy(actor, customer!) });
      },
    );
}

/** Takes a merge back within its 30 days: what changed hands then and is still there returns, with the record it belonged to. */
export function unmergeCustomers({ tenants, clock }: World) {
  return (actor: Actor, keptId: CustomerId, mergeId: MergeId | null = null) =>
    tenants.write<CustomerView, CustomerRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "delete_customers")) return no({ kind: "forbidden", permission: "delete_customers" });
      await books.customers.holdRecording();
      const kept = await books.customers.lock(keptId);
      const { merges } = await books.ask({ merges: books.read.customers.merges(keptId) });
      const merge = (mergeId === null ? merges[0] : merges.find(({ id }) => id === mergeId)) ?? null;
      const now = clock.now();
      const refusal = undoable(merge, kept, now);
      if (refusal) return no(refusal);
      await books.customers.lock(merge!.goneId);
      const facts = unmergedFacts(kept!, merge!);
      await books.customers.unmerge({ ...merge!, undoneAt: now }, { ...bare(kept!), ...facts, updatedAt: now });
      const { customer } = await books.ask({ customer: books.read.customers.find(merge!.goneId) });
      return yes(seenBy(actor, customer!));
    });
}

/** The record without its figures. */
function bare({ stats: _stats, ...customer }: CustomerView): Customer {
  return customer;
}
