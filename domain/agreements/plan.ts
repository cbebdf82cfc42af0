import type { SaleId } from "../kernel/ids.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { SaleStatus } from "../sales/moves.ts";
import type { Occurrence } from "./occurrence.ts";
import { periodOf, type Rule } from "./rule.ts";

/** A visit that was made, as far as planning looks at it. */
export interface MadeVisit {
  readonly saleId: SaleId;
  /** The day of the rule it stands for. */
  readonly on: Day;
  /** When the agreement last said it is. */
  readonly plannedAt: Instant;
  /** The sale's version when the agreement last wrote it; a later one is somebody's own hand. */
  readonly madeVersion: number;
  readonly version: number;
  readonly status: SaleStatus;
  readonly deletedAt: Instant | null;
}

/** Whether somebody changed the visit by hand: it goes its own way from then on. */
export function isOwn({ version, madeVersion, status }: MadeVisit): boolean {
  return version !== madeVersion && (status === "SCHEDULED" || status === "ACCEPTED");
}

/** What is to be done so that visits and rule agree. */
export interface Plan {
  readonly make: readonly Occurrence[];
  /** Each visit that stays, with the day it now stands for; most need nothing. */
  readonly fit: readonly { readonly visit: MadeVisit; readonly occurrence: Occurrence }[];
  readonly callOff: readonly MadeVisit[];
}

/** Whether the agreement may still change the visit: planned, ahead, and touched by nobody since it was made. */
export function isUntouched(visit: MadeVisit, now: Instant): boolean {
  const { madeVersion, version, status, deletedAt, plannedAt } = visit;
  return version === madeVersion && deletedAt === null && plannedAt > now &&
    (status === "SCHEDULED" || status === "ACCEPTED");
}

/**
 * Brings visits and occurrences together. A visit stands for the day it was made for; where its day is no more, for a day of
 * the same week or month that has none, and those that somebody touched come first, because they stay whatever happens.
 * Untouched visits without a day are called off, days without a visit get one while their time is still to come.
 */
export function planOf(
  rule: Rule,
  occurrences: readonly Occurrence[],
  visits: readonly MadeVisit[],
  now: Instant,
  timeOf: (occurrence: Occurrence) => Instant,
): Plan {
  const wanted = new Map(occurrences.filter(({ fate }) => fate !== "skipped").map((one) => [one.on, one]));
  const left = visits.filter(({ on }) => !wanted.has(on));
  const exact = visits.filter(({ on }) => wanted.has(on));
  const held = new Set(exact.map(({ on }) => on));
  const free = Map.groupBy([...wanted.values()].filter(({ on }) => !held.has(on)), ({ on }) => periodOf(rule, on));
  const fit = exact.filter((visit) => isUntouched(visit, now))
    .map((visit) => ({ visit, occurrence: wanted.get(visit.on)! }));
  const callOff: MadeVisit[] = [];
  for (const visit of left.filter((one) => !isUntouched(one, now))) free.get(periodOf(rule, visit.on))?.shift();
  for (const visit of left.filter((one) => isUntouched(one, now))) {
    const days = free.get(periodOf(rule, visit.on)) ?? [];
    const place = days.findIndex((day) => timeOf(day) > now);
    if (place < 0) callOff.push(visit);
    else fit.push({ visit, occurrence: days.splice(place, 1)[0] });
  }
  const make = [...free.values()].flat().filter((one) => timeOf(one) > now);
  return { make: make.toSorted((a, b) => a.on < b.on ? -1 : 1), fit, callOff };
}
