import { HttpError, page } from "fresh";
import { z } from "zod";
import { ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { choice, email, line, maybe, note, ticked } from "../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import { faultSentences, refusalSentence, type Sentences, statusOf } from "../../../adapters/http/sentences.ts";
import { PageHead } from "../../../components/PageHead.tsx";
import { LANGUAGES } from "../../../domain/identity/user.ts";
import type { MailPage } from "../../../domain/mail/change_mail.ts";
import { isOn, MAIL_KINDS, type Switches } from "../../../domain/mail/mail.ts";
import type { MailSettings } from "../../../domain/mail/settings.ts";
import { SettingsTabs } from "../(_components)/SettingsTabs.tsx";
import { MailForm } from "./(_components)/MailForm.tsx";
import { SentMails } from "./(_components)/SentMails.tsx";

const Changed = z.strictObject({
  senderName: maybe(line(100)),
  senderAddress: maybe(email),
  replyTo: maybe(email),
  copyTo: maybe(email),
  signature: maybe(note(1_000)),
  language: choice(LANGUAGES),
  /** Which button was pressed. */
  do: choice(["save", "trial"]).default("save"),
  on: z.strictObject(Object.fromEntries(MAIL_KINDS.map((kind) => [kind, ticked]))).default({}),
});

interface Shown {
  readonly found: MailPage;
  readonly typed: Typed;
  readonly faults: Sentences;
}

export const handler = define.handlers({
  async GET(ctx) {
    const found = await shown(ctx.state);
    return page<Shown>({ found, typed: typedSettings(found.settings), faults: {} });
  },

  async POST(ctx) {
    const { useCases, actor, words, formats } = ctx.state;
    const found = await shown(ctx.state);
    const form = await readForm(Changed, await readSentForm(ctx.req), ctx.url.pathname);
    if (!form.ok) {
      const faults = faultSentences(form.faults, words);
      return page<Shown>({ found, typed: form.typed, faults }, { status: 422 });
    }
    const { on, do: pressed, ...settings } = form.value;
    const switches: Switches = Object.fromEntries(MAIL_KINDS.map((kind) => [kind, on[kind] ?? false]));
    const changed = await useCases.changeMailSettings(actor, { ...settings, switches });
    if (changed.ok) {
      if (pressed === "trial") await useCases.sendTrial(actor);
      return redirectTelling(ctx, "/settings/mail", { kind: pressed === "trial" ? "mail_trial_sent" : "mail_saved" });
    }
    throwAsPage(changed.error);
    const faults = { replyTo: refusalSentence(changed.error, words, formats) };
    return page<Shown>({ found, typed: form.typed, faults }, { status: statusOf(changed.error) });
  },
});

async function shown({ useCases, actor }: State): Promise<MailPage> {
  ensureMay(actor, "manage_settings");
  const found = await useCases.findMailSettings(actor);
  if (!found.ok) throw new HttpError(403);
  return found.value;
}

function typedSettings(settings: MailSettings): Typed {
  return {
    senderName: settings.senderName ?? "",
    senderAddress: settings.senderAddress ?? "",
    replyTo: settings.replyTo ?? "",
    copyTo: settings.copyTo ?? "",
    signature: settings.signature ?? "",
    language: settings.language,
    ...Object.fromEntries(
      MAIL_KINDS.filter((kind) => isOn(settings.switches, kind)).map((kind) => [`on.${kind}`, "on"]),
    ),
  };
}

export default define.page<typeof handler>((
  { data: { found, ...form }, state: { words: t, formats, now, organization } },
) => (
  <>
    <PageHead title={t.mail.settings.title} subtitle={t.mail.settings.text} />
    <SettingsTabs current="mail" words={t} />
    <MailForm {...form} sender={found.sender} firm={organization.name} words={t} />
    <SentMails rows={found.recent} words={t} formats={formats} now={now} />
  </>
));
