import type { Day } from "../kernel/time.ts";
import type { LeadFilter, LeadWish } from "./ports.ts";

/** Leaves out nothing. */
export const EVERY_LEAD: LeadFilter & LeadWish = {
  statuses: [],
  priorities: [],
  source: null,
  ending: null,
  q: null,
  assignedTo: null,
  customerId: null,
  createdFrom: null,
  createdTo: null,
  scoreFrom: null,
  scoreTo: null,
  followUp: null,
  seenBy: null,
  deleted: false,
};

/** Whether the books keep the count and the sum of such a list; others are counted up to the bound. */
export function isKeptReady(filter: LeadFilter): boolean {
  const { priorities, source, ending, q, customerId, scoreFrom, scoreTo, followUp, deleted } = filter;
  return priorities.length === 0 && source === null && ending === null && q === null && customerId === null &&
    followUp === null &&
    !deleted && (scoreFrom === null || scoreFrom % 20 === 0 && scoreFrom <= 80) &&
    (scoreTo === null || scoreTo >= 100 || scoreTo % 20 === 19 && scoreTo < 80);
}

/** What is asked for, on that day. */
export function filterOn(wish: LeadWish, today: Day): LeadFilter {
  const { followUp: state, ...filter } = wish;
  return { ...filter, followUp: state === null ? null : state === "none" ? { state } : { state, today } };
}
