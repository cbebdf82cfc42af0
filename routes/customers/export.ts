import { HttpError } from "fresh";
import { customerSheet } from "../../adapters/http/customer_sheet.ts";
import { define } from "../../adapters/http/define.ts";
import { asFile } from "../../adapters/http/record_sheet.ts";
import { readCustomerFilter } from "./(_components)/customer_query.ts";

/** The customers of the list's address as a file, for those who may export. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, language, organization: { timeZone } } = ctx.state;
    const exported = await useCases.exportCustomers(actor, readCustomerFilter(ctx.url.searchParams, actor));
    if (!exported.ok) throw new HttpError(403);
    const writing = { language, timeZone };
    return asFile(customerSheet(exported.value, writing), ctx.url, writing);
  },
});
