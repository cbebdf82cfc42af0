import type { Actor } from "../kernel/actor.ts";
import type { ServiceId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { ServiceFilter } from "./ports.ts";
import type { World } from "./record_service.ts";
import type { Service, ServiceRefusal } from "./service.ts";

/** The catalogue, or the part the filter leaves. */
export function findServices({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, filter: ServiceFilter) => {
    const { all } = await tenants.read(actor, ({ services }) => ({ all: services.all(filter) }));
    return yes(all);
  };
}

/** One entry of the catalogue. */
export function findService({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, id: ServiceId): Promise<Result<Service, ServiceRefusal>> => {
    const { service } = await tenants.read(actor, ({ services }) => ({ service: services.find(id) }));
    return service === null ? no({ kind: "service_missing" }) : yes(service);
  };
}
