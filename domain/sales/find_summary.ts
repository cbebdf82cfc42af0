import type { Actor } from "../kernel/actor.ts";
import { leadsSeenBy } from "../leads/access.ts";
import { EVERY_LEAD } from "../leads/filter.ts";
import { activeLeads } from "../leads/report.ts";
import { yes } from "../kernel/result.ts";
import { dayOf } from "../kernel/time.ts";
import { reach } from "../kernel/permissions.ts";
import { summarize, summaryRange } from "./summary.ts";
import type { World } from "./world.ts";

const RECENT = 10;

/** The figures of SALE-23 for what the actor may see, from sums kept ready; `zone` decides which day it is. */
export function findSummary({ tenants, clock }: Pick<World, "tenants" | "clock">) {
  return async (actor: Actor, zone: string) => {
    const today = dayOf(clock.now(), zone);
    const owner = reach(actor, "view_reports") === "all" ? null : actor.userId;
    const { from, to } = summaryRange(today);
    const found = await tenants.read(actor, ({ statistics, leads, live }) => ({
      live: live.now(),
      overdue: leads.totals({ ...EVERY_LEAD, seenBy: leadsSeenBy(actor), followUp: { state: "overdue", today } }),
      leads: leads.counts(leadsSeenBy(actor), null, null),
      byDay: statistics.byDay(owner, from, to),
      byStatus: statistics.byStatus(owner),
      recent: statistics.recent(owner, RECENT),
    }));
    const summary = summarize(today, found.byDay, found.byStatus, found.recent, activeLeads(found.leads));
    return yes({ ...summary, overdueFollowUps: found.overdue, live: found.live });
  };
}
