import { sql } from "kysely";
import type { ServiceChanged, ServiceReader, ServiceWriter } from "../../domain/catalogue/ports.ts";
import type { DatedPrice, Service } from "../../domain/catalogue/service.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { OrganizationId, ServiceId } from "../../domain/kernel/ids.ts";
import type { Send, Statement } from "./engine.ts";
import { askOne, db, of, question, statementOf, written } from "./question.ts";
import { differences, recordEvent } from "./record.ts";
import { addingServices, changingServices, removingServices } from "./service_bulk.ts";

const MOST_SERVICES = 1_000;

/** The whole record, under the domain's names. */
function servicesOf(organization: OrganizationId) {
  return db.selectFrom("app.services as s")
    .select(["s.id", "s.version", "s.name", "s.category", "s.description", "s.price_ore as priceOre"])
    .select(["s.price_includes_vat as priceIncludesVat", "s.vat_bp as vatBasisPoints", "s.unit"])
    .select(["s.pricing_model as pricingModel", "s.duration_minutes as durationMinutes", "s.cost_ore as costOre"])
    .select(["s.active", "s.created_at as createdAt", "s.updated_at as updatedAt"])
    .select(
      sql<
        readonly DatedPrice[]
      >`coalesce((select json_agg(json_build_object('from', p.from_day, 'priceOre', p.price_ore,
          'priceIncludesVat', p.price_includes_vat, 'vatBasisPoints', p.vat_bp, 'costOre', p.cost_ore) order by p.from_day)
        from app.service_prices p where p.organization_id = s.organization_id and p.service_id = s.id), '[]')`.as(
        "prices",
      ),
    )
    .where(of("s", organization));
}

type Found = ReturnType<typeof servicesOf> extends { execute(): Promise<(infer Row)[]> } ? Row : never;

/** Prices are told where there ever was more than one. */
function serviceOf({ prices, ...service }: Found): Service {
  return prices.length > 0 ? { ...service, prices } : service;
}
const first = ([found]: readonly Found[]) => found ? serviceOf(found) : null;

export function serviceReader(organization: OrganizationId): ServiceReader {
  return {
    find: (id) => question(servicesOf(organization).where("s.id", "=", id), first),
    some: (ids) =>
      question(
        servicesOf(organization).where(sql<boolean>`s.id = any(${[...ids]}::uuid[])`),
        (rows) => rows.map(serviceOf),
      ),
    all: ({ active, category }) =>
      question(
        servicesOf(organization)
          .$if(active !== null, (query) => query.where("s.active", "=", active!))
          .$if(category !== null, (query) => query.where("s.category", "=", category!))
          .orderBy("s.category").orderBy("s.name").orderBy("s.id").limit(MOST_SERVICES),
        (rows) => rows.map(serviceOf),
      ),
    named: (names) =>
      question(
        servicesOf(organization)
          .where(sql<boolean>`s.name_key = any(array(
            select lower(asked.name collate app.danish) collate "C" from unnest(${[
            ...names,
          ]}::text[]) as asked (name)))`)
          .orderBy("s.category").orderBy("s.name").orderBy("s.id"),
        (rows) => rows.map(serviceOf),
      ),
    inUse: (ids) =>
      question(
        written(sql<{ readonly id: ServiceId }>`select one.id from unnest(${[...ids]}::uuid[]) as one (id)
          where exists (select from app.sale_lines l where l.organization_id = ${organization} and l.service_id = one.id)
            or exists (select from app.leads l where l.organization_id = ${organization} and l.interest_service_id = one.id)
            or exists (select from app.billing_products p where p.organization_id = ${organization} and p.service_id = one.id)
            or one.id = any(array(select unnest(a.service_ids) from app.agreements a
              where a.organization_id = ${organization}))`),
        (rows): readonly ServiceId[] => rows.map(({ id }) => id),
      ),
  };
}

export function serviceWriter(actor: Actor, send: Send): ServiceWriter {
  const { organizationId } = actor;
  const about = (service: Service) => ({ type: "service" as const, id: service.id });
  return {
    lock: (id: ServiceId) =>
      askOne(
        send,
        question(servicesOf(organizationId).where("s.id", "=", id).forNoKeyUpdate("s"), first),
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
        ...(JSON.stringify(event.before.prices) === JSON.stringify(service.prices) ? [] : pricesOf(service).map(send)),
      ]);
      if (!found) throw new Error("Cannot save the service: it is gone");
      return saved;
    },
    async lockMany(ids) {
      const some = sql<boolean>`s.id = any(${[...ids]}::uuid[])`;
      // Two statements: the second sees what was committed while the first waited.
      const [, services] = await Promise.all([
        send(statementOf(
          db.selectFrom("app.services as s").select("s.id").where(of("s", organizationId)).where(some).orderBy("s.id")
            .forUpdate(),
        )),
        askOne(send, question(servicesOf(organizationId).where(some), (rows) => rows.map(serviceOf))),
      ]);
      return services;
    },
    async addMany(services) {
      if (services.length > 0) await Promise.all(addingServices(actor, services).map(send));
    },
    async changeMany(changes) {
      if (changes.length === 0) return;
      const changesOf = ({ before, after }: ServiceChanged) => differences(before, after, FIELDS);
      const [saved] = await Promise.all(changingServices(actor, changes, changesOf).map(send));
      if (saved.length < changes.length) throw new Error("Cannot save the services: some are gone");
    },
    async removeMany(services) {
      if (services.length > 0) await Promise.all(removingServices(actor, services).map(send));
    },
  };

  /** The prices as they now are, in place of those that were. */
  function pricesOf({ id, prices = [] }: Service): Statement[] {
    const remove = db.deleteFrom("app.service_prices as p").where(of("p", organizationId)).where(
      "p.service_id",
      "=",
      id,
    );
    const rows = prices.map((price) => ({
      organization_id: organizationId,
      service_id: id,
      from_day: price.from,
      price_ore: price.priceOre,
      price_includes_vat: price.priceIncludesVat,
      vat_bp: price.vatBasisPoints,
      cost_ore: price.costOre,
    }));
    return [
      statementOf(remove),
      ...(rows.length > 0 ? [statementOf(db.insertInto("app.service_prices").values(rows))] : []),
    ];
  }
}

const FIELDS = [
  ...["name", "category", "description", "priceOre", "priceIncludesVat", "vatBasisPoints", "unit"] as const,
  ...["pricingModel", "durationMinutes", "costOre", "active", "prices"] as const,
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
