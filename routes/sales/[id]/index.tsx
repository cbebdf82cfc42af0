import { page } from "fresh";
import { define } from "../../../adapters/http/define.ts";
import { DIALOGS } from "../(_components)/SaleDialog.tsx";
import { fileOf, type Shown, ShownSale } from "../(_components)/ShownSale.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const asked = ctx.url.searchParams.get("dialog");
    const kind = DIALOGS.find((word) => word === asked);
    return page<Shown>({ file: await fileOf(ctx), dialog: kind ? { kind, typed: {} } : null, faults: {} });
  },
});

export default define.page<typeof handler>(({ data, state }) => <ShownSale data={data} state={state} />);
