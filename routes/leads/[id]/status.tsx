import { define } from "../../../adapters/http/define.ts";
import { leadsBack, Move, movedTold } from "../(_components)/lead_form.ts";
import { leadStep } from "../(_components)/lead_step.ts";
import { ShownLead } from "../(_components)/ShownLead.tsx";

/** Moves a lead by hand. */
export const handler = leadStep({
  form: Move,
  dialog: (typed) => typed.to === "UNQUALIFIED" ? "unqualify" : null,
  run: (useCases, actor, id, { back: _back, ...move }) => useCases.moveLead(actor, id, move),
  told: (lead, { back }) => movedTold(lead, back),
  next: ({ back }, actor) => leadsBack(back, actor),
});

export default define.page<typeof handler>(({ data, state }) => <ShownLead data={data} state={state} />);
