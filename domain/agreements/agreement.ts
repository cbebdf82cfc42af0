import { type Service } from "../catalogue/service.ts";
import { given } from "../kernel/change.ts";
import type { AgreementId, CustomerId, Ids, UserId } from "../kernel/ids.ts";
import { type Ore, scale } from "../kernel/money.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { addDays, type Day, type Instant } from "../kernel/time.ts";
import type { PricedLine } from "../pricing/line.ts";
import type { Totals } from "../pricing/totals.ts";
import { type LineDraft, minutesOf, priceDraft } from "../sales/draft.ts";
import { isPaused, nextOccurrences, type Schedule } from "./occurrence.ts";
import type { AgreementRefusal } from "./refusal.ts";
import { visitsAYear } from "./rule.ts";

/** What was agreed: what is done for whom, how often, when, by whom. A line without a price of its own costs what the catalogue says on the day of each visit. */
export interface AgreementTerms extends Schedule {
  readonly customerId: CustomerId;
  readonly title: string;
  readonly lines: readonly LineDraft[];
  /** The local time visits begin, '09:00'. */
  readonly time: string;
  /** How long a visit takes; null: as long as its services say. */
  readonly minutes: number | null;
  readonly assignedTo: UserId | null;
  readonly internalNotes: string | null;
  readonly customerNotes: string | null;
}

export interface Agreement extends AgreementTerms {
  readonly id: AgreementId;
  readonly version: number;
  /** The agreement it goes on from, where it was changed from a day on. */
  readonly follows: AgreementId | null;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** The first day of the rule whose visit is not made yet; null where nothing is left to make. */
  readonly nextOn: Day | null;
}

/** What can be changed; the customer is whom it was made with. */
export type TermsChange = Partial<Omit<AgreementTerms, "customerId">>;

export const STANDINGS = ["active", "paused", "ended"] as const;
export type Standing = typeof STANDINGS[number];

/** Visits are made so many days ahead: 8 weeks. */
export const AHEAD_DAYS = 56;

/** How an agreement stands on a day. */
export function standingOn(agreement: Schedule, today: Day): Standing {
  if (agreement.endsOn !== null && agreement.endsOn < today) return "ended";
  return isPaused(agreement, today) ? "paused" : "active";
}

/** The change that ends a pause: what of it has passed stays to be read. */
export function resumed({ pausedFrom }: Pick<Schedule, "pausedFrom">, today: Day): TermsChange {
  const passed = pausedFrom !== null && pausedFrom < today;
  return passed ? { pausedTo: addDays(today, -1) } : { pausedFrom: null, pausedTo: null };
}

/** The terms with the change, where they still make sense together. */
export function changed<T extends AgreementTerms>(terms: T, change: TermsChange): Result<T, AgreementRefusal> {
  const wanted = { ...terms, ...given(change) };
  const fault = faultIn(wanted);
  return fault ? no(fault) : yes(wanted);
}

/** An agreement that could never lead to a visit is none. */
export function faultIn(terms: AgreementTerms): AgreementRefusal | null {
  const { startsOn, endsOn, pausedFrom, pausedTo, rule } = terms;
  if (rule.kind === "weekly" && rule.weekdays.length === 0) return { kind: "weekday_missing" };
  if (endsOn !== null && endsOn < startsOn) return { kind: "end_before_start", startsOn };
  if (pausedTo !== null && (pausedFrom === null || pausedTo < pausedFrom)) return { kind: "pause_backwards" };
  if (nextOccurrences({ ...terms, pausedFrom: null, pausedTo: null }, startsOn, 1).length === 0) {
    return { kind: "no_visit_in_term" };
  }
  return terms.lines.length === 0 ? { kind: "lines_missing" } : null;
}

/** What one visit costs, line by line, and a month of average length. */
export interface AgreementPrice {
  readonly lines: readonly PricedLine[];
  readonly visit: Totals;
  readonly monthNet: Ore;
  readonly monthGross: Ore;
}

/** What one visit costs on a day, and what that comes to in a month of average length. */
export function priceOn(
  { lines, rule }: Pick<AgreementTerms, "lines" | "rule">,
  services: readonly Service[],
  ids: Ids,
  day: Day,
): Result<AgreementPrice, AgreementRefusal> {
  const priced = priceDraft(lines, services, ids, day);
  if (!priced.ok) return priced;
  const { lines: pricedLines, net, vat, gross } = priced.value;
  const { numerator, denominator } = visitsAYear(rule);
  const monthly = (amount: Ore) => scale(amount, numerator, denominator * 12n, "half_away_from_zero");
  return yes({ lines: pricedLines, visit: { net, vat, gross }, monthNet: monthly(net), monthGross: monthly(gross) });
}

/** How long a visit takes. */
export function lengthOf(
  { lines, minutes }: Pick<AgreementTerms, "lines" | "minutes">,
  services: readonly Service[],
): number {
  return minutes ?? minutesOf(lines, services);
}

/** The two agreements a split leaves: what was, to the day before, and what is from the day on. */
export function splitAt(
  agreement: Agreement,
  on: Day,
  change: TermsChange,
  id: AgreementId,
  now: Instant,
): Result<{ readonly before: Agreement; readonly after: Agreement }, AgreementRefusal> {
  if (on <= agreement.startsOn) return no({ kind: "split_at_start" });
  if (agreement.endsOn !== null && on > agreement.endsOn) {
    return no({ kind: "split_after_end", endsOn: agreement.endsOn });
  }
  const after = changed({
    ...agreement,
    id,
    version: 1,
    startsOn: on,
    follows: agreement.id,
    nextOn: on,
    createdAt: now,
    updatedAt: now,
  }, { ...change, startsOn: on });
  if (!after.ok) return after;
  return yes({ before: { ...agreement, endsOn: addDays(on, -1), nextOn: null }, after: after.value });
}
