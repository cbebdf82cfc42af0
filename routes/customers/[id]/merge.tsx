import { z } from "zod";
import { type Context, HttpError, page } from "fresh";
import { askFor, ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { id as idField } from "../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { refusalSentence, statusOf } from "../../../adapters/http/sentences.ts";
import { PageHead } from "../../../components/PageHead.tsx";
import type { CustomerView } from "../../../domain/customers/customer.ts";
import { type CustomerId, parseId } from "../../../domain/kernel/ids.ts";
import { searchText } from "../../sales/(_components)/sale_query.ts";
import { findChoices } from "../../sales/(_components)/customer_choices.ts";
import { customerOf } from "../(_components)/customer_page.ts";
import { MergeChoice, MergePreview, type MergeProps } from "../(_components)/MergeCustomers.tsx";

type Shown = Omit<MergeProps, "words" | "formats">;
const Sent = z.strictObject({ goneId: idField<CustomerId>() });

export const handler = define.handlers({
  async GET(ctx) {
    return page<Shown>(await shownFor(ctx, ctx.url.searchParams.get("with"), null));
  },
  async POST(ctx) {
    const { actor, useCases, words, formats } = ctx.state;
    ensureMay(actor, "delete_customers");
    const kept = await customerOf(ctx);
    const form = await readForm(Sent, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return page<Shown>(await shownFor(ctx, null, words.fields.unknown), { status: 422 });
    const done = await useCases.mergeCustomers(askFor(actor, form.once), kept.id, form.value.goneId);
    if (done.ok) {
      const other = await useCases.findCustomer(actor, form.value.goneId);
      return redirectTelling(ctx, `/customers/${kept.id}`, {
        kind: "customer_merged",
        name: other.ok ? other.value.name : kept.name,
        undo: `/customers/${kept.id}/unmerge`,
      });
    }
    throwAsPage(done.error);
    const sentence = refusalSentence(done.error, words, formats);
    return page<Shown>(await shownFor(ctx, null, sentence), { status: statusOf(done.error) });
  },
});

/** The two side by side where both are chosen, else those to choose from. */
async function shownFor(ctx: Context<State>, other: string | null, fault: string | null): Promise<Shown> {
  const { actor, useCases } = ctx.state;
  ensureMay(actor, "delete_customers");
  const kept = await customerOf(ctx);
  if (kept.deletedAt !== null) throw new HttpError(404);
  const gone = await otherOf(ctx, kept, other);
  const q = searchText(ctx.url.searchParams.get("q") ?? "");
  const { value: doubles } = await useCases.findDoubles(actor, kept, kept.id);
  const found = (await findChoices(useCases, actor, q, ctx.state)).filter(({ id }) => id !== kept.id);
  return { kept, gone, q, doubles, found, fault, once: crypto.randomUUID() };
}

async function otherOf(ctx: Context<State>, kept: CustomerView, text: string | null): Promise<CustomerView | null> {
  const id = text === null ? null : parseId<CustomerId>(text);
  if (id === null || id === kept.id) return null;
  const found = await ctx.state.useCases.findCustomer(ctx.state.actor, id);
  if (!found.ok || found.value.deletedAt !== null) throw new HttpError(404);
  return found.value;
}

export default define.page<typeof handler>(({ data, state: { words: t, formats } }) => (
  <>
    <PageHead
      title={t.customerPage.merge.title(data.kept.name)}
      back={{ href: `/customers/${data.kept.id}`, label: data.kept.name }}
    />
    {data.gone === null
      ? <MergeChoice {...data} words={t} />
      : <MergePreview {...data} gone={data.gone} words={t} formats={formats} />}
  </>
));
