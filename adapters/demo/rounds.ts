import { type Agreement, AHEAD_DAYS, lengthOf } from "../../domain/agreements/agreement.ts";
import { type Occurrence, occurrencesOf } from "../../domain/agreements/occurrence.ts";
import type { Service } from "../../domain/catalogue/service.ts";
import type { UserId } from "../../domain/kernel/ids.ts";
import { addDays, type Day, dayOf, weekdayOf } from "../../domain/kernel/time.ts";
import { visitAt } from "../../domain/sales/sale.ts";
import { type Desk, happened } from "./desk.ts";
import { settle } from "./settling.ts";
import type { Telling } from "./story.ts";
import { placeOf, type Tick, tickAt, type WorkingDays } from "./working_days.ts";

/** A visit of an agreement that lies behind: which day it stands for, when it was made and when it was. */
export interface Round {
  readonly agreement: Agreement;
  readonly on: Day;
  readonly made: Tick;
  readonly visit: Tick;
}

/** The program makes what is due before anybody comes to work. */
const MADE_FROM = 6 * 3600, MADE_WITHIN = 1800;
/** No more than this part of all sales: the others are what is looked at elsewhere. */
const SHARE = 0.3;

/**
 * The visits agreements have behind them; one moved off a holiday to where its person is already falls out. They come in the order they were made: as the program would have, eight weeks ahead.
 */
export function roundsOf(
  agreements: readonly Agreement[],
  calendar: WorkingDays,
  zone: string,
  sales: number,
): Round[] {
  const places = new Map(calendar.days.map((day, place) => [day, place]));
  const yesterday = calendar.days[calendar.horizon - 1];
  const all = agreements.flatMap((agreement) =>
    occurrencesOf(agreement, agreement.startsOn, yesterday).flatMap((occurrence, nth): Round[] => {
      const place = places.get(occurrence.day);
      if (occurrence.fate === "skipped" || place === undefined || place >= calendar.horizon) return [];
      const made = tickAt(madeOn(agreement, occurrence, calendar, zone), MADE_FROM + nth * 7 % MADE_WITHIN);
      return [{ agreement, on: occurrence.on, made, visit: tickAt(place, secondsOf(agreement.time)) }];
    })
  );
  const begun = new Set<string>();
  const possible = all.filter(({ agreement: { assignedTo }, visit }) => {
    const here = `${assignedTo} ${visit}`;
    return !begun.has(here) && begun.add(here);
  });
  const latest = possible.toSorted((a, b) => b.visit - a.visit).slice(0, Math.floor(sales * SHARE));
  return latest.sort((a, b) => a.made - b.made);
}

/** The working day a visit was made on: eight weeks ahead, but not before its agreement was. */
function madeOn({ createdAt }: Agreement, { on }: Occurrence, { days }: WorkingDays, zone: string): number {
  const ahead = addDays(on, -AHEAD_DAYS), agreed = addDays(dayOf(createdAt, zone), 1);
  return days.findIndex((day) => day >= (ahead > agreed ? ahead : agreed));
}

function secondsOf(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return hours * 3600 + minutes * 60;
}

/** Lets a visit take place, and be paid; now and then the customer calls it off. */
export function takeRound(desk: Desk, told: Telling, { made, visit, agreement }: Round): void {
  const { random, calendar, firm, manager } = desk;
  const person = agreement.assignedTo ?? manager;
  told.step(made + 1, "SCHEDULED", manager, { scheduledAt: calendar.instant(visit) });
  const calledOff = visit - 20 * 3600 + random.between(0, 7200);
  if (random.chance(0.03) && calledOff > made + 1) {
    return told.step(calledOff, "CANCELLED", manager, { reason: random.oneOf(firm.cancelled) });
  }
  const begin = visit + random.between(-5 * 60, 10 * 60);
  told.step(begin, "IN_PROGRESS", person);
  const end = begin + told.minutes * 60 + random.between(-6 * 60, 15 * 60);
  told.step(end, "COMPLETED", person);
  if (happened(desk, end)) settle(desk, told, end);
}

/** What the agreement said of the visit when it was made. */
export function tieOf({ agreement, on, visit }: Round, minutes: number, { calendar }: Pick<Desk, "calendar">) {
  const { scheduledAt: plannedAt, scheduledUntil: plannedUntil } = visitAt(calendar.instant(visit), minutes);
  // Recorded, then given its time.
  return { agreementId: agreement.id, on, plannedAt, plannedUntil, madeVersion: 2 };
}

/** Until when each person's mornings are taken by agreements, in minutes since midnight: those of a weekday, and those moved. */
export function morningsOf(
  agreements: readonly Agreement[],
  rounds: readonly Round[],
  services: readonly Service[],
  { days }: WorkingDays,
) {
  const until = new Map<string, number>();
  const take = (agreement: Agreement, when: string) => {
    const begin = secondsOf(agreement.time) / 60, key = `${agreement.assignedTo} ${when}`;
    if (begin >= 12 * 60) return;
    until.set(key, Math.max(until.get(key) ?? 0, begin + lengthOf(agreement, services) + 15));
  };
  for (const agreement of agreements) {
    const { rule } = agreement;
    const weekdays = rule.kind === "weekly" ? rule.weekdays : rule.kind === "monthly_weekday" ? [rule.weekday] : [];
    for (const weekday of weekdays) take(agreement, `weekday ${weekday}`);
  }
  for (const { agreement, visit } of rounds) take(agreement, days[placeOf(visit)]);
  return (person: UserId, place: number) =>
    Math.max(
      until.get(`${person} weekday ${weekdayOf(days[place])}`) ?? 0,
      until.get(`${person} ${days[place]}`) ?? 0,
    );
}
