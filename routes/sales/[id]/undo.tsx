import { z } from "zod";
import { define } from "../../../adapters/http/define.ts";
import { line, maybe, version } from "../../../adapters/http/fields.ts";
import { saleStep } from "../(_components)/sale_step.ts";
import { ShownSale } from "../(_components)/ShownSale.tsx";
import { wayBack } from "../(_components)/way_back.ts";

/** Takes the last move back. The toast's form has its fields in the address. */
export const handler = saleStep({
  form: () => z.strictObject({ version, back: maybe(line(1_000)) }),
  dialog: () => undefined,
  fromAddress: ["version", "back"],
  next: ({ back }) => wayBack(back),
  run: (useCases, actor, id, { version }) => useCases.undoMove(actor, id, { version }),
  told: ({ number, status }) => ({ kind: "sale_undone", number, status }),
});

export default define.page<typeof handler>(({ data, state }) => <ShownSale data={data} state={state} />);
