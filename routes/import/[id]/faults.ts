import { HttpError } from "fresh";
import { define } from "../../../adapters/http/define.ts";
import { importFaultSheet } from "../../../adapters/http/import_sheet.ts";
import { asFile } from "../../../adapters/http/record_sheet.ts";
import { throwAsPage } from "../../../adapters/http/answers.ts";
import { importIdOf } from "../(_components)/import_page.ts";

/** What is wrong in a file, as a file to mend it by, for those who may import. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, language, organization: { timeZone } } = ctx.state;
    const found = await useCases.exportImportFaults(actor, importIdOf(ctx));
    if (!found.ok) throwAsPage(found.error);
    if (!found.ok) throw new HttpError(404);
    const writing = { language, timeZone };
    return asFile(importFaultSheet(found.value, writing), ctx.url, writing);
  },
});
