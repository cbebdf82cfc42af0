import type { Actor } from "../kernel/actor.ts";
import type { LeadId } from "../kernel/ids.ts";
import { covers, type Forbidden } from "../kernel/permissions.ts";
import { no } from "../kernel/result.ts";
import { momentOf, type World } from "../sales/world.ts";
import { FRESH, type LeadFacts } from "./lead.ts";
import type { LeadView } from "./ports.ts";
import { namesUnknown, viewLead } from "./hold.ts";
import type { LeadRefusal } from "./refusal.ts";
import { scored } from "./scoring.ts";

/** Records somebody who may become a customer, with the score of that day. */
export function recordLead({ tenants, clock, ids }: World) {
  return (actor: Actor, facts: LeadFacts) =>
    tenants.write<LeadView, LeadRefusal | Forbidden>(actor, async (books) => {
      if (!covers(actor, "edit_leads", { assignedTo: null, createdBy: actor.userId })) {
        return no({ kind: "forbidden", permission: "edit_leads" });
      }
      const stranger = await namesUnknown(books, null, facts);
      if (stranger) return no(stranger);
      const { firm, kept } = await books.ask({
        firm: books.read.organization.find(),
        kept: books.read.leads.weights(),
      });
      const { now, today } = momentOf(clock.now(), firm);
      const id = ids.next<LeadId>();
      const made = { id, version: 1, createdOn: today, contactedOn: null, createdBy: actor.userId, deletedAt: null };
      const lead = { ...facts, ...made, ...FRESH, createdAt: now, updatedAt: now };
      await books.leads.add({ ...lead, ...scored(lead, kept.weights, today) });
      return await viewLead(books, id);
    });
}
