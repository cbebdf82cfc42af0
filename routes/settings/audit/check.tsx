import { page } from "fresh";
import { ensureMay } from "../../../adapters/http/answers.ts";
import { define } from "../../../adapters/http/define.ts";
import { EVERY_LINE } from "../../../domain/audit/find_audit.ts";
import { AuditLog } from "../(_components)/AuditLog.tsx";

/** Recomputes the chain and shows what it found over the log. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect("/settings/audit", 303),

  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    ensureMay(actor, "view_audit");
    const checked = await useCases.checkAudit(actor);
    const found = await useCases.findAudit(actor, EVERY_LINE, { size: 50, page: 1 });
    if (!checked.ok || !found.ok) throw new Error("Cannot check the log: it was refused after it was allowed");
    return page({ ...found.value, checked: checked.value });
  },
});

export default define.page<typeof handler>(({ data, state }) => (
  <AuditLog {...data} url={new URL("/settings/audit", state.publicOrigin)} state={state} />
));
