import type { CustomerId } from "../kernel/ids.ts";
import type { Listing, ListTotals, Part } from "../kernel/page.ts";
import type { Question } from "../tenants.ts";
import type { Customer, CustomerFacts, CustomerStatus, CustomerType, CustomerView } from "./customer.ts";

/** Which customers are meant. Nulls leave out nothing. */
export interface CustomerFilter {
  /** Searches name, company, e-mail, phone and CVR; found rows come best first. */
  readonly q: string | null;
  readonly type: CustomerType | null;
  readonly status: CustomerStatus | null;
  readonly deleted: boolean;
}

export const CUSTOMER_SORTS = ["name", "created"] as const;
export interface CustomerSort {
  readonly by: typeof CUSTOMER_SORTS[number];
  readonly descending: boolean;
}

export interface CustomerReader {
  /** The customer, deleted or not; null where the organization has none by this id. */
  find(id: CustomerId): Question<CustomerView | null>;
  list(filter: CustomerFilter, sort: CustomerSort, part: Part): Question<Listing<CustomerView>>;
  totals(filter: CustomerFilter): Question<ListTotals>;
  /** The oldest undeleted customer with the same CVR, e-mail or phone, but not `except`. */
  alike(facts: CustomerFacts, except: CustomerId | null): Question<Customer | null>;
}

export type CustomerEvent =
  | { readonly kind: "customer_changed"; readonly before: Customer }
  | { readonly kind: "customer_deleted" }
  | { readonly kind: "customer_restored" };

export interface CustomerWriter {
  /** Keeps others in the organization from recording customers until the transaction ends, so a check for duplicates holds. */
  holdRecording(): Promise<void>;
  lock(id: CustomerId): Promise<CustomerView | null>;
  add(customer: Customer): Promise<CustomerView>;
  /** Saves the customer as it now is, with what happened; gives it with its new version. */
  record(event: CustomerEvent, customer: Customer): Promise<CustomerView>;
}
