import type { Day } from "../../../domain/kernel/time.ts";
import { followUpState, type LeadStatus } from "../../../domain/leads/lead.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** How the next step with a lead stands, and the word for it: the day, or how late it is. */
export function nextStep(
  lead: { readonly status: LeadStatus; readonly followUpOn: Day | null },
  today: Day,
  { leads: say }: Words,
  formats: Formats,
) {
  const state = followUpState(lead, today);
  const label = `${say.followUp}: ${say.followUpStates[state]}`;
  const word = state === "planned"
    ? formats.relativeDay(lead.followUpOn!, today)
    : state === "overdue"
    ? formats.ago(lead.followUpOn!, today)
    : say.followUpStates[state];
  return { state, word, label };
}
