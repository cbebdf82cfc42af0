import { sql } from "kysely";
import type { ServiceReader, ServiceWriter } from "../../domain/catalogue/ports.ts";
import type { Service } from "../../domain/catalogue/service.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { OrganizationId, ServiceId } from "../../domain/kernel/ids.ts";
import type { Send } from "./engine.ts";
import { askOne, db, of, question, statementOf } from "./question.ts";
import { differences, recordEvent } from "./record.ts";

const MOST_SERVICES = 1_000;

/** The whole record, under the domain's names. */
function servicesOf(organization: OrganizationId) {
  return db.selectFrom("app.services as s")
    .select(["s.id", "s.version", "s.name", "s.category", "s.description", "s.price_ore as priceOre"])
    .select(["s.price_includes_vat as priceIncludesVat", "s.vat_bp as vatBasisPoints", "s.unit"])
    .select(["s.pricing_model as pricingModel", "s.duration_minutes as durationMinutes", "s.cost_ore as costOre"])
    .select(["s.active", "s.created_at as createdAt", "s.updated_at as updatedAt"])
    .where(of("s", organization));
}

export function serviceReader(organization: OrganizationId): ServiceReader {
  return {
    find: (id) => question(servicesOf(organization).where("s.id", "=", id), ([found]) => found ?? null),
    some: (ids) =>
      question(servicesOf(organization).where(sql<boolean>`s.id = any(${[...ids]}::uuid[])`), (rows) => rows),
    all: ({ active, category }) =>
      question(
        servicesOf(organization)
          .$if(active !== null, (query) => query.where("s.active", "=", active!))
          .$if(category !== null, (query) => query.where("s.category", "=", category!))
          .orderBy("s.category").orderBy("s.name").orderBy("s.id").limit(MOST_SERVICES),
        (rows) => rows,
      ),
  };
}

export function serviceWriter(actor: Actor, send: Send): ServiceWriter {
  const { organizationId } = actor;
  const about = (service: Service) => ({ type: "service", id: service.id });
  return {
    lock: (id: ServiceId) =>
      askOne(
        send,
        question(servicesOf(organizationId).where("s.id", "=", id).forNoKeyUpdate(), ([found]) => found ?? null),
      ),
    async add(service) {
      const { id, version, createdAt, updatedAt } = service;
      await Promise.all([
        send(statementOf(
          db.insertInto("app.services").values({
            organization_id: organizationId,
            id,
            version,
            ...columns(service),
            created_at: createdAt,
            updated_at: updatedAt,
          }),
        )),
        send(
          recordEvent(actor, "service_recorded", about(service), { name: service.name, priceOre: service.priceOre }),
        ),
      ]);
      return service;
    },
    async record(event, service) {
      const saved = { ...service, version: service.version + 1 };
      const changes = differences(event.before, service, FIELDS);
      const [[found]] = await Promise.all([
        send(statementOf(
          db.updateTable("app.services as s")
            .set({ version: saved.version, ...columns(service), updated_at: service.updatedAt })
            .where(of("s", organizationId)).where("s.id", "=", service.id).returning("s.id"),
        )),
        send(recordEvent(actor, event.kind, about(service), { name: service.name }, changes)),
      ]);
      if (!found) throw new Error("Cannot save the service: it is gone");
      return saved;
    },
  };
}

const FIELDS = [
  ...["name", "category", "description", "priceOre", "priceIncludesVat", "vatBasisPoints", "unit"] as const,
  ...["pricingModel", "durationMinutes", "costOre", "active"] as const,
] satisfies (keyof Service)[];

function columns(service: Service) {
  return {
    name: service.name,
    category: service.category,
    description: service.description,
    price_ore: service.priceOre,
    price_includes_vat: service.priceIncludesVat,
    vat_bp: service.vatBasisPoints,
    unit: service.unit,
    pricing_model: service.pricingModel,
    duration_minutes: service.durationMinutes,
    cost_ore: service.costOre,
    active: service.active,
  };
}
