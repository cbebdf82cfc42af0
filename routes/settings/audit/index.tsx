import { page } from "fresh";
import { ensureMay } from "../../../adapters/http/answers.ts";
import { define } from "../../../adapters/http/define.ts";
import { AuditLog } from "../(_components)/AuditLog.tsx";
import { readAuditQuery } from "../(_components)/audit_query.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organization } = ctx.state;
    ensureMay(actor, "view_audit");
    const { filter, part } = readAuditQuery(ctx.url.searchParams, organization.timeZone);
    const found = await useCases.findAudit(actor, filter, part);
    if (!found.ok) throw new Error("Cannot show the log: it was refused after it was allowed");
    return page(found.value);
  },
});

export default define.page<typeof handler>(({ data, state, url }) => (
  <AuditLog {...data} checked={null} url={url} state={state} />
));
