import { page } from "fresh";
import { Head } from "fresh/runtime";
import { z } from "zod";
import { accountRefusal } from "../../adapters/http/account_sentences.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define } from "../../adapters/http/define.ts";
import { readForm } from "../../adapters/http/form.ts";
import { ownPath } from "../../adapters/http/own_path.ts";
import { faultSentences, type Sentences } from "../../adapters/http/sentences.ts";
import {
  challengeIn,
  deviceIn,
  forgetChallenge,
  keepDevice,
  keepSession,
  sessionIn,
} from "../../adapters/http/session_cookie.ts";
import { AuthCard } from "../../components/AuthCard.tsx";
import { Button } from "../../components/Button.tsx";
import { FormFaults } from "../../components/FormFaults.tsx";
import { TextInput } from "../../components/TextInput.tsx";

const Code = z.strictObject({
  totp: z.string({ error: "required" }).trim().min(1, "required").max(100, "too_long"),
  next: z.string().optional(),
});

interface Shown {
  readonly faults: Sentences;
  readonly next: string | null;
}

/** The second step of the login: the password was right, a code is still to come. */
export const handler = define.handlers({
  GET(ctx) {
    if (challengeIn(ctx.req.headers) === null) return ctx.redirect("/login", 303);
    return page<Shown>({ faults: {}, next: ownPath(ctx.url.searchParams.get("next")) });
  },

  async POST(ctx) {
    const { useCases, caller, words } = ctx.state;
    const form = await readForm(Code, await readSentForm(ctx.req), ctx.url.pathname);
    const next = ownPath(form.typed.next ?? null);
    if (!form.ok) return page<Shown>({ faults: faultSentences(form.faults, words), next }, { status: 422 });

    const { headers } = ctx.req;
    const secrets = {
      sessionToken: sessionIn(headers),
      deviceToken: deviceIn(headers),
      challenge: challengeIn(headers),
    };
    const entered = await useCases.finishLogIn({ ...secrets, code: form.value.totp }, caller);
    if (!entered.ok) {
      if (entered.error.kind === "challenge_dead") {
        const response = ctx.redirect("/login?late=1", 303);
        forgetChallenge(response);
        return response;
      }
      const { status, sentence } = accountRefusal(entered.error, words);
      const wait: HeadersInit = entered.error.kind === "too_many_tries"
        ? { "Retry-After": String(entered.error.retryAfterSeconds) }
        : {};
      return page<Shown>({ faults: { totp: sentence }, next }, { status, headers: wait });
    }
    const { user, sessionToken, deviceToken, keepSeconds } = entered.value;
    const response = ctx.redirect(user.mustChangePassword ? "/profile" : next ?? "/", 303);
    keepSession(response, sessionToken, keepSeconds);
    keepDevice(response, deviceToken);
    forgetChallenge(response);
    return response;
  },
});

export default define.page<typeof handler>(({ data: { faults, next }, state: { words: t } }) => {
  const say = t.people.secondFactor;
  return (
    <AuthCard
      product={t.product}
      title={say.loginTitle}
      text={say.loginText}
      below={<a class="link inline-flex items-center min-h-tap" href="/login">{say.back}</a>}
    >
      <Head>
        <title>{`${say.loginTitle} · ${t.product}`}</title>
      </Head>
      <FormFaults title={t.common.formFaults} faults={faults} labels={{ totp: say.loginCode }} />
      <form method="post" action="/login/code" class="grid gap-4" novalidate>
        {next !== null && <input type="hidden" name="next" value={next} />}
        <TextInput
          name="totp"
          label={say.loginCode}
          error={faults.totp}
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          maxLength={40}
          required
          autofocus
        />
        <Button tone="primary" wide>{say.loginSubmit}</Button>
      </form>
    </AuthCard>
  );
});
