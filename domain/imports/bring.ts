import type { Service } from "../catalogue/service.ts";
import type { Customer } from "../customers/customer.ts";
import type { CustomerId, Ids, LeadId, SaleId, ServiceId } from "../kernel/ids.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/time.ts";
import { FRESH, type Lead } from "../leads/lead.ts";
import { scored } from "../leads/scoring.ts";
import type { LineDraft, SaleDraft } from "../sales/draft.ts";
import { newSale } from "../sales/record_sale.ts";
import type { Sale } from "../sales/sale.ts";
import type { Books } from "../tenants.ts";
import type { ImportKind } from "./columns.ts";
import { doublesAmong, planCustomers, undoCustomers } from "./customers.ts";
import { type Import, type ImportRow, marksOf, type RowFate } from "./import.ts";
import type { CellFault, Customs, Records, RowFaults, Said } from "./records.ts";
import { nameOf, planServices, undoServices } from "./services.ts";

/** A row that could be read. */
export interface Read<K extends ImportKind> extends Said<K> {
  readonly line: number;
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
  readonly undoBatch: number;
  look(bench: Bench, rows: readonly Read<K>[]): Promise<readonly Verdict[]>;
  bring(bench: Bench, rows: readonly Read<K>[]): Promise<readonly RowFate[]>;
  undo(bench: Bench, rows: readonly ImportRow[]): Promise<readonly RowFate[]>;
}

export const BRINGERS: { readonly [K in ImportKind]: Bringer<K> } = {
  CUSTOMERS: {
    batch: 1_000,
    undoBatch: 1_000,
    async look({ books }, rows) {
      const facts = rows.map(({ record }) => record);
      const { there } = await books.ask({ there: books.read.customers.alikeMany(marksOf(facts)) });
      const known = doublesAmong(there);
      return facts.map((one) => ({ known: known.find(one) !== null, faults: null }));
    },
    async bring({ books, actor, ids, now, job }, rows) {
      await books.customers.holdRecording();
      const facts = rows.map(({ line, record, said }) => ({ line, facts: record, said }));
      const alike = { there: books.read.customers.alikeMany(marksOf(rows.map(({ record }) => record))) };
      let { there } = await books.ask(alike);
      if (there.length > 0) {
        await books.customers.hold(there.map(({ id }) => id));
        ({ there } = await books.ask(alike));
      }
      const plan = planCustomers(facts, there, job.duplicates, { ids, now, by: actor.userId });
      if (plan.made.length > 0) await books.customers.addMany(plan.made, job.id);
      if (plan.changed.length > 0) await books.customers.changeMany("customer_import_updated", plan.changed, job.id);
      return plan.fates;
    },
    async undo({ books, now, job }, rows) {
      await books.customers.holdRecording();
      const ids = [...new Set(rows.flatMap(({ recordId }) => recordId ?? []))] as CustomerId[];
      await books.customers.hold(ids);
      const { there, noted } = await books.ask({
        there: books.read.customers.some(ids),
        noted: books.read.notes.about(ids),
      });
      const plan = undoCustomers(rows, there, noted, now);
      if (plan.changed.length > 0) await books.customers.changeMany("customer_import_undone", plan.changed, job.id);
      return plan.fates;
    },
  },

  SERVICES: {
    batch: 500,
    undoBatch: 500,
    async look({ books }, rows) {
      const known = new Set((await namesakes(books, rows)).map(nameOf));
      return rows.map(({ record }) => ({ known: known.has(nameOf(record)), faults: null }));
    },
    async bring({ books, ids, now, job, customs: { today } }, rows) {
      const facts = rows.map(({ line, record, said }) => ({ line, facts: record, said }));
      const plan = planServices(facts, await namesakes(books, rows), job.duplicates, { ids, now, today });
      await books.services.addMany(plan.made);
      await books.services.changeMany(plan.changed);
      return plan.fates;
    },
    async undo({ books, now, customs: { today } }, rows) {
      const ids = recordsOf<ServiceId>(rows);
      // Held first: what is asked next sees whoever named one of them until then, and nobody does so any more.
      const services = await books.services.lockMany(ids);
      const { inUse } = await books.ask({ inUse: books.read.services.inUse(ids) });
      const plan = undoServices(rows, services, inUse, { at: now, today });
      await books.services.removeMany(plan.removed);
      await books.services.changeMany(plan.changed);
      return plan.fates;
    },
  },

  SALES: {
    batch: 500,
    undoBatch: 500,
    async look(bench, rows) {
      const owner = await customersOf(bench.books, rows);
      return rows.map(({ record }) => ({
        known: false,
        faults: owner(record) === null ? { customer: "not_known" satisfies CellFault } : null,
      }));
    },
    async bring(bench, rows) {
      const { books, actor, ids, now } = bench;
      const owner = await customersOf(books, rows);
      const world = { ids, clock: { now: () => now } }, sales: Omit<Sale, "number">[] = [];
      const fates = rows.map(({ line, record }): RowFate => {
        const customer = owner(record);
        if (customer === null) return { line, outcome: "FAILED", faults: { customer: "not_known" } };
        const made = newSale(world, actor, draftOf(record, customer), { customer, services: [], members: [] });
        // Whoever may import them may record them, and its customer is there: what is left is the amount.
        if (!made.ok) return { line, outcome: "FAILED", faults: { amount: "not_an_amount" } };
        sales.push(made.value);
        return { line, outcome: "CREATED", recordId: made.value.id };
      });
      await books.sales.addMany(sales);
      return fates;
    },
    async undo({ books, now }, rows) {
      const sales = await books.sales.lockMany(recordsOf<SaleId>(rows));
      const untouched = sales.filter(isUntouched);
      await books.sales.binMany(untouched.map((sale) => ({ ...sale, deletedAt: now })));
      return fatesOf(rows, untouched);
    },
  },

  LEADS: {
    batch: 500,
    undoBatch: 500,
    look: (_bench, rows) => Promise.resolve(rows.map(() => ({ known: false, faults: null }))),
    async bring({ books, actor, ids, now, customs: { today } }, rows) {
      const { kept } = await books.ask({ kept: books.read.leads.weights() });
      const made = rows.map(({ line, record }) => {
        const first = { id: ids.next<LeadId>(), version: 1, createdOn: today, contactedOn: null, deletedAt: null };
        const lead = { ...record, ...first, ...FRESH, createdBy: actor.userId, createdAt: now, updatedAt: now };
        return { line, lead: { ...lead, ...scored(lead, kept.weights, today) } };
      });
      await books.leads.addMany(made.map(({ lead }) => lead));
      return made.map(({ line, lead }) => ({ line, outcome: "CREATED", recordId: lead.id }));
    },
    async undo({ books, now }, rows) {
      const leads = await books.leads.lockMany(recordsOf<LeadId>(rows));
      const untouched = leads.filter(isUntouched);
      await books.leads.binMany(untouched.map((lead) => ({ ...lead, deletedAt: now })));
      return fatesOf(rows, untouched);
    },
  },
};

function recordsOf<Id extends string>(rows: readonly ImportRow[]): readonly Id[] {
  return rows.flatMap(({ recordId }) => recordId === null ? [] : [recordId as Id]);
}

/** Nobody went on with it since it came. */
function isUntouched({ version, deletedAt }: Pick<Sale | Lead, "version" | "deletedAt">): boolean {
  return version === 1 && deletedAt === null;
}

function fatesOf(rows: readonly ImportRow[], undone: readonly { readonly id: string }[]): readonly RowFate[] {
  const ids = new Set(undone.map(({ id }) => id));
  return rows.map(({ line, recordId }) => ({ line, outcome: ids.has(recordId ?? "") ? "UNDONE" : "STAYED" }));
}

async function namesakes({ ask, read }: Books, rows: readonly Read<"SERVICES">[]): Promise<readonly Service[]> {
  const { found } = await ask({ found: read.services.named([...new Set(rows.map(({ record }) => record.name))]) });
  return found;
}

/** Who a sale's row means: by CVR, e-mail or telephone where it says one, else by the very name if one customer has it. */
async function customersOf(books: Books, rows: readonly Read<"SALES">[]) {
  const parties = rows.map(({ record }) => record.customer);
  const { alike, named } = await books.ask({
    alike: books.read.customers.alikeMany(marksOf(parties)),
    named: books.read.customers.named([...new Set(parties.map(({ name }) => name))]),
  });
  const known = doublesAmong(alike);
  const namesakes = Map.groupBy(named, ({ name }) => name);
  return ({ customer }: Records["SALES"]): Customer | null => {
    const marked = known.find(customer);
    if (marked) return marked;
    const [only, ...others] = namesakes.get(customer.name) ?? [];
    return only && others.length === 0 ? only : null;
  };
}

function draftOf(record: Records["SALES"], customer: Customer): SaleDraft {
  const { saleDate, status, source, internalNotes } = record;
  return {
    ...{ customerId: customer.id, saleDate, status, source, internalNotes, lines: [lineOf(record)] },
    ...{ quoted: null, scheduledAt: null, assignedTo: null, customerNotes: null },
  };
}

function lineOf({ description, amount, priceIncludesVat, quantity, unit }: Records["SALES"]): LineDraft {
  const plain = { serviceId: null, discount: null, vatRate: null };
  return { ...plain, description, quantity, unit, unitPrice: amount, priceIncludesVat };
}
