import { page } from "fresh";
import { ensureMay } from "../../adapters/http/answers.ts";
import { define } from "../../adapters/http/define.ts";
import { EVERY_LEAD } from "../../domain/leads/filter.ts";
import { LeadBoard } from "./(_components)/LeadBoard.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organization } = ctx.state;
    ensureMay(actor, "view_leads");
    const mine = ctx.url.searchParams.get("assignedTo") === actor.userId;
    const wish = { ...EVERY_LEAD, assignedTo: mine ? actor.userId : null };
    const { value } = await useCases.findLeadBoard(actor, wish, organization.timeZone);
    return page({ ...value, mine, once: crypto.randomUUID() });
  },
});

export default define.page<typeof handler>(({ data, state }) => (
  <LeadBoard
    {...data}
    actor={state.actor}
    today={state.today}
    words={state.words}
    formats={state.formats}
  />
));
