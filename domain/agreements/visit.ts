import type { Service } from "../catalogue/service.ts";
import type { Ids } from "../kernel/ids.ts";
import { type Result, yes } from "../kernel/result.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { Member } from "../organizations/organization.ts";
import { applyChange } from "../sales/change.ts";
import type { SaleDraft } from "../sales/draft.ts";
import type { SaleView } from "../sales/ports.ts";
import type { SaleRefusal } from "../sales/refusal.ts";
import { type Moment, move, type Sale, visitAt } from "../sales/sale.ts";
import type { Agreement } from "./agreement.ts";
import type { Occurrence } from "./occurrence.ts";
import type { MadeVisit } from "./plan.ts";

/** A visit as the agreement wants it. */
export interface Wanted {
  readonly on: Day;
  readonly at: Instant;
  readonly minutes: number;
  readonly draft: SaleDraft;
}

/**
 * The visit of a day: sold on the day it is done, so that it costs what the catalogue says then and counts in that month.
 * Work of somebody who left is given to nobody, and not lost.
 */
export function wantedVisit(
  agreement: Agreement,
  { on, day }: Occurrence,
  at: Instant,
  minutes: number,
  members: readonly Member[],
): Wanted {
  const { customerId, lines, assignedTo, internalNotes, customerNotes } = agreement;
  const here = members.some((member) => member.id === assignedTo && member.active);
  return {
    on,
    at,
    minutes,
    draft: {
      customerId,
      status: "ACCEPTED",
      saleDate: day,
      source: "OTHER",
      lines,
      quoted: null,
      scheduledAt: null,
      assignedTo: here ? assignedTo : null,
      internalNotes,
      customerNotes,
    },
  };
}

/** The sale without the names of those it concerns. */
export function saleOf({ customer: _c, assignee: _a, creator: _b, ...sale }: SaleView): Sale {
  return sale as Sale;
}

/** The sale of a visit as it is wanted now; one without a time still has none. */
export function fitted(
  sale: Sale,
  { draft, at, minutes }: Wanted,
  services: readonly Service[],
  ids: Ids,
  now: Instant,
): Result<Sale, SaleRefusal> {
  const stays = sale.status === "SCHEDULED";
  const { status: _s, source: _o, quoted: _q, ...change } = draft;
  const changed = applyChange(sale, { ...change, scheduledAt: stays ? at : null }, services, ids, now);
  return changed.ok && stays ? yes({ ...changed.value, ...visitAt(at, minutes) } as Sale) : changed;
}

/** Whether there is nothing to do about a visit: it has its time, and is as it is wanted. */
export function alreadyFits(
  view: SaleView | null,
  visit: MadeVisit,
  wanted: Wanted,
  services: readonly Service[],
  ids: Ids,
  now: Instant,
): boolean {
  if (view === null || view.status !== "SCHEDULED" || visit.on !== wanted.on) return false;
  const sale = saleOf(view), changed = fitted(sale, wanted, services, ids, now);
  return changed.ok && !differsFrom(sale, changed.value);
}

/** The sale with the time that is wanted. */
export function scheduledAs(sale: Sale, { at, minutes }: Wanted, moment: Moment): Result<Sale, SaleRefusal> {
  return move(sale, "SCHEDULED", { scheduledAt: at }, minutes, moment);
}

/** Whether a visit as it would be says anything else than it does. */
export function differsFrom(before: Sale, after: Sale): boolean {
  return JSON.stringify(shownOf(before)) !== JSON.stringify(shownOf(after));
}

function shownOf(sale: Sale) {
  const { saleDate, scheduledAt, scheduledUntil, assignedTo, internalNotes, customerNotes, customerId } = sale;
  const lines = sale.lines.map(({ id: _id, ...line }) => Object.entries(line).toSorted(([a], [b]) => a < b ? -1 : 1));
  return [saleDate, scheduledAt, scheduledUntil, assignedTo, internalNotes, customerNotes, customerId, lines];
}

/** The first day whose visit is not made: what was left over for now, or the first beyond the weeks made ahead. */
export function nextUnmade(left: readonly Occurrence[], next: Day | null): Day | null {
  return left[0]?.on ?? next;
}
