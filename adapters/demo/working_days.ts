import { addDays, type Day, type Instant, instantOf, parseLocalTime } from "../../domain/kernel/time.ts";

/** A moment in a firm's working time: seconds since local midnight of its first working day, closed days left out. */
export type Tick = number;

const DAY_SECONDS = 86_400;

/** The days a firm works, counted from 0. Between two of them no time passes, which keeps every act on a working day. */
export interface WorkingDays {
  readonly days: readonly Day[];
  /** The first working day that has not begun: nothing on it or after it has happened yet. */
  readonly horizon: number;
  instant(tick: Tick): Instant;
  day(tick: Tick): Day;
}

export const tickAt = (place: number, second: number): Tick => place * DAY_SECONDS + second;
export const placeOf = (tick: Tick): number => Math.floor(tick / DAY_SECONDS);
export const secondOf = (tick: Tick): number => tick - placeOf(tick) * DAY_SECONDS;

/** Days on which nobody works, month and day. */
const CLOSED = new Set(["01-01", "06-05", "12-24", "12-25", "12-26", "12-31"]);

/** The working days from one day to another, and where `today` stands among them. */
export function workingDays(from: Day, to: Day, today: Day, zone: string, weekends: boolean): WorkingDays {
  const days: Day[] = [], noons: number[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const noon = Date.parse(parseLocalTime(`${day}T12:00`, zone)!);
    const weekday = new Date(noon).getUTCDay();
    if (CLOSED.has(day.slice(5)) || (!weekends && (weekday === 0 || weekday === 6))) continue;
    days.push(day);
    noons.push(noon);
  }
  const horizon = days.findIndex((day) => day >= today);
  return {
    days,
    horizon: horizon < 0 ? days.length : horizon,
    // Reckoned from noon, so that the hour the clock skips at night does not matter.
    instant: (tick) => instantOf(noons[placeOf(tick)] + Math.round((secondOf(tick) - DAY_SECONDS / 2) * 1000)),
    day: (tick) => days[placeOf(tick)],
  };
}

/** The first instant of the local day. */
export function startOf(day: Day, zone: string): Instant {
  return parseLocalTime(`${day}T00:00`, zone)!;
}
