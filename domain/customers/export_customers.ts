import type { Actor } from "../kernel/actor.ts";
import { everyPart } from "../kernel/every_part.ts";
import type { CustomerId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { seenBy } from "./access.ts";
import type { CustomerView } from "./customer.ts";
import type { CustomerFilter, CustomerSort } from "./ports.ts";
import type { World } from "./record_customer.ts";

const BY_NAME: CustomerSort = { by: "name", descending: false };

/** Every customer the filter leaves, by name, as `exportSales` does it. That somebody exported is written down before the first row leaves (EXP-04). */
export function exportCustomers({ tenants }: Pick<World, "tenants">) {
  return async (
    actor: Actor,
    filter: CustomerFilter,
  ): Promise<Result<AsyncIterable<readonly CustomerView[]>, Forbidden>> => {
    if (!may(actor, "export_data")) return no({ kind: "forbidden", permission: "export_data" });
    const { once: _once, ...caller } = actor;
    await tenants.write(
      caller,
      async (books) => yes(await books.note("customers_exported", { filter: { ...filter } })),
    );
    const { roll } = await tenants.read(caller, ({ customers }) => ({ roll: customers.roll(filter, BY_NAME) }));
    return yes(everyPart(roll, async (ids: readonly CustomerId[]) => {
      const { part } = await tenants.read(caller, ({ customers }) => ({
        part: customers.those(ids, { ...filter, q: null }),
      }));
      return part.map((customer) => seenBy(caller, customer));
    }));
  };
}
