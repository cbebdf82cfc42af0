import { z } from "zod";
import { define } from "../../../adapters/http/define.ts";
import { version } from "../../../adapters/http/fields.ts";
import { agreementStep, StepPage } from "../(_components)/agreement_step.tsx";
import { resumed } from "../../../domain/agreements/agreement.ts";

/** Ends a pause today: the visits it called off come back. */
export const handler = agreementStep({
  form: z.strictObject({ version }),
  begin: ({ version }) => ({ version: String(version) }),
  change: (_asked, agreement, today) => resumed(agreement, today),
  told: "agreement_resumed",
});

export default define.page<typeof handler>(({ data, state }) => {
  const { page } = state.words.agreements;
  return <StepPage data={data} state={state} action="resume" title={page.resume} text={page.pauseText} fields={[]} />;
});
