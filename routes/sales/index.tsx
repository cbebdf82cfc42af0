import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { SalesList } from "./(_components)/SalesList.tsx";
import { readSaleQuery } from "./(_components)/sale_query.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor } = ctx.state;
    const query = readSaleQuery(ctx.url.searchParams);
    const { value } = await useCases.findSales(actor, query.filter, query.sort, query.part);
    return page({ query, ...value });
  },
});

export default define.page<typeof handler>(({ data, state, url }) => (
  <SalesList
    {...data}
    url={url}
    actor={state.actor}
    today={state.today}
    words={state.words}
    formats={state.formats}
  />
));
