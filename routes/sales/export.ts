import { HttpError } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { csvFile } from "../../adapters/http/export_csv.ts";
import { xlsxOf } from "../../adapters/http/export_xlsx.ts";
import { saleSheet } from "../../adapters/http/sale_sheet.ts";
import { readSaleQuery } from "./(_components)/sale_query.ts";

/** The sales of the list's address as a file, for those who may export. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, language, organization } = ctx.state;
    const { filter } = readSaleQuery(ctx.url.searchParams);
    const exported = await useCases.exportSales(actor, filter);
    if (!exported.ok) throw new HttpError(403);
    const writing = { language, timeZone: organization.timeZone };
    return ctx.url.searchParams.get("format") === "xlsx"
      ? xlsxOf(saleSheet(exported.value, writing), writing)
      : csvFile(exported.value, writing);
  },
});
