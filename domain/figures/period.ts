import { addDays, type Day, daysBetween, firstOfMonth, parseDay } from "../kernel/time.ts";

export const PERIOD_KINDS = ["month", "quarter", "year"] as const;
export type PeriodKind = typeof PERIOD_KINDS[number];
/** No time of free days is longer. */
const MOST_YEARS = 10;

/** A whole month, quarter or year, or any days; both days belong to it. */
export interface Period {
  readonly kind: PeriodKind | "days";
  readonly from: Day;
  readonly to: Day;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const satisfies Record<PeriodKind, number>;

/** The period of the kind that the day falls in. */
export function periodOf(kind: PeriodKind, day: Day): Period {
  const place = Number(day.slice(5, 7)) - 1;
  return lasting(kind, firstOfMonth(day, -(place % MONTHS[kind])));
}

/** From one day to another, as a month, quarter or year where it is one; null where it ends before it begins or never does. */
export function periodBetween(from: Day, to: Day): Period | null {
  if (to < from || to >= yearsLater(from, MOST_YEARS) || from < "2000-01-01" || to > "2099-12-31") return null;
  const whole = PERIOD_KINDS.map((kind) => periodOf(kind, from)).find((one) => one.from === from && one.to === to);
  return whole ?? { kind: "days", from, to };
}

/** The period so many places later (earlier when negative); of free days as many days. */
export function shift({ kind, from, to }: Period, places: number): Period {
  if (kind !== "days") return lasting(kind, firstOfMonth(from, places * MONTHS[kind]));
  const days = places * lengthOf({ from, to });
  return { kind, from: addDays(from, days), to: addDays(to, days) };
}

/** The same months, or the same days, a year earlier. */
export function yearBefore({ kind, from, to }: Period): Period {
  return kind === "days"
    ? { kind, from: yearsLater(from, -1), to: yearsLater(to, -1) }
    : lasting(kind, firstOfMonth(from, -12));
}

/** The period as it stands in an address: '2026-11', '2026-Q4', '2026', '2026-11-03_2026-11-20'. */
export function writePeriod({ kind, from, to }: Period): string {
  if (kind === "days") return `${from}_${to}`;
  const year = from.slice(0, 4);
  return kind === "year" ? year : kind === "month" ? from.slice(0, 7) : `${year}-Q${quarterOf(from)}`;
}

/** Reads what `writePeriod` wrote, from 2000 to 2099; null for anything else. */
export function readPeriod(text: string): Period | null {
  const [, first, last] = /^(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)$/.exec(text) ?? [];
  const from = parseDay(first ?? ""), to = parseDay(last ?? "");
  if (from && to) return periodBetween(from, to);
  const match = /^(20\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text);
  if (!match) return null;
  const [, year, quarter, month] = match;
  if (month) return lasting("month", `${year}-${month}-01` as Day);
  if (quarter) return lasting("quarter", `${year}-${String(Number(quarter) * 3 - 2).padStart(2, "0")}-01` as Day);
  return lasting("year", `${year}-01-01` as Day);
}

/** 1 to 4. */
export function quarterOf(day: Day): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

/** The first days of the months from one to the other, both included. */
export function monthsBetween(from: Day, to: Day): Day[] {
  const months: Day[] = [];
  for (let month = firstOfMonth(from); month <= to; month = firstOfMonth(month, 1)) months.push(month);
  return months;
}

/** Whole months gone by between two days: a month is over on the day with the same number. */
export function monthsSince(first: Day, today: Day): number {
  const [year, month, day] = first.split("-").map(Number),
    [thisYear, thisMonth, thisDay] = today.split("-").map(Number);
  return (thisYear - year) * 12 + thisMonth - month - (thisDay < day ? 1 : 0);
}

function lasting(kind: PeriodKind, from: Day): Period {
  return { kind, from, to: addDays(firstOfMonth(from, MONTHS[kind]), -1) };
}

/** Whether it begins and ends with a month. */
export function isWholeMonths({ from, to }: Days): boolean {
  return from <= to && from.endsWith("-01") && addDays(to, 1).endsWith("-01");
}

/** The whole months within it, and the days before and after them; each null where there are none. */
export function monthsWithin({ from, to }: Days): { readonly months: Days | null; readonly edges: readonly Days[] } {
  const first = from.endsWith("-01") ? from : firstOfMonth(from, 1);
  const last = addDays(firstOfMonth(addDays(to, 1)), -1);
  if (last < first) return { months: null, edges: [{ from, to }] };
  return {
    months: { from: first, to: last },
    edges: [{ from, to: addDays(first, -1) }, { from: addDays(last, 1), to }].filter((edge) => edge.from <= edge.to),
  };
}

function lengthOf({ from, to }: Days): number {
  return daysBetween(from, to) + 1;
}

/** The same day so many years later; the 29th of February becomes the 28th. */
function yearsLater(day: Day, years: number): Day {
  return String(Temporal.PlainDate.from(day).add({ years })) as Day;
}

/** Whole months beside as many before them, other days beside as many days, and the same a year earlier. */
export function compared({ from, to }: Days): { now: Days; previous: Days; yearBefore: Days } {
  if (!isWholeMonths({ from, to })) {
    const free: Period = { kind: "days", from, to };
    const bare = ({ from, to }: Period): Days => ({ from, to });
    return { now: { from, to }, previous: bare(shift(free, -1)), yearBefore: bare(yearBefore(free)) };
  }
  const back = (months: number) => ({
    from: firstOfMonth(from, -months),
    to: addDays(firstOfMonth(addDays(to, 1), -months), -1),
  });
  return { now: { from, to }, previous: back(monthsBetween(from, to).length), yearBefore: back(12) };
}

type Days = Pick<Period, "from" | "to">;
