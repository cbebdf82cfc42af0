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
}

export type ServiceEvent = { readonly kind: "service_changed"; readonly before: Service };

export interface ServiceWriter {
  lock(id: ServiceId): Promise<Service | null>;
  add(service: Service): Promise<Service>;
  /** Saves the service as it now is, with what happened; gives it with its new version. */
  record(event: ServiceEvent, service: Service): Promise<Service>;
}
