import { page } from "fresh";
import { askFor, ensureMay, throwAsPage, typedAgain } from "../../adapters/http/answers.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../adapters/http/form.ts";
import { faultSentences, refusalSentence, type Sentences, statusOf } from "../../adapters/http/sentences.ts";
import { PageHead } from "../../components/PageHead.tsx";
import { BLANK_SERVICE, NewService } from "./(_components)/service_form.ts";
import { ServiceForm } from "./(_components)/ServiceForm.tsx";

interface Shown {
  readonly typed: Typed;
  readonly faults: Sentences;
}

export const handler = define.handlers({
  GET(ctx) {
    ensureMay(ctx.state.actor, "edit_services");
    return page<Shown>({ typed: BLANK_SERVICE, faults: {} });
  },

  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    ensureMay(actor, "edit_services");
    const form = await readForm(NewService, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      return page<Shown>({ typed: form.typed, faults: faultSentences(form.faults, words) }, { status: 422 });
    }
    const made = await useCases.recordService(askFor(actor, form.once), form.value);
    if (made.ok) return redirectTelling(ctx, "/services", { kind: "service_created" });
    throwAsPage(made.error);
    return page<Shown>({
      typed: typedAgain(form.typed, made.error),
      faults: { "": refusalSentence(made.error, words, formats) },
    }, {
      status: statusOf(made.error),
    });
  },
});

export default define.page<typeof handler>(({ data, state: { words: t } }) => (
  <>
    <PageHead title={t.services.newTitle} back={{ href: "/services", label: t.nav.services }} />
    <ServiceForm {...data} kind="new" action="/services/new" once={data.typed.once ?? crypto.randomUUID()} words={t} />
  </>
));
