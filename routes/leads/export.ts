import { HttpError } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { leadSheet } from "../../adapters/http/lead_sheet.ts";
import { asFile } from "../../adapters/http/record_sheet.ts";
import { readLeadQuery } from "./(_components)/lead_query.ts";

/** The leads of the list's address as a file, in its order, for those who may export. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, language, organization: { timeZone } } = ctx.state;
    const { wish, sort } = readLeadQuery(ctx.url.searchParams);
    const exported = await useCases.exportLeads(actor, wish, sort, timeZone);
    if (!exported.ok) throw new HttpError(403);
    const writing = { language, timeZone };
    return asFile(leadSheet(exported.value, writing), ctx.url, writing);
  },
});
