import type { Actor } from "../kernel/actor.ts";
import type { Ore } from "../kernel/money.ts";
import { yes } from "../kernel/result.ts";
import { addDays, type Day, dayOf, firstOfMonth, mondayOf } from "../kernel/time.ts";
import type { DayTotal } from "../sales/ports.ts";
import { revenueOf } from "../sales/summary.ts";
import type { World } from "../sales/world.ts";
import { ownerReported, type Place } from "./find_figures.ts";
import type { Span } from "./ports.ts";
import { growth, tally } from "./tally.ts";

export const TREND_STEPS = ["daily", "weekly", "monthly", "yearly"] as const;
export type TrendStep = typeof TREND_STEPS[number];
/** No answer has more rows. */
export const MOST_STEPS = 400;

/** One day, week, month or year of a trend. */
export interface TrendRow extends Span {
  readonly count: number;
  readonly revenue: Ore;
  /** How much the revenue grew since the step before, and since the same time a year earlier; null from nothing. */
  readonly sincePrevious: number | null;
  readonly sinceYearBefore: number | null;
}

/** The steps from a day to another, whole ones: the first is the one that the first day falls in. */
export function stepsOf(step: TrendStep, from: Day, to: Day): Span[] {
  const steps: Span[] = [];
  for (let first = beginning(step, from); first <= to && steps.length <= MOST_STEPS;) {
    const next = after(step, first);
    steps.push({ from: first, to: addDays(next, -1) });
    first = next;
  }
  return steps;
}

/** What is shown where nothing is asked for: 30 days, 12 weeks, 12 months, 5 years, the last of them now. */
function usualStart(step: TrendStep, today: Day): Day {
  switch (step) {
    case "daily":
      return addDays(today, -29);
    case "weekly":
      return addDays(today, -77);
    case "monthly":
      return firstOfMonth(today, -11);
    case "yearly":
      return firstOfMonth(today, -48);
  }
}

/** Revenue and number of sales step by step, each beside the step before and the year before (BI-13). */
export function findTrends({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (
    actor: Actor,
    { step, start, end }: { readonly step: TrendStep; readonly start: Day | null; readonly end: Day | null },
    { timeZone }: Place,
  ) => {
    const today = dayOf(clock.now(), timeZone), owner = ownerReported(actor);
    const to = end ?? today;
    const steps = stepsOf(step, start ?? usualStart(step, to), to);
    if (steps.length === 0) return yes([] as TrendRow[]);
    // A year and a step more, so that the first has something to be compared with.
    const from = beginning(step, firstOfMonth(steps[0].from, step === "yearly" ? -12 : -13));
    const span = { from, to: steps.at(-1)!.to };
    if (step === "monthly" || step === "yearly") {
      const all = { owner, statuses: [], sources: [], ...span };
      const { sums } = await tenants.read(actor, ({ figures }) => ({ sums: figures.sums(["month", "status"], all) }));
      const of = (one: Span) => tally(sums.filter(({ month }) => month >= one.from && month <= one.to));
      return yes(rows(step, steps, of));
    }
    const { days } = await tenants.read(actor, ({ statistics }) => ({
      days: statistics.byDay(owner, span.from, span.to),
    }));
    const byDay = Map.groupBy(days, ({ day }) => day);
    return yes(rows(step, steps, (one) => {
      const within: DayTotal[] = [];
      for (let day = one.from; day <= one.to; day = addDays(day, 1)) within.push(...byDay.get(day) ?? []);
      return { count: within.reduce((all, { count }) => all + count, 0), revenue: revenueOf(within) };
    }));
  };
}

function rows(
  step: TrendStep,
  steps: readonly Span[],
  of: (span: Span) => { readonly count: number; readonly revenue: Ore },
): TrendRow[] {
  return steps.map((one) => {
    const { count, revenue } = of(one);
    const before = addDays(one.from, -1);
    const previous = of({ from: beginning(step, before), to: before });
    const then = yearEarlier(step, one);
    return {
      ...one,
      count,
      revenue,
      sincePrevious: growth(revenue, previous.revenue),
      sinceYearBefore: growth(revenue, of(then).revenue),
    };
  });
}

/** The same days a year earlier; weeks by 52, so that they stay weeks. */
function yearEarlier(step: TrendStep, { from, to }: Span): Span {
  if (step === "weekly") return { from: addDays(from, -364), to: addDays(to, -364) };
  if (step === "daily") return { from: addDays(from, -364), to: addDays(from, -364) };
  return { from: firstOfMonth(from, -12), to: addDays(firstOfMonth(addDays(to, 1), -12), -1) };
}

function beginning(step: TrendStep, day: Day): Day {
  switch (step) {
    case "daily":
      return day;
    case "weekly":
      return mondayOf(day);
    case "monthly":
      return firstOfMonth(day);
    case "yearly":
      return `${day.slice(0, 4)}-01-01` as Day;
  }
}

function after(step: TrendStep, first: Day): Day {
  const months = step === "yearly" ? 12 : 1;
  return step === "daily" ? addDays(first, 1) : step === "weekly" ? addDays(first, 7) : firstOfMonth(first, months);
}
