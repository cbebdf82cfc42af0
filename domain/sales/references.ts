import type { Customer, CustomerView } from "../customers/customer.ts";
import type { CustomerId, UserId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Member } from "../organizations/organization.ts";
import type { OtherVisit, SaleRefusal } from "./refusal.ts";
import type { Wish } from "./sale.ts";

/** A sale is made with a customer of the organization that is not in the bin. */
export function namesCustomer<One extends Customer>(customer: One | null): Result<One, SaleRefusal> {
  return customer?.deletedAt === null ? yes(customer) : no({ kind: "reference_missing", field: "customerId" });
}

/** Work is given to somebody who works in the organization now, or to nobody. */
export function namesColleague(id: UserId | null, members: readonly Member[]): SaleRefusal | null {
  const known = id === null || members.some((member) => member.id === id && member.active);
  return known ? null : { kind: "reference_missing", field: "assignedTo" };
}

/** A sale keeps its customer, also one in the bin; only a new one must be living. */
export function namesNewCustomer(
  sale: { readonly customerId: CustomerId },
  id: CustomerId | undefined,
  customer: CustomerView | null,
): SaleRefusal | null {
  const named = id === undefined || id === sale.customerId ? null : namesCustomer(customer);
  return named === null || named.ok ? null : named.error;
}

/** A sale stays with whom it has, also when they left; only somebody new to it must work here now. */
export function namesNewColleague(
  sale: { readonly assignedTo: UserId | null },
  id: UserId | null | undefined,
  members: readonly Member[],
): SaleRefusal | null {
  return id === undefined || id === sale.assignedTo ? null : namesColleague(id, members);
}

/** A person is in one place at a time. */
export function keepsApart(inTheWay: OtherVisit | null): SaleRefusal | null {
  return inTheWay === null ? null : { kind: "visit_overlaps", other: inTheWay };
}

/** Whether a sale in this state holds its time in the calendar of its assignee. */
export function holdsTime(sale: { readonly status: string; readonly assignedTo: UserId | null } & Wish): boolean {
  return (sale.status === "SCHEDULED" || sale.status === "IN_PROGRESS") && sale.assignedTo !== null &&
    sale.scheduledAt !== null;
}
