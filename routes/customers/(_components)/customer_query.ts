import { CUSTOMER_STATUSES, CUSTOMER_TYPES } from "../../../domain/customers/customer.ts";
import type { CustomerFilter } from "../../../domain/customers/ports.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import { searchText } from "../../sales/(_components)/sale_query.ts";

/** Reads the list's address; what cannot be read counts as not given, and the bin is for those who may empty it. */
export function readCustomerFilter(params: URLSearchParams, actor: Actor): CustomerFilter {
  return {
    q: searchText(params.get("q") ?? ""),
    type: CUSTOMER_TYPES.find((type) => type === params.get("type")) ?? null,
    status: CUSTOMER_STATUSES.find((status) => status === params.get("status")) ?? null,
    tag: searchText(params.get("tag") ?? ""),
    deleted: params.get("deleted") === "yes" && may(actor, "delete_customers"),
  };
}
