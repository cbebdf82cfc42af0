import { define } from "../../adapters/http/define.ts";
import { foundFor, recentFor } from "../(_components)/found.ts";
import { searchText } from "../sales/(_components)/sale_query.ts";

/** What the palette shows for what is typed in it, and before anything is. */
export const handler = define.handlers({
  async GET(ctx) {
    const q = searchText(ctx.url.searchParams.get("q") ?? "");
    return Response.json({ data: q === null ? await recentFor(ctx.state) : await foundFor(ctx.state, q) });
  },
});
