import { HttpError, page } from "fresh";
import { z } from "zod";
import { ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { id, maybe, ticked } from "../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import { faultSentences, type Sentences } from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Checkbox } from "../../../components/Checkbox.tsx";
import { DefinitionList } from "../../../components/DefinitionList.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Select } from "../../../components/Select.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { type Email, parseEmail } from "../../../domain/customers/email.ts";
import type { Mailbox } from "../../../domain/intake/mailbox.ts";
import type { Portal } from "../../../domain/intake/portals.ts";
import type { UserId } from "../../../domain/kernel/ids.ts";
import type { Member } from "../../../domain/organizations/organization.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { SettingsTabs } from "../(_components)/SettingsTabs.tsx";

const MOST_OWN = 20;
const own = z.string({ error: "required" }).max(5_000, "too_long").transform((text, context): readonly Email[] => {
  const read = text.split(/[\s,;]+/).filter(Boolean).map(parseEmail);
  const known = read.filter((one) => one !== null);
  if (known.length === read.length && known.length <= MOST_OWN) return [...new Set(known)];
  context.addIssue({ code: "custom", message: "not_an_email" });
  return z.NEVER;
});
const key = (shape: RegExp) => maybe(z.string().trim().regex(shape, { error: "not_a_choice" }));

const Changed = z.strictObject({
  assignTo: maybe(id<UserId>()),
  own,
  mailgunKey: key(/^[\x21-\x7e]{8,200}$/),
  mailgunDrop: ticked,
  sendgridKey: key(/^[A-Za-z0-9+/]{80,300}={0,2}$/),
});

interface Shown {
  readonly mailbox: Mailbox | null;
  readonly portals: readonly Portal[];
  readonly members: readonly Member[];
  readonly typed: Typed;
  readonly faults: Sentences;
}

export const handler = define.handlers({
  async GET(ctx) {
    const found = await find(ctx.state);
    return page<Shown>({ ...found, typed: typedMailbox(found.mailbox), faults: {} });
  },

  async POST(ctx) {
    const { useCases, actor, words } = ctx.state;
    ensureMay(actor, "manage_settings");
    const form = await readForm(Changed, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      const faults = faultSentences(form.faults, words);
      const said = { ...faults, ...(form.faults.own ? { own: words.intake.settings.badOwn } : {}) };
      return page<Shown>({ ...await find(ctx.state), typed: form.typed, faults: said }, { status: 422 });
    }
    const { mailgunKey, mailgunDrop, ...change } = form.value;
    const changed = await useCases.changeMailbox(actor, { ...change, mailgunKey: mailgunDrop ? "" : mailgunKey });
    if (!changed.ok) throwAsPage(changed.error);
    if (!changed.ok) throw new HttpError(409);
    return redirectTelling(ctx, "/settings/intake", { kind: "mailbox_saved" });
  },
});

async function find({ useCases, actor }: State) {
  const found = await useCases.findMailbox(actor);
  if (!found.ok) throwAsPage(found.error);
  if (!found.ok) throw new HttpError(403);
  const { mailbox, portals, members } = found.value;
  return { mailbox, portals: portals.portals, members };
}

function typedMailbox(mailbox: Mailbox | null): Typed {
  if (mailbox === null) return {};
  return {
    assignTo: mailbox.assignTo ?? "",
    own: mailbox.own.join("\n"),
    mailgunKey: "",
    sendgridKey: mailbox.sendgridKey ?? "",
  };
}

export default define.page<typeof handler>(({ data, state }) => {
  const { words: t, formats, now, publicOrigin } = state;
  const say = t.intake.settings;
  return (
    <>
      <PageHead title={say.title} subtitle={say.text} />
      <SettingsTabs current="intake" words={t} />
      <div class="mt-4 max-w-form grid gap-5">
        <FormFaults
          title={t.common.formFaults}
          faults={data.faults}
          labels={{ assignTo: say.assignTo, own: say.own, mailgunKey: say.mailgun, sendgridKey: say.sendgrid }}
        />
        {data.mailbox === null ? <Closed words={t} /> : (
          <>
            <Address mailbox={data.mailbox} origin={publicOrigin} now={now} words={t} formats={formats} />
            <Decided {...data} mailbox={data.mailbox} words={t} />
          </>
        )}
        <Portals portals={data.portals} words={t} />
      </div>
    </>
  );
});

function Closed({ words: { intake: { settings: say } } }: { words: Words }) {
  return (
    <Card>
      <EmptyState icon="mail" title={say.closed.title} text={say.closed.text}>
        <form method="post" action="/settings/intake/secret">
          <Button tone="primary" icon="plus">{say.closed.button}</Button>
        </form>
      </EmptyState>
    </Card>
  );
}

/** Where messages go, and what they are signed with. */
function Address({ mailbox, origin, now, words: { intake: { settings: say } }, formats }: {
  mailbox: Mailbox;
  origin: string;
  now: string;
  words: Words;
  formats: Formats;
}) {
  const address = `${origin}/webhooks/${mailbox.name}/email`;
  const oldHolds = mailbox.oldUntil !== null && mailbox.oldUntil > now;
  return (
    <Card title={say.title}>
      <div class="grid gap-4">
        <Told id="mailbox-address" label={say.address} value={address} hint={say.addressHint} />
        <Told id="mailbox-name" label={say.mailbox} value={mailbox.name} hint={say.mailboxHint} />
        <DefinitionList
          facts={[
            {
              term: say.secret,
              value: oldHolds
                ? `${say.secretEnds(mailbox.tail)}. ${say.oldHolds(formats.moment(mailbox.oldUntil!, now))}`
                : say.secretEnds(mailbox.tail),
            },
          ]}
        />
        <p class="text-sm text-ink-2">{say.how}</p>
        <details>
          <summary class="cursor-pointer font-semibold text-sm min-h-tap flex items-center gap-2">
            {say.providers}
            <Icon name="chevron-down" />
          </summary>
          <div class="grid gap-4 mt-2">
            {(["postmark", "mailgun", "sendgrid"] as const).map((one) => (
              <Told
                key={one}
                id={`mailbox-${one}`}
                label={PROVIDERS[one]}
                value={one === "mailgun" ? `${address}/${one}` : withLogin(address, one)}
              />
            ))}
          </div>
        </details>
        <form method="post" action="/settings/intake/secret" class="grid gap-2">
          <p class="text-sm text-ink-2">{say.renewText}</p>
          <div>
            <Button icon="key-round">{say.renew}</Button>
          </div>
        </form>
      </div>
    </Card>
  );
}

const PROVIDERS = { postmark: "Postmark", mailgun: "Mailgun", sendgrid: "SendGrid" } as const;

/** The secret itself is not shown again: whoever sets it up puts it in. */
function withLogin(address: string, user: string): string {
  return `${address.replace("://", `://${user}:***@`)}/${user}`;
}

function Told({ id, label, value, hint }: { id: string; label: string; value: string; hint?: string }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        class="control font-mono"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        autocomplete="off"
        spellcheck={false}
        readOnly
      />
      {hint && <p id={`${id}-hint`} class="text-sm text-ink-3">{hint}</p>}
    </div>
  );
}

function Decided({ mailbox, members, typed, faults, words: { intake: { settings: say }, common } }: Shown & {
  mailbox: Mailbox;
  words: Words;
}) {
  return (
    <Card title={say.decide}>
      <form method="post" action="/settings/intake" class="grid gap-4" novalidate>
        <Select
          name="assignTo"
          label={say.assignTo}
          value={typed.assignTo}
          error={faults.assignTo}
          choices={[
            { value: "", label: common.unassigned },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Textarea
          name="own"
          label={say.own}
          hint={say.ownHint}
          value={typed.own}
          error={faults.own}
          rows={3}
          optional={common.optional}
        />
        <TextInput
          name="mailgunKey"
          label={say.mailgun}
          hint={mailbox.mailgunTail === null ? say.mailgunNone : say.mailgunHint(mailbox.mailgunTail)}
          value=""
          error={faults.mailgunKey}
          autocomplete="off"
          spellcheck={false}
          optional={common.optional}
        />
        {mailbox.mailgunTail !== null && <Checkbox name="mailgunDrop" label={say.mailgunDrop} />}
        <TextInput
          name="sendgridKey"
          label={say.sendgrid}
          hint={say.sendgridHint}
          value={typed.sendgridKey}
          error={faults.sendgridKey}
          autocomplete="off"
          spellcheck={false}
          optional={common.optional}
        />
        <div>
          <Button tone="primary">{say.save}</Button>
        </div>
      </form>
    </Card>
  );
}

function Portals({ portals, words: { intake: { settings: { portals: say } } } }: {
  portals: readonly Portal[];
  words: Words;
}) {
  return (
    <Card title={say.title} actions={<LinkButton href="/settings/intake/portal" icon="plus">{say.new}</LinkButton>}>
      <p class="text-sm text-ink-2">{say.text}</p>
      <ul class="beside-list mt-3">
        {portals.map(({ name, senders, reply }) => (
          <li key={name}>
            <a href={`/settings/intake/portal?name=${encodeURIComponent(name)}`}>
              <span class="beside-head">
                <b>{name}</b>
              </span>
              <span class="beside-text">{senders.join(", ")}</span>
              <span class="beside-text">{say.replies[reply]}</span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
