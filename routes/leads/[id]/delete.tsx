import { z } from "zod";
import { define } from "../../../adapters/http/define.ts";
import { leadStep } from "../(_components)/lead_step.ts";
import { ShownLead } from "../(_components)/ShownLead.tsx";

/** Puts a lead into the bin. */
export const handler = leadStep({
  form: z.strictObject({}),
  dialog: () => "delete",
  run: (useCases, actor, id) => useCases.deleteLead(actor, id),
  told: ({ id, contactName: name }) => ({ kind: "lead_deleted", name, undo: `/leads/${id}/restore` }),
  next: () => "/leads",
});

export default define.page<typeof handler>(({ data, state }) => <ShownLead data={data} state={state} />);
