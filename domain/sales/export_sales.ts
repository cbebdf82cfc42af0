import type { Actor } from "../kernel/actor.ts";
import { everyPart } from "../kernel/every_part.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { ownerSeen } from "./access.ts";
import type { SaleFilter, SaleSort, SaleView } from "./ports.ts";
import type { World } from "./world.ts";

const NEWEST_FIRST: SaleSort = { by: "date", descending: true };

/**
 * Every sale the filter leaves, newest first. That somebody exported is written down before the first row leaves (EXP-04).
 */
export function exportSales({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, filter: SaleFilter): Promise<Result<AsyncIterable<readonly SaleView[]>, Forbidden>> => {
    if (!may(actor, "export_data")) return no({ kind: "forbidden", permission: "export_data" });
    const seen = { ...filter, owner: ownerSeen(actor) ?? filter.owner };
    const { once: _once, ...caller } = actor;
    await tenants.write(caller, async (books) => yes(await books.note("sales_exported", { filter: { ...seen } })));
    return yes(everyPart(async (part) => {
      const asked = await tenants.read(caller, ({ sales }) => ({ part: sales.listWhole(seen, NEWEST_FIRST, part) }));
      return asked.part;
    }));
  };
}
