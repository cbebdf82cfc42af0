import { z } from "zod";
import { define } from "../../../adapters/http/define.ts";
import { day, maybe, version } from "../../../adapters/http/fields.ts";
import { agreementStep, StepPage } from "../(_components)/agreement_step.tsx";

/** Calls the visits of some weeks off; they come back where the pause ends earlier. */
export const handler = agreementStep({
  form: z.strictObject({ pausedFrom: day, pausedTo: maybe(day), version }),
  begin: ({ pausedFrom, pausedTo, version }, today) => ({
    pausedFrom: pausedFrom !== null && (pausedTo === null || pausedTo >= today) ? pausedFrom : today,
    pausedTo: pausedTo !== null && pausedTo >= today ? pausedTo : "",
    version: String(version),
  }),
  change: ({ pausedFrom, pausedTo }) => ({ pausedFrom, pausedTo }),
  told: "agreement_paused",
});

export default define.page<typeof handler>(({ data, state }) => {
  const { page, form } = state.words.agreements;
  return (
    <StepPage
      data={data}
      state={state}
      action="pause"
      title={page.pauseTitle}
      text={page.pauseText}
      fields={[
        { name: "pausedFrom", label: form.pausedFrom },
        { name: "pausedTo", label: form.pausedTo, hint: form.pauseHint },
      ]}
    />
  );
});
