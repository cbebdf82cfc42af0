import type { Actor } from "../kernel/actor.ts";
import { given } from "../kernel/change.ts";
import type { Ids, ServiceId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, yes } from "../kernel/result.ts";
import { type Clock, type Day, dayOf } from "../kernel/time.ts";
import type { Tenants } from "../tenants.ts";
import { priced, priceOf, repriced, withoutPrice } from "./price.ts";
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

/** What can be changed of an entry; another price is valid from today on, or from the day that is named. */
export type ServiceChange = Partial<ServiceFacts> & { readonly version: number; readonly priceFrom?: Day | null };

/** Changes an entry in the version the actor saw; sales already made keep the price they were made with. */
export function changeService({ tenants, clock }: World) {
  return (actor: Actor, id: ServiceId, { version, priceFrom, ...change }: ServiceChange) =>
    tenants.write<Service, ServiceRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "edit_services")) return no({ kind: "forbidden", permission: "edit_services" });
      const [found, { firm }] = [
        await books.services.lock(id),
        await books.ask({ firm: books.read.organization.find() }),
      ];
      if (found === null) return no({ kind: "service_missing" });
      const now = clock.now(), today = dayOf(now, firm.timeZone);
      const before = priced(found, today);
      if (version !== before.version) return no({ kind: "stale_version", current: before });
      const wanted = { ...before, ...given(change), updatedAt: now };
      const changed = repriced({ ...wanted, ...priceOf(before) }, wanted, priceFrom ?? today, today);
      return yes(await books.services.record({ kind: "service_changed", before }, changed));
    });
}

/** Takes back a price that is not valid yet. */
export function dropPrice({ tenants, clock }: World) {
  return (actor: Actor, id: ServiceId, from: Day) =>
    tenants.write<Service, ServiceRefusal | Forbidden>(actor, async (books) => {
      if (!may(actor, "edit_services")) return no({ kind: "forbidden", permission: "edit_services" });
      const before = await books.services.lock(id);
      if (before === null) return no({ kind: "service_missing" });
      const { firm } = await books.ask({ firm: books.read.organization.find() });
      const now = clock.now();
      const changed = { ...withoutPrice(before, from, dayOf(now, firm.timeZone)), updatedAt: now };
      return yes(await books.services.record({ kind: "service_changed", before }, changed));
    });
}
