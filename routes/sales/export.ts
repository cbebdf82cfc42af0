import { HttpError } from "fresh";
import { ensureMay } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { asFile } from "../../adapters/http/record_sheet.ts";
import { saleSheet } from "../../adapters/http/sale_sheet.ts";
import { pickedOf } from "./(_components)/bulk_form.ts";
import { readSaleQuery } from "./(_components)/sale_query.ts";

/** The sales of the list's address as a file, in its order, or those of them that are ticked, for those who may export. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, language, organization } = ctx.state;
    const { filter, sort } = readSaleQuery(ctx.url.searchParams, ctx.state.today);
    const exported = await useCases.exportSales(actor, filter, sort);
    if (!exported.ok) throw new HttpError(403);
    const writing = { language, timeZone: organization.timeZone };
    return asFile(saleSheet(exported.value, writing), ctx.url, writing);
  },
  async POST(ctx) {
    const { useCases, actor, language, organization } = ctx.state;
    ensureMay(actor, "export_data");
    const sent = await readSentForm(ctx.req);
    const one = (name: string) => String(sent.get(name) ?? "");
    const address = new URLSearchParams(one("query")), format = one("format");
    const picked = pickedOf(Object.fromEntries([...sent].map(([name, value]) => [name, String(value)])));
    if (one("all") === "yes") {
      address.set("format", format);
      return ctx.redirect(`/sales/export?${address}`, 303);
    }
    if (picked.size === 0) return ctx.redirect(`/sales${address.size > 0 ? `?${address}` : ""}`, 303);
    const exported = await useCases.exportPickedSales(actor, [...picked.keys()]);
    if (!exported.ok) throw new HttpError(403);
    const writing = { language, timeZone: organization.timeZone };
    return asFile(
      saleSheet([exported.value], writing),
      new URL(`?${new URLSearchParams({ format })}`, ctx.url),
      writing,
    );
  },
});
