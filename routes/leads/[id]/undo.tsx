import { z } from "zod";
import { define } from "../../../adapters/http/define.ts";
import { version } from "../../../adapters/http/fields.ts";
import { backWord, leadsBack } from "../(_components)/lead_form.ts";
import { leadStep } from "../(_components)/lead_step.ts";
import { ShownLead } from "../(_components)/ShownLead.tsx";

/** Takes the last move back. The toast's form has its fields in the address. */
export const handler = leadStep({
  form: z.strictObject({ version, back: backWord }),
  dialog: () => null,
  fromAddress: ["version", "back"],
  run: (useCases, actor, id, { version }) => useCases.undoLead(actor, id, { version }),
  told: ({ contactName: name, status: leadStatus }) => ({ kind: "lead_undone", name, leadStatus }),
  next: ({ back }, actor) => leadsBack(back, actor),
});

export default define.page<typeof handler>(({ data, state }) => <ShownLead data={data} state={state} />);
