import type { CustomerId, ImportId, NoteId } from "../kernel/ids.ts";
import type { Listing, ListTotals, Part } from "../kernel/page.ts";
import type { Roll } from "../kernel/roll.ts";
import type { Question } from "../tenants.ts";
import type { CustomerChanged } from "../imports/customers.ts";
import type { ManyMarks } from "../imports/import.ts";
import type { Merge } from "./merge.ts";
import type { CustomerNote } from "./note.ts";
import type { CustomerMoment, TimelineAsked } from "./timeline.ts";
import type { Customer, CustomerFacts, CustomerStatus, CustomerType, CustomerView } from "./customer.ts";

/** Which customers are meant. Nulls leave out nothing. */
export interface CustomerFilter {
  /** Searches name, company, e-mail, phone and CVR; found rows come best first. */
  readonly q: string | null;
  readonly type: CustomerType | null;
  readonly status: CustomerStatus | null;
  readonly deleted: boolean;
  readonly tag?: string | null;
}

const CUSTOMER_SORTS = ["name", "created"] as const;
export interface CustomerSort {
  readonly by: typeof CUSTOMER_SORTS[number];
  readonly descending: boolean;
}

export interface CustomerReader {
  /** The customer, deleted or not; null where the organization has none by this id. */
  find(id: CustomerId): Question<CustomerView | null>;
  list(filter: CustomerFilter, sort: CustomerSort, part: Part): Question<Listing<CustomerView>>;
  /** The whole list as it stands at one moment, by its ids. */
  roll(filter: CustomerFilter, sort: CustomerSort): Question<Roll>;
  /** Those of the ids that the filter leaves, in the order of the ids. */
  those(ids: readonly CustomerId[], filter: CustomerFilter): Question<readonly CustomerView[]>;
  totals(filter: CustomerFilter): Question<ListTotals>;
  /** The oldest undeleted customer with the same CVR, e-mail or phone, but not `except`. */
  alike(facts: CustomerFacts, except: CustomerId | null): Question<Customer | null>;
  /** All undeleted ones that share a mark, the oldest first, at most 5. */
  allAlike(marks: Marks, except: CustomerId | null): Question<readonly Customer[]>;
  /** All undeleted ones with any of the marks, the oldest first. */
  alikeMany(marks: ManyMarks): Question<readonly Customer[]>;
  /** Undeleted ones that are called exactly so. */
  named(names: readonly string[]): Question<readonly Customer[]>;
  /** Those of the ids the organization has, in no order. */
  some(ids: readonly CustomerId[]): Question<readonly CustomerView[]>;
  /** What happened, the newest first: to the record and its sales, what was written about it, and mails. */
  timeline(id: CustomerId, asked: TimelineAsked, most: number): Question<readonly CustomerMoment[]>;
  /** What was merged into the customer and not taken back, the newest first. */
  merges(id: CustomerId): Question<readonly MergeView[]>;
  /** The words customers are marked with, the most used first, at most 50. */
  tags(): Question<readonly string[]>;
}

/** What tells two records of one customer. */
export type Marks = Pick<CustomerFacts, "email" | "phone" | "cvr">;

/** A merge with the name of the record that is gone. */
export type MergeView = Merge & { readonly goneName: string };

export type CustomerEvent =
  | { readonly kind: "customer_changed"; readonly before: Customer }
  | { readonly kind: "customer_deleted" }
  | { readonly kind: "customer_restored" };

export type BulkEvent = "customer_import_updated" | "customer_import_undone";

export interface CustomerWriter {
  /** Keeps others in the organization from recording customers until the transaction ends, so a check for duplicates holds. */
  holdRecording(): Promise<void>;
  lock(id: CustomerId): Promise<CustomerView | null>;
  /** Keeps these as they are until the transaction ends: for whoever reads them next and writes them all. */
  hold(ids: readonly CustomerId[]): Promise<void>;
  add(customer: Customer): Promise<CustomerView>;
  /** Saves the customer as it now is, with what happened; gives it with its new version. */
  record(event: CustomerEvent, customer: Customer): Promise<CustomerView>;
  /** Adds what an import made. */
  addMany(customers: readonly Customer[], importId: ImportId): Promise<void>;
  /** Saves what an import changed, or took back. */
  changeMany(kind: BulkEvent, changes: readonly CustomerChanged[], importId: ImportId): Promise<void>;
  /** Hands over all that belongs to the one that goes, saves what is kept, and gives the merge with what changed hands. */
  merge(merge: Omit<Merge, "sales" | "leads">, kept: Customer): Promise<Merge>;
  /** Hands back what changed hands and still is there, and brings the other record back. */
  unmerge(merge: Merge, kept: Customer): Promise<void>;
}

export interface NoteReader {
  find(customerId: CustomerId, id: NoteId): Question<CustomerNote | null>;
  /** Those of the customers about whom something was written. */
  about(customers: readonly CustomerId[]): Question<readonly CustomerId[]>;
}

export interface NoteWriter {
  lock(customerId: CustomerId, id: NoteId): Promise<CustomerNote | null>;
  add(note: Pick<CustomerNote, "id" | "customerId" | "kind" | "text">): Promise<CustomerNote>;
  /** Saves what was changed, in its next version. */
  change(note: CustomerNote): Promise<CustomerNote>;
  drop(note: CustomerNote): Promise<void>;
  /** Takes away all that was written about a customer, and says how much it was. */
  forget(customerId: CustomerId): Promise<number>;
}
