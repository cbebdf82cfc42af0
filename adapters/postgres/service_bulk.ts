import type { ServiceChanged } from "../../domain/catalogue/ports.ts";
import type { DatedPrice, Service } from "../../domain/catalogue/service.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { addAll, type Bulk, SERVICES, unnested, without } from "./bulk_rows.ts";
import type { Statement } from "./engine.ts";
import { recordEvents } from "./record.ts";

interface OfService {
  readonly serviceId: string;
  readonly price: DatedPrice;
}

const PRICES: Bulk<OfService> = {
  table: "app.service_prices",
  columns: [
    ["service_id", "uuid", ({ serviceId }) => serviceId],
    ["from_day", "date", ({ price }) => price.from],
    ["price_ore", "bigint", ({ price }) => price.priceOre],
    ["price_includes_vat", "boolean", ({ price }) => price.priceIncludesVat],
    ["vat_bp", "int", ({ price }) => price.vatBasisPoints],
    ["cost_ore", "bigint", ({ price }) => price.costOre],
  ],
};
const CHANGED = without(SERVICES, "id", "version", "created_at").columns;

/** Adds many services at once. */
export function addingServices(actor: Actor, services: readonly Service[]): Statement[] {
  return [
    addAll(SERVICES, actor.organizationId, services),
    ...pricing(actor, services),
    recordEvents(
      actor,
      "service_recorded",
      "service",
      services.map(({ id, name, priceOre }) => ({ id, facts: { name, priceOre } })),
    ),
  ];
}

/** Saves many changed services at once, their prices in place of those that were; the rows say which of them were there. */
export function changingServices(
  actor: Actor,
  changes: readonly ServiceChanged[],
  changesOf: (change: ServiceChanged) => Readonly<Record<string, unknown>>,
): Statement[] {
  const services = changes.map(({ after }) => after);
  const repriced = changes.filter(({ before, after }) => JSON.stringify(before.prices) !== JSON.stringify(after.prices))
    .map(({ after }) => after);
  const { given, values } = unnested([["id", "uuid", ({ id }: Service) => id], ...CHANGED], services);
  return [
    {
      text: `update app.services s set version = s.version + 1, ${
        CHANGED.map(([name]) => `${name} = one.${name}`).join(", ")
      } from ${given} where s.organization_id = $1 and s.id = one.id returning s.id`,
      values: [actor.organizationId, ...values],
    },
    ...(repriced.length > 0 ? [unpricing(actor, repriced)] : []),
    ...pricing(actor, repriced),
    recordEvents(
      actor,
      "service_changed",
      "service",
      changes.map((change) => ({
        ...{ id: change.after.id, facts: { name: change.after.name } },
        changes: changesOf(change),
      })),
    ),
  ];
}

/** Takes many services out of the catalogue at once, with their prices; the database keeps those that something names. */
export function removingServices(actor: Actor, services: readonly Service[]): Statement[] {
  return [
    unpricing(actor, services),
    {
      text: "delete from app.services s where s.organization_id = $1 and s.id = any($2::uuid[])",
      values: [actor.organizationId, services.map(({ id }) => id)],
    },
    recordEvents(actor, "service_removed", "service", services.map(({ id, name }) => ({ id, facts: { name } }))),
  ];
}

function unpricing({ organizationId }: Actor, services: readonly Service[]): Statement {
  return {
    text: "delete from app.service_prices p where p.organization_id = $1 and p.service_id = any($2::uuid[])",
    values: [organizationId, services.map(({ id }) => id)],
  };
}

function pricing({ organizationId }: Actor, services: readonly Service[]): Statement[] {
  const prices = services.flatMap(({ id, prices = [] }) => prices.map((price) => ({ serviceId: id, price })));
  return prices.length > 0 ? [addAll(PRICES, organizationId, prices)] : [];
}
