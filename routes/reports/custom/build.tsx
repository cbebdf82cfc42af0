import { page } from "fresh";
import { z } from "zod";
import { askFor, ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { id, line, maybe, ticked, version } from "../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { faultSentences, refusalSentence, type Sentences, statusOf } from "../../../adapters/http/sentences.ts";
import type { SavedReportId } from "../../../domain/figures/report.ts";
import { ReportBuilder } from "../(_components)/ReportBuilder.tsx";
import { readPlan } from "../(_components)/report_query.ts";

const Saved = z.strictObject({
  name: line(120),
  shared: ticked,
  plan: maybe(line(4_000)),
  id: maybe(id<SavedReportId>()),
  version: maybe(version),
});

export const handler = define.handlers({
  async GET(ctx) {
    return await shown(ctx.state, ctx.url.searchParams);
  },
  async POST(ctx) {
    const { useCases, actor, words, formats } = ctx.state;
    ensureMay(actor, "save_reports");
    const form = await readForm(Saved, await readSentForm(ctx.req), ctx.url.pathname);
    const params = new URLSearchParams(form.typed.plan ?? "");
    for (const name of ["id", "version", "name", "shared"]) if (form.typed[name]) params.set(name, form.typed[name]);
    if (!form.ok) return await shown(ctx.state, params, faultSentences(form.faults, words), 422);
    const { id, version, name, shared } = form.value;
    const over = id !== null && version !== null ? { id, version } : null;
    const saved = await useCases.saveReport(askFor(actor, form.once), over, { name, shared, plan: readPlan(params) });
    if (!saved.ok) {
      throwAsPage(saved.error);
      return await shown(
        ctx.state,
        params,
        { name: refusalSentence(saved.error, words, formats) },
        statusOf(saved.error),
      );
    }
    return redirectTelling(ctx, `/reports/custom/${saved.value.id}`, { kind: "report_saved", name: saved.value.name });
  },
});

/** The report an address describes, with the form it is changed by and the one it is saved by. */
async function shown(
  state: Parameters<typeof ReportBuilder>[0]["state"],
  params: URLSearchParams,
  faults: Sentences = {},
  status = 200,
) {
  const plan = readPlan(params);
  const [ran, members] = await Promise.all([
    state.useCases.runReport(state.actor, plan, state.organization),
    state.useCases.findSellers(state.actor),
  ]);
  const refused = ran.ok ? null : refusalSentence(ran.error, state.words, state.formats);
  return page({ plan, params, faults, refused, result: ran.ok ? ran.value : null, members: members.value }, { status });
}

export default define.page<typeof handler>(({ data, state }) => <ReportBuilder {...data} state={state} />);
