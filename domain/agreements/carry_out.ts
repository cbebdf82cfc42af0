import type { Actor } from "../kernel/actor.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { type Result, yes } from "../kernel/result.ts";
import { addDays } from "../kernel/time.ts";
import { applyChange } from "../sales/change.ts";
import { holdsTime } from "../sales/references.ts";
import { addSale } from "../sales/record_sale.ts";
import type { SaleRefusal } from "../sales/refusal.ts";
import { move, type Sale, visitAt } from "../sales/sale.ts";
import { momentOf, type World } from "../sales/world.ts";
import type { Books } from "../tenants.ts";
import { type Agreement, AHEAD_DAYS, lengthOf } from "./agreement.ts";
import { instantAt, nextOccurrences, type Occurrence, occurrencesOf } from "./occurrence.ts";
import { type MadeVisit, planOf } from "./plan.ts";
import { periodOf } from "./rule.ts";
import { differsFrom, nextUnmade, type Wanted, wantedVisit } from "./visit.ts";

/** What the use cases of this module are handed; `calledOff` is the reason that stands at visits the agreement called off. */
export interface AgreementWorld extends World {
  readonly calledOff: string;
}

/**
 * Brings the visits of the next weeks in line with the agreement, in the caller's transaction, which holds it: makes what is
 * missing, at most so many, changes what is untouched, calls off what is not wanted. Doing it again does nothing. Says
 * whether something was left for next time.
 */
export async function carryOut(
  world: AgreementWorld,
  books: Books,
  actor: Actor,
  agreement: Agreement,
  most = Infinity,
): Promise<Result<{ readonly more: boolean }, SaleRefusal | Forbidden>> {
  const { firm, members, services } = await books.ask({
    firm: books.read.organization.find(),
    members: books.read.members.all(),
    services: books.read.services.some(agreement.lines.flatMap((line) => line.serviceId ?? [])),
  });
  const moment = momentOf(world.clock.now(), firm);
  const from = periodOf(agreement.rule, moment.today), through = addDays(moment.today, AHEAD_DAYS);
  const { made } = await books.ask({ made: books.read.agreements.made(agreement.id, from) });
  const timeOf = ({ day }: Occurrence) => instantAt(day, agreement.time, firm.timeZone);
  const plan = planOf(agreement.rule, occurrencesOf(agreement, from, through), made, moment.now, timeOf);

  const minutes = lengthOf(agreement, services);
  const wantedOn = (occurrence: Occurrence) => wantedVisit(agreement, occurrence, timeOf(occurrence), minutes, members);
  const tools: Tools = { world, books, actor, agreement };
  for (const visit of plan.callOff) {
    const called = await callOff(tools, visit);
    if (!called.ok) return called;
  }
  for (const { visit, occurrence } of plan.fit) {
    const fitted = await fit(tools, visit, wantedOn(occurrence));
    if (!fitted.ok) return fitted;
  }
  const now = plan.make.slice(0, most);
  for (const occurrence of now) {
    const visit = await make(tools, wantedOn(occurrence));
    if (!visit.ok) return visit;
  }
  const next = nextOccurrences(agreement, addDays(through, 1), 1)[0]?.on ?? null;
  await books.agreements.lookedAfter(agreement.id, nextUnmade(plan.make.slice(now.length), next), moment.now);
  return yes({ more: plan.make.length > now.length });
}

interface Tools {
  readonly world: AgreementWorld;
  readonly books: Books;
  readonly actor: Actor;
  readonly agreement: Agreement;
}

type Done = Result<unknown, SaleRefusal | Forbidden>;

/** Makes the visit: an accepted sale that is scheduled, unless its person is busy; then it waits for a time. */
async function make({ world, books, actor, agreement }: Tools, wanted: Wanted): Promise<Done> {
  const added = await addSale(world, books, actor, { ...wanted.draft, scheduledAt: null, status: "ACCEPTED" });
  if (!added.ok) return added;
  const { customer: _c, assignee: _a, creator: _b, ...sale } = added.value;
  const saved = await schedule({ world, books, actor, agreement }, sale as Sale, wanted);
  if (!saved.ok) return saved;
  await books.agreements.tie(tieOf(agreement, wanted, saved.value));
  return saved;
}

/** Gives a sale without a time the one that is wanted, where its person is free; otherwise it stays as it is. */
async function schedule({ world, books }: Tools, sale: Sale, wanted: Wanted): Promise<Result<Sale, SaleRefusal>> {
  if (await isBusy(books, sale, wanted)) return yes(sale);
  const { firm } = await books.ask({ firm: books.read.organization.find() });
  const details = { scheduledAt: wanted.at };
  const moved = move(sale, "SCHEDULED", details, wanted.minutes, momentOf(world.clock.now(), firm));
  if (!moved.ok) return moved;
  return yes(await books.sales.record({ kind: "sale_moved", from: sale.status, reason: null }, moved.value));
}

/**
 * Fits an untouched visit to what is wanted now. One whose new time is taken is called off and made again without a time:
 * a scheduled sale cannot go back to having none.
 */
async function fit(tools: Tools, visit: MadeVisit, wanted: Wanted): Promise<Done> {
  const { world, books, agreement } = tools;
  const sale = await lockedSale(books, visit);
  const { services } = await books.ask({
    services: books.read.services.some(wanted.draft.lines.flatMap((line) => line.serviceId ?? [])),
  });
  const stays = sale.status === "SCHEDULED";
  const { status: _s, source: _o, quoted: _q, ...change } = wanted.draft;
  const changed = applyChange(
    sale,
    { ...change, scheduledAt: stays ? wanted.at : null },
    services,
    world.ids,
    world.clock.now(),
  );
  if (!changed.ok) return changed;
  const planned = (stays ? { ...changed.value, ...visitAt(wanted.at, wanted.minutes) } : changed.value) as Sale;
  if (stays && holdsTime(planned) && await isBusy(books, planned, wanted)) {
    const called = await callOff(tools, visit);
    return called.ok ? await make(tools, wanted) : called;
  }
  const event = { kind: "sale_changed", before: sale } as const;
  const saved = differsFrom(sale, planned) ? await books.sales.record(event, planned) : sale;
  const scheduled = stays ? yes(saved) : await schedule(tools, saved, wanted);
  if (!scheduled.ok) return scheduled;
  const tie = tieOf(agreement, wanted, scheduled.value);
  if (!stays || tie.madeVersion !== visit.madeVersion || tie.on !== visit.on) await books.agreements.retie(tie);
  return scheduled;
}

async function callOff({ world, books }: Tools, visit: MadeVisit): Promise<Done> {
  const sale = await lockedSale(books, visit);
  const { firm } = await books.ask({ firm: books.read.organization.find() });
  const details = { reason: world.calledOff };
  const moved = move(sale, "CANCELLED", details, 0, momentOf(world.clock.now(), firm));
  if (!moved.ok) return moved;
  const saved = await books.sales.record({ kind: "sale_moved", from: sale.status, ...details }, moved.value);
  await books.agreements.callOff(sale.id);
  return yes(saved);
}

async function lockedSale(books: Books, { saleId }: MadeVisit): Promise<Sale> {
  const sale = await books.sales.lock(saleId);
  if (sale === null) throw new Error("Cannot change the visit: its sale is gone");
  return sale;
}

async function isBusy(books: Books, sale: Sale, { at, minutes }: Wanted): Promise<boolean> {
  if (sale.assignedTo === null) return false;
  const { other } = await books.ask({
    other: books.read.sales.visitInTheWay(sale.assignedTo, visitAt(at, minutes), sale.id),
  });
  return other !== null;
}

function tieOf(agreement: Agreement, { on, at, minutes }: Wanted, sale: Sale) {
  const { scheduledAt: plannedAt, scheduledUntil: plannedUntil } = visitAt(at, minutes);
  return { agreementId: agreement.id, saleId: sale.id, on, plannedAt, plannedUntil, madeVersion: sale.version };
}
