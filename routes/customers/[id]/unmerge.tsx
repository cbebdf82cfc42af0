import { z } from "zod";
import { page } from "fresh";
import { askFor, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { id as idField, maybe } from "../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { refusalSentence, statusOf } from "../../../adapters/http/sentences.ts";
import { LinkButton } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import type { MergeId } from "../../../domain/kernel/ids.ts";
import { customerIdOf } from "../(_components)/customer_page.ts";

const Unmerge = z.strictObject({ merge: maybe(idField<MergeId>()) });

/** Takes a merge back: the newest, or the one that is named. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect(`/customers/${customerIdOf(ctx)}`, 303),
  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    const id = customerIdOf(ctx);
    const form = await readForm(Unmerge, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return page({ id, sentence: words.fields.unknown }, { status: 422 });
    const back = await useCases.unmergeCustomers(askFor(actor, form.once), id, form.value.merge);
    if (back.ok) {
      return redirectTelling(ctx, `/customers/${id}`, { kind: "customer_unmerged", name: back.value.name });
    }
    throwAsPage(back.error);
    return page({ id, sentence: refusalSentence(back.error, words, formats) }, { status: statusOf(back.error) });
  },
});

export default define.page<typeof handler>(({ data: { id, sentence }, state: { words: t } }) => (
  <EmptyState icon="circle-alert" title={sentence}>
    <LinkButton href={`/customers/${id}`}>{t.common.back}</LinkButton>
  </EmptyState>
));
