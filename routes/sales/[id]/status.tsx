import { define } from "../../../adapters/http/define.ts";
import { Step } from "../(_components)/sale_form.ts";
import { saleStep } from "../(_components)/sale_step.ts";
import { ShownSale } from "../(_components)/ShownSale.tsx";

/** Moves a sale to one of its next states. */
export const handler = saleStep({
  form: Step,
  dialog: (typed) => typed.to,
  next: ({ back }) => back && `/today?day=${back}`,
  run: (useCases, actor, id, { back: _, ...asked }) => useCases.moveSale(actor, id, asked),
  told: ({ number, status }) => ({ kind: "sale_moved", number, status }),
});

export default define.page<typeof handler>(({ data, state }) => <ShownSale data={data} state={state} />);
