import { z } from "zod";
import { define } from "../../../adapters/http/define.ts";
import { saleStep } from "../(_components)/sale_step.ts";
import { ShownSale } from "../(_components)/ShownSale.tsx";

/** Asks for the invoice of a sale, or for the step it is stuck at once more. */
export const handler = saleStep({
  form: () => z.strictObject({ from: z.literal("reconciliation").optional() }),
  dialog: () => undefined,
  run: (useCases, actor, id) => useCases.askForInvoice(actor, id),
  told: ({ number }) => ({ kind: "sale_invoice_asked", number }),
  next: ({ from }) => from === "reconciliation" ? "/reconciliation" : null,
});

export default define.page<typeof handler>(({ data, state }) => <ShownSale data={data} state={state} />);
