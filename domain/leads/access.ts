import type { Actor } from "../kernel/actor.ts";
import type { UserId } from "../kernel/ids.ts";
import { covers, type Forbidden, type Permission, reach } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Lead } from "./lead.ts";
import type { LeadRefusal } from "./refusal.ts";

/** Whose leads the actor sees: everybody's (null), or the actor's own and those assigned to nobody. */
export function leadsSeenBy(actor: Actor): UserId | null {
  return reach(actor, "view_leads") === "all" ? null : actor.userId;
}

/** The living lead, where the actor may do this to it; one that is not theirs to see is as good as missing (C22). */
export function leadWithin<L extends Lead>(
  lead: L | null,
  actor: Actor,
  permission: Permission,
): Result<L, LeadRefusal | Forbidden> {
  if (lead === null || !covers(actor, "view_leads", lead)) return no({ kind: "lead_missing" });
  if (!covers(actor, permission, lead)) return no({ kind: "forbidden", permission });
  return yes(lead);
}
