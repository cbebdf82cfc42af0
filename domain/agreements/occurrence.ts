import { type HolidayName, holidayOn, nextWorkingDay } from "../kernel/holidays.ts";
import { addDays, type Day, type Instant, parseInstant } from "../kernel/time.ts";
import { daysOf, type Rule, type Term } from "./rule.ts";

/** What becomes of a visit on a public holiday. */
export const HOLIDAY_WAYS = ["skip", "move", "as_usual"] as const;
export type HolidayWay = typeof HOLIDAY_WAYS[number];

/** What decides on which days visits are. */
export interface Schedule extends Term {
  readonly rule: Rule;
  readonly holidays: HolidayWay;
  /** Both days belong to the pause; open until somebody ends it where there is no last one. */
  readonly pausedFrom: Day | null;
  readonly pausedTo: Day | null;
}

/** One visit the rule asks for: the day by the rule is its name, and the day it is done on may be another. */
export interface Occurrence {
  readonly on: Day;
  readonly day: Day;
  readonly holiday: HolidayName | null;
  readonly fate: "kept" | "moved" | "skipped";
}

/** Longer than any row of days that are not worked on. */
const AROUND = 14;

/**
 * What the rule asks for between two days of its own, in order; the pause leaves its days out. A visit moved off a holiday
 * goes to the next working day, and falls out where there is a visit already: nobody is visited twice a day.
 */
export function occurrencesOf(schedule: Schedule, from: Day, to: Day): readonly Occurrence[] {
  const days = [...daysOf(schedule.rule, schedule, addDays(from, -AROUND), addDays(to, AROUND))]
    .filter((day) => !isPaused(schedule, day));
  const named = days.map((on) => ({ on, holiday: holidayOn(on)?.name ?? null }));
  const taken = new Set(named.filter(({ holiday }) => holiday === null).map(({ on }) => on));
  return named.map(({ on, holiday }): Occurrence => {
    if (holiday === null || schedule.holidays === "as_usual") return { on, day: on, holiday, fate: "kept" };
    const next = nextWorkingDay(on);
    if (schedule.holidays === "skip" || taken.has(next) || isPaused(schedule, next)) {
      return { on, day: on, holiday, fate: "skipped" };
    }
    taken.add(next);
    return { on, day: next, holiday, fate: "moved" };
  }).filter(({ on }) => on >= from && on <= to);
}

/** The next so many the rule asks for from a day on, holidays among them; fewer where it ends, or pauses for long. */
export function nextOccurrences(schedule: Schedule, from: Day, many: number): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const start = from > schedule.startsOn ? from : schedule.startsOn;
  for (let day = start, looks = 0; found.length < many && looks < FARTHEST; day = addDays(day, LOOK), looks++) {
    found.push(...occurrencesOf(schedule, day, addDays(day, LOOK - 1)));
  }
  return found.slice(0, many);
}

const LOOK = 400;
/** Looks of 400 days: visits come at least every two years. */
const FARTHEST = 20;

/** Both days of a pause belong to it; one without a last day goes on. */
export function isPaused({ pausedFrom, pausedTo }: Pick<Schedule, "pausedFrom" | "pausedTo">, day: Day): boolean {
  return pausedFrom !== null && day >= pausedFrom && (pausedTo === null || day <= pausedTo);
}

/**
 * The instant of a local time on a day in the zone. A time the clock skips is as long after the change as it would have been
 * before it; of one that comes twice the first is meant.
 */
export function instantAt(day: Day, time: string, zone: string): Instant {
  const wall = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone, { disambiguation: "compatible" });
  return parseInstant(wall.toInstant().toString({ fractionalSecondDigits: 3 }))!;
}
