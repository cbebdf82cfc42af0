import type { Day, Instant } from "../kernel/time.ts";
import type { Member } from "../organizations/organization.ts";
import type { SaleDraft } from "../sales/draft.ts";
import type { Sale } from "../sales/sale.ts";
import type { Agreement } from "./agreement.ts";
import type { Occurrence } from "./occurrence.ts";

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
