import type { CustomerId, ImportId, LeadId, SaleId, UserId } from "../kernel/ids.ts";
import type { Ore } from "../kernel/money.ts";
import type { Listing, ListTotals, Part } from "../kernel/page.ts";
import type { Roll } from "../kernel/roll.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { Address } from "../customers/customer.ts";
import type { Question } from "../tenants.ts";
import type { SaleStatus } from "./moves.ts";
import type { SaleNumber } from "./number.ts";
import type { Payment, PaymentStatus } from "./payment.ts";
import type { OtherVisit } from "./refusal.ts";
import type { Sale, Source, Visit } from "./sale.ts";

/** A colleague by name. */
export interface Person {
  readonly id: UserId;
  readonly name: string;
}

/** The customer as a sale shows it. */
export interface Party {
  readonly id: CustomerId;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** The invoice of a sale in the accounts, in short. */
export interface InvoiceMark {
  readonly provider: string;
  readonly externalId: string;
  readonly number: string | null;
  readonly state: "draft" | "approved";
}

/** A sale with the names of those it concerns: what its page and its JSON are made of. */
export type SaleView = Sale & {
  readonly customer: Party & { readonly address: Address };
  readonly assignee: Person | null;
  readonly creator: Person;
  readonly invoice: InvoiceMark | null;
  /** Its visit in the assignee's own calendar. */
  readonly calendarEventId: string | null;
};

/** A sale as one row of a list. */
export interface SaleRow {
  readonly id: SaleId;
  readonly number: SaleNumber;
  readonly version: number;
  readonly status: SaleStatus;
  readonly customerId: CustomerId;
  readonly customerName: string;
  readonly title: string;
  readonly source: Source;
  readonly net: Ore;
  readonly vat: Ore;
  readonly gross: Ore;
  readonly paid: Ore;
  readonly paymentStatus: PaymentStatus;
  readonly saleDate: Day;
  readonly scheduledAt: Instant | null;
  readonly dueOn: Day | null;
  readonly assignee: Person | null;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
  readonly deletedAt: Instant | null;
}

/** As much of a sale as tells whether another is the same once more. */
export interface SaleTwin {
  readonly id: SaleId;
  readonly customerId: CustomerId;
  readonly saleDate: Day;
  readonly title: string;
  readonly net: Ore;
  readonly gross: Ore;
}

/** Which sales are meant. Empty lists and nulls leave out nothing. */
export interface SaleFilter {
  readonly statuses: readonly SaleStatus[];
  readonly paymentStatuses: readonly PaymentStatus[];
  readonly sources: readonly Source[];
  readonly dateFrom: Day | null;
  readonly dateTo: Day | null;
  /** A number's beginning, or the customer's name, e-mail, phone or CVR. */
  readonly q: string | null;
  readonly assignedTo: UserId | null;
  readonly customerId: CustomerId | null;
  /** Only sales of this owner; a SALES_REP always sees own sales only. */
  readonly owner: UserId | null;
  /** The bin instead of the living. */
  readonly deleted: boolean;
}

export const SALE_SORTS = ["date", "number", "customer", "service", "amount", "status", "assignee"] as const;
/**
 * `status` follows the order of SALE_STATUSES and `assignee` that of the names, nobody last whichever way; within each the
 * newest come first.
 */
export interface SaleSort {
  readonly by: typeof SALE_SORTS[number];
  readonly descending: boolean;
}

/** One step of a sale's history; the first has no `from`. */
export interface Step {
  readonly from: SaleStatus | null;
  readonly to: SaleStatus;
  readonly at: Instant;
  readonly by: Person | null;
  readonly reason: string | null;
  readonly correction: boolean;
  /** It took the step before it back. */
  readonly undo: boolean;
}

export type PaymentView = Payment & { readonly by: Person | null };

/** A visit with what somebody needs on the way to it. */
export interface VisitRow {
  readonly id: SaleId;
  readonly number: SaleNumber;
  readonly version: number;
  readonly status: SaleStatus;
  readonly title: string;
  readonly scheduledAt: Instant;
  readonly scheduledUntil: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly assignee: Person | null;
  readonly createdBy: UserId;
  readonly customerNotes: string | null;
  readonly internalNotes: string | null;
  readonly customer: Party & { readonly address: Address };
}

export interface SaleReader {
  /** The sale, deleted or not; null where the organization has none by this id. */
  find(id: SaleId): Question<SaleView | null>;
  list(filter: SaleFilter, sort: SaleSort, part: Part): Question<Listing<SaleRow>>;
  /** The same list with every sale whole. */
  listWhole(filter: SaleFilter, sort: SaleSort, part: Part): Question<Listing<SaleView>>;
  /** The whole list as it stands at one moment, by its ids. */
  roll(filter: SaleFilter, sort: SaleSort): Question<Roll>;
  /** Those of the ids that the filter leaves, whole, in the order of the ids. */
  those(ids: readonly SaleId[], filter: SaleFilter): Question<readonly SaleView[]>;
  totals(filter: SaleFilter): Question<ListTotals>;
  /** The living sales of these customers on these days that did not come with the import, the oldest first. */
  onDays(of: readonly Pick<SaleTwin, "customerId" | "saleDate">[], except: ImportId): Question<readonly SaleTwin[]>;
  /** Oldest first. */
  history(id: SaleId): Question<readonly Step[]>;
  /** Oldest first. */
  payments(id: SaleId): Question<readonly PaymentView[]>;
  /** The visits that begin in the time, of one person or of everybody, in their order; at most `most`, 200 where not said. Those called off are not among them. */
  visits(assignedTo: UserId | null, from: Instant, before: Instant, most?: number): Question<readonly VisitRow[]>;
  /** A visit of this person that overlaps, of another sale than `except`; null where the time is free. */
  visitInTheWay(person: UserId, visit: Visit, except: SaleId | null): Question<OtherVisit | null>;
}

/** Done by an agreement for one of its many visits: those it concerns are told of the agreement, once. */
export interface Agreed {
  readonly agreed?: true;
}

/** What happened to a sale; each is written with its audit row in the transaction of the change. */
export type SaleEvent =
  | ({ readonly kind: "sale_changed"; readonly before: Sale } & Agreed)
  | ({ readonly kind: "sale_moved"; readonly from: SaleStatus; readonly reason: string | null } & Agreed)
  | { readonly kind: "sale_corrected"; readonly from: SaleStatus; readonly reason: string }
  | { readonly kind: "sale_move_undone"; readonly from: SaleStatus }
  | { readonly kind: "payment_recorded"; readonly payment: Payment }
  | { readonly kind: "sale_deleted" }
  | { readonly kind: "sale_restored" };

export interface SaleWriter {
  /** The sale, deleted or not, held until the transaction ends. */
  lock(id: SaleId): Promise<Sale | null>;
  /** Those of the ids there are, in no order, held as well. */
  lockMany(ids: readonly SaleId[]): Promise<readonly Sale[]>;
  /** Saves a new sale under the next number of its year, with its first step of history; gives it with that number. */
  add(sale: Omit<Sale, "number">, how?: Agreed): Promise<Sale>;
  /** The same for many at once: what `add` would leave of each, in their order. */
  addMany(sales: readonly Omit<Sale, "number">[]): Promise<void>;
  /** Saves that many sales are in the bin, each with its event. */
  binMany(sales: readonly Sale[]): Promise<void>;
  /** Saves the sale as it now is, with what happened; gives it with its new version. A move is saved by its step of history. */
  record(event: SaleEvent, sale: Sale): Promise<Sale>;
}

/** Counts and sums of the sales of one status. */
export interface StatusTotal {
  readonly status: SaleStatus;
  readonly count: number;
  readonly net: Ore;
  readonly gross: Ore;
}
export type DayTotal = StatusTotal & { readonly day: Day };

/** Something that happened, for the activity feed. */
export interface Activity {
  readonly at: Instant;
  readonly kind: string;
  readonly by: Person | null;
  readonly saleId: SaleId | null;
  readonly saleNumber: string | null;
  readonly customerName: string | null;
  /** Where it happened to a lead and not to a sale. */
  readonly lead?: { readonly id: LeadId; readonly name: string };
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Sums that are kept ready; `owner` narrows them to one person's sales. */
export interface StatisticsReader {
  byStatus(owner: UserId | null): Question<readonly StatusTotal[]>;
  byDay(owner: UserId | null, from: Day, to: Day): Question<readonly DayTotal[]>;
  /** The newest first. */
  recent(owner: UserId | null, most: number): Question<readonly Activity[]>;
}
