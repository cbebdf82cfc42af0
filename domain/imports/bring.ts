import { priceOf, repriced } from "../catalogue/price.ts";
import type { Service, ServiceFacts } from "../catalogue/service.ts";
import type { CustomerId, Ids, LeadId, SaleId, ServiceId } from "../kernel/ids.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/time.ts";
import { FRESH } from "../leads/lead.ts";
import { scored } from "../leads/scoring.ts";
import type { LineDraft } from "../sales/draft.ts";
import { addSale } from "../sales/record_sale.ts";
import type { Books } from "../tenants.ts";
import type { ImportKind } from "./columns.ts";
import { doublesAmong, planCustomers, undoCustomers } from "./customers.ts";
import { type Import, type ImportRow, marksOf, type RowFate, sameFacts } from "./import.ts";
import type { CellFault, Customs, Records, RowFaults } from "./records.ts";

/** A row that could be read. */
export interface Read<K extends ImportKind> {
  readonly line: number;
  readonly record: Records[K];
}

export interface Bench {
  readonly actor: Actor;
  readonly books: Books;
  readonly ids: Ids;
  readonly now: Instant;
  readonly customs: Customs;
  readonly job: Import;
}

/** What the books say of rows before anything is written: which are there already, and which name what is not there. */
export interface Verdict {
  readonly known: boolean;
  readonly faults: RowFaults | null;
}

/** How each kind is looked up, brought in and taken back, so many rows in one transaction. */
interface Bringer<K extends ImportKind> {
  readonly batch: number;
  look(bench: Bench, rows: readonly Read<K>[]): Promise<readonly Verdict[]>;
  bring(bench: Bench, rows: readonly Read<K>[]): Promise<readonly RowFate[]>;
  undo(bench: Bench, rows: readonly ImportRow[]): Promise<readonly RowFate[]>;
}

export const BRINGERS: { readonly [K in ImportKind]: Bringer<K> } = {
  CUSTOMERS: {
    batch: 1_000,
    async look({ books }, rows) {
      const facts = rows.map(({ record }) => record);
      const { there } = await books.ask({ there: books.read.customers.alikeMany(marksOf(facts)) });
      const known = doublesAmong(there);
      return facts.map((one) => ({ known: known.find(one) !== null, faults: null }));
    },
    async bring({ books, actor, ids, now, job }, rows) {
      await books.customers.holdRecording();
      const facts = rows.map(({ line, record }) => ({ line, facts: record }));
      const { there } = await books.ask({
        there: books.read.customers.alikeMany(marksOf(rows.map(({ record }) => record))),
      });
      const plan = planCustomers(facts, there, job, { ids, now, by: actor.userId });
      if (plan.made.length > 0) await books.customers.addMany(plan.made, job.id);
      if (plan.changed.length > 0) await books.customers.changeMany("customer_import_updated", plan.changed, job.id);
      return plan.fates;
    },
    async undo({ books, now, job }, rows) {
      await books.customers.holdRecording();
      const ids = [...new Set(rows.flatMap(({ recordId }) => recordId ?? []))] as CustomerId[];
      const { there } = await books.ask({ there: books.read.customers.some(ids) });
      const plan = undoCustomers(rows, there, now);
      if (plan.changed.length > 0) await books.customers.changeMany("customer_import_undone", plan.changed, job.id);
      return plan.fates;
    },
  },

  SERVICES: {
    batch: 100,
    async look({ books }, rows) {
      const known = await servicesByName(books);
      return rows.map(({ record }) => ({ known: known.has(nameOf(record)), faults: null }));
    },
    async bring({ books, ids, now, job, customs: { today } }, rows) {
      const known = await servicesByName(books);
      const fates: RowFate[] = [];
      for (const { line, record } of rows) {
        const double = job.duplicates === "CREATE" ? undefined : known.get(nameOf(record));
        if (double === undefined) {
          const made = { ...record, id: ids.next<ServiceId>(), version: 1, createdAt: now, updatedAt: now };
          known.set(nameOf(record), await books.services.add(made));
          fates.push({ line, outcome: "CREATED", recordId: made.id, after: record });
        } else if (job.duplicates === "SKIP") fates.push({ line, outcome: "SKIPPED", recordId: double.id });
        else {
          const facts = { ...record, category: record.category || double.category };
          const next = repriced({ ...double, ...facts, ...priceOf(double), updatedAt: now }, facts, today, today);
          const saved = await books.services.record({ kind: "service_changed", before: double }, next);
          known.set(nameOf(record), saved);
          const [before, after] = [serviceFacts(double), serviceFacts(saved)];
          fates.push({ line, outcome: "UPDATED", recordId: double.id, before, after });
        }
      }
      return fates;
    },
    async undo({ books, now, customs: { today } }, rows) {
      const fates: RowFate[] = [];
      for (const { line, outcome, recordId, before, after } of rows) {
        const service = await books.services.lock(recordId as ServiceId);
        if (service === null || !sameFacts(serviceFacts(service), after)) {
          fates.push({ line, outcome: "STAYED" });
          continue;
        }
        // Sales may name it already, so it is no longer sold rather than gone.
        const former = outcome === "CREATED" ? { ...serviceFacts(service), active: false } : before as ServiceFacts;
        const next = repriced({ ...service, ...former, ...priceOf(service), updatedAt: now }, former, today, today);
        await books.services.record({ kind: "service_changed", before: service }, next);
        fates.push({ line, outcome: "UNDONE" });
      }
      return fates;
    },
  },

  SALES: {
    batch: 100,
    async look(bench, rows) {
      const owner = await customersOf(bench.books, rows);
      return rows.map(({ record }) => ({
        known: false,
        faults: owner(record) === null ? { customer: "not_known" satisfies CellFault } : null,
      }));
    },
    async bring(bench, rows) {
      const owner = await customersOf(bench.books, rows);
      return await together(rows, async ({ line, record }) => {
        const customerId = owner(record);
        const { saleDate, status, source, internalNotes } = record;
        const made = customerId === null
          ? null
          : await addSale({ ids: bench.ids, clock: { now: () => bench.now } }, bench.books, bench.actor, {
            ...{ customerId, saleDate, status, source, internalNotes, lines: [lineOf(record)] },
            ...{ quoted: null, scheduledAt: null, assignedTo: null, customerNotes: null },
          });
        return made?.ok
          ? { line, outcome: "CREATED", recordId: made.value.id }
          : { line, outcome: "FAILED", faults: { customer: "not_known" satisfies CellFault } };
      });
    },
    undo: ({ books, now }, rows) =>
      together(rows, async ({ line, recordId }) => {
        const sale = await books.sales.lock(recordId as SaleId);
        const untouched = sale !== null && sale.version === 1 && sale.deletedAt === null;
        if (untouched) await books.sales.record({ kind: "sale_deleted" }, { ...sale, deletedAt: now });
        return { line, outcome: untouched ? "UNDONE" : "STAYED" };
      }),
  },

  LEADS: {
    batch: 100,
    look: (_bench, rows) => Promise.resolve(rows.map(() => ({ known: false, faults: null }))),
    async bring({ books, actor, ids, now, customs: { today } }, rows) {
      const { kept } = await books.ask({ kept: books.read.leads.weights() });
      return await together(rows, async ({ line, record }) => {
        const made = { id: ids.next<LeadId>(), version: 1, createdOn: today, contactedOn: null };
        const lead = { ...record, ...made, ...FRESH, createdBy: actor.userId, createdAt: now, updatedAt: now };
        const whole = { ...lead, deletedAt: null };
        await books.leads.add({ ...whole, ...scored(whole, kept.weights, today) });
        return { line, outcome: "CREATED", recordId: made.id };
      });
    },
    undo: ({ books, now }, rows) =>
      together(rows, async ({ line, recordId }) => {
        const lead = await books.leads.lock(recordId as LeadId);
        const untouched = lead !== null && lead.version === 1 && lead.deletedAt === null;
        if (untouched) await books.leads.record({ kind: "lead_deleted" }, { ...lead, deletedAt: now });
        return { line, outcome: untouched ? "UNDONE" : "STAYED" };
      }),
  },
};

/**
 * All rows of a batch side by side in its one transaction: what they send follows each other on its line, and nobody waits for
 * the answer to another's. For rows that have nothing to do with each other.
 */
function together<Row>(rows: readonly Row[], act: (row: Row) => Promise<RowFate>): Promise<RowFate[]> {
  return Promise.all(rows.map(act));
}

const nameOf = ({ name }: Pick<ServiceFacts, "name">) => name.toLowerCase();

async function servicesByName(books: Books): Promise<Map<string, Service>> {
  const { all } = await books.ask({ all: books.read.services.all({ active: null, category: null }) });
  return new Map(all.map((service) => [nameOf(service), service]));
}

function serviceFacts(service: Service): ServiceFacts {
  const { name, category, description, unit, pricingModel, durationMinutes, active } = service;
  return { name, category, description, unit, pricingModel, durationMinutes, active, ...priceOf(service) };
}

/** Who a sale's row means: by CVR, e-mail or telephone where it says one, else by the very name if one customer has it. */
async function customersOf(books: Books, rows: readonly Read<"SALES">[]) {
  const parties = rows.map(({ record }) => record.customer);
  const { alike, named } = await books.ask({
    alike: books.read.customers.alikeMany(marksOf(parties)),
    named: books.read.customers.named([...new Set(parties.map(({ name }) => name))]),
  });
  const known = doublesAmong(alike);
  return ({ customer }: Records["SALES"]): CustomerId | null => {
    const marked = known.find(customer);
    if (marked) return marked.id;
    const namesakes = named.filter(({ name }) => name === customer.name);
    return namesakes.length === 1 ? namesakes[0].id : null;
  };
}

function lineOf({ description, amount, priceIncludesVat, quantity, unit }: Records["SALES"]): LineDraft {
  const plain = { serviceId: null, discount: null, vatRate: null };
  return { ...plain, description, quantity, unit, unitPrice: amount, priceIncludesVat };
}
