import type { ServiceReader, ServiceWriter } from "../../domain/catalogue/ports.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import { asJson, type Ledger, question } from "./ledger.ts";
import { byName, byValue } from "./listing.ts";
import type { Write } from "./record.ts";

export function serviceReader({ services }: Ledger): ServiceReader {
  return {
    find: (id) => question(() => services.get(id) ?? null),
    some: (ids) => question(() => [...services.values()].filter((service) => ids.includes(service.id))),
    all: ({ active, category }) =>
      question(() =>
        [...services.values()]
          .filter((service) => active === null || service.active === active)
          .filter((service) => category === null || service.category === category)
          .sort((a, b) => byName(a.category, b.category) || byName(a.name, b.name) || byValue(a.id, b.id))
          .slice(0, 1_000)
      ),
  };
}

export function serviceWriter({ services }: Ledger, clock: Clock, write: Write): ServiceWriter {
  return {
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
}
