import type { Actor } from "../kernel/actor.ts";
import type { Listing, Part } from "../kernel/page.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { ownerSeen } from "./access.ts";
import type { SaleFilter, SaleSort, SaleView } from "./ports.ts";
import type { World } from "./world.ts";

const AT_A_TIME = 500;
const NEWEST_FIRST: SaleSort = { by: "date", descending: true };

/**
 * Every sale the filter leaves, newest first, some hundred at a time, so that a large export never stands in memory. That
 * somebody exported is written down before the first row leaves (EXP-04).
 */
export function exportSales({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, filter: SaleFilter): Promise<Result<AsyncIterable<readonly SaleView[]>, Forbidden>> => {
    if (!may(actor, "export_data")) return no({ kind: "forbidden", permission: "export_data" });
    const seen = { ...filter, owner: ownerSeen(actor) ?? filter.owner };
    const { once: _once, ...caller } = actor;
    await tenants.write(caller, async (books) => yes(await books.note("sales_exported", { filter: { ...seen } })));
    return yes(parts(tenants, caller, seen));
  };
}

async function* parts(tenants: World["tenants"], actor: Actor, filter: SaleFilter): AsyncIterable<readonly SaleView[]> {
  let part: Part | null = { size: AT_A_TIME, page: 1 };
  while (part !== null) {
    const { rows, next }: Listing<SaleView> = await nextPart(tenants, actor, filter, part);
    yield rows;
    part = next === null ? null : { size: AT_A_TIME, cursor: next };
  }
}

async function nextPart(
  tenants: World["tenants"],
  actor: Actor,
  filter: SaleFilter,
  part: Part,
): Promise<Listing<SaleView>> {
  const { listing } = await tenants.read(
    actor,
    ({ sales }) => ({ listing: sales.listWhole(filter, NEWEST_FIRST, part) }),
  );
  return listing;
}
