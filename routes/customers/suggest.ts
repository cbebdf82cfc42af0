import { define } from "../../adapters/http/define.ts";
import { findChoices } from "../sales/(_components)/customer_choices.ts";
import { searchText } from "../sales/(_components)/sale_query.ts";

/** Customers for what is typed into a customer field, best first. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor } = ctx.state;
    const q = searchText(ctx.url.searchParams.get("q") ?? "");
    return Response.json({ data: await findChoices(useCases, actor, q, ctx.state) });
  },
});
