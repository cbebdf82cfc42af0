import { page } from "fresh";
import { askFor, throwAsPage, typedAgain } from "../../../../adapters/http/answers.ts";
import { readSentForm } from "../../../../adapters/http/body.ts";
import { define } from "../../../../adapters/http/define.ts";
import { redirectTelling } from "../../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../../adapters/http/form.ts";
import { faultSentences, refusalSentence, type Sentences, statusOf } from "../../../../adapters/http/sentences.ts";
import { PageHead } from "../../../../components/PageHead.tsx";
import type { Hook } from "../../../../domain/hooks/hook.ts";
import { factsOf, hookField, HookFields, HookForm, typedOf } from "../../(_components)/HookForm.tsx";
import { hookAt } from "../../(_components)/hook_step.ts";

interface Shown {
  readonly hook: Hook;
  readonly typed: Typed;
  readonly faults: Sentences;
}

export const handler = define.handlers({
  async GET(ctx) {
    const hook = await hookAt(ctx.state, ctx.params.id);
    return page<Shown>({ hook, typed: { ...typedOf(hook), once: crypto.randomUUID() }, faults: {} });
  },

  async POST(ctx) {
    const { useCases, actor, words, formats } = ctx.state;
    const hook = await hookAt(ctx.state, ctx.params.id);
    const form = await readForm(HookFields, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      return page<Shown>({ hook, typed: form.typed, faults: faultSentences(form.faults, words) }, { status: 422 });
    }
    const change = { ...factsOf(form.value), version: Number(form.value.version ?? 0) };
    const changed = await useCases.changeHook(askFor(actor, form.once), hook.id, change);
    if (changed.ok) return redirectTelling(ctx, `/settings/webhooks/${hook.id}`, { kind: "hook_saved" });
    throwAsPage(changed.error);
    const faults = { [hookField(changed.error)]: refusalSentence(changed.error, words, formats) };
    return page<Shown>({ hook, typed: typedAgain(form.typed, changed.error), faults }, {
      status: statusOf(changed.error),
    });
  },
});

export default define.page<typeof handler>(({ data: { hook, typed, faults }, state: { words: t } }) => {
  const { hooks: say } = t;
  const own = `/settings/webhooks/${hook.id}`;
  return (
    <div class="max-w-form">
      <PageHead title={say.changeTitle(hook.name)} back={{ href: own, label: hook.name }} />
      <HookForm action={`${own}/edit`} typed={typed} faults={faults} submit={say.save} words={t} />
    </div>
  );
});
