import { addDays, type Day, firstOfMonth } from "../kernel/time.ts";

export const PERIOD_KINDS = ["month", "quarter", "year"] as const;
export type PeriodKind = typeof PERIOD_KINDS[number];

/** A whole month, quarter or year; both days belong to it. */
export interface Period {
  readonly kind: PeriodKind;
  readonly from: Day;
  readonly to: Day;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const satisfies Record<PeriodKind, number>;

/** The period of the kind that the day falls in. */
export function periodOf(kind: PeriodKind, day: Day): Period {
  const place = Number(day.slice(5, 7)) - 1;
  return lasting(kind, firstOfMonth(day, -(place % MONTHS[kind])));
}

/** The period so many places later (earlier when negative). */
export function shift({ kind, from }: Period, places: number): Period {
  return lasting(kind, firstOfMonth(from, places * MONTHS[kind]));
}

/** The same months a year earlier. */
export function yearBefore({ kind, from }: Period): Period {
  return lasting(kind, firstOfMonth(from, -12));
}

/** The period as it stands in an address: '2026-11', '2026-Q4', '2026'. */
export function writePeriod({ kind, from }: Period): string {
  const year = from.slice(0, 4);
  return kind === "year" ? year : kind === "month" ? from.slice(0, 7) : `${year}-Q${quarterOf(from)}`;
}

/** Reads what `writePeriod` wrote, from 2000 to 2099; null for anything else. */
export function readPeriod(text: string): Period | null {
  const match = /^(20\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text);
  if (!match) return null;
  const [, year, quarter, month] = match;
  if (month) return lasting("month", `${year}-${month}-01` as Day);
  if (quarter) return lasting("quarter", `${year}-${String(Number(quarter) * 3 - 2).padStart(2, "0")}-01` as Day);
  return lasting("year", `${year}-01-01` as Day);
}

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

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);
}

/** The number of the day's week in Denmark: the one its Thursday is in counts from the first of the year. */
export function weekOf(day: Day): number {
  return Temporal.PlainDate.from(day).weekOfYear!;
}

function lasting(kind: PeriodKind, from: Day): Period {
  return { kind, from, to: addDays(firstOfMonth(from, MONTHS[kind]), -1) };
}

/** Whole months beside as many before them, and the same a year earlier. */
export function compared({ from, to }: Days): { now: Days; previous: Days; yearBefore: Days } {
  const back = (months: number) => ({
    from: firstOfMonth(from, -months),
    to: addDays(firstOfMonth(addDays(to, 1), -months), -1),
  });
  return { now: { from, to }, previous: back(monthsBetween(from, to).length), yearBefore: back(12) };
}

type Days = Pick<Period, "from" | "to">;
