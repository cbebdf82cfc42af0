import { page } from "fresh";
import { Head } from "fresh/runtime";
import { z } from "zod";
import { readSentForm } from "../adapters/http/body.ts";
import { define } from "../adapters/http/define.ts";
import { email } from "../adapters/http/fields.ts";
import { readForm } from "../adapters/http/form.ts";
import { faultSentences, type Sentences } from "../adapters/http/sentences.ts";
import { AuthCard } from "../components/AuthCard.tsx";
import { Button } from "../components/Button.tsx";
import { TextInput } from "../components/TextInput.tsx";

const Forgot = z.strictObject({ email });

interface Shown {
  readonly typed: string;
  readonly faults: Sentences;
  /** The address a mail may have gone to; null while none was asked for. */
  readonly sentTo: string | null;
}

export const handler = define.handlers({
  GET: () => page<Shown>({ typed: "", faults: {}, sentTo: null }),

  async POST(ctx) {
    const { useCases, caller, words } = ctx.state;
    const form = await readForm(Forgot, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      return page<Shown>({ typed: form.typed.email ?? "", faults: faultSentences(form.faults, words), sentTo: null }, {
        status: 422,
      });
    }
    await useCases.requestPasswordReset(form.value.email, caller);
    return page<Shown>({ typed: "", faults: {}, sentTo: form.value.email });
  },
});

export default define.page<typeof handler>(({ data: { typed, faults, sentTo }, state: { words: t } }) => {
  const title = sentTo === null ? t.forgot.title : t.forgot.sentTitle;
  return (
    <AuthCard
      product={t.product}
      title={title}
      text={sentTo === null ? t.forgot.text : t.forgot.sent(sentTo)}
      below={<a class="link inline-flex items-center min-h-tap" href="/login">{t.forgot.back}</a>}
    >
      <Head>
        <title>{`${title} · ${t.product}`}</title>
      </Head>
      {sentTo === null && (
        <form method="post" action="/forgot" class="grid gap-4" novalidate>
          <TextInput
            name="email"
            label={t.login.email}
            type="email"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            value={typed}
            error={faults.email ?? faults[""]}
            required
            autofocus
          />
          <Button tone="primary" wide>{t.forgot.submit}</Button>
        </form>
      )}
    </AuthCard>
  );
});
