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
    const { useCases, actor, organization } = ctx.state;
    const questions = (await useCases.findQuestions(actor)).value.filter(({ saleId }) => saleId === file.sale.id);
    const planned = kind === "SCHEDULED"
      ? await useCases.findVisit(actor, file.sale.id, { from: null, person: null }, organization.timeZone)
      : null;
    const at = kind === "SCHEDULED" ? ctx.url.searchParams.get("at") : null;
    const typed = { ...(back ? { back } : {}), ...(at ? { scheduledAt: at } : {}) };
    return page<Shown>({
      ...{ file, live, questions, faults: {}, dialog: kind ? { kind, typed } : null },
      ...(planned?.ok ? { slots: planned.value.slots } : {}),
    });
  },
});

export default define.page<typeof handler>(({ data, state }) => <ShownSale data={data} state={state} />);
