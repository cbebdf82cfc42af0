import type { Actor } from "../kernel/actor.ts";
import type { LeadId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import type { World } from "../sales/world.ts";
import { holdLead, saveLead, viewLead } from "./hold.ts";
import { undoLeadMove } from "./lead.ts";
import type { LeadView } from "./ports.ts";
import type { LeadRefusal } from "./refusal.ts";

/** Takes a lead's last move back, in the version the actor saw: a new line of its history. */
export function undoLead({ tenants, clock }: World) {
  return (actor: Actor, id: LeadId, { version }: { readonly version: number }) =>
    tenants.write<LeadView, LeadRefusal | Forbidden>(actor, async (books) => {
      const held = await holdLead(books, actor, id, "edit_leads", version, clock.now());
      if (!held.ok) return held;
      const { history } = await books.ask({ history: books.read.leads.history(id) });

      const undone = undoLeadMove(held.value.lead, history.at(-1) ?? null);
      if (!undone.ok) return undone;
      await saveLead(books, { kind: "lead_moved", from: held.value.lead.status }, undone.value, held.value);
      return await viewLead(books, id);
    });
}
