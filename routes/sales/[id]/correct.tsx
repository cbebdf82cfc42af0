import { define } from "../../../adapters/http/define.ts";
import { note } from "../../../adapters/http/fields.ts";
import { Step } from "../(_components)/sale_form.ts";
import { saleStep } from "../(_components)/sale_step.ts";
import { ShownSale } from "../(_components)/ShownSale.tsx";

/** An ADMIN's correction of a sale's state, with its reason. */
export const handler = saleStep({
  form: (zone, shown) => Step(zone, shown).extend({ reason: note(1_000) }),
  dialog: () => "correct",
  run: (useCases, actor, id, asked) => useCases.correctSale(actor, id, asked),
  told: ({ number, status }) => ({ kind: "sale_moved", number, status }),
});

export default define.page<typeof handler>(({ data, state }) => <ShownSale data={data} state={state} />);
