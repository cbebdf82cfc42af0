import type { Lead } from "./lead.ts";
import type { LeadEvent, LeadStep } from "./ports.ts";

/** The lines an event leaves in the history. */
export function stepsOf(
  event: LeadEvent,
  lead: Lead,
): (Pick<LeadStep, "kind"> & Partial<Omit<LeadStep, "by" | "seq" | "at">>)[] {
  switch (event.kind) {
    case "lead_changed": {
      const planned = event.before.followUpOn !== lead.followUpOn;
      return [
        ...(event.before.assignedTo !== lead.assignedTo ? [{ kind: "ASSIGNED" as const }] : []),
        ...(planned ? [{ kind: "FOLLOW_UP" as const, followUpOn: lead.followUpOn }] : []),
      ];
    }
    case "lead_moved":
      return [{
        ...{ kind: "MOVED", from: event.from, to: lead.status, ending: lead.ending, note: lead.endingNote },
        followUpOn: event.planned && lead.followUpOn === null ? event.planned : null,
      }];
    case "lead_followed_up": {
      const { kind, note } = event.activity;
      const moved = event.from === lead.status ? {} : { from: event.from, to: lead.status };
      return [{ kind, note: note?.trim() || null, followUpOn: event.activity.followUpOn ?? null, ...moved }];
    }
    case "lead_converted":
      return [{ kind: "CONVERTED", from: event.from, to: lead.status }];
    case "lead_deleted":
    case "lead_restored":
      return [];
  }
}
