import { page } from "fresh";
import { Head } from "fresh/runtime";
import { z } from "zod";
import { accountRefusal } from "../../adapters/http/account_sentences.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { readForm } from "../../adapters/http/form.ts";
import { faultSentences, type Sentences } from "../../adapters/http/sentences.ts";
import { AuthCard } from "../../components/AuthCard.tsx";
import { Button, LinkButton } from "../../components/Button.tsx";
import { FormFaults } from "../../components/FormFaults.tsx";
import { NewPassword, newPasswordLabels } from "../(_components)/NewPassword.tsx";

const Reset = z.strictObject({
  newPassword: z.string({ error: "required" }),
  repeatPassword: z.string({ error: "required" }),
});

interface Shown {
  readonly open: boolean;
  readonly faults: Sentences;
}

/** The address holds a secret: no page that is opened from here is told it, not even one of ours. */
const headers = { "Referrer-Policy": "strict-origin" };

export const handler = define.handlers({
  async GET(ctx) {
    const open = await ctx.state.useCases.isResetOpen(ctx.params.token);
    return page<Shown>({ open, faults: {} }, { status: open ? 200 : 410, headers });
  },

  async POST(ctx) {
    const { useCases, caller, words } = ctx.state;
    const form = await readForm(Reset, await readSentForm(ctx.req), "/reset");
    if (!form.ok) {
      return page<Shown>({ open: true, faults: faultSentences(form.faults, words) }, { status: 422, headers });
    }
    const { newPassword, repeatPassword } = form.value;
    if (newPassword !== repeatPassword) {
      return page<Shown>({ open: true, faults: { repeatPassword: words.passwords.different } }, {
        status: 422,
        headers,
      });
    }

    const done = await useCases.resetPassword(ctx.params.token, newPassword, caller);
    if (done.ok) return ctx.redirect("/login?reset=1", 303);
    const { status, sentence } = accountRefusal(done.error, words);
    return page<Shown>({ open: done.error.kind !== "reset_link_dead", faults: { newPassword: sentence } }, {
      status,
      headers,
    });
  },
});

export default define.page<typeof handler>(({ data: { open, faults }, params, state: { words: t } }) => (
  <AuthCard
    product={t.product}
    title={t.reset.title}
    text={open ? undefined : t.reset.expired}
    below={<a class="link inline-flex items-center min-h-tap" href="/login">{t.forgot.back}</a>}
  >
    <Head>
      <title>{`${t.reset.title} · ${t.product}`}</title>
    </Head>
    {open
      ? (
        <form method="post" action={`/reset/${params.token}`} class="grid gap-4" novalidate>
          <FormFaults title={t.common.formFaults} faults={faults} labels={newPasswordLabels(t.passwords)} />
          <NewPassword faults={faults} words={t.passwords} />
          <Button tone="primary" wide>{t.reset.submit}</Button>
        </form>
      )
      : <LinkButton tone="primary" wide href="/forgot">{t.forgot.title}</LinkButton>}
  </AuthCard>
));
