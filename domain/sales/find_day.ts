import type { Actor } from "../kernel/actor.ts";
import type { UserId } from "../kernel/ids.ts";
import { reach } from "../kernel/permissions.ts";
import { yes } from "../kernel/result.ts";
import { addDays, type Day, startOfDay } from "../kernel/time.ts";
import type { World } from "./world.ts";

/**
 * The visits of a day in the firm's zone, in their order, with the colleagues whose day could be looked at. A SALES_REP sees the
 * own day; the others see one person's or everybody's.
 */
export function findDay({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, day: Day, zone: string, person: UserId | null) => {
    const whose = reach(actor, "view_sales") === "all" ? person : actor.userId;
    const { visits, members, now } = await tenants.read(actor, ({ sales, members, live }) => ({
      now: live.now(),
      visits: sales.visits(whose, startOfDay(day, zone), startOfDay(addDays(day, 1), zone)),
      members: members.all(),
    }));
    return yes({ visits, members, person: whose, live: now });
  };
}
