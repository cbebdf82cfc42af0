import type { Day, Instant } from "../kernel/time.ts";

/** A piece of a working day, in minutes since local midnight; 1440 is its end. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** The working hours of a week, Monday first. */
export type WeekHours = readonly (readonly Hours[])[];

/** From a moment up to another, that one not included. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

const DAY_MINUTES = 24 * 60;
const MOST_PIECES = 6;

/** Monday to Friday from 8 to 16: what a firm works until it says otherwise. */
export const USUAL_WEEK: WeekHours = [0, 1, 2, 3, 4, 5, 6].map((day) => day < 5 ? [{ from: 8 * 60, to: 16 * 60 }] : []);

/** Reads '8-12, 12.30-16:00'; nothing is a day off. Null for what is none, for pieces that overlap, and for one over midnight. */
export function parseHours(text: string): readonly Hours[] | null {
  const pieces = text.trim() === "" ? [] : text.split(/[,;]/).map(parsePiece);
  if (pieces.length > MOST_PIECES || pieces.includes(null)) return null;
  const sorted = (pieces as Hours[]).toSorted((a, b) => a.from - b.from);
  return sorted.every(({ from }, place) => place === 0 || from >= sorted[place - 1].to) ? sorted : null;
}

/** As a form field has it: '08:00-12:00, 12:30-16:00'. */
export function writtenHours(hours: readonly Hours[]): string {
  return hours.map(({ from, to }) => `${clockOf(from)}-${clockOf(to)}`).join(", ");
}

/**
 * The hours of a day as moments in the zone. Where the clock skips a time, the moment after the gap is meant; of a time that
 * comes twice the first, so that pieces that touch on the wall touch in time too.
 */
export function spansOf(day: Day, hours: readonly Hours[], zone: string): readonly Span[] {
  return hours.map(({ from, to }) => ({ from: momentAt(day, from, zone), until: momentAt(day, to, zone) }))
    .filter(({ from, until }) => from < until);
}

function momentAt(day: Day, minute: number, zone: string): Instant {
  const date = Temporal.PlainDate.from(day).add({ days: Math.floor(minute / DAY_MINUTES) });
  const rest = minute % DAY_MINUTES;
  const wall = date.toPlainDateTime({ hour: Math.floor(rest / 60), minute: rest % 60 });
  const zoned = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
  const meant = zoned.toPlainDateTime().equals(wall) ? zoned : zoned.getTimeZoneTransition("next") ?? zoned;
  return meant.toInstant().toString({ fractionalSecondDigits: 3 }) as Instant;
}

function parsePiece(text: string): Hours | null {
  const [from, to, ...rest] = text.split(/[-–]/).map(minuteOf);
  if (from === null || to === null || from === undefined || to === undefined || rest.length > 0) return null;
  return from < to ? { from, to } : null;
}

function minuteOf(text: string): number | null {
  const [, hour, minute = "0"] = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(text) ?? [];
  const total = Number(hour) * 60 + Number(minute);
  return hour !== undefined && Number(minute) < 60 && total <= DAY_MINUTES ? total : null;
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
