import { define } from "../../../adapters/http/define.ts";
import { movedTold, Step } from "../(_components)/sale_form.ts";
import { saleStep } from "../(_components)/sale_step.ts";
import { ShownSale } from "../(_components)/ShownSale.tsx";
import { wayBack } from "../(_components)/way_back.ts";

/** Moves a sale to one of its next states. */
export const handler = saleStep({
  form: Step,
  dialog: (typed) => typed.to,
  next: ({ back }) => wayBack(back),
  run: (useCases, actor, id, { back: _, ...asked }) => useCases.moveSale(actor, id, asked),
  told: (sale, { back }) => movedTold(sale, back),
});

export default define.page<typeof handler>(({ data, state }) => <ShownSale data={data} state={state} />);
