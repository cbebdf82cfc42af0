import { addDays, type Day, firstOfMonth, mondayOf, type Weekday, weekdayOf } from "../kernel/time.ts";

/** Which of a month's Mondays, Tuesdays, …; -1 is its last. */
export const NTHS = [1, 2, 3, 4, -1] as const;
export type Nth = typeof NTHS[number];

/** When visits come again. Weeks are counted from the week of the first day, months from its month. */
export type Rule =
  | { readonly kind: "weekly"; readonly every: number; readonly weekdays: readonly Weekday[] }
  /** A day that a month lacks is its last one. */
  | { readonly kind: "monthly_day"; readonly every: number; readonly day: number }
  | { readonly kind: "monthly_weekday"; readonly every: number; readonly nth: Nth; readonly weekday: Weekday };

export const RULE_KINDS = ["weekly", "monthly_day", "monthly_weekday"] as const;

/** From the first day on, to the last where there is one. */
export interface Term {
  readonly startsOn: Day;
  readonly endsOn: Day | null;
}

/** The most weeks or months between two visits; 0022 checks it too. */
export const MOST_EVERY = 52;

/** The days the rule names between two days, in order, none twice; the same whichever window they are looked at through. */
export function* daysOf(rule: Rule, { startsOn, endsOn }: Term, from: Day, to: Day): Generator<Day> {
  const first = from > startsOn ? from : startsOn;
  const last = endsOn !== null && endsOn < to ? endsOn : to;
  if (first > last) return;
  for (const period of periodsOf(rule, startsOn, first, last)) {
    for (const day of daysIn(rule, period)) if (day >= first && day <= last) yield day;
  }
}

/** The week or month a day belongs to, by its first day: of visits that change their day, those of one period belong together. */
export function periodOf(rule: Rule, day: Day): Day {
  return rule.kind === "weekly" ? mondayOf(day) : firstOfMonth(day);
}

/** How many visits a year the rule comes to, as a fraction: a year has 365.2425 days. */
export function visitsAYear(rule: Rule): { readonly numerator: bigint; readonly denominator: bigint } {
  return rule.kind === "weekly"
    ? { numerator: 3_652_425n * BigInt(rule.weekdays.length), denominator: 70_000n * BigInt(rule.every) }
    : { numerator: 12n, denominator: BigInt(rule.every) };
}

/** The rule after one of its visits went to another day for good: that weekday or date changes, every other stays. */
export function ruleMoved(rule: Rule, from: Day, to: Day): Rule {
  if (from === to) return rule;
  switch (rule.kind) {
    case "weekly": {
      const weekdays = rule.weekdays.map((weekday) => weekday === weekdayOf(from) ? weekdayOf(to) : weekday);
      return { ...rule, weekdays: [...new Set(weekdays)].sort() };
    }
    case "monthly_day":
      return { ...rule, day: Number(to.slice(8)) };
    case "monthly_weekday": {
      const nth = Math.ceil(Number(to.slice(8)) / 7);
      return { ...rule, nth: (nth > 4 ? -1 : nth) as Nth, weekday: weekdayOf(to) };
    }
  }
}

/** The first days of the rule's own weeks or months that reach into the window. */
function* periodsOf(rule: Rule, startsOn: Day, first: Day, last: Day): Generator<Day> {
  const origin = periodOf(rule, startsOn);
  const step = rule.kind === "weekly"
    ? (place: number) => addDays(origin, 7 * rule.every * place)
    : (place: number) => firstOfMonth(origin, rule.every * place);
  const unit = rule.kind === "weekly" ? "weeks" : "months";
  const passed = Temporal.PlainDate.from(origin).until(periodOf(rule, first), { largestUnit: unit })[unit];
  for (let place = Math.floor(passed / rule.every); step(place) <= last; place++) yield step(place);
}

function daysIn(rule: Rule, period: Day): readonly Day[] {
  switch (rule.kind) {
    case "weekly":
      return rule.weekdays.toSorted().map((weekday) => addDays(period, weekday - 1));
    case "monthly_day": {
      const { daysInMonth } = Temporal.PlainDate.from(period);
      return [addDays(period, Math.min(rule.day, daysInMonth) - 1)];
    }
    case "monthly_weekday":
      return [nthWeekday(period, rule.nth, rule.weekday)];
  }
}

function nthWeekday(month: Day, nth: Nth, weekday: Weekday): Day {
  if (nth === -1) {
    const last = addDays(firstOfMonth(month, 1), -1);
    return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
  }
  return addDays(month, (weekday - weekdayOf(month) + 7) % 7 + 7 * (nth - 1));
}
