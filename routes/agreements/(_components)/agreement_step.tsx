import { page } from "fresh";
import type { z } from "zod";
import { askFor, throwAsPage, typedAgain } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { redirectTelling, type Told } from "../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import {
  faultSentences,
  fieldOf,
  refusalSentence,
  type Sentences,
  statusOf,
} from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { DateInput } from "../../../components/TextInput.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import type { Agreement, TermsChange } from "../../../domain/agreements/agreement.ts";
import type { Day } from "../../../domain/kernel/time.ts";
import type { Words } from "../../../locales/words.ts";
import { editableAgreement } from "./agreement_page.ts";

/** A page that asks for a day or two before an agreement pauses or ends. */
export interface StepShown {
  readonly agreement: Agreement;
  readonly typed: Typed;
  readonly faults: Sentences;
}

interface AgreementStep<T> {
  readonly form: z.ZodType<T & { readonly version: number }>;
  /** What stands in its fields first. */
  readonly begin: (agreement: Agreement, today: Day) => Typed;
  readonly change: (asked: T, agreement: Agreement, today: Day) => TermsChange;
  readonly told: Extract<Told, { readonly name: string }>["kind"] & `agreement_${string}`;
}

export function agreementStep<T>({ form: schema, begin, change, told }: AgreementStep<T>) {
  return define.handlers({
    async GET(ctx) {
      const { agreement } = await editableAgreement(ctx);
      return page<StepShown>({ agreement, typed: begin(agreement, ctx.state.today), faults: {} });
    },
    async POST(ctx) {
      const { actor, useCases, words, formats, today } = ctx.state;
      const { agreement } = await editableAgreement(ctx);
      const form = await readForm(schema, await readSentForm(ctx.req), ctx.url.pathname);
      if (!form.ok) {
        return page<StepShown>({ agreement, typed: form.typed, faults: faultSentences(form.faults, words) }, {
          status: 422,
        });
      }
      const { version } = form.value;
      const asked = { ...change(form.value, agreement, today), version };
      const done = await useCases.changeAgreement(askFor(actor, form.once), agreement.id, asked);
      if (done.ok) {
        return redirectTelling(ctx, `/agreements/${agreement.id}`, { kind: told, name: agreement.title });
      }
      throwAsPage(done.error);
      const faults = { [fieldOf(done.error)]: refusalSentence(done.error, words, formats) };
      const typed = { ...typedAgain(form.typed, done.error), version: String(agreement.version) };
      return page<StepShown>({ agreement, typed, faults }, { status: statusOf(done.error) });
    },
  });
}

/** Its page: what will happen, the days it asks for, and the button. */
export function StepPage({ data: { agreement, typed, faults }, state, action, title, text, fields }: {
  readonly data: StepShown;
  readonly state: State;
  readonly action: "pause" | "end" | "resume";
  readonly title: string;
  readonly text: string;
  readonly fields: readonly { readonly name: string; readonly label: string; readonly hint?: string }[];
}) {
  const t: Words = state.words;
  return (
    <>
      <PageHead title={title} back={{ href: `/agreements/${agreement.id}`, label: agreement.title }} />
      <form method="post" action={`/agreements/${agreement.id}/${action}`} class="sale-form" novalidate>
        <FormFaults
          title={t.common.formFaults}
          faults={faults}
          labels={Object.fromEntries(fields.map(({ name, label }) => [name, label]))}
        />
        <input type="hidden" name="once" value={typed.once ?? crypto.randomUUID()} />
        <input type="hidden" name="version" value={typed.version ?? String(agreement.version)} />
        <Card>
          <p class="mb-3 text-ink-2">{text}</p>
          <div class="form-grid">
            {fields.map(({ name, label, hint }) => (
              <DateInput
                key={name}
                name={name}
                label={label}
                value={typed[name]}
                error={faults[name]}
                {...(hint ? { hint, optional: t.common.optional } : { required: true })}
              />
            ))}
          </div>
        </Card>
        <div class="form-acts">
          <Button tone={action === "end" ? "destroy" : "primary"}>{title}</Button>
          <LinkButton tone="quiet" href={`/agreements/${agreement.id}`}>{t.common.cancel}</LinkButton>
        </div>
      </form>
    </>
  );
}
