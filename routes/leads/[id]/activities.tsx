import { define } from "../../../adapters/http/define.ts";
import { Activity } from "../(_components)/lead_form.ts";
import { leadStep } from "../(_components)/lead_step.ts";
import { ShownLead } from "../(_components)/ShownLead.tsx";

/** Writes into a lead's history; an empty day leaves the follow-up to the rules. */
export const handler = leadStep({
  form: Activity,
  dialog: () => null,
  run: (useCases, actor, id, { followUpOn, ...activity }) =>
    useCases.followUpLead(actor, id, { ...activity, ...(followUpOn === null ? {} : { followUpOn }) }),
  told: ({ contactName: name }) => ({ kind: "lead_followed_up", name }),
});

export default define.page<typeof handler>(({ data, state }) => <ShownLead data={data} state={state} />);
