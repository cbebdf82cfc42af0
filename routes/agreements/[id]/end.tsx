import { z } from "zod";
import { define } from "../../../adapters/http/define.ts";
import { day, version } from "../../../adapters/http/fields.ts";
import { agreementStep, StepPage } from "../(_components)/agreement_step.tsx";

/** Ends an agreement with a day: later visits are called off. */
export const handler = agreementStep({
  form: z.strictObject({ endsOn: day, version }),
  begin: ({ endsOn, version }, today) => ({ endsOn: endsOn ?? today, version: String(version) }),
  change: ({ endsOn }) => ({ endsOn }),
  told: "agreement_ended",
});

export default define.page<typeof handler>(({ data, state }) => {
  const { page } = state.words.agreements;
  return (
    <StepPage
      data={data}
      state={state}
      action="end"
      title={page.endTitle}
      text={page.endText}
      fields={[{ name: "endsOn", label: page.lastDay }]}
    />
  );
});
