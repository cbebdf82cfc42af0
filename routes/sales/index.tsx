import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { SalesList } from "./(_components)/SalesList.tsx";
import { EVERY_SALE_QUERY, readSaleQuery, UNTIL_TODAY_QUERY } from "./(_components)/sale_query.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, today } = ctx.state;
    const shown = async (url: URL) => {
      const query = readSaleQuery(url.searchParams, today);
      const { value } = await useCases.findSales(actor, query.filter, query.sort, query.part);
      return { url, query, ...value };
    };
    if (ctx.url.search !== "") return page(await shown(ctx.url));
    const now = await shown(new URL(UNTIL_TODAY_QUERY, ctx.url));
    // Where nothing has happened yet, what is planned is what there is to see.
    return page(now.listing.rows.length > 0 ? now : await shown(new URL(EVERY_SALE_QUERY, ctx.url)));
  },
});

export default define.page<typeof handler>(({ data, state }) => (
  <SalesList
    {...data}
    actor={state.actor}
    today={state.today}
    words={state.words}
    formats={state.formats}
  />
));
