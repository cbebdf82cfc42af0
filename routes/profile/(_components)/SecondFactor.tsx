import type { Qr } from "../../../adapters/http/qr.ts";
import type { Sentences } from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import type { Words } from "../../../locales/words.ts";

export type ShownFactor =
  & (
    | { readonly kind: "off"; readonly secret: string; readonly qr: Qr }
    | { readonly kind: "on"; readonly codesLeft: number }
    | { readonly kind: "recovery"; readonly recovery: readonly string[] }
  )
  & { readonly faults: Sentences };

/** The second step of one's login: to be set up, its recovery codes, or to be turned off. */
export function SecondFactor({ data, words: t }: { data: ShownFactor; words: Words }) {
  const say = t.people.secondFactor;
  const { faults } = data;
  const title = data.kind === "recovery" ? say.recoveryTitle : say.title;
  return (
    <div class="max-w-form">
      <PageHead title={title} back={{ href: "/profile", label: t.profile.title }} />
      <FormFaults title={t.common.formFaults} faults={faults} labels={{ password: say.password, totp: say.code }} />
      <Card>
        {data.kind === "recovery"
          ? <Recovery codes={data.recovery} words={t} />
          : (
            <form method="post" action="/profile/second-factor" class="grid gap-4" novalidate>
              {data.kind === "off"
                ? <Setup secret={data.secret} qr={data.qr} error={faults.totp} words={t} />
                : <p>{say.on} · {say.remaining(data.codesLeft)}</p>}
              <TextInput
                name="password"
                label={say.password}
                type="password"
                autocomplete="current-password"
                error={faults.password}
                required
              />
              <div>
                {data.kind === "off"
                  ? <Button tone="primary" icon="shield">{say.confirm}</Button>
                  : <Button tone="danger" name="stop" value="yes">{say.stop}</Button>}
              </div>
            </form>
          )}
      </Card>
    </div>
  );
}

function Setup({ secret, qr: { size, path }, error, words: t }: {
  secret: string;
  qr: Qr;
  error?: string;
  words: Words;
}) {
  const say = t.people.secondFactor;
  return (
    <>
      <p>{say.text}</p>
      <p>{say.scan}</p>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={say.qr} class="qr" shape-rendering="crispEdges">
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>
        {say.manual}
        <code class="block mt-1 font-mono break-words">{secret.match(/.{1,4}/g)!.join(" ")}</code>
      </p>
      <TextInput
        name="totp"
        label={say.code}
        hint={say.codeHint}
        error={error}
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={10}
        required
      />
    </>
  );
}

function Recovery({ codes, words: t }: { codes: readonly string[]; words: Words }) {
  const say = t.people.secondFactor;
  return (
    <>
      <p>{say.recoveryText}</p>
      <ul class="mt-4 grid gap-1 sm:grid-cols-2 font-mono">
        {codes.map((code) => <li key={code}>{code}</li>)}
      </ul>
      <p class="mt-5">
        <LinkButton tone="primary" href="/profile">{say.recoveryDone}</LinkButton>
      </p>
    </>
  );
}
