import type { ServiceId } from "../kernel/ids.ts";
import type { Question } from "../tenants.ts";
import type { Service } from "./service.ts";

export interface ServiceFilter {
  readonly active: boolean | null;
  readonly category: string | null;
}

export interface ServiceReader {
  find(id: ServiceId): Question<Service | null>;
  /** Those of the ids the organization has, in no order. */
  some(ids: readonly ServiceId[]): Question<readonly Service[]>;
  /** By category and name; a catalogue is short, so it comes whole, at most 1,000. */
  all(filter: ServiceFilter): Question<readonly Service[]>;
  /** Those that are called so, whatever the case of the letters, in the order of the catalogue. */
  named(names: readonly string[]): Question<readonly Service[]>;
  /** Those of the ids that a sale, a quote, an agreement, a lead or a product in the accounts names. */
  inUse(ids: readonly ServiceId[]): Question<readonly ServiceId[]>;
}

/** A service as it was and as it becomes. */
export interface ServiceChanged {
  readonly before: Service;
  readonly after: Service;
}

export type ServiceEvent = { readonly kind: "service_changed"; readonly before: Service };

export interface ServiceWriter {
  lock(id: ServiceId): Promise<Service | null>;
  add(service: Service): Promise<Service>;
  /** Saves the service as it now is, with what happened; gives it with its new version. */
  record(event: ServiceEvent, service: Service): Promise<Service>;
  /** Those of the ids there are, in no order, held until the transaction ends: nothing names them anew meanwhile. */
  lockMany(ids: readonly ServiceId[]): Promise<readonly Service[]>;
  /** The same as `add` and as `record` of a change for many at once. */
  addMany(services: readonly Service[]): Promise<void>;
  changeMany(changes: readonly ServiceChanged[]): Promise<void>;
  /** Takes services that nothing names out of the catalogue, each with its event. */
  removeMany(services: readonly Service[]): Promise<void>;
}
