import type { Actor } from "../kernel/actor.ts";
import { everyPart } from "../kernel/every_part.ts";
import type { SaleId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { living, ownerSeen, within } from "./access.ts";
import type { SaleFilter, SaleSort, SaleView } from "./ports.ts";
import type { World } from "./world.ts";

const NEWEST_FIRST: SaleSort = { by: "date", descending: true };

/**
 * Every sale the filter leaves, once, in the order in which they stand when it begins, otherwise newest first. One that changes
 * meanwhile is as it is when its turn comes, or left out where the filter leaves it out by then. That somebody exported is
 * written down before the first row leaves (EXP-04).
 */
export function exportSales({ tenants }: Pick<World, "tenants">) {
  return async (
    actor: Actor,
    filter: SaleFilter,
    sort: SaleSort = NEWEST_FIRST,
  ): Promise<Result<AsyncIterable<readonly SaleView[]>, Forbidden>> => {
    if (!may(actor, "export_data")) return no({ kind: "forbidden", permission: "export_data" });
    const seen = { ...filter, owner: ownerSeen(actor) ?? filter.owner };
    const { once: _once, ...caller } = actor;
    await tenants.write(caller, async (books) => yes(await books.note("sales_exported", { filter: { ...seen } })));
    const { roll } = await tenants.read(caller, ({ sales }) => ({ roll: sales.roll(seen, sort) }));
    return yes(everyPart(roll, async (ids: readonly SaleId[]) => {
      const asked = await tenants.read(caller, ({ sales }) => ({ part: sales.those(ids, { ...seen, q: null }) }));
      return asked.part;
    }));
  };
}

/** Those of the ids the actor sees, in their order, without the bin; written down the same way before they leave. */
export function exportPicked({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, ids: readonly SaleId[]): Promise<Result<readonly SaleView[], Forbidden>> => {
    if (!may(actor, "export_data")) return no({ kind: "forbidden", permission: "export_data" });
    const { once: _once, ...caller } = actor;
    const asked = await tenants.read(
      caller,
      ({ sales }) => Object.fromEntries(ids.map((id) => [id, sales.find(id)])),
    );
    const seen = ids.flatMap((id) => {
      const one = within(asked[id] ?? null, caller, "view_sales");
      return one.ok && living(one.value).ok ? [one.value] : [];
    });
    await tenants.write(
      caller,
      async (books) => yes(await books.note("sales_exported", { sales: seen.map(({ id }) => id) })),
    );
    return yes(seen);
  };
}
