import { Head } from "fresh/runtime";
import type { State } from "../../../adapters/http/define.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Select } from "../../../components/Select.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { LANGUAGES, THEMES } from "../../../domain/identity/user.ts";
import { NewPassword, newPasswordLabels } from "../../(_components)/NewPassword.tsx";
import { deviceOf } from "./device.ts";
import type { ShownProfile } from "./profile_page.ts";

/** One's own account: how one is named and reads, the password, and where one is logged in. */
export function Profile(
  { data: { typed, faults, sessions, hasSecondFactor, keys }, state }: { data: ShownProfile; state: State },
) {
  const { words: t, formats, now, presence } = state;
  const say = t.profile;
  const user = presence!.user;
  const password = (
    <Card title={say.password}>
      <form method="post" action="/profile/password" class="grid gap-4" novalidate>
        <input type="text" name="username" value={user.email} autocomplete="username" readOnly hidden />
        <TextInput
          name="currentPassword"
          label={t.passwords.current}
          type="password"
          autocomplete="current-password"
          error={faults.currentPassword}
          required
        />
        <NewPassword faults={faults} words={t.passwords} />
        <div>
          <Button icon="key-round" {...user.mustChangePassword ? { tone: "primary" as const } : {}}>
            {say.changePassword}
          </Button>
        </div>
      </form>
    </Card>
  );
  return (
    <div class="max-w-form">
      <Head>
        <title>{`${say.title} · ${t.product}`}</title>
      </Head>
      <PageHead title={say.title} subtitle={user.email} />
      {user.mustChangePassword && <Flash kind="note">{say.mustChange}</Flash>}
      <FormFaults
        title={t.common.formFaults}
        faults={faults}
        labels={{
          ...{ name: say.name, language: say.language, theme: say.theme, currentPassword: t.passwords.current },
          ...newPasswordLabels(t.passwords),
        }}
      />
      <div class="grid gap-5">
        {user.mustChangePassword && password}
        <Card title={say.you}>
          <form method="post" action="/profile" class="grid gap-4" novalidate>
            <TextInput
              name="name"
              label={say.name}
              value={typed.name}
              error={faults.name}
              autocomplete="name"
              maxLength={200}
              required
            />
            <div class="grid gap-4 sm:grid-cols-2">
              <Select
                name="language"
                label={say.language}
                value={typed.language}
                error={faults.language}
                choices={LANGUAGES.map((value) => ({ value, label: say.languages[value] }))}
              />
              <Select
                name="theme"
                label={say.theme}
                value={typed.theme}
                error={faults.theme}
                choices={THEMES.map((value) => ({ value, label: say.themes[value] }))}
              />
            </div>
            <div>
              <Button tone="primary">{t.common.saveChanges}</Button>
            </div>
          </form>
        </Card>
        <Card title={t.daily.keys.title}>
          <form method="post" action="/profile/keys" class="grid gap-3 justify-items-start">
            <p class="text-ink-2">{t.daily.keys.about}</p>
            <p class="font-semibold">{keys ? t.people.secondFactor.on : t.people.secondFactor.off}</p>
            {keys
              ? <Button name="keys" value="off">{t.daily.keys.off}</Button>
              : <Button name="keys" value="on">{t.daily.keys.on}</Button>}
          </form>
        </Card>
        {!user.mustChangePassword && password}
        <Card title={t.people.secondFactor.title}>
          <div class="flex flex-wrap items-center gap-3">
            <p class="mr-auto min-w-0">
              <b>{hasSecondFactor ? t.people.secondFactor.on : t.people.secondFactor.off}</b>
              <span class="block text-ink-2">{t.people.secondFactor.text}</span>
            </p>
            <LinkButton href="/profile/second-factor" icon="shield">
              {hasSecondFactor ? t.people.secondFactor.stop : t.people.secondFactor.start}
            </LinkButton>
          </div>
        </Card>
        <Card title={say.sessions} flush>
          <ul class="divide-y divide-line">
            {sessions.map((session) => (
              <li key={session.id} class="px-5 py-3 flex items-center gap-3">
                <Icon name={/iPhone|Android/.test(session.userAgent) ? "smartphone" : "laptop"} class="text-ink-3" />
                <div class="min-w-0">
                  <p class="flex flex-wrap items-center gap-2">
                    <span class="font-semibold">{deviceOf(session.userAgent) ?? say.unknownDevice}</span>
                    {session.current && <Tag word={say.thisSession} />}
                  </p>
                  <p class="text-sm text-ink-2">
                    {session.organization} · {say.since(inSentence(formats.moment(session.createdAt, now)))} ·{" "}
                    {say.lastSeen(inSentence(formats.moment(session.lastSeenAt, now)))}
                  </p>
                </div>
              </li>
            ))}
          </ul>
          {sessions.length > 1 && (
            <form method="post" action="/profile/sessions" class="px-5 py-4 border-t border-line">
              <Button tone="danger" icon="log-out">{say.endOthers}</Button>
            </form>
          )}
        </Card>
      </div>
    </div>
  );
}

/** "I dag 14.05" within a sentence. */
function inSentence(moment: string): string {
  return moment.charAt(0).toLowerCase() + moment.slice(1);
}
