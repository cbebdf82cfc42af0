/** A business date in the organization's zone, 'YYYY-MM-DD'. Days compare as texts. */
export type Day = string & { readonly __day: true };

/** A moment in UTC to the millisecond, 'YYYY-MM-DDTHH:MM:SS.sssZ'. Instants compare as texts. */
export type Instant = string & { readonly __instant: true };

/** Monday is 1, Sunday 7 (ISO 8601). */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = typeof WEEKDAYS[number];

/** The only source of "now"; the domain is handed one and never reads a clock itself. */
export interface Clock {
  now(): Instant;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const FIRST_DAY = "1900-01-01";
const LAST_DAY = "2199-12-31";

/** Reads 'YYYY-MM-DD' between 1900 and 2199; null where the calendar has no such day (29 February, 31 November). */
export function parseDay(text: string): Day | null {
  if (!DAY.test(text) || text < FIRST_DAY || text > LAST_DAY) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() as Day;
  } catch {
    return null;
  }
}

/** Reads an RFC 3339 instant with offset or Z between 1900 and 2199, rounded down to the millisecond; null for anything else. */
export function parseInstant(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/.test(text)) return null;
  try {
    return within(asInstant(Temporal.Instant.from(text)));
  } catch {
    return null;
  }
}

/**
 * Reads a local date and time 'YYYY-MM-DDTHH:MM' in the zone. Null for a time the clock skips when summer time begins
 * (29 March 2026 02:30 in Copenhagen); of a time that comes twice the first is meant.
 */
export function parseLocalTime(text: string, zone: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/.test(text)) return null;
  try {
    const wall = Temporal.PlainDateTime.from(text.replace(" ", "T"), { overflow: "reject" });
    const zoned = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
    return zoned.toPlainDateTime().equals(wall) ? within(asInstant(zoned.toInstant())) : null;
  } catch {
    return null;
  }
}

/** The day an instant falls on in the zone. */
export function dayOf(instant: Instant, zone: string): Day {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString() as Day;
}

/** The instant a day begins in the zone. */
export function startOfDay(day: Day, zone: string): Instant {
  return asInstant(Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant());
}

/** The local date and time of an instant in the zone, 'YYYY-MM-DDTHH:MM', as a form field wants it. */
export function localTimeOf(instant: Instant, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** The day so many days later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString() as Day;
}

/** How many days the second comes after the first; fewer than none where it comes before. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days;
}

/** The weekday of a day. */
export function weekdayOf(day: Day): Weekday {
  return Temporal.PlainDate.from(day).dayOfWeek as Weekday;
}

/** The Monday of the week a day is in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** The number of a day's week, as Danes speak of it (ISO 8601): the one its Thursday is in counts from the first of the year. */
export function weekNumberOf(day: Day): number {
  return Temporal.PlainDate.from(day).weekOfYear!;
}

/** The first day of the month so many months later (earlier when negative). */
export function firstOfMonth(day: Day, months = 0): Day {
  return Temporal.PlainDate.from(day).with({ day: 1 }).add({ months }).toString() as Day;
}

/** The instant so many minutes later. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return asInstant(Temporal.Instant.from(instant).add({ minutes }));
}

/** Milliseconds since 1970, rounded to nothing finer: what a system clock gives. */
export function instantOf(epochMs: number): Instant {
  return asInstant(Temporal.Instant.fromEpochMilliseconds(epochMs));
}

function asInstant(instant: Temporal.Instant): Instant {
  return instant.toString({ fractionalSecondDigits: 3 }) as Instant;
}

function within(instant: Instant): Instant | null {
  return instant >= FIRST_DAY && instant.slice(0, 10) <= LAST_DAY ? instant : null;
}
