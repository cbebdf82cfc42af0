import { Head } from "fresh/runtime";
import type { DemoLogins } from "../../adapters/http/define.ts";
import type { Typed } from "../../adapters/http/form.ts";
import type { Sentences } from "../../adapters/http/sentences.ts";
import { AuthCard } from "../../components/AuthCard.tsx";
import { Button } from "../../components/Button.tsx";
import { Checkbox } from "../../components/Checkbox.tsx";
import { FormFaults } from "../../components/FormFaults.tsx";
import { Flash } from "../../components/Flash.tsx";
import { TextInput } from "../../components/TextInput.tsx";
import type { Language } from "../../domain/identity/user.ts";
import type { Words } from "../../locales/words.ts";

export interface LoginCardProps {
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly note: "ended" | "loggedOut" | "done" | "joined" | "late" | null;
  readonly next: string | null;
  readonly demo: DemoLogins | null;
  readonly language: Language;
  readonly words: Words;
}

/** The way in. */
export function LoginCard({ typed, faults, note, next, demo, language, words: t }: LoginCardProps) {
  const { login } = t;
  const notes = {
    ended: login.ended,
    loggedOut: login.loggedOut,
    done: t.reset.done,
    joined: t.people.invitations.ready,
    late: t.people.secondFactor.loginLate,
  };
  const untouched = Object.keys(faults).length === 0;
  const other = new URLSearchParams({ lang: language === "da" ? "en" : "da", ...(next === null ? {} : { next }) });
  return (
    <AuthCard
      product={t.product}
      title={login.title}
      text={login.text}
      below={
        <>
          {demo && <DemoForm demo={demo} next={next} words={t} />}
          <a
            class="link inline-flex items-center min-h-tap"
            href={`/login?${other}`}
            lang={language === "da" ? "en" : "da"}
          >
            {login.otherLanguage}
          </a>
        </>
      }
    >
      <Head>
        <title>{`${login.title} · ${t.product}`}</title>
      </Head>
      {note && <Flash kind={note === "done" || note === "joined" ? "done" : "note"}>{notes[note]}</Flash>}
      <FormFaults
        title={t.common.formFaults}
        faults={faults}
        labels={{ email: login.email, password: login.password }}
      />
      <form method="post" action="/login" class="grid gap-4" novalidate>
        {next !== null && <input type="hidden" name="next" value={next} />}
        <TextInput
          name="email"
          label={login.email}
          type="email"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          value={typed.email}
          error={faults.email}
          required
          autofocus={untouched && !typed.email}
        />
        <TextInput
          name="password"
          label={login.password}
          type="password"
          autocomplete="current-password"
          error={faults.password}
          required
          autofocus={untouched && Boolean(typed.email)}
        />
        <div class="flex flex-wrap items-center justify-between gap-x-4">
          <Checkbox name="remember" label={login.remember} checked={typed.remember === "on"} />
          <a class="link inline-flex items-center min-h-tap" href="/forgot">{login.forgot}</a>
        </div>
        <Button tone="primary" wide>{login.submit}</Button>
      </form>
    </AuthCard>
  );
}

/** One click for each role of each invented firm. */
function DemoForm({ demo, next, words: t }: { demo: DemoLogins; next: string | null; words: Words }) {
  const firms = [...new Set(demo.logins.map(({ firm }) => firm))];
  return (
    <section class="card px-6 py-5 mb-3 text-left">
      <h2 class="text-base font-semibold text-ink">{t.login.demo}</h2>
      <p class="mt-1">{t.login.demoText}</p>
      <form method="post" action="/login" class="mt-3 grid gap-3">
        {next !== null && <input type="hidden" name="next" value={next} />}
        <input type="hidden" name="password" value={demo.password} />
        {firms.map((firm) => (
          <fieldset key={firm}>
            <legend class="font-semibold text-ink">{firm}</legend>
            <div class="mt-1 grid grid-cols-2 gap-2">
              {demo.logins.filter((one) => one.firm === firm).map(({ email, role }) => (
                <Button key={email} name="email" value={email} title={email}>{t.roles[role]}</Button>
              ))}
            </div>
          </fieldset>
        ))}
      </form>
      <p class="mt-3">{t.login.demoPassword(demo.password)}</p>
    </section>
  );
}
