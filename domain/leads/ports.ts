import type { CustomerId, LeadId, SaleId, ServiceId, UserId } from "../kernel/ids.ts";
import type { Ore } from "../kernel/money.ts";
import type { Listing, Part } from "../kernel/page.ts";
import type { Roll } from "../kernel/roll.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { Person } from "../sales/ports.ts";
import type { Source } from "../sales/sale.ts";
import type { Question } from "../tenants.ts";
import type { ActivityKind, Ending, Lead, LeadActivity, LeadStatus, Priority } from "./lead.ts";
import type { Band, Weights } from "./scoring.ts";

/** A lead with the names of those it concerns. */
export type LeadView = Lead & {
  readonly assignee: Person | null;
  readonly creator: Person;
  readonly service: { readonly id: ServiceId; readonly name: string } | null;
  readonly customer: { readonly id: CustomerId; readonly name: string } | null;
  readonly sale: { readonly id: SaleId; readonly number: string } | null;
};

/** Which leads are meant. Empty lists and nulls leave out nothing. */
export interface LeadFilter {
  readonly statuses: readonly LeadStatus[];
  readonly priorities: readonly Priority[];
  readonly source: Source | null;
  /** Why nothing came of them. */
  readonly ending: Ending | null;
  /** Name, company, e-mail or telephone. */
  readonly q: string | null;
  readonly assignedTo: UserId | "nobody" | null;
  readonly customerId: CustomerId | null;
  readonly createdFrom: Day | null;
  readonly createdTo: Day | null;
  readonly scoreFrom: number | null;
  readonly scoreTo: number | null;
  /** Open ones to get back to before this day, on it, by it, or with nothing planned. */
  readonly followUp:
    | { readonly state: "overdue" | "today" | "due"; readonly today: Day }
    | { readonly state: "none" }
    | null;
  /** Only what this person may see: theirs, and what is assigned to nobody. */
  readonly seenBy: UserId | null;
  /** The bin instead of the living. */
  readonly deleted: boolean;
}

/** The same as somebody asks for it: which day is today is not theirs to say. */
export type LeadWish = Omit<LeadFilter, "followUp"> & {
  readonly followUp: "overdue" | "today" | "due" | "none" | null;
};

export const LEAD_SORTS = ["score", "followUp", "created", "name", "value"] as const;
/** By follow-up those without one stand last, rising; by value those without one count as 0. */
export interface LeadSort {
  readonly by: typeof LEAD_SORTS[number];
  readonly descending: boolean;
}

/** How many leads, and what they may be worth; null where counting stopped at the bound. */
export interface LeadTotals {
  readonly count: number;
  readonly isLowerBound: boolean;
  readonly value: Ore | null;
}

/** What can stand in a lead's history. */
export type StepKind = ActivityKind | "CREATED" | "MOVED" | "ASSIGNED" | "CONVERTED";

/** One line of a lead's history. */
export interface LeadStep {
  readonly seq: number;
  readonly kind: StepKind;
  readonly at: Instant;
  readonly by: Person | null;
  readonly note: string | null;
  readonly from: LeadStatus | null;
  readonly to: LeadStatus | null;
  readonly ending: Ending | null;
  readonly followUpOn: Day | null;
}

/** Leads of one state and one band of scores. */
export interface BandCount {
  readonly status: LeadStatus;
  readonly band: Band;
  readonly count: number;
  readonly value: Ore;
}

/** Leads nothing came of, for one reason. */
export interface EndingCount {
  readonly ending: Ending;
  readonly count: number;
  readonly value: Ore;
}

export interface KeptWeights {
  /** 0 while the firm goes by the usual ones. */
  readonly version: number;
  readonly weights: Weights;
}

export interface LeadReader {
  /** The lead, deleted or not; null where the organization has none by this id. */
  find(id: LeadId): Question<LeadView | null>;
  list(filter: LeadFilter, sort: LeadSort, part: Part): Question<Listing<LeadView>>;
  /** The whole list as it stands at one moment, by its ids. */
  roll(filter: LeadFilter, sort: LeadSort): Question<Roll>;
  /** Those of the ids that the filter leaves, in the order of the ids. */
  those(ids: readonly LeadId[], filter: LeadFilter): Question<readonly LeadView[]>;
  totals(filter: LeadFilter): Question<LeadTotals>;
  /** Living leads with something to be won that have one of these e-mails or telephones, the oldest first. */
  openAlike(emails: readonly string[], phones: readonly string[]): Question<readonly Lead[]>;
  /** Oldest first. */
  history(id: LeadId): Question<readonly LeadStep[]>;
  weights(): Question<KeptWeights>;
  /** Kept ready: living leads by state and band of score, of the days they came in; nulls leave out nothing. */
  counts(seenBy: UserId | null, from: Day | null, to: Day | null): Question<readonly BandCount[]>;
  /** Why nothing came of the living leads that came in on these days; a reason none has is not there. */
  endings(seenBy: UserId | null, from: Day, to: Day): Question<readonly EndingCount[]>;
  /** The same as `counts` under other weights, from the answers that were kept; the newest 20,000. */
  countsUnder(weights: Weights, from: Day, to: Day): Question<readonly BandCount[]>;
}

/** What happened to a lead; each is written with its audit row and its line of history in the transaction of the change. */
export type LeadEvent =
  | { readonly kind: "lead_changed"; readonly before: Lead }
  /** `planned`: the follow-up that ended with it. */
  | { readonly kind: "lead_moved"; readonly from: LeadStatus; readonly planned?: Day | null }
  | { readonly kind: "lead_followed_up"; readonly from: LeadStatus; readonly activity: LeadActivity }
  | { readonly kind: "lead_converted"; readonly from: LeadStatus }
  | { readonly kind: "lead_deleted" }
  | { readonly kind: "lead_restored" };

export interface LeadWriter {
  /** The lead, deleted or not, held until the transaction ends. */
  lock(id: LeadId): Promise<Lead | null>;
  /** Those of the ids there are, in no order, held as well. */
  lockMany(ids: readonly LeadId[]): Promise<readonly Lead[]>;
  add(lead: Lead): Promise<Lead>;
  /** The same for many at once: what `add` would leave of each. */
  addMany(leads: readonly Lead[]): Promise<void>;
  /** Saves that many leads are in the bin, each with its event. */
  binMany(leads: readonly Lead[]): Promise<void>;
  /** Saves the lead as it now is, with what happened; gives it with its new version. */
  record(event: LeadEvent, lead: Lead): Promise<Lead>;
  /**
   * Assigned leads, still open, to be followed up on from this day to today, that nobody was reminded of yet; held until the
   * transaction ends. Those that somebody holds at the moment are left for the next time.
   */
  lockDue(from: Day, today: Day, most: number): Promise<readonly Lead[]>;
  /** Notes that the reminder of its day was given, and gives it. Nothing else of the lead changes, so its version does not. */
  remind(lead: Lead): Promise<void>;
  /** Holds the firm's weights until the transaction ends. */
  lockWeights(): Promise<KeptWeights>;
  /** Keeps the firm's weights and reckons every lead's score anew from its answers. */
  recordWeights(before: KeptWeights, weights: Weights): Promise<KeptWeights>;
}
