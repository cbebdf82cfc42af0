import { define } from "../../../adapters/http/define.ts";
import { importFaultSheet } from "../../../adapters/http/import_sheet.ts";
import { asFile } from "../../../adapters/http/record_sheet.ts";
import { foundOrPage } from "../../../adapters/http/answers.ts";
import { importIdOf } from "../(_components)/import_page.ts";

/** What is wrong in a file, as a file to mend it by, for those who may import. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, language, organization: { timeZone } } = ctx.state;
    const found = foundOrPage(await useCases.exportImportFaults(actor, importIdOf(ctx)));
    const writing = { language, timeZone };
    return asFile(importFaultSheet(found, writing), ctx.url, writing);
  },
});
