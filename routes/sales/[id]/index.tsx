import { page } from "fresh";
import { define } from "../../../adapters/http/define.ts";
import { offers } from "../(_components)/offered.ts";
import { DIALOGS } from "../(_components)/SaleDialog.tsx";
import { fileOf, type Shown, ShownSale } from "../(_components)/ShownSale.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const asked = ctx.url.searchParams.get("dialog");
    const back = ctx.url.searchParams.get("back");
    const live = (await ctx.state.useCases.findNow(ctx.state.actor)).value;
    const file = await fileOf(ctx);
    const kind = DIALOGS.find((word) => word === asked && offers(ctx.state.actor, file.sale, word));
    return page<Shown>({ file, dialog: kind ? { kind, typed: back ? { back } : {} } : null, faults: {}, live });
  },
});

export default define.page<typeof handler>(({ data, state }) => <ShownSale data={data} state={state} />);
