import type { Actor } from "../kernel/actor.ts";
import type { CustomerId } from "../kernel/ids.ts";
import type { Part } from "../kernel/page.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { ownerSeen } from "../sales/access.ts";
import { EVERY_SALE } from "../sales/find_sales.ts";
import type { CustomerRefusal, CustomerView } from "./customer.ts";
import type { CustomerFilter, CustomerSort } from "./ports.ts";
import type { World } from "./record_customer.ts";

/** One customer of the organization, living or in the bin. */
export function findCustomer({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, id: CustomerId): Promise<Result<CustomerView, CustomerRefusal>> => {
    const { customer } = await tenants.read(actor, ({ customers }) => ({ customer: customers.find(id) }));
    return customer === null ? no({ kind: "customer_missing" }) : yes(customer);
  };
}

/** A customer with the part of its sales the actor may see, newest first. */
export function findCustomerFile({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, id: CustomerId, part: Part) => {
    const filter = { ...EVERY_SALE, customerId: id, owner: ownerSeen(actor) };
    const { customer, sales, totals } = await tenants.read(actor, (books) => ({
      customer: books.customers.find(id),
      sales: books.sales.listWhole(filter, { by: "date", descending: true }, part),
      totals: books.sales.totals(filter),
    }));
    return customer === null ? no({ kind: "customer_missing" } as const) : yes({ customer, sales, totals });
  };
}

/** A part of the organization's customers. Every role sees them all (C22). */
export function findCustomers({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, filter: CustomerFilter, sort: CustomerSort, part: Part) =>
    yes(
      await tenants.read(actor, ({ customers }) => ({
        listing: customers.list(filter, sort, part),
        totals: customers.totals(filter),
      })),
    );
}
