import { z } from "zod";
import { define } from "../../../adapters/http/define.ts";
import { leadStep } from "../(_components)/lead_step.ts";
import { ShownLead } from "../(_components)/ShownLead.tsx";

/** Takes a lead out of the bin. */
export const handler = leadStep({
  form: z.strictObject({}),
  dialog: () => null,
  run: (useCases, actor, id) => useCases.restoreLead(actor, id),
  told: ({ contactName: name }) => ({ kind: "lead_restored", name }),
});

export default define.page<typeof handler>(({ data, state }) => <ShownLead data={data} state={state} />);
