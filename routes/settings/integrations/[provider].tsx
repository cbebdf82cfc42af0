import { Head } from "fresh/runtime";
import { HttpError, page } from "fresh";
import { z } from "zod";
import { throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { whySentence } from "../../../adapters/http/delivery_words.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import { faultSentences, refusalSentence, type Sentences, statusOf } from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { DefinitionList } from "../../../components/DefinitionList.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import type { JobRow } from "../../../domain/delivery/job.ts";
import { testOf } from "../../../domain/integrations/change_integrations.ts";
import { type Integration, type Neighbour, NEIGHBOUR_NAMES } from "../../../domain/integrations/integration.ts";
import { INTEGRATION_FORMS } from "../(_components)/integration_forms.ts";

interface Shown {
  readonly name: Neighbour;
  readonly integration: Integration | null;
  readonly test: JobRow | null;
  /** Whose own connection there holds no longer. */
  readonly lost: readonly { readonly id: string; readonly name: string }[];
  readonly typed: Typed;
  readonly faults: Sentences;
}

/** What is set up on a page of its own; here it is paused and disconnected. */
const OWN_PAGES: Readonly<Partial<Record<Neighbour, string>>> = { inbound_mail: "/settings/intake" };
const LONGEST_SECRET = 10_000;
const ACTS = ["test", "pause", "resume", "disconnect"] as const;
const TOLD = {
  test: "integration_testing",
  pause: "integration_paused",
  resume: "integration_resumed",
  disconnect: "integration_disconnected",
} as const;

export const handler = define.handlers({
  async GET(ctx) {
    const name = nameOf(ctx.params.provider), data = await shown(ctx.state, name);
    const elsewhere = OWN_PAGES[name];
    return elsewhere && data.integration === null ? ctx.redirect(elsewhere, 303) : page<Shown>(data);
  },

  /** Connects, or does what its button says. */
  async POST(ctx) {
    const { useCases, actor, words, formats } = ctx.state;
    const name = nameOf(ctx.params.provider), own = `/settings/integrations/${name}`;
    const before = await shown(ctx.state, name);
    const form = await readForm(bodyOf(name), await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      return page<Shown>({ ...before, typed: form.typed, faults: faultSentences(form.faults, words) }, { status: 422 });
    }
    const { value } = form;
    const elsewhere = OWN_PAGES[name];
    if (elsewhere && value.act === "connect") return ctx.redirect(elsewhere, 303);
    const done = value.act === "connect" && name === "resend"
      ? await useCases.connectResend(actor, {
        apiKey: value.secret || null,
        signing: (value.settings as { readonly signing: string | null }).signing,
      })
      : value.act === "connect"
      ? await useCases.connectIntegration(
        actor,
        name,
        INTEGRATION_FORMS[name] ? value.settings ?? {} : before.integration?.settings ?? {},
        value.secret || null,
      )
      : value.act === "test"
      ? await useCases.testIntegration(actor, name)
      : value.act === "pause"
      ? await useCases.pauseIntegration(actor, name)
      : value.act === "resume"
      ? await useCases.resumeIntegration(actor, name)
      : await useCases.disconnectIntegration(actor, name);
    if (done.ok) {
      // Whether the key works is what everybody wants to know next; the page shows the answer by itself.
      if (value.act === "connect" && testOf(name)) await useCases.testIntegration(actor, name);
      return redirectTelling(ctx, own, { kind: value.act === "connect" ? "integration_connected" : TOLD[value.act] });
    }
    throwAsPage(done.error);
    const field = done.error.kind === "secret_missing" ? "secret" : "";
    const faults = { [field]: refusalSentence(done.error, words, formats) };
    return page<Shown>({ ...before, typed: form.typed, faults }, { status: statusOf(done.error) });
  },
});

function nameOf(text: string): Neighbour {
  const name = NEIGHBOUR_NAMES.find((one) => one === text);
  if (!name) throw new HttpError(404);
  return name;
}

function bodyOf(name: Neighbour) {
  const settings = INTEGRATION_FORMS[name]?.schema;
  return z.discriminatedUnion("act", [
    z.strictObject({
      act: z.literal("connect"),
      secret: z.string().trim().max(LONGEST_SECRET, "too_long").default(""),
      settings: settings ? settings : z.undefined().optional(),
    }),
    z.strictObject({ act: z.enum(ACTS) }),
  ]);
}

async function shown({ useCases, actor }: State, name: Neighbour): Promise<Shown> {
  const found = await useCases.findIntegration(actor, name);
  if (!found.ok) throwAsPage(found.error);
  const { integration, test } = found.ok ? found.value : { integration: null, test: null };
  const typed = integration ? INTEGRATION_FORMS[name]?.typed(integration.settings) ?? {} : {};
  const lost = name === "google" && integration ? await useCases.findLostCalendars(actor) : [];
  return { name, integration, test, lost, typed, faults: {} };
}

export default define.page<typeof handler>(({ data, state }) => {
  const { name, integration, typed, faults } = data;
  const { words: t, formats, now, publicOrigin, organization } = state;
  const { integrations: say, neighbours } = t.delivery;
  const own = `/settings/integrations/${name}`;
  const form = INTEGRATION_FORMS[name];
  return (
    <div class="max-w-form">
      <PageHead
        title={neighbours[name]}
        subtitle={say.gives[name]}
        back={{ href: "/settings/integrations", label: say.title }}
        badge={integration?.state === "paused" && <Tag word={say.paused} />}
      />
      <div class="grid gap-5">
        {integration?.state === "paused" && (
          <Flash kind="problem">
            {say.pausedNote(
              whySentence(integration.why ?? { code: "by_hand" }, integration.serves, t, formats),
            )}
          </Flash>
        )}
        {integration && (
          <Card>
            <DefinitionList
              facts={[
                { term: say.secret, value: say.ending(integration.secretTail) },
                { term: say.connected, value: formats.moment(integration.connectedAt, now) },
                {
                  term: say.lastSuccess,
                  value: integration.lastSuccessAt ? formats.moment(integration.lastSuccessAt, now) : say.never,
                },
                {
                  term: say.lastFailure,
                  value: integration.lastFailureAt ? formats.moment(integration.lastFailureAt, now) : say.never,
                },
              ]}
            />
            {name === "google" && <p class="mt-3 text-ink-2">{say.forPeople}</p>}
            <Trial {...data} state={state} />
            <form method="post" action={own} class="flex flex-wrap gap-2 mt-4">
              {integration.serves === "billing" && (
                <LinkButton tone="primary" href="/settings/billing" icon="settings">
                  {t.invoicing.form.link}
                </LinkButton>
              )}
              {OWN_PAGES[name] && (
                <LinkButton href={OWN_PAGES[name]} icon="settings">{t.intake.emptySettings}</LinkButton>
              )}
              {integration.state === "connected" && testOf(name) && (
                <Button icon="send" name="act" value="test">{say.test}</Button>
              )}
              {integration.state === "connected"
                ? <Button icon="circle-slash" name="act" value="pause">{say.pause}</Button>
                : <Button tone="primary" icon="play" name="act" value="resume">{say.resume}</Button>}
            </form>
          </Card>
        )}
        {data.lost.length > 0 && (
          <Card title={t.calendar.google.lost.title}>
            <p class="text-ink-2">{t.calendar.google.lost.text}</p>
            <ul class="doubles">
              {data.lost.map(({ id, name }) => (
                <li key={id}>
                  <span>{name}</span>
                  <LinkButton href={`/calendar/people/${id}`} icon="calendar">{t.calendar.google.lost.open}</LinkButton>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {OWN_PAGES[name] === undefined && (
          <Card title={integration ? undefined : say.connect}>
            <FormFaults title={t.common.formFaults} faults={faults} labels={{ secret: say.secrets[name] }} />
            <form method="post" action={own} class="grid gap-4">
              <TextInput
                name="secret"
                type="password"
                autocomplete="off"
                label={say.secrets[name]}
                hint={integration ? say.secretKept(integration.secretTail) : say.where[name]}
                error={faults.secret}
              />
              {form?.Fields({ typed, faults, words: t })}
              <div>
                <Button tone={integration ? "plain" : "primary"} icon="check" name="act" value="connect">
                  {integration ? say.save : say.connect}
                </Button>
              </div>
            </form>
          </Card>
        )}
        {name === "resend" && (
          <Own title={t.mail.resend.title} label={t.mail.resend.address} hint={t.mail.resend.addressHint}>
            {`${publicOrigin}/webhooks/${organization.id}/resend`}
          </Own>
        )}
        {name === "twilio" && (
          <Own title={t.intake.sms.title} label={t.intake.sms.address} hint={t.intake.sms.addressHint}>
            {`${publicOrigin}/webhooks/${organization.id}/sms`}
          </Own>
        )}
        {integration && (
          <Card title={say.disconnectTitle}>
            <form method="post" action={own} class="flex flex-wrap items-center gap-3">
              <p class="mr-auto">{say.disconnectText}</p>
              <Button tone="danger" icon="trash-2" name="act" value="disconnect">{say.disconnect}</Button>
            </form>
          </Card>
        )}
      </div>
    </div>
  );
});

/** The address of ours that a neighbour is to call. */
function Own({ title, label, hint, children }: {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly children: string;
}) {
  return (
    <Card title={title}>
      <TextInput name="address" label={label} hint={hint} value={children} readOnly />
    </Card>
  );
}

/** How the last test went; while it runs the page asks again by itself. */
function Trial({ integration, test, state: { words: t, formats, now } }: Shown & { state: State }) {
  const { integrations: say } = t.delivery;
  if (!integration || !test) return null;
  if (test.state === "pending" || test.state === "running") {
    return (
      <>
        <Head>
          <meta http-equiv="refresh" content="2" />
        </Head>
        <p class="mt-3" role="status">{say.testing}</p>
      </>
    );
  }
  if (test.state === "done") {
    return <p class="mt-3" role="status">{say.testDone(formats.moment(test.finishedAt!, now))}</p>;
  }
  const why = whySentence(test.lastError ?? { code: "unexpected" }, test.provider, t, formats);
  return <p class="mt-3 text-danger" role="status">{say.testFailed(why)}</p>;
}
