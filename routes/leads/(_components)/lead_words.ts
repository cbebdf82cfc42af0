import type { Day } from "../../../domain/kernel/time.ts";
import { type Ending, followUpState, type LeadStatus } from "../../../domain/leads/lead.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** How the next step with a lead stands, and the word for it: the day, how late it is, or why there is none any more. */
export function nextStep(
  lead: { readonly status: LeadStatus; readonly followUpOn: Day | null; readonly ending: Ending | null },
  today: Day,
  { leads: say }: Words,
  formats: Formats,
) {
  const state = followUpState(lead, today);
  const label = `${say.followUp}: ${say.followUpStates[state]}`;
  const why = lead.ending === null ? null : say.endings[lead.ending];
  const word = state === "planned"
    ? formats.relativeDay(lead.followUpOn!, today)
    : state === "overdue"
    ? formats.ago(lead.followUpOn!, today)
    : why ?? say.followUpStates[state];
  return { state: state === "closed" && why !== null ? "ended" as const : state, word, label };
}
