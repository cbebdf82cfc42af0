import type { Actor } from "../kernel/actor.ts";
import { given } from "../kernel/change.ts";
import type { LeadId } from "../kernel/ids.ts";
import type { Forbidden } from "../kernel/permissions.ts";
import { no } from "../kernel/result.ts";
import type { World } from "../sales/world.ts";
import { holdLead, namesUnknown, saveLead, viewLead } from "./hold.ts";
import { followUp, isOpen, type Lead, type LeadActivity, type LeadFacts, type LeadMove, moveLead } from "./lead.ts";
import type { LeadView } from "./ports.ts";
import type { LeadRefusal } from "./refusal.ts";

/** What can be changed of a lead; a field left out stays as it is. `move` is done with it, or nothing is. */
export type LeadChange = Partial<LeadFacts> & { readonly version: number; readonly move?: LeadMove };

/** Changes a lead in the version the actor saw, and moves it where that is asked for too. */
export function changeLead({ tenants, clock }: World) {
  return (actor: Actor, id: LeadId, { version, move, ...change }: LeadChange) =>
    tenants.write<LeadView, LeadRefusal | Forbidden>(actor, async (books) => {
      const held = await holdLead(books, actor, id, "edit_leads", version, clock.now());
      if (!held.ok) return held;
      const before = held.value.lead;
      const stranger = await namesUnknown(books, before, change);
      if (stranger) return no(stranger);
      // What is closed is followed up no more.
      const followUpOn = isOpen(before) ? {} : { followUpOn: null };
      let lead: Lead = { ...before, ...given(change), ...followUpOn };
      if (Object.keys(given(change)).length > 0) {
        lead = await saveLead(books, { kind: "lead_changed", before }, lead, held.value);
      }
      if (move && move.to !== lead.status) {
        const moved = moveLead(lead, move, held.value.today);
        if (!moved.ok) return moved;
        await saveLead(
          books,
          { kind: "lead_moved", from: lead.status, planned: lead.followUpOn },
          moved.value,
          held.value,
        );
      }
      return await viewLead(books, id);
    });
}

/** Moves a lead to another state; to UNQUALIFIED with the reason why nothing came of it. */
export function moveLeadTo({ tenants, clock }: World) {
  return (actor: Actor, id: LeadId, { version, ...move }: LeadMove & { readonly version?: number }) =>
    tenants.write<LeadView, LeadRefusal | Forbidden>(actor, async (books) => {
      const held = await holdLead(books, actor, id, "edit_leads", version, clock.now());
      if (!held.ok) return held;
      const moved = moveLead(held.value.lead, move, held.value.today);
      if (!moved.ok) return moved;
      const { status: from, followUpOn: planned } = held.value.lead;
      await saveLead(books, { kind: "lead_moved", from, planned }, moved.value, held.value);
      return await viewLead(books, id);
    });
}

/** Writes down a call, a mail, a meeting or a note, and when to get back to them (LEAD-06). */
export function followUpLead({ tenants, clock }: World) {
  return (actor: Actor, id: LeadId, activity: LeadActivity) =>
    tenants.write<LeadView, LeadRefusal | Forbidden>(actor, async (books) => {
      const held = await holdLead(books, actor, id, "edit_leads", undefined, clock.now());
      if (!held.ok) return held;
      const { lead, today } = held.value;
      const followed = followUp(lead, activity, today);
      if (!followed.ok) return followed;
      await saveLead(books, { kind: "lead_followed_up", from: lead.status, activity }, followed.value, held.value);
      return await viewLead(books, id);
    });
}
