import type { Actor } from "../kernel/actor.ts";
import { everyPart } from "../kernel/every_part.ts";
import type { LeadId } from "../kernel/ids.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { dayOf } from "../kernel/time.ts";
import type { World } from "../sales/world.ts";
import { leadsSeenBy } from "./access.ts";
import { filterOn } from "./filter.ts";
import type { LeadSort, LeadView, LeadWish } from "./ports.ts";
import { asScored } from "./scoring.ts";

/** Every lead the filter leaves, as `exportSales` does it, with its score of today. Written down before the first row leaves (EXP-04). */
export function exportLeads({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (
    actor: Actor,
    wish: LeadWish,
    sort: LeadSort,
    zone: string,
  ): Promise<Result<AsyncIterable<readonly LeadView[]>, Forbidden>> => {
    if (!may(actor, "export_data")) return no({ kind: "forbidden", permission: "export_data" });
    const today = dayOf(clock.now(), zone), filter = filterOn(wish, today);
    const seen = { ...filter, seenBy: leadsSeenBy(actor), deleted: filter.deleted && may(actor, "delete_leads") };
    const { once: _once, ...caller } = actor;
    await tenants.write(caller, async (books) => yes(await books.note("leads_exported", { filter: { ...seen } })));
    const { roll } = await tenants.read(caller, ({ leads }) => ({ roll: leads.roll(seen, sort) }));
    return yes(everyPart(roll, async (ids: readonly LeadId[]) => {
      const { part, kept } = await tenants.read(caller, ({ leads }) => ({
        part: leads.those(ids, { ...seen, q: null }),
        kept: leads.weights(),
      }));
      return part.map((lead) => asScored(lead, kept.weights, today));
    }));
  };
}
