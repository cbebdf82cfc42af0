import type { Effect } from "../delivery/effect.ts";
import { mailsOfLead } from "../mail/effects.ts";
import type { Lead } from "./lead.ts";
import type { LeadEvent } from "./ports.ts";

/** What happened to a lead, its coming and the reminder of its day included. */
export type LeadHappening = LeadEvent | { readonly kind: "lead_recorded" } | { readonly kind: "lead_reminded" };
type Rule = (event: LeadHappening, after: Lead) => readonly Effect[];

const RULES: readonly Rule[] = [mailsOfLead];

/** What is to be done outside after a change of a lead. Every change of a lead asks this, so no caller can forget it. */
export function effectsOf(event: LeadHappening, after: Lead): readonly Effect[] {
  return RULES.flatMap((rule) => rule(event, after));
}
