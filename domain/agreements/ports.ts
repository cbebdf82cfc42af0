import type { AgreementId, CustomerId, SaleId, UserId } from "../kernel/ids.ts";
import type { Ore } from "../kernel/money.ts";
import type { Listing, ListTotals, Part } from "../kernel/page.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { Party, Person } from "../sales/ports.ts";
import type { OtherVisit } from "../sales/refusal.ts";
import type { SaleNumber } from "../sales/number.ts";
import type { Question } from "../tenants.ts";
import type { Agreement, Standing } from "./agreement.ts";
import type { MadeVisit } from "./plan.ts";

/** An agreement with the names of those it concerns, and the next visit that has a time. */
export type AgreementView = Agreement & {
  readonly customer: Party;
  readonly assignee: Person | null;
  readonly creator: Person;
  readonly nextVisit: Instant | null;
};

/** Which agreements are meant. Nulls leave out nothing. */
export interface AgreementFilter {
  readonly standing: Standing | null;
  /** Part of the customer's name or of the title. */
  readonly q: string | null;
  readonly customerId: CustomerId | null;
  /** Only those of this owner; a SALES_REP always sees own ones only. */
  readonly owner: UserId | null;
}

/** A visit as the agreement's page shows it. */
export interface VisitView extends MadeVisit {
  readonly plannedUntil: Instant;
  readonly agreementId: AgreementId;
  readonly customerName: string;
  readonly number: SaleNumber;
  readonly scheduledAt: Instant | null;
  readonly scheduledUntil: Instant | null;
  readonly gross: Ore;
  readonly assignee: Person | null;
  /** Where it has no time because another visit of the same person has it: that one, while it is in the way. */
  readonly inTheWay: OtherVisit | null;
}

/** What happened to an agreement, for its history. */
export interface AgreementMoment {
  readonly at: Instant;
  readonly kind: string;
  readonly by: Person | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** An agreement whose visits have to be looked after. */
export interface DueAgreement {
  readonly id: AgreementId;
  readonly assignedTo: UserId | null;
  readonly createdBy: UserId;
}

export interface AgreementReader {
  find(id: AgreementId, now: Instant): Question<AgreementView | null>;
  /** By customer's name. */
  list(filter: AgreementFilter, today: Day, now: Instant, part: Part): Question<Listing<AgreementView>>;
  totals(filter: AgreementFilter, today: Day): Question<ListTotals>;
  /** The agreement a sale is a visit of, with the day it stands for; null where it is none. */
  ofSale(id: SaleId, now: Instant): Question<{ readonly agreement: AgreementView; readonly visit: MadeVisit } | null>;
  /** Its visits that stand for a day from then on and were not called off, in the order of their days. */
  made(id: AgreementId, from: Day): Question<readonly MadeVisit[]>;
  /** Visits planned from an instant on, the nearest first, or before it, the latest first. */
  visits(id: AgreementId, way: "ahead" | "behind", now: Instant, most: number): Question<readonly VisitView[]>;
  /** Visits ahead that have no time yet, the nearest first. */
  needingTime(owner: UserId | null, now: Instant, most: number): Question<readonly VisitView[]>;
  /** The newest first. */
  history(id: AgreementId, most: number): Question<readonly AgreementMoment[]>;
  /**
   * Those with a visit to be made up to the day, or with a service whose prices changed since they were looked after; after
   * the one named, in the order of their ids.
   */
  due(through: Day, after: AgreementId | null, most: number): Question<readonly DueAgreement[]>;
}

/** What happened to an agreement; each is written with its audit row in the transaction of the change. */
export type AgreementEvent =
  | { readonly kind: "agreement_changed"; readonly before: Agreement }
  | { readonly kind: "agreement_split"; readonly before: Agreement; readonly into: AgreementId }
  | { readonly kind: "agreement_paused"; readonly before: Agreement }
  | { readonly kind: "agreement_resumed"; readonly before: Agreement }
  | { readonly kind: "agreement_ended"; readonly before: Agreement };

/** A visit as it is tied to its agreement. */
export interface Tie {
  readonly agreementId: AgreementId;
  readonly saleId: SaleId;
  readonly on: Day;
  readonly plannedAt: Instant;
  readonly plannedUntil: Instant;
  readonly madeVersion: number;
}

export interface AgreementWriter {
  /** The agreement, held until the transaction ends: its visits are made by one at a time. */
  lock(id: AgreementId): Promise<Agreement | null>;
  add(agreement: Agreement): Promise<Agreement>;
  /** Saves the agreement with what happened; gives it with its new version. */
  record(event: AgreementEvent, agreement: Agreement): Promise<Agreement>;
  /** Says up to where its visits are made, and when it was looked after. */
  lookedAfter(id: AgreementId, nextOn: Day | null, at: Instant): Promise<void>;
  /** Ties a new visit to it; a day has one visit at most. */
  tie(tie: Tie): Promise<void>;
  /** Ties a visit that is there to another day, time or agreement. */
  retie(tie: Tie): Promise<void>;
  /** The visit's day is free again. */
  callOff(saleId: SaleId): Promise<void>;
  /** Hands all visits that stand for a day from then on to another agreement. */
  handOver(from: AgreementId, to: AgreementId, on: Day): Promise<void>;
}
