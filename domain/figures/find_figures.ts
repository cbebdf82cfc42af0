import { AUTOMATIC } from "../kernel/automatic.ts";
import type { Actor } from "../kernel/actor.ts";
import { type Forbidden, may, reach } from "../kernel/permissions.ts";
import type { ServiceId, UserId } from "../kernel/ids.ts";
import type { Part } from "../kernel/page.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { addDays, type Day, dayOf, firstOfMonth, mondayOf } from "../kernel/time.ts";
import type { Membership } from "../identity/user.ts";
import type { SaleStatus } from "../sales/moves.ts";
import type { World } from "../sales/world.ts";
import { AHEAD, forecast } from "./forecast.ts";
import { lifetime } from "./lifetime.ts";
import { overview, WEEKS } from "./overview.ts";
import { compared, monthsBetween } from "./period.ts";
import type { Coming, Comings, Span } from "./ports.ts";
import { ownFigures, rowsOf } from "./report_rows.ts";
import { rangeOf, type ReportPlan, type ReportRefusal, soundPlan } from "./report.ts";
import { contribution, DONE, tally } from "./tally.ts";

type Reading = Pick<World, "tenants" | "clock">;

/** Where the figures are read: whose day it is. */
export interface Place {
  readonly timeZone: string;
}

const TOP = 10;
const TOP_PAYING = 50;
const MOST_CUSTOMERS = 500;
const MOST_COMING = 200;
/** As far back as a forecast looks. */
const HISTORY_MONTHS = 60;

/** Whose figures the actor sees: everybody's (null) or only the actor's own. */
export function ownerReported(actor: Actor): UserId | null {
  return reach(actor, "view_reports") === "all" ? null : actor.userId;
}

/** The figures of a period beside the one before and the year before, the months around it, and the last twelve weeks. */
export function findOverview({ tenants, clock }: Reading) {
  return async (actor: Actor, period: Span, { timeZone }: Place) => {
    const today = dayOf(clock.now(), timeZone), owner = ownerReported(actor);
    const spans = compared(period);
    // Twelve whole months to the one the period ends in, and the year before them.
    const ends = addDays(firstOfMonth(period.to, 1), -1), from = firstOfMonth(period.to, -23);
    const monday = addDays(mondayOf(today), -7 * (WEEKS - 1));
    const all = { owner, statuses: [], sources: [] };
    const found = await tenants.read(actor, ({ figures, statistics }) => ({
      now: figures.sums(["status"], { ...all, ...spans.now }),
      previous: figures.sums(["status"], { ...all, ...spans.previous }),
      yearBefore: figures.sums(["status"], { ...all, ...spans.yearBefore }),
      months: figures.sums(["month", "status"], { ...all, from, to: ends }),
      sources: figures.sums(["source", "status"], { ...all, from: period.from, to: period.to }),
      weeks: statistics.byDay(owner, monday, addDays(monday, 7 * WEEKS - 1)),
      paid: figures.paidByAll(owner, today),
    }));
    return yes(overview(period, monday, found));
  };
}

/** The ten customers with the most revenue, and those who may be worth most in two years. */
export function findCustomerFigures({ tenants, clock }: Reading) {
  return async (actor: Actor, period: Span, { timeZone }: Place, most = TOP) => {
    const today = dayOf(clock.now(), timeZone), owner = ownerReported(actor);
    const spans = compared(period), done = { owner, statuses: DONE, sources: [] };
    const { top, paying, paid, comings, now, previous, yearBefore } = await tenants.read(actor, ({ figures }) => ({
      top: figures.customers(owner, spans, most),
      paying: figures.payingCustomers(owner, today, TOP_PAYING),
      paid: figures.paidByAll(owner, today),
      comings: figures.comings(owner, spans),
      now: figures.sums(["status"], { ...done, ...spans.now }),
      previous: figures.sums(["status"], { ...done, ...spans.previous }),
      yearBefore: figures.sums(["status"], { ...done, ...spans.yearBefore }),
    }));
    return yes({
      top,
      whole: { now: tally(now), previous: tally(previous), yearBefore: tally(yearBefore) },
      worth: paying.map((one) => ({ ...one, lifetime: lifetime(one, today) })),
      paid,
      comings,
    });
  };
}

/** Who came back, who is new and who stayed away, beside the period before (CUS-10): how many, and the foremost of them. */
export function findComings({ tenants }: Reading) {
  return async (actor: Actor, period: Span, which: Coming) => {
    const owner = ownerReported(actor), spans = compared(period);
    return yes(
      await tenants.read(actor, ({ figures }) => ({
        counts: figures.comings(owner, spans),
        customers: figures.comingCustomers(owner, spans, which, MOST_COMING),
      })),
    );
  };
}

/** How many of those who were there before came again, 0 to 1; null where nobody was. */
export function retention({ before, again }: Comings): number | null {
  return before === 0 ? null : again / before;
}

/** What was done of each service in the period. */
export function findServiceFigures({ tenants }: Reading) {
  return async (actor: Actor, period: Span) => {
    const spans = compared(period);
    const { services } = await tenants.read(actor, ({ figures }) => ({
      services: figures.services(ownerReported(actor), DONE, spans),
    }));
    return yes(services.map((one) => ({ ...one, contribution: contribution(one) })));
  };
}

/** Each seller's figures in the period, beside the period before; the actor's alone for whoever sees only own. */
export function findTeamFigures({ tenants }: Reading) {
  return async (actor: Actor, period: Span) => {
    const owner = ownerReported(actor), { now, previous, yearBefore } = compared(period);
    const all = { owner, statuses: [], sources: [] };
    const found = await tenants.read(actor, ({ figures, members }) => ({
      now: figures.sums(["owner", "status"], { ...all, from: now.from, to: now.to }),
      previous: figures.sums(["owner", "status"], { ...all, from: previous.from, to: previous.to }),
      yearBefore: figures.sums(["owner", "status"], { ...all, from: yearBefore.from, to: yearBefore.to }),
      members: members.all(),
    }));
    const of = (rows: typeof found.now, id: UserId) => tally(rows.filter((row) => row.owner === id));
    const people = [...found.members, AUTOMATIC].filter(({ id }) => found.now.some((row) => row.owner === id));
    return yes({
      people: people.map(({ id, name }) => ({
        id,
        name,
        now: of(found.now, id),
        previous: of(found.previous, id),
        yearBefore: of(found.yearBefore, id),
      })).toSorted((a, b) => b.now.revenue - a.now.revenue || b.now.count - a.now.count),
      whole: { now: tally(found.now), previous: tally(found.previous), yearBefore: tally(found.yearBefore) },
    });
  };
}

/** Revenue of every whole month there is, and the next three months foretold from it. */
export function findForecast({ tenants, clock }: Reading) {
  return async (actor: Actor, { timeZone }: Place) => {
    const running = firstOfMonth(dayOf(clock.now(), timeZone)), to = addDays(running, -1);
    const { sums } = await tenants.read(actor, ({ figures }) => ({
      sums: figures.sums(["month"], {
        owner: ownerReported(actor),
        statuses: DONE,
        sources: [],
        from: firstOfMonth(running, -HISTORY_MONTHS),
        to,
      }),
    }));
    const first = sums[0]?.month ?? running;
    const history = monthsBetween(first, to).map((month) => ({
      month,
      revenue: sums.find((row) => row.month === month)?.net ?? 0,
    }));
    const ahead = Array.from({ length: AHEAD }, (_, place) => firstOfMonth(running, place));
    return yes({ history, running, ahead, forecast: forecast(history.map(({ revenue }) => revenue)) });
  };
}

/** Each firm's figures of the period, side by side. */
export interface FirmFigures {
  readonly firm: Pick<Membership, "id" | "name" | "color">;
  readonly now: ReturnType<typeof tally>;
  readonly previous: ReturnType<typeof tally>;
  readonly yearBefore: ReturnType<typeof tally>;
}

/**
 * Firm against firm: sums and nothing else, of the firms where the actor is ADMIN, and each of them has it written down that
 * it was looked at (C4).
 */
export function compareOrganizations({ tenants }: Reading) {
  return async (actor: Actor, firms: readonly Membership[], period: Span) => {
    const administered = firms.filter(({ role }) => role === "ADMIN");
    const spans = compared(period);
    const found: FirmFigures[] = [];
    for (const { id, name, color } of administered) {
      const { once: _once, ...caller } = actor;
      const there: Actor = { ...caller, organizationId: id, role: "ADMIN" };
      const facts = { from: period.from, to: period.to, firms: administered.length };
      await tenants.write(there, async (books) => yes(await books.note("organizations_compared", facts)));
      const all = { owner: null, statuses: [], sources: [] };
      const sums = await tenants.read(there, ({ figures }) => ({
        now: figures.sums(["status"], { ...all, from: spans.now.from, to: spans.now.to }),
        previous: figures.sums(["status"], { ...all, from: spans.previous.from, to: spans.previous.to }),
        yearBefore: figures.sums(["status"], { ...all, from: spans.yearBefore.from, to: spans.yearBefore.to }),
      }));
      found.push({
        firm: { id, name, color },
        now: tally(sums.now),
        previous: tally(sums.previous),
        yearBefore: tally(sums.yearBefore),
      });
    }
    return yes(found);
  };
}

/** Whether somebody can set firm against firm: ADMIN in at least two. */
export function mayCompare(firms: readonly Pick<Membership, "role">[]): boolean {
  return firms.filter(({ role }) => role === "ADMIN").length > 1;
}

/** The rows of a report somebody put together. */
export function runReport({ tenants, clock }: Reading) {
  return async (
    actor: Actor,
    plan: ReportPlan,
    { timeZone }: Place,
  ): Promise<Result<ReturnType<typeof rowsOf>, ReportRefusal>> => {
    const sound = soundPlan(plan);
    if (!sound.ok) return sound;
    const asked = ownFigures(sound.value, ownerReported(actor));
    const range = rangeOf(asked, dayOf(clock.now(), timeZone));
    const { grouping, statuses, sources, owner } = asked;
    const still = { now: range, previous: range, yearBefore: range };
    const facet = grouping === "quarter" || grouping === "year" ? "month" : grouping;
    const filter = { ...range, owner, statuses: grouping === "customer" ? DONE : statuses, sources };
    const found = await tenants.read(actor, ({ figures, statistics, members }) => ({
      members: members.all(),
      whole: figures.sums([], filter),
      ...(facet === "day" || facet === "week"
        ? { days: statistics.byDay(owner, range.from, range.to) }
        : facet === "customer"
        ? { customers: figures.customers(owner, still, MOST_CUSTOMERS) }
        : facet === "service"
        ? { services: figures.services(owner, statuses, still) }
        : { sums: figures.sums([facet], filter) }),
    }));
    return yes(rowsOf(asked, range, found));
  };
}

/** Which day it is in the firm. */
export function todayIn({ clock }: Pick<World, "clock">) {
  return ({ timeZone }: Place): Day => dayOf(clock.now(), timeZone);
}

/** Everybody a report can be narrowed to. */
export function findSellers({ tenants }: Reading) {
  return async (actor: Actor) => {
    const { members } = await tenants.read(actor, ({ members }) => ({ members: members.all() }));
    return yes(members);
  };
}

/** The lines that make up a service's figure. */
export function findLines({ tenants }: Reading) {
  return async (
    actor: Actor,
    asked: Span & { readonly service: ServiceId | null; readonly statuses: readonly SaleStatus[] },
    owner: UserId | null,
    part: Part,
  ) => {
    const seen = ownerReported(actor) ?? owner;
    const span = { from: asked.from, to: asked.to };
    const { list, services } = await tenants.read(actor, ({ figures }) => ({
      list: figures.lines({ ...asked, owner: seen }, part),
      services: figures.services(seen, asked.statuses, { now: span, previous: span, yearBefore: span }),
    }));
    return yes({ list, figure: services.find(({ id }) => id === asked.service) ?? null });
  };
}

/** Writes down that somebody took a report out of the house (EXP-04); refused to those who may not. */
export function noteExport({ tenants }: Reading) {
  return async (
    actor: Actor,
    report: string,
    facts: Readonly<Record<string, unknown>>,
  ): Promise<Result<null, Forbidden>> => {
    if (!may(actor, "export_data")) return no({ kind: "forbidden", permission: "export_data" });
    await tenants.write(actor, async (books) => {
      await books.note("report_exported", { report, ...facts });
      return yes(null);
    });
    return yes(null);
  };
}
