import type { Service } from "../catalogue/service.ts";
import type { CustomerId, Ids, LeadId, SaleId, ServiceId } from "../kernel/ids.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/time.ts";
import { isOpen, type Lead } from "../leads/lead.ts";
import type { SaleTwin } from "../sales/ports.ts";
import { newSale } from "../sales/record_sale.ts";
import type { Sale } from "../sales/sale.ts";
import type { Books } from "../tenants.ts";
import type { ImportKind } from "./columns.ts";
import { doublesAmong, planCustomers, undoCustomers } from "./customers.ts";
import { type Import, type ImportRow, marksOf, type RowFate } from "./import.ts";
import { openAmong, planLeads, undoLeads, withNamed } from "./leads.ts";
import type { Customs, RowFaults, Said } from "./records.ts";
import { draftOf, ownerAmong, twinsAmong } from "./sales.ts";
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
      const asked = await salesOf(bench, rows);
      return asked.map((one) => ({ known: one.sale !== null && one.twin !== null, faults: one.faults }));
    },
    async bring(bench, rows) {
      const asked = await salesOf(bench, rows), sales: Omit<Sale, "number">[] = [];
      const fates = asked.map(({ sale, twin, faults }, place): RowFate => {
        const { line } = rows[place];
        if (sale === null) return { line, outcome: "FAILED", faults: faults ?? { amount: "not_an_amount" } };
        if (twin !== null && bench.job.duplicates !== "CREATE") return { line, outcome: "SKIPPED", recordId: twin.id };
        sales.push(sale);
        return { line, outcome: "CREATED", recordId: sale.id };
      });
      if (sales.length > 0) await bench.books.sales.addMany(sales);
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
    async look(bench, rows) {
      const { asked, there } = await leadsOf(bench, rows);
      const known = openAmong(there);
      return asked.map(({ facts, faults }) => ({ known: known.find(facts) !== null, faults }));
    },
    async bring(bench, rows) {
      const { books, actor, ids, now, job, customs: { today } } = bench;
      const { asked, there: seen } = await leadsOf(bench, rows);
      const good = asked.flatMap(({ facts, faults }, place) =>
        faults === null ? [{ line: rows[place].line, facts, said: rows[place].said }] : []
      );
      const there = seen.length > 0 ? (await books.leads.lockMany(seen.map(({ id }) => id))).filter(isThere) : [];
      const { kept } = await books.ask({ kept: books.read.leads.weights() });
      const plan = planLeads(good, there, job.duplicates, { ids, now, today, actor, weights: kept.weights });
      await books.leads.addMany(plan.made);
      for (const { before, after } of plan.changed) await books.leads.record({ kind: "lead_changed", before }, after);
      const faulty = asked.flatMap(({ faults }, place): RowFate[] =>
        faults === null ? [] : [{ line: rows[place].line, outcome: "FAILED", faults }]
      );
      return [...plan.fates, ...faulty];
    },
    async undo({ books, now, customs: { today } }, rows) {
      const leads = await books.leads.lockMany(recordsOf<LeadId>(rows));
      const { kept } = await books.ask({ kept: books.read.leads.weights() });
      const plan = undoLeads(rows, leads, { at: now, today, weights: kept.weights });
      await books.leads.binMany(plan.binned);
      for (const { before, after } of plan.changed) await books.leads.record({ kind: "lead_changed", before }, after);
      return plan.fates;
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

/** What a sale's row comes to: the sale, and the one that is the same already; or what is not known of it. */
interface AskedSale {
  readonly sale: Omit<Sale, "number"> | null;
  readonly twin: SaleTwin | null;
  readonly faults: RowFaults | null;
}

async function salesOf({ books, actor, ids, now, job }: Bench, rows: readonly Read<"SALES">[]) {
  const parties = rows.map(({ record }) => record.customer);
  const { alike, named, services } = await books.ask({
    alike: books.read.customers.alikeMany(marksOf(parties)),
    named: books.read.customers.named([...new Set(parties.map(({ name }) => name))]),
    services: books.read.services.named([...new Set(rows.map(({ record }) => record.description))]),
  });
  const owner = ownerAmong(alike, named), world = { ids, clock: { now: () => now } };
  const asked = rows.map(({ record, said }): AskedSale => {
    const customer = owner(record);
    if (customer === null) return { sale: null, twin: null, faults: { customer: "not_known" } };
    const made = newSale(world, actor, draftOf(record, said, customer, services), { customer, services, members: [] });
    // Whoever may import them may record them, and its customer is there: what is left is the amount.
    return made.ok
      ? { sale: made.value, twin: null, faults: null }
      : { sale: null, twin: null, faults: { amount: "not_an_amount" } };
  });
  const { there } = await books.ask({
    there: books.read.sales.onDays(asked.flatMap(({ sale }) => sale ?? []), job.id),
  });
  const twinOf = twinsAmong(there);
  return asked.map((one) => one.sale === null ? one : { ...one, twin: twinOf(one.sale) });
}

/** What leads' rows say with whom and what they name, and the open leads that may be the same. */
async function leadsOf({ books }: Bench, rows: readonly Read<"LEADS">[]) {
  const records = rows.map(({ record }) => record);
  const marks = marksOf(
    records.map(({ facts }) => ({ email: facts.contactEmail, phone: facts.contactPhone, cvr: null })),
  );
  const { services, members, there } = await books.ask({
    services: books.read.services.named([...new Set(records.flatMap(({ service }) => service ?? []))]),
    members: books.read.members.all(),
    there: books.read.leads.openAlike(marks.emails, marks.phones),
  });
  return { asked: records.map((record) => withNamed(record, services, members)), there };
}

/** Still open, and not in the bin: between the look and the hold somebody may have gone on with it. */
function isThere(lead: Lead): boolean {
  return lead.deletedAt === null && isOpen(lead);
}
