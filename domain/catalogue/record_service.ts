import type { Actor } from "../kernel/actor.ts";
import { given } from "../kernel/change.ts";
import type { Ids, ServiceId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, yes } from "../kernel/result.ts";
import type { Clock } from "../kernel/time.ts";
import type { Tenants } from "../tenants.ts";
import type { Service, ServiceFacts, ServiceRefusal } from "./service.ts";

export interface World {
  readonly tenants: Tenants;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Adds an entry to the catalogue (AUTH-13: ADMIN only). */
export function recordService({ tenants, clock, ids }: World) {
  return (actor: Actor, facts: ServiceFacts) =>
    tenants.write<Service, ServiceRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "edit_services")) return no({ kind: "forbidden", permission: "edit_services" });
      const now = clock.now();
      return yes(
        await books.services.add({ ...facts, id: ids.next<ServiceId>(), version: 1, createdAt: now, updatedAt: now }),
      );
    });
}

/** Changes an entry in the version the actor saw; sales already made keep the price they were made with. */
export function changeService({ tenants, clock }: World) {
  return (actor: Actor, id: ServiceId, { version, ...change }: Partial<ServiceFacts> & { readonly version: number }) =>
    tenants.write<Service, ServiceRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "edit_services")) return no({ kind: "forbidden", permission: "edit_services" });
      const before = await books.services.lock(id);
      if (before === null) return no({ kind: "service_missing" });
      if (version !== before.version) return no({ kind: "stale_version", current: before });
      const changed = { ...before, ...given(change), updatedAt: clock.now() };
      return yes(await books.services.record({ kind: "service_changed", before }, changed));
    });
}
