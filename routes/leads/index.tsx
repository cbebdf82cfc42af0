import { page } from "fresh";
import { ensureMay } from "../../adapters/http/answers.ts";
import { define } from "../../adapters/http/define.ts";
import { readLeadQuery } from "./(_components)/lead_query.ts";
import { LeadsList } from "./(_components)/LeadsList.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organization } = ctx.state;
    ensureMay(actor, "view_leads");
    const query = readLeadQuery(ctx.url.searchParams);
    const { value } = await useCases.findLeads(actor, query.wish, query.sort, query.part, organization.timeZone);
    return page({ query, ...value });
  },
});

export default define.page<typeof handler>(({ data, state, url }) => (
  <LeadsList
    {...data}
    url={url}
    actor={state.actor}
    today={state.today}
    words={state.words}
    formats={state.formats}
  />
));
