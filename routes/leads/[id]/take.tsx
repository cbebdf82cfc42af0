import { z } from "zod";
import { define } from "../../../adapters/http/define.ts";
import { id, version } from "../../../adapters/http/fields.ts";
import type { UserId } from "../../../domain/kernel/ids.ts";
import { leadStep } from "../(_components)/lead_step.ts";
import { ShownLead } from "../(_components)/ShownLead.tsx";

/** Gives a lead to whoever takes it. */
export const handler = leadStep({
  form: z.strictObject({ assignedTo: id<UserId>(), version }),
  dialog: () => null,
  run: (useCases, actor, lead, change) => useCases.changeLead(actor, lead, change),
  told: ({ contactName: name }) => ({ kind: "lead_saved", name }),
});

export default define.page<typeof handler>(({ data, state }) => <ShownLead data={data} state={state} />);
