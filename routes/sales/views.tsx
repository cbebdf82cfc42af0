import { page } from "fresh";
import { z } from "zod";
import { throwAsPage } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { choice, id, line, maybe } from "../../adapters/http/fields.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm } from "../../adapters/http/form.ts";
import { faultSentences } from "../../adapters/http/sentences.ts";
import { Card } from "../../components/Card.tsx";
import { FormFaults } from "../../components/FormFaults.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import type { ViewId } from "../../domain/kernel/ids.ts";
import { MOST_QUERY } from "../../domain/views/view.ts";
import { KeepView } from "./(_components)/ViewMenu.tsx";

const Dropped = z.strictObject({ drop: id<ViewId>() });
const Kept = z.strictObject({ name: line(60), query: maybe(line(MOST_QUERY)), shared: maybe(choice(["yes"])) });

/** Keeps the list as a view, or drops one. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect("/sales", 303),
  async POST(ctx) {
    const { useCases, actor, words } = ctx.state;
    const sent = await readSentForm(ctx.req);
    const form = await readForm<z.infer<typeof Dropped> | z.infer<typeof Kept>>(
      sent.has("drop") ? Dropped : Kept,
      sent,
      ctx.url.pathname,
    );
    if (!form.ok) return page({ faults: faultSentences(form.faults, words), typed: form.typed }, { status: 422 });
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

/** Only seen where a view could not be kept: with what was typed, and what is wrong with it. */
export default define.page<typeof handler>(({ data: { faults, typed }, state: { words: t, actor } }) => {
  const { view: say } = t.daily, { query = "", name = "", shared } = typed;
  return (
    <>
      <PageHead title={say.keep} back={{ href: `/sales?${query}`, label: t.nav.sales }} />
      <FormFaults title={t.common.formFaults} faults={faults} labels={{ name: say.name, shared: say.shared }} />
      <Card>
        <KeepView
          {...{ query, name, actor, words: t }}
          shared={shared === "yes"}
          {...faults.name ? { error: faults.name } : {}}
        />
      </Card>
    </>
  );
});
