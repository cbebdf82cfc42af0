import type { Customer, CustomerFacts, CustomerView } from "../customers/customer.ts";
import { factsOf, unmergedFacts } from "../customers/merge.ts";
import type { CustomerId, Ids, UserId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/time.ts";
import { type DuplicateWay, type ImportRow, type RowFate, sameFacts } from "./import.ts";
import { updatedFacts } from "./records.ts";

export interface CustomerRow {
  readonly line: number;
  readonly facts: CustomerFacts;
  /** The fields the row says anything of. */
  readonly said: readonly string[];
}

/** A record as it was and as it becomes. */
export interface CustomerChanged {
  readonly before: Customer;
  readonly after: Customer;
}

export interface CustomerPlan {
  readonly made: readonly Customer[];
  readonly changed: readonly CustomerChanged[];
  readonly fates: readonly RowFate[];
}

/** Finds a customer by CVR, then e-mail, then telephone, also one that came a row before. */
export function doublesAmong(customers: readonly Customer[]) {
  const by = {
    cvr: new Map<string, Customer>(),
    email: new Map<string, Customer>(),
    phone: new Map<string, Customer>(),
  };
  const add = (customer: Customer, anew = false) => {
    for (const mark of ["cvr", "email", "phone"] as const) {
      const value = customer[mark];
      if (value !== null && (anew || !by[mark].has(value))) by[mark].set(value, customer);
    }
  };
  customers.forEach((customer) => add(customer));
  return {
    add,
    find: ({ cvr, email, phone }: Pick<CustomerFacts, "cvr" | "email" | "phone">): Customer | null =>
      by.cvr.get(cvr ?? "") ?? by.email.get(email ?? "") ?? by.phone.get(phone ?? "") ?? null,
  };
}

/** What becomes of rows: made, changed or left out, each as the way with duplicates says; later rows see what earlier ones did. */
export function planCustomers(
  rows: readonly CustomerRow[],
  existing: readonly Customer[],
  duplicates: DuplicateWay,
  { ids, now, by }: { readonly ids: Ids; readonly now: Instant; readonly by: UserId },
): CustomerPlan {
  const made = new Map<CustomerId, Customer>(), changed = new Map<CustomerId, CustomerChanged>();
  const known = doublesAmong(existing);
  const fates = rows.map(({ line, facts, said }): RowFate => {
    const double = duplicates === "CREATE" ? null : known.find(facts);
    if (double === null) {
      const id = ids.next<CustomerId>();
      const customer = { ...facts, id, version: 1, createdBy: by, createdAt: now, updatedAt: now, deletedAt: null };
      made.set(id, customer);
      known.add(customer);
      return { line, outcome: "CREATED", recordId: id, after: facts };
    }
    if (duplicates === "SKIP") return { line, outcome: "SKIPPED", recordId: double.id };
    const before = factsOf(double), after = updatedFacts(before, facts, said);
    if (sameFacts(before, after)) return { line, outcome: "SKIPPED", recordId: double.id };
    const next = { ...double, ...after, updatedAt: now };
    if (made.has(double.id)) made.set(double.id, next);
    else changed.set(double.id, { before: changed.get(double.id)?.before ?? double, after: next });
    known.add(next, true);
    return { line, outcome: "UPDATED", recordId: double.id, before, after };
  });
  return { made: [...made.values()], changed: [...changed.values()], fates };
}

/**
 * Takes rows back, the last first: a customer that was made goes into the bin unless somebody went on with it (`noted` are
 * those about whom somebody wrote), one that was changed gets back what the file changed and nobody changed since.
 */
export function undoCustomers(
  rows: readonly ImportRow[],
  now: readonly CustomerView[],
  noted: readonly CustomerId[],
  at: Instant,
) {
  const written = new Set(noted);
  const records = new Map<string, CustomerView>(now.map((one) => [one.id, one]));
  const changed = new Map<string, CustomerChanged>();
  const fates = rows.map(({ line, outcome, recordId, before, after }): RowFate => {
    const record = records.get(recordId ?? "");
    if (!record || record.deletedAt !== null) return { line, outcome: "STAYED" };
    const untouched = sameFacts(factsOf(record), after);
    const goneOn = !untouched || (record.stats.salesCount ?? 0) > 0 || written.has(record.id);
    if (outcome === "CREATED" && goneOn) return { line, outcome: "STAYED" };
    const next: CustomerView = outcome === "CREATED"
      ? { ...record, deletedAt: at, updatedAt: at }
      : { ...record, ...unmergedFacts(record, { before, after } as never), updatedAt: at };
    records.set(record.id, next);
    const { stats: _was, ...first } = record, { stats: _is, ...last } = next;
    changed.set(record.id, { before: changed.get(record.id)?.before ?? first, after: last });
    return { line, outcome: "UNDONE" };
  });
  return { changed: [...changed.values()], fates };
}
