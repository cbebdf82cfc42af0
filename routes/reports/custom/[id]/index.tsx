import { HttpError, page } from "fresh";
import { define } from "../../../../adapters/http/define.ts";
import { Button, LinkButton } from "../../../../components/Button.tsx";
import { Dialog, DialogActions } from "../../../../components/Dialog.tsx";
import { mayChange } from "../../../../domain/figures/keep_reports.ts";
import type { SavedReportId } from "../../../../domain/figures/report.ts";
import { parseId } from "../../../../domain/kernel/ids.ts";
import ModalDialog from "../../../../islands/ModalDialog.tsx";
import { writePlan } from "../../(_components)/report_query.ts";
import { ReportPage } from "../../(_components)/ReportPage.tsx";
import { ReportResult } from "../../(_components)/ReportResult.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organization } = ctx.state;
    const id = parseId<SavedReportId>(ctx.params.id);
    const found = id === null ? null : await useCases.findReport(actor, id);
    if (!found?.ok) throw new HttpError(404);
    const ran = await useCases.runReport(actor, found.value.plan, organization);
    if (!ran.ok) throw new HttpError(404);
    return page({ report: found.value, result: ran.value, asked: ctx.url.searchParams.get("dialog") === "delete" });
  },
});

/** A saved report with the figures of today. */
export default define.page<typeof handler>(({ data: { report, result, asked }, state }) => {
  const t = state.words.figures;
  const over = new URLSearchParams({ id: report.id, version: String(report.version), name: report.name });
  if (report.shared) over.set("shared", "on");
  return (
    <ReportPage state={state} report="custom" title={report.name}>
      {mayChange(state.actor, report) && (
        <div class="flex flex-wrap gap-2 mb-4">
          <LinkButton href={`/reports/custom/build?${writePlan(report.plan)}&${over}`} icon="pencil">
            {t.custom.change}
          </LinkButton>
          <LinkButton href="?dialog=delete" icon="trash-2">{t.custom.delete}</LinkButton>
        </div>
      )}
      {asked && mayChange(state.actor, report) && (
        <>
          <Dialog
            id="dialog-delete"
            title={t.custom.sure(report.name)}
            open
            closeHref={`/reports/custom/${report.id}`}
            closeWord={state.words.common.close}
          >
            <form method="post" action={`/reports/custom/${report.id}/delete`}>
              <p>{report.shared ? t.custom.sureShared : t.custom.sureText}</p>
              <DialogActions>
                <LinkButton href={`/reports/custom/${report.id}`}>{state.words.common.cancel}</LinkButton>
                <Button tone="danger" icon="trash-2">{t.custom.delete}</Button>
              </DialogActions>
            </form>
          </Dialog>
          <ModalDialog id="dialog-delete" closeHref={`/reports/custom/${report.id}`} />
        </>
      )}
      <ReportResult state={state} result={result} />
    </ReportPage>
  );
});
