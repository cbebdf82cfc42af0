import { z } from "zod";
import { define } from "../../../adapters/http/define.ts";
import { saleStep } from "../(_components)/sale_step.ts";
import { ShownSale } from "../(_components)/ShownSale.tsx";

/** Takes a sale out of the bin. */
export const handler = saleStep({
  form: () => z.strictObject({}),
  dialog: () => undefined,
  run: (useCases, actor, id) => useCases.restoreSale(actor, id),
  told: ({ number }) => ({ kind: "sale_restored", number }),
});

export default define.page<typeof handler>(({ data, state }) => <ShownSale data={data} state={state} />);
