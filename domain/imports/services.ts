import { priceOf, repriced } from "../catalogue/price.ts";
import type { ServiceChanged } from "../catalogue/ports.ts";
import type { Service, ServiceFacts } from "../catalogue/service.ts";
import type { Ids, ServiceId } from "../kernel/ids.ts";
import type { Day, Instant } from "../kernel/time.ts";
import { type DuplicateWay, type ImportRow, type RowFate, sameFacts } from "./import.ts";
import { updatedService } from "./records.ts";

export interface ServiceRow {
  readonly line: number;
  readonly facts: ServiceFacts;
  /** The fields the row says anything of. */
  readonly said: readonly string[];
}

/** What becomes of rows, and what of the catalogue. */
export interface ServicePlan {
  readonly made: readonly Service[];
  readonly changed: readonly ServiceChanged[];
  readonly fates: readonly RowFate[];
}

/** Two services of a file are one where they are called the same. */
export function nameOf({ name }: Pick<ServiceFacts, "name">): string {
  return name.toLowerCase();
}

/** Rows made, changed or left out, as the way with duplicates says; another price holds from today, later rows see what earlier ones did. */
export function planServices(
  rows: readonly ServiceRow[],
  existing: readonly Service[],
  duplicates: DuplicateWay,
  { ids, now, today }: { readonly ids: Ids; readonly now: Instant; readonly today: Day },
): ServicePlan {
  const known = new Map(existing.map((service) => [nameOf(service), service]));
  const made = new Map<ServiceId, Service>(), changed = new Map<ServiceId, ServiceChanged>();
  const fates = rows.map(({ line, facts, said }): RowFate => {
    const double = duplicates === "CREATE" ? undefined : known.get(nameOf(facts));
    if (double === undefined) {
      const service = { ...facts, id: ids.next<ServiceId>(), version: 1, createdAt: now, updatedAt: now };
      made.set(service.id, service);
      known.set(nameOf(facts), service);
      return { line, outcome: "CREATED", recordId: service.id, after: facts };
    }
    if (duplicates === "SKIP") return { line, outcome: "SKIPPED", recordId: double.id };
    const wanted = updatedService(factsOf(double), facts, said);
    const after = repriced({ ...double, ...wanted, ...priceOf(double), updatedAt: now }, wanted, today, today);
    if (made.has(double.id)) made.set(double.id, after);
    else changed.set(double.id, { before: changed.get(double.id)?.before ?? double, after });
    known.set(nameOf(facts), after);
    return { line, outcome: "UPDATED", recordId: double.id, before: factsOf(double), after: factsOf(after) };
  });
  return { made: [...made.values()], changed: [...changed.values()], fates };
}

/**
 * Takes rows back, the last first: what is as the file left it gets its old facts and price again. A service that was made
 * goes, or is no longer sold where something names it already.
 */
export function undoServices(
  rows: readonly ImportRow[],
  now: readonly Service[],
  inUse: readonly ServiceId[],
  { at, today }: { readonly at: Instant; readonly today: Day },
) {
  const first = new Map<string, Service>(now.map((service) => [service.id, service]));
  const last = new Map<string, Service | null>(first), named = new Set<string>(inUse);
  const fates = rows.map(({ line, outcome, recordId, before, after }): RowFate => {
    const service = last.get(recordId ?? "");
    if (!service || !sameFacts(factsOf(service), after)) return { line, outcome: "STAYED" };
    if (outcome === "CREATED" && !named.has(service.id)) {
      last.set(service.id, null);
      return { line, outcome: "UNDONE" };
    }
    const former = outcome === "CREATED" ? { ...factsOf(service), active: false } : before as ServiceFacts;
    last.set(
      service.id,
      repriced({ ...service, ...former, ...priceOf(service), updatedAt: at }, former, today, today),
    );
    return { line, outcome: outcome === "CREATED" ? "RETIRED" : "UNDONE" };
  });
  const removed: Service[] = [], changed: ServiceChanged[] = [];
  for (const [id, before] of first) {
    const after = last.get(id) ?? null;
    if (after === null) removed.push(before);
    else if (after !== before) changed.push({ before, after });
  }
  return { removed, changed, fates };
}

function factsOf(service: Service): ServiceFacts {
  const { name, category, description, unit, pricingModel, durationMinutes, active } = service;
  return { name, category, description, unit, pricingModel, durationMinutes, active, ...priceOf(service) };
}
