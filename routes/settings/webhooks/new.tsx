import { page } from "fresh";
import { askFor, ensureMay, throwAsPage, typedAgain } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define } from "../../../adapters/http/define.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import { faultSentences, refusalSentence, type Sentences, statusOf } from "../../../adapters/http/sentences.ts";
import { PageHead } from "../../../components/PageHead.tsx";
import type { Hook } from "../../../domain/hooks/hook.ts";
import { factsOf, hookField, HookFields, HookForm } from "../(_components)/HookForm.tsx";
import { HookSecret } from "../(_components)/HookSecret.tsx";

interface Shown {
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly made: { readonly hook: Hook; readonly secret: string } | null;
}

const headers = { "Cache-Control": "no-store" };

export const handler = define.handlers({
  GET(ctx) {
    ensureMay(ctx.state.actor, "manage_settings");
    return page<Shown>({ typed: { once: crypto.randomUUID() }, faults: {}, made: null });
  },

  async POST(ctx) {
    const { useCases, actor, words, formats } = ctx.state;
    ensureMay(actor, "manage_settings");
    const form = await readForm(HookFields, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) return again(form.typed, faultSentences(form.faults, words), 422);
    const made = await useCases.makeHook(askFor(actor, form.once), factsOf(form.value));
    if (made.ok) return page<Shown>({ typed: form.typed, faults: {}, made: made.value }, { headers });
    throwAsPage(made.error);
    const sentence = refusalSentence(made.error, words, formats);
    return again(typedAgain(form.typed, made.error), { [hookField(made.error)]: sentence }, statusOf(made.error));
  },
});

function again(typed: Typed, faults: Sentences, status: number) {
  return page<Shown>({ typed, faults, made: null }, { status });
}

export default define.page<typeof handler>(({ data: { typed, faults, made }, state: { words: t } }) => {
  const { hooks: say } = t;
  if (made) return <HookSecret {...made} rotated={false} words={t} />;
  return (
    <div class="max-w-form">
      <PageHead title={say.new} back={{ href: "/settings/webhooks", label: say.title }} />
      <HookForm action="/settings/webhooks/new" typed={typed} faults={faults} submit={say.create} words={t} />
    </div>
  );
});
