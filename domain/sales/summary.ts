import type { Ore } from "../kernel/money.ts";
import { total } from "../kernel/money.ts";
import { addDays, type Day, firstOfMonth } from "../kernel/time.ts";
import { SALE_STATUSES, type SaleStatus, STATES } from "./moves.ts";
import type { Activity, DayTotal, StatusTotal } from "./ports.ts";

/** A figure of this month so far beside the whole month before. */
export interface Compared<T> {
  readonly current: T;
  readonly previous: T;
}

/** The statistics of SALE-23; all money is net, without moms. */
export interface Summary {
  readonly revenue: Compared<Ore>;
  readonly salesCount: Compared<number>;
  /** Sales won of those decided, 0 to 1. */
  readonly conversionRate: Compared<number>;
  /** Leads still to be won or lost. */
  readonly activeLeads: number;
  readonly pipeline: readonly { readonly status: SaleStatus; readonly count: number; readonly net: Ore }[];
  readonly recentActivity: readonly Activity[];
  /** The last 30 days, today last; days without revenue are there with 0. */
  readonly revenueTrend: readonly { readonly day: Day; readonly net: Ore }[];
}

const TREND_DAYS = 30;

/** The days a summary looks at: from the first of the month before, or the trend's first day, to today. */
export function summaryRange(today: Day): { from: Day; to: Day } {
  const month = firstOfMonth(today, -1), trend = addDays(today, 1 - TREND_DAYS);
  return { from: month < trend ? month : trend, to: firstOfMonth(today, 1) };
}

/**
 * Revenue is the net of work done (COMPLETED and PAID) by sale date; a month counts all its sale dates, also those still to
 * come. Decided sales are all but QUOTE_SENT; won are those neither LOST nor CANCELLED.
 */
export function summarize(
  today: Day,
  byDay: readonly DayTotal[],
  byStatus: readonly StatusTotal[],
  recentActivity: readonly Activity[],
  activeLeads = 0,
): Summary {
  const thisMonth = firstOfMonth(today), nextMonth = firstOfMonth(today, 1), lastMonth = firstOfMonth(today, -1);
  const between = (from: Day, before: Day) => byDay.filter(({ day }) => day >= from && day < before);
  const current = between(thisMonth, nextMonth), previous = between(lastMonth, thisMonth);
  const compare = <T>(figure: (days: readonly DayTotal[]) => T) => ({
    current: figure(current),
    previous: figure(previous),
  });
  const ofDay = Map.groupBy(byDay, ({ day }) => day);
  const days = Array.from({ length: TREND_DAYS }, (_, place) => addDays(today, place + 1 - TREND_DAYS));
  return {
    revenue: compare(revenueOf),
    salesCount: compare(countOf),
    conversionRate: compare(conversionOf),
    activeLeads,
    pipeline: SALE_STATUSES.map((status) => {
      const found = byStatus.find((one) => one.status === status);
      return { status, count: found?.count ?? 0, net: found?.net ?? total([]) };
    }),
    recentActivity,
    revenueTrend: days.map((day) => ({ day, net: revenueOf(ofDay.get(day) ?? []) })),
  };
}

/** The net of work done. */
export function revenueOf(totals: readonly StatusTotal[]): Ore {
  return total(totals.filter(({ status }) => STATES[status].invoiced).map(({ net }) => net));
}

function countOf(totals: readonly StatusTotal[]): number {
  return totals.reduce((all, { count }) => all + count, 0);
}

function conversionOf(totals: readonly StatusTotal[]): number {
  const decided = totals.filter(({ status }) => status !== "QUOTE_SENT");
  const won = decided.filter(({ status }) => status !== "LOST" && status !== "CANCELLED");
  return decided.length === 0 ? 0 : countOf(won) / countOf(decided);
}
