import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { Board } from "./(_components)/Board.tsx";
import { readSaleQuery } from "./(_components)/sale_query.ts";

/** The sales by state, in columns. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor } = ctx.state;
    const { filter } = readSaleQuery(ctx.url.searchParams, ctx.state.today);
    const { value } = await useCases.findBoard(actor, { ...filter, paymentStatuses: [] });
    return page({ filter, ...value });
  },
});

export default define.page<typeof handler>(({ data, state, url }) => (
  <Board
    {...data}
    url={url}
    actor={state.actor}
    today={state.today}
    zone={state.organization.timeZone}
    words={state.words}
    formats={state.formats}
  />
));
