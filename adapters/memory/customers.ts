import { type Customer, type CustomerStats, type CustomerView, likeness } from "../../domain/customers/customer.ts";
import type { CustomerFilter, CustomerReader, CustomerSort, CustomerWriter } from "../../domain/customers/ports.ts";
import type { CustomerId } from "../../domain/kernel/ids.ts";
import { type ListTotals, MOST_COUNTED } from "../../domain/kernel/page.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import { revenueOf } from "../../domain/sales/summary.ts";
import { asJson, type Ledger, question } from "./ledger.ts";
import { byName, byValue, type Order, partOf } from "./listing.ts";
import type { Write } from "./record.ts";

export function customerReader(ledger: Ledger): CustomerReader {
  return {
    find: (id) => question(() => viewOf(ledger, id)),
    list: (filter, sort, part) =>
      question(() => {
        const { rows, ...beside } = partOf(customersIn(ledger, filter), orderOf(filter, sort), part);
        return { ...beside, rows: rows.map((customer) => viewOf(ledger, customer.id)!) };
      }),
    totals: (filter) => question(() => totalsOf(customersIn(ledger, filter).length, filter)),
    alike: (facts, except) =>
      question(() =>
        [...ledger.customers.values()]
          .filter((other) => other.deletedAt === null && other.id !== except && likeness(facts, other) !== null)
          .sort((a, b) => byValue(a.createdAt + a.id, b.createdAt + b.id))[0] ?? null
      ),
  };
}

export function customerWriter(ledger: Ledger, clock: Clock, write: Write): CustomerWriter {
  return {
    // One write at a time is let in anyway.
    holdRecording: () => Promise.resolve(),
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
  };
}

/** Whether every word searched for stands in name, company, e-mail, telephone or CVR; a telephone number may be written with blanks. */
export function isFoundBy(customer: Customer, q: string): boolean {
  const { name, companyName, email, phone, cvr } = customer;
  const text = [name, companyName ?? "", email ?? "", (phone ?? "").replace("+", ""), cvr ?? ""].join(" ")
    .toLowerCase();
  const wanted = /^[0-9 ()+.-]+$/.test(q) ? q.replaceAll(/[^0-9]/g, "") : q.toLowerCase();
  const words = wanted.split(/\s+/).filter(Boolean);
  return words.length > 0 && words.every((word) => text.includes(word));
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

function customersIn({ customers }: Ledger, { q, type, status, deleted }: CustomerFilter): Customer[] {
  return [...customers.values()].filter((customer) =>
    (customer.deletedAt !== null) === deleted &&
    (type === null || customer.type === type) &&
    (status === null || customer.status === status) &&
    (q === null || isFoundBy(customer, q))
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
