import { z } from "zod";
import { type Context, HttpError, page } from "fresh";
import { askFor, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { day } from "../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { refusalSentence, statusOf } from "../../../adapters/http/sentences.ts";
import { LinkButton } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { parseId, type ServiceId } from "../../../domain/kernel/ids.ts";

/** Takes back a price that is to come. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect(`/services/${idOf(ctx)}`, 303),
  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    const id = idOf(ctx);
    const form = await readForm(z.strictObject({ from: day }), await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return page({ id, sentence: words.fields.day }, { status: 422 });
    const dropped = await useCases.dropPrice(askFor(actor, form.once), id, form.value.from);
    if (dropped.ok) return redirectTelling(ctx, `/services/${id}`, { kind: "service_saved" });
    throwAsPage(dropped.error);
    return page({ id, sentence: refusalSentence(dropped.error, words, formats) }, { status: statusOf(dropped.error) });
  },
});

function idOf(ctx: Context<State>): ServiceId {
  const id = parseId<ServiceId>(ctx.params.id);
  if (id === null) throw new HttpError(404);
  return id;
}

export default define.page<typeof handler>(({ data: { id, sentence }, state: { words: t } }) => (
  <EmptyState icon="circle-alert" title={sentence}>
    <LinkButton href={`/services/${id}`}>{t.common.back}</LinkButton>
  </EmptyState>
));
