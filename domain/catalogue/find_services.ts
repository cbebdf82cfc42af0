import type { Actor } from "../kernel/actor.ts";
import type { ServiceId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { dayOf } from "../kernel/time.ts";
import { priced } from "./price.ts";
import type { ServiceFilter } from "./ports.ts";
import type { World } from "./record_service.ts";
import type { Service, ServiceRefusal } from "./service.ts";

/** The catalogue at today's prices, or the part the filter leaves. */
export function findServices({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (actor: Actor, filter: ServiceFilter) => {
    const { all, firm } = await tenants.read(actor, ({ services, organization }) => ({
      all: services.all(filter),
      firm: organization.find(),
    }));
    const today = dayOf(clock.now(), firm.timeZone);
    return yes(all.map((service) => priced(service, today)));
  };
}

/** One entry of the catalogue at today's price. */
export function findService({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (actor: Actor, id: ServiceId): Promise<Result<Service, ServiceRefusal>> => {
    const { service, firm } = await tenants.read(actor, ({ services, organization }) => ({
      service: services.find(id),
      firm: organization.find(),
    }));
    if (service === null) return no({ kind: "service_missing" });
    return yes(priced(service, dayOf(clock.now(), firm.timeZone)));
  };
}
