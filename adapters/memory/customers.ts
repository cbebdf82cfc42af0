import { type Customer, type CustomerStats, type CustomerView, likeness } from "../../domain/customers/customer.ts";
import type { Merge } from "../../domain/customers/merge.ts";
import type { CustomerFilter, CustomerReader, CustomerSort, CustomerWriter } from "../../domain/customers/ports.ts";
import type { CustomerNote } from "../../domain/customers/note.ts";
import type { CustomerId, NoteId, SaleId } from "../../domain/kernel/ids.ts";
import { type ListTotals, MOST_COUNTED } from "../../domain/kernel/page.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import { revenueOf } from "../../domain/sales/summary.ts";
import { momentsOf } from "./customer_moments.ts";
import { asJson, type Ledger, question } from "./ledger.ts";
import { byName, byValue, type Order, partOf, rollIn, thoseOf } from "./listing.ts";
import type { Write } from "./record.ts";
import { customersFound } from "./search.ts";

export function customerReader(ledger: Ledger): CustomerReader {
  return {
    find: (id) => question(() => viewOf(ledger, id)),
    list: (filter, sort, part) =>
      question(() => {
        const { rows, ...beside } = partOf(customersIn(ledger, filter), orderOf(filter, sort), part);
        return { ...beside, rows: rows.map((customer) => viewOf(ledger, customer.id)!) };
      }),
    roll: (filter, sort) => question(() => rollIn(customersIn(ledger, filter), orderOf(filter, sort))),
    those: (ids, filter) =>
      question(() => thoseOf(customersIn(ledger, filter), ids).map(({ id }) => viewOf(ledger, id)!)),
    totals: (filter) => question(() => totalsOf(customersIn(ledger, filter).length, filter)),
    alike: (facts, except) =>
      question(() =>
        [...ledger.customers.values()]
          .filter((other) => other.deletedAt === null && other.id !== except && likeness(facts, other) !== null)
          .sort((a, b) => byValue(a.createdAt + a.id, b.createdAt + b.id))[0] ?? null
      ),
    allAlike: (marks, except) =>
      question(() =>
        [...ledger.customers.values()]
          .filter((other) => other.deletedAt === null && other.id !== except && likeness(marks, other) !== null)
          .sort((a, b) => byValue(a.createdAt + a.id, b.createdAt + b.id)).slice(0, 5)
      ),
    alikeMany: ({ emails, phones, cvrs }) =>
      question(() =>
        [...ledger.customers.values()].filter(({ deletedAt, email, phone, cvr }) =>
          deletedAt === null &&
          (emails.includes(email ?? "") || phones.includes(phone ?? "") || cvrs.includes(cvr ?? ""))
        ).sort((a, b) => byValue(a.createdAt + a.id, b.createdAt + b.id))
      ),
    named: (names) =>
      question(() =>
        [...ledger.customers.values()].filter(({ deletedAt, name }) => deletedAt === null && names.includes(name))
      ),
    some: (ids) => question(() => ids.flatMap((id) => viewOf(ledger, id) ?? [])),
    timeline: (id, asked, most) => question(() => momentsOf(ledger, id, asked).slice(0, most)),
    merges: (id) =>
      question(() =>
        ledger.merges.filter((merge) => merge.keptId === id && merge.undoneAt === null).toReversed()
          .map((merge) => ({ ...merge, goneName: ledger.customers.get(merge.goneId)!.name }))
      ),
    tags: () =>
      question(() => {
        const counts = new Map<string, number>();
        for (const { tags, deletedAt } of ledger.customers.values()) {
          if (deletedAt === null) { for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1); }
        }
        return [...counts].sort(([a, n], [b, m]) => m - n || byName(a, b)).map(([tag]) => tag).slice(0, 50);
      }),
  };
}

export function customerWriter(ledger: Ledger, clock: Clock, write: Write): CustomerWriter {
  return {
    // One write at a time is let in anyway.
    holdRecording: () => Promise.resolve(),
    hold: () => Promise.resolve(),
    lock: (id) => Promise.resolve(asJson(viewOf(ledger, id))),
    add: (customer) => {
      if (ledger.customers.has(customer.id)) throw new Error("Cannot add the customer: its id is taken");
      ledger.customers.set(customer.id, asJson(customer));
      write("customer_recorded", "customer", customer.id, {});
      return Promise.resolve(asJson(viewOf(ledger, customer.id)!));
    },
    record: ({ kind, ...facts }, customer) => {
      const before = ledger.customers.get(customer.id);
      if (!before) throw new Error("Cannot record the customer: there is none");
      ledger.customers.set(customer.id, { ...asJson(customer), version: before.version + 1, updatedAt: clock.now() });
      write(kind, "customer", customer.id, facts);
      return Promise.resolve(asJson(viewOf(ledger, customer.id)!));
    },
    addMany: (customers, importId) => {
      for (const customer of customers) {
        ledger.customers.set(customer.id, asJson(customer));
        write("customer_imported", "customer", customer.id, { importId });
      }
      return Promise.resolve();
    },
    changeMany: (kind, changes, importId) => {
      for (const { after } of changes) {
        save(after);
        write(kind, "customer", after.id, { importId });
      }
      return Promise.resolve();
    },
    merge: (merge, kept) => {
      const sales = handOver(ledger.sales, (sale) => sale.customerId === merge.goneId, merge.keptId);
      const leads = handOver(ledger.leads, (lead) => lead.customerId === merge.goneId, merge.keptId);
      const agreements = handOver(ledger.agreements, (one) => one.customerId === merge.goneId, merge.keptId);
      ledger.mergedAgreements.set(merge.id, agreements);
      ledger.mergedNotes.set(merge.id, passOn(ledger, ({ customerId }) => customerId === merge.goneId, merge.keptId));
      visitsStayUntouched(ledger, sales);
      const whole: Merge = asJson({ ...merge, sales, leads });
      ledger.merges.push(whole);
      save(kept);
      const gone = ledger.customers.get(merge.goneId)!;
      save({ ...gone, deletedAt: merge.at, mergedInto: merge.keptId });
      write("customers_merged", "customer", merge.keptId, { goneId: merge.goneId, sales: sales.length });
      write("customer_merged_away", "customer", merge.goneId, { keptId: merge.keptId });
      return Promise.resolve(asJson(whole));
    },
    unmerge: (merge, kept) => {
      const still = (one: { readonly customerId: CustomerId | null }) => one.customerId === merge.keptId;
      handOver(ledger.sales, (sale) => still(sale) && merge.sales.includes(sale.id), merge.goneId);
      handOver(ledger.leads, (lead) => still(lead) && merge.leads.includes(lead.id), merge.goneId);
      const theirs = ledger.mergedAgreements.get(merge.id) ?? [];
      handOver(ledger.agreements, (one) => still(one) && theirs.includes(one.id), merge.goneId);
      const written = ledger.mergedNotes.get(merge.id) ?? [];
      passOn(ledger, ({ id, customerId }) => customerId === merge.keptId && written.includes(id), merge.goneId);
      visitsStayUntouched(ledger, merge.sales);
      const place = ledger.merges.findIndex(({ id }) => id === merge.id);
      ledger.merges[place] = { ...ledger.merges[place], undoneAt: merge.undoneAt };
      save(kept);
      save({ ...ledger.customers.get(merge.goneId)!, deletedAt: null, mergedInto: null });
      write("merge_undone", "customer", merge.keptId, { goneId: merge.goneId });
      write("merge_undone", "customer", merge.goneId, { keptId: merge.keptId });
      return Promise.resolve();
    },
  };

  function save(customer: Customer): void {
    const { version } = ledger.customers.get(customer.id)!;
    ledger.customers.set(customer.id, { ...asJson(customer), version: version + 1, updatedAt: clock.now() });
  }
}

/** A visit whose customer became another was touched by nobody's hand. */
function visitsStayUntouched({ ties, sales }: Ledger, moved: readonly SaleId[]): void {
  for (const id of moved) {
    const tie = ties.get(id), version = sales.get(id)!.version;
    if (tie && version === tie.madeVersion + 1) ties.set(id, { ...tie, madeVersion: version });
  }
}

/** Gives each that is meant to another customer, and says which they were. */
function handOver<Id, R extends { readonly id: Id; readonly version: number; readonly customerId: CustomerId | null }>(
  all: Map<Id, R>,
  meant: (one: R) => boolean,
  to: CustomerId,
): Id[] {
  const handed = [...all.values()].filter(meant);
  for (const one of handed) all.set(one.id, { ...one, customerId: to, version: one.version + 1 });
  return handed.map(({ id }) => id);
}

/** The same with what was written, which stays in the version somebody has in hand. */
function passOn({ notes }: Ledger, meant: (one: CustomerNote) => boolean, to: CustomerId): NoteId[] {
  const passed = [...notes.values()].filter(meant);
  for (const one of passed) notes.set(one.id, { ...one, customerId: to });
  return passed.map(({ id }) => id);
}

function viewOf(ledger: Ledger, id: CustomerId): CustomerView | null {
  const customer = ledger.customers.get(id);
  return customer ? { ...customer, stats: statsOf(ledger, id) } : null;
}

function statsOf({ sales }: Ledger, id: CustomerId): CustomerStats {
  const own = [...sales.values()].filter((sale) => sale.customerId === id && sale.deletedAt === null);
  return {
    salesCount: own.length,
    revenueOre: revenueOf(own.map(({ status, net, gross }) => ({ status, count: 1, net, gross }))),
    lastSaleOn: own.map((sale) => sale.saleDate).sort().at(-1) ?? null,
  };
}

function customersIn({ customers }: Ledger, { q, type, status, deleted, tag = null }: CustomerFilter): Customer[] {
  const there = [...customers.values()].filter((customer) =>
    (customer.deletedAt !== null) === deleted && !customer.mergedInto
  );
  return (q === null ? there : customersFound(there, q)).filter((customer) =>
    (type === null || customer.type === type) &&
    (status === null || customer.status === status) &&
    (tag === null || customer.tags.includes(tag))
  );
}

/** As sorted; of those that were searched for the ones called exactly so, and then those whose name begins so, come first. */
function orderOf({ q }: CustomerFilter, { by, descending }: CustomerSort): Order<Customer> {
  const wanted = q?.trim().toLowerCase() ?? "";
  const rank = (name: string) => q === null ? 2 : name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2;
  const way = descending ? -1 : 1;
  const compare = by === "name" ? byName : byValue;
  return {
    place: ({ id, name, createdAt }) => ({ id, value: rank(name.toLowerCase()) + (by === "name" ? name : createdAt) }),
    compare: (a, b) => {
      const [first, second] = [String(a.value), String(b.value)];
      return byValue(first[0], second[0]) || way * (compare(first.slice(1), second.slice(1)) || byValue(a.id, b.id));
    },
  };
}

function totalsOf(count: number, filter: CustomerFilter): ListTotals {
  const isLowerBound = filter.q !== null && count > MOST_COUNTED;
  return { count: isLowerBound ? MOST_COUNTED : count, isLowerBound, net: null, gross: null };
}
