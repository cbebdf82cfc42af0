import { HttpError } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { asFile } from "../../adapters/http/record_sheet.ts";
import { saleSheet } from "../../adapters/http/sale_sheet.ts";
import { readSaleQuery } from "./(_components)/sale_query.ts";

/** The sales of the list's address as a file, for those who may export. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, language, organization } = ctx.state;
    const { filter } = readSaleQuery(ctx.url.searchParams, ctx.state.today);
    const exported = await useCases.exportSales(actor, filter);
    if (!exported.ok) throw new HttpError(403);
    const writing = { language, timeZone: organization.timeZone };
    return asFile(saleSheet(exported.value, writing), ctx.url, writing);
  },
});
