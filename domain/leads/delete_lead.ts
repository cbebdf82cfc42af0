import type { Actor } from "../kernel/actor.ts";
import type { LeadId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import type { World } from "../sales/world.ts";
import { leadWithin } from "./access.ts";
import { holdLead, viewLead } from "./hold.ts";
import type { LeadView } from "./ports.ts";
import type { LeadRefusal } from "./refusal.ts";

/** Puts a lead into the bin; the sale it became stays. */
export function deleteLead({ tenants, clock }: World) {
  return (actor: Actor, id: LeadId, version?: number) =>
    tenants.write<LeadView, LeadRefusal | Forbidden>(actor, async (books) => {
      const now = clock.now();
      const held = await holdLead(books, actor, id, "delete_leads", version, now);
      if (!held.ok) return held;
      await books.leads.record({ kind: "lead_deleted" }, { ...held.value.lead, deletedAt: now });
      return await viewLead(books, id);
    });
}

/** Takes a lead out of the bin; one that is not in it stays as it is. */
export function restoreLead({ tenants }: World) {
  return (actor: Actor, id: LeadId) =>
    tenants.write<LeadView, LeadRefusal | Forbidden>(actor, async (books) => {
      const seen = leadWithin(await books.leads.lock(id), actor, "delete_leads");
      if (!seen.ok) return seen;
      if (seen.value.deletedAt !== null) {
        await books.leads.record({ kind: "lead_restored" }, { ...seen.value, deletedAt: null });
      }
      return await viewLead(books, id);
    });
}
