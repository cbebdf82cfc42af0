import type { Email } from "../customers/email.ts";
import type { Phone } from "../customers/phone.ts";
import type { CustomerId, LeadId, SaleId, ServiceId, UserId } from "../kernel/ids.ts";
import type { Ore } from "../kernel/money.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { Source } from "../sales/sale.ts";
import type { LeadRefusal } from "./refusal.ts";

export const LEAD_STATUSES = ["NEW", "CONTACTED", "QUALIFIED", "UNQUALIFIED", "CONVERTED"] as const;
export type LeadStatus = typeof LEAD_STATUSES[number];
/** Still to be won or lost. */
export const OPEN_STATUSES = ["NEW", "CONTACTED", "QUALIFIED"] as const satisfies readonly LeadStatus[];
export type OpenStatus = typeof OPEN_STATUSES[number];

export const PRIORITIES = ["LOW", "MEDIUM", "HIGH", "URGENT"] as const;
export type Priority = typeof PRIORITIES[number];

/** Why nothing came of a lead: lost to somebody or something, or never one for us. */
export const ENDINGS = {
  PRICE: "lost",
  COMPETITOR: "lost",
  NO_ANSWER: "lost",
  TIMING: "lost",
  NOT_OUR_WORK: "unfit",
  OUT_OF_AREA: "unfit",
  NO_BUDGET: "unfit",
  DUPLICATE: "unfit",
  SPAM: "unfit",
  OTHER: "unfit",
} as const;
export type Ending = keyof typeof ENDINGS;
export const ENDING_WORDS = Object.keys(ENDINGS) as [Ending, ...Ending[]];

/** What is known of somebody who may become a customer. */
export interface LeadFacts {
  readonly contactName: string;
  readonly contactEmail: Email | null;
  readonly contactPhone: Phone | null;
  readonly companyName: string | null;
  readonly source: Source;
  readonly interestServiceId: ServiceId | null;
  /** What the work may be worth, priced as the service is: with or without moms. */
  readonly estimatedValue: Ore | null;
  readonly priority: Priority;
  readonly followUpOn: Day | null;
  /** What they wrote. */
  readonly message: string | null;
  /** What we wrote. */
  readonly notes: string | null;
  readonly assignedTo: UserId | null;
  /** Set where they are a customer already. */
  readonly customerId: CustomerId | null;
}

interface Open {
  readonly status: OpenStatus;
  readonly ending: null;
  readonly endingNote: null;
  readonly closedOn: null;
  readonly convertedSaleId: null;
}
interface Unqualified {
  readonly status: "UNQUALIFIED";
  readonly ending: Ending;
  readonly endingNote: string | null;
  readonly closedOn: Day;
  readonly convertedSaleId: null;
}
interface Converted {
  readonly status: "CONVERTED";
  readonly ending: null;
  readonly endingNote: null;
  readonly closedOn: Day;
  readonly convertedSaleId: SaleId;
}
export type LeadState = Open | Unqualified | Converted;

/** What the questions of scoring answered, each 0 to 100 in their order, on which day, and what the weights made of it. */
export interface Scored {
  readonly answers: readonly number[];
  readonly score: number;
  readonly scoredOn: Day;
}

export interface LeadRecord extends LeadFacts, Scored {
  readonly id: LeadId;
  readonly version: number;
  /** The day it came in, in the firm's zone. */
  readonly createdOn: Day;
  /** The last day somebody called, wrote or met them. */
  readonly contactedOn: Day | null;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly deletedAt: Instant | null;
}

/** A lead: a union on `status`. */
export type Lead = LeadRecord & LeadState;

/** What a lead is before anything happened to it. */
export const FRESH = {
  status: "NEW",
  ending: null,
  endingNote: null,
  closedOn: null,
  convertedSaleId: null,
} as const satisfies LeadState;

/**
 * Where a lead can be moved by hand. Open ones move freely, one that came to nothing can be taken up again; CONVERTED is
 * reached by converting alone and is the end.
 */
export const LEAD_MOVES: Readonly<Record<LeadStatus, readonly Exclude<LeadStatus, "CONVERTED">[]>> = {
  NEW: ["CONTACTED", "QUALIFIED", "UNQUALIFIED"],
  CONTACTED: ["NEW", "QUALIFIED", "UNQUALIFIED"],
  QUALIFIED: ["NEW", "CONTACTED", "UNQUALIFIED"],
  UNQUALIFIED: ["NEW", "CONTACTED", "QUALIFIED"],
  CONVERTED: [],
};

/** Whether there is still something to be won. */
export function isOpen<L extends { readonly status: LeadStatus }>(lead: L): boolean {
  return lead.status !== "UNQUALIFIED" && lead.status !== "CONVERTED";
}

export interface LeadMove {
  readonly to: LeadStatus;
  readonly ending?: Ending | null;
  readonly endingNote?: string | null;
}

/** Moves a lead. Refused: a move with no arrow, UNQUALIFIED without saying why. Its follow-up ends with it. */
export function moveLead(lead: Lead, { to, ending, endingNote }: LeadMove, today: Day): Result<Lead, LeadRefusal> {
  if (!(LEAD_MOVES[lead.status] as readonly LeadStatus[]).includes(to)) {
    return no({ kind: "illegal_lead_move", from: lead.status, to, allowed: LEAD_MOVES[lead.status] });
  }
  if (to === "UNQUALIFIED") {
    if (!ending) return no({ kind: "ending_missing" });
    const why = { ending, endingNote: endingNote?.trim() || null };
    return yes({ ...lead, status: to, ...why, closedOn: today, convertedSaleId: null, followUpOn: null } as Lead);
  }
  return yes({ ...lead, ...FRESH, status: to } as Lead);
}

/**
 * Takes the last move back, with the follow-up that ended with it. Only where nothing happened to the lead since, and never
 * back to UNQUALIFIED: why nothing comes of a lead is said each time.
 */
export function undoLeadMove(lead: Lead, last: LastStep | null): Result<Lead, LeadRefusal> {
  const from = OPEN_STATUSES.find((status) => status === last?.from);
  if (last?.kind !== "MOVED" || last.to !== lead.status || !from) return no({ kind: "nothing_to_undo" });
  return yes({ ...lead, ...FRESH, status: from, followUpOn: lead.followUpOn ?? last.followUpOn } as Lead);
}

/** What the last line of a lead's history says of where it was. */
export interface LastStep {
  readonly kind: string;
  readonly from: LeadStatus | null;
  readonly to: LeadStatus | null;
  readonly followUpOn: Day | null;
}

/** What somebody did for a lead, or means to. */
export const ACTIVITIES = ["CALL", "MAIL", "MEETING", "NOTE", "FOLLOW_UP"] as const;
export type ActivityKind = typeof ACTIVITIES[number];

export interface LeadActivity {
  readonly kind: ActivityKind;
  readonly note: string | null;
  /** When to get back to them; null for never, left out: a follow-up that was due is done by a call, mail or meeting. */
  readonly followUpOn?: Day | null;
}

/** Whether this is talking with them, and not only writing something down. */
function isContact(kind: ActivityKind): boolean {
  return kind === "CALL" || kind === "MAIL" || kind === "MEETING";
}

/**
 * The lead after something was done for it: talking with a NEW one makes it CONTACTED, and a follow-up that was due is done.
 * Refused: planning without a day, a note without words, anything but a note on a lead that is closed.
 */
export function followUp(lead: Lead, activity: LeadActivity, today: Day): Result<Lead, LeadRefusal> {
  const { kind, note, followUpOn } = activity;
  if (kind === "FOLLOW_UP" && followUpOn === undefined) return no({ kind: "day_missing" });
  if (kind === "NOTE" && !note?.trim()) return no({ kind: "note_missing" });
  if (!isOpen(lead)) {
    return kind === "NOTE" && !followUpOn ? yes(lead) : no({ kind: "lead_closed", status: lead.status });
  }
  const talked = isContact(kind);
  const done = talked && lead.followUpOn !== null && lead.followUpOn <= today;
  return yes({
    ...lead,
    ...(talked && lead.status === "NEW" ? { status: "CONTACTED" } : {}),
    contactedOn: talked ? today : lead.contactedOn,
    followUpOn: followUpOn !== undefined ? followUpOn : done ? null : lead.followUpOn,
  } as Lead);
}

/** How the next step with an open lead stands. "none" is the one to look for: nobody has planned anything. */
export type FollowUpState = "overdue" | "today" | "planned" | "none" | "closed";
/** How it stands on the day, by the firm's own calendar. */
export function followUpState(
  lead: { readonly status: LeadStatus; readonly followUpOn: Day | null },
  today: Day,
): FollowUpState {
  if (!isOpen(lead)) return "closed";
  if (lead.followUpOn === null) return "none";
  return lead.followUpOn < today ? "overdue" : lead.followUpOn === today ? "today" : "planned";
}
