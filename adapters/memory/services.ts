import type { ServiceReader, ServiceWriter } from "../../domain/catalogue/ports.ts";
import type { Service } from "../../domain/catalogue/service.ts";
import type { ServiceId } from "../../domain/kernel/ids.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import { asJson, type Ledger, question } from "./ledger.ts";
import { byName, byValue } from "./listing.ts";
import type { Write } from "./record.ts";

export function serviceReader(ledger: Ledger): ServiceReader {
  const { services } = ledger;
  const inOrder = (some: readonly Service[]) =>
    some.toSorted((a, b) => byName(a.category, b.category) || byName(a.name, b.name) || byValue(a.id, b.id));
  return {
    named: (names) =>
      question(() => {
        const asked = new Set(names.map((name) => name.toLowerCase()));
        return inOrder([...services.values()].filter(({ name }) => asked.has(name.toLowerCase())));
      }),
    inUse: (ids) =>
      question(() => {
        const named = new Set(namesOf(ledger));
        return ids.filter((id) => named.has(id));
      }),
    find: (id) => question(() => services.get(id) ?? null),
    some: (ids) => question(() => [...services.values()].filter((service) => ids.includes(service.id))),
    all: ({ active, category }) =>
      question(() =>
        inOrder(
          [...services.values()].filter((service) =>
            (active === null || service.active === active) && (category === null || service.category === category)
          ),
        ).slice(0, 1_000)
      ),
  };
}

/** Every service that something names. */
function namesOf({ sales, leads, agreements }: Ledger): readonly (ServiceId | null)[] {
  return [
    ...[...sales.values(), ...agreements.values()].flatMap(({ lines }) => lines.map(({ serviceId }) => serviceId)),
    ...[...leads.values()].map(({ interestServiceId }) => interestServiceId),
  ];
}

export function serviceWriter(ledger: Ledger, clock: Clock, write: Write): ServiceWriter {
  const { services } = ledger;
  const writer: ServiceWriter = {
    lockMany: (ids) => Promise.resolve(asJson([...new Set(ids)].flatMap((id) => services.get(id) ?? []))),
    async addMany(many) {
      for (const service of many) await writer.add(service);
    },
    async changeMany(changes) {
      for (const { before, after } of changes) await writer.record({ kind: "service_changed", before }, after);
    },
    removeMany(many) {
      for (const service of many) {
        if (namesOf(ledger).includes(service.id)) throw new Error("Cannot remove the service: something names it");
        services.delete(service.id);
        write("service_removed", "service", service.id, {});
      }
      return Promise.resolve();
    },
    lock: (id) => Promise.resolve(asJson(services.get(id) ?? null)),
    add: (service) => {
      if (services.has(service.id)) throw new Error("Cannot add the service: its id is taken");
      services.set(service.id, asJson(service));
      write("service_recorded", "service", service.id, {});
      return Promise.resolve(asJson(service));
    },
    record: ({ kind, ...facts }, service) => {
      const before = services.get(service.id);
      if (!before) throw new Error("Cannot record the service: there is none");
      const saved = { ...asJson(service), version: before.version + 1, updatedAt: clock.now() };
      services.set(service.id, saved);
      write(kind, "service", service.id, facts);
      return Promise.resolve(asJson(saved));
    },
  };
  return writer;
}
