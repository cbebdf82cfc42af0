import type { Ore } from "../kernel/money.ts";
import { addDays, type Day } from "../kernel/time.ts";
import { SALE_STATUSES, type SaleStatus } from "../sales/moves.ts";
import type { DayTotal } from "../sales/ports.ts";
import { revenueOf } from "../sales/summary.ts";
import { type Source, SOURCES } from "../sales/sale.ts";
import { monthsBetween } from "./period.ts";
import type { Facets, PaidByAll, Span, Sums } from "./ports.ts";
import { average, type Tally, tally } from "./tally.ts";
import { firstOfMonth } from "../kernel/time.ts";

export const WEEKS = 12;

/** What the first page of the reports shows. */
export interface Overview {
  readonly now: Tally;
  readonly previous: Tally;
  readonly yearBefore: Tally;
  readonly statuses: readonly { readonly status: SaleStatus; readonly count: number; readonly net: Ore }[];
  readonly sources: readonly ({ readonly source: Source } & Tally)[];
  /** Twelve months to the end of the period, each beside the year before. */
  readonly months: readonly {
    readonly month: Day;
    readonly revenue: Ore;
    readonly count: number;
    readonly yearBefore: Ore;
  }[];
  /** The last twelve weeks, this one last. */
  readonly weeks: readonly { readonly monday: Day; readonly revenue: Ore }[];
  /** What a customer who paid may be worth in two years, on average; null while nobody has paid. */
  readonly worth: Ore | null;
}

type Row = Sums & Pick<Facets, "status">;

interface Found {
  readonly now: readonly Row[];
  readonly previous: readonly Row[];
  readonly yearBefore: readonly Row[];
  readonly months: readonly (Row & Pick<Facets, "month">)[];
  readonly sources: readonly (Row & Pick<Facets, "source">)[];
  readonly weeks: readonly DayTotal[];
  readonly paid: PaidByAll;
}

/** Puts the sums together; every figure is a sum of rows that a list can show. */
export function overview(period: Span, firstMonday: Day, found: Found): Overview {
  const { now, months, sources, weeks, paid } = found;
  const within = (from: Day, to: Day) => months.filter(({ month }) => month >= from && month <= to);
  const revenueIn = (month: Day) => tally(within(month, month)).revenue;
  return {
    now: tally(now),
    previous: tally(found.previous),
    yearBefore: tally(found.yearBefore),
    statuses: SALE_STATUSES.map((status) => {
      const { count, net } = tally(now.filter((row) => row.status === status));
      return { status, count, net };
    }),
    sources: SOURCES.map((source) => ({ source, ...tally(sources.filter((row) => row.source === source)) }))
      .filter(({ count }) => count > 0).toSorted((a, b) => b.revenue - a.revenue || b.count - a.count),
    months: monthsBetween(firstOfMonth(period.to, -11), period.to).map((month) => ({
      month,
      revenue: revenueIn(month),
      count: tally(within(month, month)).count,
      yearBefore: revenueIn(firstOfMonth(month, -12)),
    })),
    weeks: Array.from({ length: WEEKS }, (_, place) => {
      const monday = addDays(firstMonday, place * 7), sunday = addDays(monday, 6);
      return { monday, revenue: revenueOf(weeks.filter(({ day }) => day >= monday && day <= sunday)) };
    }),
    worth: average(paid.value, paid.customers),
  };
}
