import { HttpError } from "fresh";
import { throwAsPage } from "../../../../adapters/http/answers.ts";
import { define } from "../../../../adapters/http/define.ts";
import { redirectTelling } from "../../../../adapters/http/flash.ts";
import type { SavedReportId } from "../../../../domain/figures/report.ts";
import { parseId } from "../../../../domain/kernel/ids.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const id = parseId<SavedReportId>(ctx.params.id);
    if (id === null) throw new HttpError(404);
    const deleted = await ctx.state.useCases.deleteReport(ctx.state.actor, id);
    if (!deleted.ok) {
      throwAsPage(deleted.error);
      throw new HttpError(503);
    }
    return redirectTelling(ctx, "/reports/custom", { kind: "report_deleted", name: deleted.value.name });
  },
});
