import { page } from "fresh";
import { z } from "zod";
import { throwAsPage } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { choice, id, line, maybe } from "../../adapters/http/fields.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm } from "../../adapters/http/form.ts";
import { faultSentences } from "../../adapters/http/sentences.ts";
import { ErrorSummary } from "../../components/ErrorSummary.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import type { ViewId } from "../../domain/kernel/ids.ts";
import { MOST_QUERY } from "../../domain/views/view.ts";

const View = z.union([
  z.strictObject({ drop: id<ViewId>() }),
  z.strictObject({ name: line(60), query: maybe(line(MOST_QUERY)), shared: maybe(choice(["yes"])) }),
]);

/** Keeps the list as a view, or drops one. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect("/sales", 303),
  async POST(ctx) {
    const { useCases, actor, words } = ctx.state;
    const form = await readForm(View, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return page({ faults: Object.values(faultSentences(form.faults, words)) }, { status: 422 });
    if ("drop" in form.value) {
      const dropped = await useCases.dropView(actor, form.value.drop);
      if (!dropped.ok) throwAsPage(dropped.error as Parameters<typeof throwAsPage>[0]);
      return redirectTelling(ctx, "/sales", { kind: "view_dropped" });
    }
    const { name, query, shared } = form.value;
    const kept = await useCases.keepView(actor, { name, query: query ?? "", shared: shared === "yes" });
    if (!kept.ok) throwAsPage(kept.error as Parameters<typeof throwAsPage>[0]);
    return redirectTelling(ctx, `/sales?${kept.ok ? kept.value.query : ""}`, { kind: "view_kept" });
  },
});

/** Only seen where a view could not be kept. */
export default define.page<typeof handler>(({ data, state: { words: t } }) => (
  <>
    <PageHead title={t.daily.view.keep} back={{ href: "/sales", label: t.nav.sales }} />
    <ErrorSummary title={t.common.formFaults} faults={data.faults.map((text) => ({ text }))} />
  </>
));
