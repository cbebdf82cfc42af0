import type { Actor } from "../kernel/actor.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { type Result, yes } from "../kernel/result.ts";
import { addDays, addMinutes } from "../kernel/time.ts";
import { addKnownSale, type Named } from "../sales/record_sale.ts";
import type { SaleRefusal } from "../sales/refusal.ts";
import { type Moment, move, type Sale, visitAt } from "../sales/sale.ts";
import { momentOf, type World } from "../sales/world.ts";
import type { Books } from "../tenants.ts";
import { type Agreement, AHEAD_DAYS, lengthOf } from "./agreement.ts";
import { instantAt, nextOccurrences, type Occurrence, occurrencesOf } from "./occurrence.ts";
import { type MadeVisit, planOf } from "./plan.ts";
import { periodOf } from "./rule.ts";
import {
  alreadyFits,
  differsFrom,
  fitted,
  nextUnmade,
  saleOf,
  scheduledAs,
  type Wanted,
  wantedVisit,
} from "./visit.ts";

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
  const { firm, ...found } = await books.ask({
    firm: books.read.organization.find(),
    customer: books.read.customers.find(agreement.customerId),
    members: books.read.members.all(),
    services: books.read.services.some(agreement.lines.flatMap((line) => line.serviceId ?? [])),
  });
  const moment = momentOf(world.clock.now(), firm);
  const from = periodOf(agreement.rule, moment.today), through = addDays(moment.today, AHEAD_DAYS);
  const { made } = await books.ask({ made: books.read.agreements.made(agreement.id, from) });
  const timeOf = ({ day }: Occurrence) => instantAt(day, agreement.time, firm.timeZone);
  const plan = planOf(agreement.rule, occurrencesOf(agreement, from, through), made, moment.now, timeOf);

  const minutes = lengthOf(agreement, found.services);
  const wantedOn = (one: Occurrence) => wantedVisit(agreement, one, timeOf(one), minutes, found.members);
  const tools: Tools = { world, books, actor, agreement, moment, found };
  for (const visit of plan.callOff) {
    const called = await callOff(tools, visit);
    if (!called.ok) return called;
  }
  const wanted = plan.fit.map(({ visit, occurrence }) => ({ visit, wanted: wantedOn(occurrence) }));
  for (const one of await notFitting(tools, wanted)) {
    const fitted = await fit(tools, one);
    if (!fitted.ok) return fitted;
  }
  const now = plan.make.slice(0, most);
  const done = await makeAll(tools, now.map(wantedOn));
  const refused = done.find(({ ok }) => !ok);
  if (refused && !refused.ok) return refused;
  const next = nextOccurrences(agreement, addDays(through, 1), 1)[0]?.on ?? null;
  await books.agreements.lookedAfter(agreement.id, nextUnmade(plan.make.slice(now.length), next), moment.now);
  return yes({ more: plan.make.length > now.length });
}

const AGREED = { agreed: true } as const;

interface Tools {
  readonly world: AgreementWorld;
  readonly books: Books;
  readonly actor: Actor;
  readonly agreement: Agreement;
  readonly moment: Moment;
  readonly found: Named;
}

/** A visit that was made, and as it is wanted now. */
interface Fitting {
  readonly visit: MadeVisit;
  readonly wanted: Wanted;
}

type Done = Result<unknown, SaleRefusal | Forbidden>;

/** Makes the visits, in order of their numbers: who is busy when is one question, and what is written is sent together. */
async function makeAll(tools: Tools, all: readonly Wanted[]): Promise<Done[]> {
  const busy = await busyAt(tools.books, all);
  return await Promise.all(all.map((wanted, place) => make(tools, wanted, busy[place] || overlaps(all, place))));
}

/** Makes the visit: an accepted sale that is scheduled, unless its person is busy; then it waits for a time. */
async function make(
  { world, books, actor, agreement, moment, found }: Tools,
  wanted: Wanted,
  busy: boolean,
): Promise<Done> {
  const added = await addKnownSale(world, books, actor, wanted.draft, found, AGREED);
  if (!added.ok) return added;
  const sale = saleOf(added.value);
  const scheduled = busy ? null : scheduledAs(sale, wanted, moment);
  if (scheduled === null) return yes(await books.agreements.tie(tieOf(agreement, wanted, sale.id, sale.version)));
  if (!scheduled.ok) return scheduled;
  const event = { kind: "sale_moved", from: sale.status, reason: null, ...AGREED } as const;
  // Sent together: saving gives the sale its next version.
  return yes(
    await Promise.all([
      books.sales.record(event, scheduled.value),
      books.agreements.tie(tieOf(agreement, wanted, sale.id, sale.version + 1)),
    ]),
  );
}

/** Those of the visits that are not as they are wanted: most are, and are only looked at, all in one question. */
async function notFitting({ world, books, moment, found }: Tools, all: readonly Fitting[]): Promise<Fitting[]> {
  const seen = await books.ask(
    Object.fromEntries(all.map(({ visit }) => [visit.saleId, books.read.sales.find(visit.saleId)])),
  );
  return all.filter(({ visit, wanted }) =>
    !alreadyFits(seen[visit.saleId], visit, wanted, found.services, world.ids, moment.now)
  );
}

/**
 * Fits an untouched visit to what is wanted now. One whose new time is taken is called off and made again without a time:
 * a scheduled sale cannot go back to having none.
 */
async function fit(tools: Tools, { visit, wanted }: Fitting): Promise<Done> {
  const { world, books, agreement, moment, found } = tools;
  const sale = await lockedSale(books, visit);
  if (sale === null) return yes(null);
  const changed = fitted(sale, wanted, found.services, world.ids, moment.now);
  if (!changed.ok) return changed;
  const stays = sale.status === "SCHEDULED", busy = await isBusy(books, changed.value, wanted);
  if (stays && busy) {
    const called = await callOff(tools, visit);
    return called.ok ? (await makeAll(tools, [wanted]))[0] : called;
  }
  const before = { kind: "sale_changed", before: sale, ...AGREED } as const;
  const saved = differsFrom(sale, changed.value) ? await books.sales.record(before, changed.value) : sale;
  const scheduled = stays || busy ? yes(saved) : scheduledAs(saved, wanted, moment);
  if (!scheduled.ok) return scheduled;
  const event = { kind: "sale_moved", from: saved.status, reason: null, ...AGREED } as const;
  const last = scheduled.value === saved ? saved : await books.sales.record(event, scheduled.value);
  return yes(await books.agreements.retie(tieOf(agreement, wanted, last.id, last.version)));
}

async function callOff({ world, books, moment }: Tools, visit: MadeVisit): Promise<Done> {
  const sale = await lockedSale(books, visit);
  if (sale === null) return yes(null);
  const details = { reason: world.calledOff };
  const moved = move(sale, "CANCELLED", details, 0, moment);
  if (!moved.ok) return moved;
  const saved = await books.sales.record({ kind: "sale_moved", from: sale.status, ...details, ...AGREED }, moved.value);
  await books.agreements.callOff(sale.id);
  return yes(saved);
}

/** The visit's sale, held; null where somebody changed it by hand since it was looked at: then it is left to them. */
async function lockedSale(books: Books, { saleId, version }: MadeVisit): Promise<Sale | null> {
  const sale = await books.sales.lock(saleId);
  return sale?.version === version ? sale : null;
}

/** Whether the person of each visit is elsewhere then. */
async function busyAt(books: Books, all: readonly Wanted[]): Promise<boolean[]> {
  const others = await books.ask(
    Object.fromEntries(
      all.flatMap(({ draft: { assignedTo }, at, minutes }, place) =>
        assignedTo === null ? [] : [[place, books.read.sales.visitInTheWay(assignedTo, visitAt(at, minutes), null)]]
      ),
    ),
  );
  return all.map((_, place) => (others[place] ?? null) !== null);
}

/** Whether a long visit before this one, of the same agreement, is not over yet. */
function overlaps(all: readonly Wanted[], place: number): boolean {
  return all.slice(0, place).some(({ at, minutes }) => addMinutes(at, minutes) > all[place].at);
}

async function isBusy(books: Books, sale: Sale, { at, minutes }: Wanted): Promise<boolean> {
  if (sale.assignedTo === null) return false;
  const { other } = await books.ask({
    other: books.read.sales.visitInTheWay(sale.assignedTo, visitAt(at, minutes), sale.id),
  });
  return other !== null;
}

function tieOf(agreement: Agreement, { on, at, minutes }: Wanted, saleId: SaleId, madeVersion: number) {
  const { scheduledAt: plannedAt, scheduledUntil: plannedUntil } = visitAt(at, minutes);
  return { agreementId: agreement.id, saleId, on, plannedAt, plannedUntil, madeVersion };
}
