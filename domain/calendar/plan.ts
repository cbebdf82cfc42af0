import { type HolidayName, holidayOn, HOLIDAYS } from "../kernel/holidays.ts";
import type { AbsenceId, SaleId, UserId } from "../kernel/ids.ts";
import { addDays, type Day, startOfDay, weekdayOf } from "../kernel/time.ts";
import type { SaleStatus } from "../sales/moves.ts";
import type { SaleNumber } from "../sales/number.ts";
import { type Span, spansOf, USUAL_WEEK, type WeekHours } from "./hours.ts";
import { without, withTravel } from "./slots.ts";

/** Days that are no holiday by law and that many firms close on all the same. */
const CUSTOMARY = { constitution_day: "06-05", christmas_eve: "12-24", new_years_eve: "12-31" } as const;

/** The days off a firm can decide about; great_prayer comes no more. */
export const DAYS_OFF = [
  ...HOLIDAYS.filter((name) => name !== "great_prayer"),
  ...Object.keys(CUSTOMARY) as (keyof typeof CUSTOMARY)[],
] as const;
export type DayOff = HolidayName | keyof typeof CUSTOMARY;

/** How the firm works: its week where a person has none of their own, the days it is closed, the way between two visits. */
export interface CalendarSettings {
  readonly week: WeekHours;
  readonly closedOn: readonly DayOff[];
  readonly travelMinutes: number;
  /** Whether the customer is invited to the visit's event (C18). */
  readonly invitesCustomer: boolean;
}

export const USUAL_SETTINGS: CalendarSettings = {
  week: USUAL_WEEK,
  closedOn: HOLIDAYS.filter((name) => name !== "great_prayer"),
  travelMinutes: 0,
  invitesCustomer: false,
};

export const MOST_TRAVEL_MINUTES = 240;

/** A person's own week, where it is another than the firm's. */
export interface PersonWeek {
  readonly person: UserId;
  readonly week: WeekHours;
}

/** Days somebody is away, the last one included. Why is nobody's business here. */
export interface Absence {
  readonly id: AbsenceId;
  readonly person: UserId;
  readonly from: Day;
  readonly until: Day;
}

/** A time that somebody's own calendar says is taken, and nothing more of it. */
export interface BusyTime extends Span {
  readonly person: UserId;
}

/** A visit as the calendar shows it. */
export interface CalendarVisit extends Span {
  readonly id: SaleId;
  readonly number: SaleNumber;
  readonly version: number;
  readonly status: SaleStatus;
  readonly title: string;
  readonly customer: string;
  readonly city: string | null;
  readonly person: UserId | null;
  readonly createdBy: UserId;
}

/** All that decides when people are free. */
export interface Plan {
  readonly settings: CalendarSettings;
  readonly weeks: readonly PersonWeek[];
  readonly absences: readonly Absence[];
  readonly visits: readonly CalendarVisit[];
  readonly busy: readonly BusyTime[];
}

/** Why a person does not work on a day. */
export type Off = { readonly kind: "day_off"; readonly name: DayOff } | { readonly kind: "away" | "not_working" };

/** The day off the firm keeps on this day; null where it works. */
export function dayOffOn(day: Day, closedOn: readonly DayOff[]): DayOff | null {
  const customary = (Object.keys(CUSTOMARY) as (keyof typeof CUSTOMARY)[]).filter((name) =>
    day.endsWith(CUSTOMARY[name])
  );
  const names: (DayOff | undefined)[] = [holidayOn(day)?.name, ...customary];
  return names.find((name) => name !== undefined && closedOn.includes(name)) ?? null;
}

/** The person's week: their own, or the firm's. */
function weekOf({ settings, weeks }: Pick<Plan, "settings" | "weeks">, person: UserId): WeekHours {
  return weeks.find((one) => one.person === person)?.week ?? settings.week;
}

/** Why the person does not work that day; null where they do. */
export function offOn(plan: Pick<Plan, "settings" | "weeks" | "absences">, person: UserId, day: Day): Off | null {
  if (plan.absences.some((one) => one.person === person && one.from <= day && day <= one.until)) {
    return { kind: "away" };
  }
  const name = dayOffOn(day, plan.settings.closedOn);
  if (name !== null) return { kind: "day_off", name };
  return weekOf(plan, person)[weekdayOf(day) - 1].length === 0 ? { kind: "not_working" } : null;
}

/**
 * The free times of a person on a day in the firm's zone: working hours less days off, absences, visits with the way to
 * them, and what their own calendar says is taken. The visit of `except` is not in its own way.
 */
export function freeTimes(
  plan: Plan,
  person: UserId,
  day: Day,
  zone: string,
  except: SaleId | null = null,
): readonly Span[] {
  if (offOn(plan, person, day) !== null) return [];
  const visits = plan.visits.filter((visit) => visit.person === person && visit.id !== except && takesTime(visit))
    .map((visit) => withTravel(visit, plan.settings.travelMinutes));
  const busy = plan.busy.filter((one) => one.person === person);
  return without(spansOf(day, weekOf(plan, person)[weekdayOf(day) - 1], zone), [...visits, ...busy]);
}

/** The visits of a person (null: of nobody yet) that touch a day in the zone, in their order. */
export function visitsOn(visits: readonly CalendarVisit[], person: UserId | null, day: Day, zone: string) {
  if (visits.length === 0) return [];
  const [from, until] = [startOfDay(day, zone), startOfDay(addDays(day, 1), zone)];
  return visits.filter((visit) => visit.person === person && visit.from < until && visit.until > from);
}

/** A visit that is done takes nobody's time any more. */
function takesTime({ status }: CalendarVisit): boolean {
  return status === "SCHEDULED" || status === "IN_PROGRESS";
}
