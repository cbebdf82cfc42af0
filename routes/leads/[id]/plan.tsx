import { define } from "../../../adapters/http/define.ts";
import { Plan } from "../(_components)/lead_form.ts";
import { leadStep } from "../(_components)/lead_step.ts";
import { ShownLead } from "../(_components)/ShownLead.tsx";

/** Plans when to get back to a lead, or that nobody will. */
export const handler = leadStep({
  form: Plan,
  dialog: () => "plan",
  run: (useCases, actor, id, { followUpOn, note, do: what }) => {
    const day = what === "clear" ? { followUpOn: null } : followUpOn === null ? {} : { followUpOn };
    return useCases.followUpLead(actor, id, { kind: "FOLLOW_UP", note, ...day });
  },
  told: ({ contactName: name, followUpOn: day }) => ({ kind: "lead_planned", name, day }),
});

export default define.page<typeof handler>(({ data, state }) => <ShownLead data={data} state={state} />);
