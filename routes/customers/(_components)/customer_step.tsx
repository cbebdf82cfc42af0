import { z } from "zod";
import { askFor, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { redirectTelling, type Told } from "../../../adapters/http/flash.ts";
import { readForm } from "../../../adapters/http/form.ts";
import { refusalSentence, statusOf } from "../../../adapters/http/sentences.ts";
import { LinkButton } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import type { CustomerView } from "../../../domain/customers/customer.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import type { CustomerId } from "../../../domain/kernel/ids.ts";
import type { Result } from "../../../domain/kernel/result.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { customerIdOf } from "./customer_page.ts";
import { page } from "fresh";

export interface Refused {
  readonly id: CustomerId;
  readonly sentence: string;
}

/** A deed done to a customer by a button, with the page that says why not. */
export function customerStep(
  run: (useCases: State["useCases"], actor: Actor, id: CustomerId) => Promise<Result<CustomerView, Refusal>>,
  next: (id: CustomerId) => string,
  told: (customer: CustomerView) => Told,
) {
  return define.handlers({
    GET: (ctx) => ctx.redirect(`/customers/${customerIdOf(ctx)}`, 303),
    async POST(ctx) {
      const { actor, useCases, words, formats } = ctx.state;
      const id = customerIdOf(ctx);
      const form = await readForm(z.strictObject({}), await readSentForm(ctx.req), ctx.url.pathname);
      if (!form.ok) return page<Refused>({ id, sentence: words.fields.unknown }, { status: 422 });
      const done = await run(useCases, askFor(actor, form.once), id);
      if (done.ok) return redirectTelling(ctx, next(id), told(done.value));
      throwAsPage(done.error);
      return page<Refused>({ id, sentence: refusalSentence(done.error, words, formats) }, {
        status: statusOf(done.error),
      });
    },
  });
}

/** Why it was not done, and the ways on. */
export function RefusedPage({ data: { id, sentence }, state: { words: t } }: { data: Refused; state: State }) {
  return (
    <EmptyState icon="circle-alert" title={sentence}>
      <LinkButton href={`/customers/${id}`}>{t.common.back}</LinkButton>
      <LinkButton tone="primary" href={`/customers/${id}/edit`}>{t.customers.archive}</LinkButton>
    </EmptyState>
  );
}
