import { z } from "zod";
import { define } from "../../../adapters/http/define.ts";
import { saleStep } from "../(_components)/sale_step.ts";
import { ShownSale } from "../(_components)/ShownSale.tsx";

/** Puts a sale into the bin; the next page offers to take it out again. */
export const handler = saleStep({
  form: () => z.strictObject({}),
  dialog: () => "delete",
  run: (useCases, actor, id) => useCases.deleteSale(actor, id),
  told: ({ id, number }) => ({ kind: "sale_deleted", number, undo: `/sales/${id}/restore` }),
  next: () => "/sales",
});

export default define.page<typeof handler>(({ data, state }) => <ShownSale data={data} state={state} />);
