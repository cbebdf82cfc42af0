import type { CustomerId, UserId } from "../kernel/ids.ts";
import type { Ore } from "../kernel/money.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { Cvr, Ean } from "./cvr.ts";
import type { Email } from "./email.ts";
import type { Phone } from "./phone.ts";

export const CUSTOMER_TYPES = ["B2B", "B2C"] as const;
export type CustomerType = typeof CUSTOMER_TYPES[number];
export const CUSTOMER_STATUSES = ["ACTIVE", "INACTIVE", "BLOCKED"] as const;
export type CustomerStatus = typeof CUSTOMER_STATUSES[number];

/** How many tags a customer may have, and how long each may be. */
export const MOST_TAGS = 50;
export const LONGEST_TAG = 50;

export interface Address {
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** ISO 3166-1, two letters. */
  readonly country: string;
}

/** What is known of a customer and can be changed. */
export interface CustomerFacts {
  readonly type: CustomerType;
  readonly name: string;
  readonly companyName: string | null;
  readonly email: Email | null;
  readonly phone: Phone | null;
  readonly cvr: Cvr | null;
  readonly ean: Ean | null;
  readonly address: Address;
  readonly tags: readonly string[];
  readonly status: CustomerStatus;
  readonly notes: string | null;
}

export interface Customer extends CustomerFacts {
  readonly id: CustomerId;
  readonly version: number;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly deletedAt: Instant | null;
  /** The record this one became part of; such a one is in no bin. */
  readonly mergedInto?: CustomerId | null;
}

/**
 * What a customer's sales come to: undeleted sales, net øre of those COMPLETED or PAID, the newest sale's day. All null for
 * those who may not know it.
 */
export interface CustomerStats {
  readonly salesCount: number | null;
  readonly revenueOre: Ore | null;
  readonly lastSaleOn: Day | null;
}

export type CustomerView = Customer & { readonly stats: CustomerStats };

/** Telephone, mail and CVR tell two records of one customer; the name does not. */
export type Likeness = "email" | "phone" | "cvr";

export type CustomerRefusal =
  | { readonly kind: "customer_missing" }
  | { readonly kind: "duplicate_customer"; readonly existingId: CustomerId; readonly by: Likeness }
  | { readonly kind: "not_a_postal_code" }
  | { readonly kind: "merge_with_itself" }
  | { readonly kind: "merge_not_undoable" }
  | { readonly kind: "customer_has_sales"; readonly salesCount: number }
  | { readonly kind: "stale_version"; readonly current: unknown };

/** A customer with sales keeps its history, so it is made inactive instead of deleted (C10). */
export function deletable({ salesCount }: CustomerStats): CustomerRefusal | null {
  return salesCount ? { kind: "customer_has_sales", salesCount } : null;
}

/** By which mark two customers are the same, the surest first; null where none agrees. */
export function likeness(a: Marked, b: Marked): Likeness | null {
  if (a.cvr !== null && a.cvr === b.cvr) return "cvr";
  if (a.email !== null && a.email === b.email) return "email";
  return a.phone !== null && a.phone === b.phone ? "phone" : null;
}

type Marked = Pick<CustomerFacts, "email" | "phone" | "cvr">;
