import { z } from "zod";
import { define } from "../../../adapters/http/define.ts";
import { id, line, maybe, version } from "../../../adapters/http/fields.ts";
import type { UserId } from "../../../domain/kernel/ids.ts";
import { saleStep } from "../(_components)/sale_step.ts";
import { ShownSale } from "../(_components)/ShownSale.tsx";
import { wayBack } from "../(_components)/way_back.ts";

/** Gives a sale to somebody, or to nobody, from the list. */
export const handler = saleStep({
  form: () => z.strictObject({ assignedTo: maybe(id<UserId>()), version, back: maybe(line(1_000)) }),
  dialog: () => undefined,
  next: ({ back }) => wayBack(back),
  run: (useCases, actor, id, { back: _, ...change }) => useCases.changeSale(actor, id, change),
  told: ({ number }) => ({ kind: "sale_saved", number }),
});

export default define.page<typeof handler>(({ data, state }) => <ShownSale data={data} state={state} />);
