import { HttpError } from "fresh";
import { auditFile } from "../../../adapters/http/audit_csv.ts";
import { define } from "../../../adapters/http/define.ts";
import { readAuditQuery } from "../(_components)/audit_query.ts";
import { actionWord, resourceWord } from "../(_components)/audit_words.ts";

/** The lines of the log's address as a file. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, language, organization, words } = ctx.state;
    const { filter } = readAuditQuery(ctx.url.searchParams, organization.timeZone);
    const exported = await useCases.exportAudit(actor, filter);
    if (!exported.ok) throw new HttpError(403);
    return await auditFile(exported.value, {
      language,
      timeZone: organization.timeZone,
      action: (action) => actionWord(action, words),
      resource: (type) => resourceWord(type, words),
    });
  },
});
