import { page } from "fresh";
import { z } from "zod";
import { askFor, throwAsPage } from "../../../../../adapters/http/answers.ts";
import { readSentForm } from "../../../../../adapters/http/body.ts";
import { define } from "../../../../../adapters/http/define.ts";
import { redirectTelling } from "../../../../../adapters/http/flash.ts";
import { readForm } from "../../../../../adapters/http/form.ts";
import { refusalSentence, statusOf } from "../../../../../adapters/http/sentences.ts";
import { LinkButton } from "../../../../../components/Button.tsx";
import { EmptyState } from "../../../../../components/EmptyState.tsx";
import { customerOf } from "../../../(_components)/customer_page.ts";
import { noteIdsOf } from "../../../(_components)/note_page.ts";

/** Takes a note away; its own page asked before. The second click finds it done. */
export const handler = define.handlers({
  GET(ctx) {
    const { id, note } = noteIdsOf(ctx);
    return ctx.redirect(`/customers/${id}/notes/${note}`, 303);
  },
  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    const { id, note } = noteIdsOf(ctx);
    const form = await readForm(z.strictObject({}), await readSentForm(ctx.req), ctx.url.pathname);
    const { name } = await customerOf(ctx);
    if (!form.ok) return page({ id, sentence: words.fields.unknown }, { status: 422 });
    const done = await useCases.dropNote(askFor(actor, form.once), id, note);
    if (done.ok) return redirectTelling(ctx, `/customers/${id}`, { kind: "customer_note_dropped", name });
    throwAsPage(done.error);
    return page({ id, sentence: refusalSentence(done.error, words, formats) }, { status: statusOf(done.error) });
  },
});

export default define.page<typeof handler>(({ data: { id, sentence }, state: { words: t } }) => (
  <EmptyState icon="circle-alert" title={sentence}>
    <LinkButton href={`/customers/${id}`}>{t.common.back}</LinkButton>
  </EmptyState>
));
