import { HttpError } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { csvFile } from "../../adapters/http/export_csv.ts";
import { readSaleQuery } from "./(_components)/sale_query.ts";

/** The sales of the list's address as a file, for those who may export. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, language, organization } = ctx.state;
    const { filter } = readSaleQuery(ctx.url.searchParams);
    const exported = await useCases.exportSales(actor, filter);
    if (!exported.ok) throw new HttpError(403);
    return csvFile(exported.value, { language, timeZone: organization.timeZone });
  },
});
