import { HttpError, page } from "fresh";
import { z } from "zod";
import { ensureMay, throwAsPage } from "../../../adapters/http/answers.ts";
import { readSentForm } from "../../../adapters/http/body.ts";
import { define, type State } from "../../../adapters/http/define.ts";
import { choice, line, maybe } from "../../../adapters/http/fields.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { readForm, type Typed } from "../../../adapters/http/form.ts";
import {
  faultSentences,
  fieldOf,
  refusalSentence,
  type Sentences,
  statusOf,
} from "../../../adapters/http/sentences.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Select } from "../../../components/Select.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { ASKED, type Asked, plainLabel } from "../../../domain/intake/labels.ts";
import { parseSender, type Portal, REPLIES } from "../../../domain/intake/portals.ts";
import type { Words } from "../../../locales/words.ts";

const MOST_SENDERS = 20, MOST_LABELS = 60;

/** A list with one thing a line, each read by a rule. */
const lines = <T,>(read: (line: string) => T | null, least: number, most: number) =>
  z.string({ error: "required" }).max(8_000, "too_long").transform((text, context): T[] => {
    const all = text.split("\n").map((one) => one.trim()).filter(Boolean).map(read);
    const known = all.filter((one): one is Awaited<T> & T => one !== null);
    if (known.length === all.length && known.length >= least && known.length <= most) return known;
    context.addIssue({ code: "custom", message: "not_a_choice" });
    return z.NEVER;
  });

/** Fields by their names in either language, so that the list can be read back whichever was shown. */
const labelIn = ({ intake: { fields } }: Words) => (text: string): readonly [string, Asked] | null => {
  const [label, name, ...rest] = text.split("=").map((part) => part.trim());
  const asked = ASKED.find((one) => one.toLowerCase() === name?.toLowerCase() || fields[one] === name?.toLowerCase());
  const plain = plainLabel(label);
  return asked && plain !== "" && plain.length <= 40 && rest.length === 0 ? [plain, asked] : null;
};

const Changed = (words: Words) =>
  z.strictObject({
    was: maybe(line(100)),
    name: line(60),
    senders: lines(parseSender, 1, MOST_SENDERS),
    subject: maybe(line(100)).refine((text) => text === null || text.split("{name}").length === 2, {
      error: "not_a_choice",
    }),
    labels: lines(labelIn(words), 0, MOST_LABELS).transform((pairs) => Object.fromEntries(pairs)),
    reply: choice(REPLIES),
    do: choice(["save", "drop"]),
  });

interface Shown {
  readonly was: string | null;
  readonly typed: Typed;
  readonly faults: Sentences;
}

export const handler = define.handlers({
  async GET(ctx) {
    const { actor, words } = ctx.state;
    ensureMay(actor, "manage_settings");
    const was = ctx.url.searchParams.get("name");
    if (was === null) return page<Shown>({ was, typed: { reply: "customer" }, faults: {} });
    const portal = await portalOf(ctx.state, was);
    if (!portal) throw new HttpError(404);
    return page<Shown>({ was, typed: typedPortal(portal, words), faults: {} });
  },

  async POST(ctx) {
    const { useCases, actor, words, formats } = ctx.state;
    ensureMay(actor, "manage_settings");
    const form = await readForm(Changed(words), await readSentForm(ctx.req), ctx.url.pathname);
    const was = form.typed.was || null;
    if (!form.ok) {
      const say = words.intake.settings.portals;
      const own = { senders: say.badSenders, labels: say.badLabels, subject: say.badSubject };
      const faults = faultSentences(form.faults, words);
      const said = Object.entries(own).filter(([field]) => field in faults);
      return page<Shown>({ was, typed: form.typed, faults: { ...faults, ...Object.fromEntries(said) } }, {
        status: 422,
      });
    }
    const { was: name, do: what, subject, ...portal } = form.value;
    const changed = what === "drop"
      ? await useCases.dropPortal(actor, name ?? portal.name)
      : await useCases.savePortal(actor, name, { ...portal, subject: subject ?? "" });
    if (changed.ok) {
      return redirectTelling(ctx, "/settings/intake", { kind: what === "drop" ? "portal_dropped" : "portal_saved" });
    }
    throwAsPage(changed.error);
    const faults = { [fieldOf(changed.error)]: refusalSentence(changed.error, words, formats) };
    return page<Shown>({ was, typed: form.typed, faults }, { status: statusOf(changed.error) });
  },
});

async function portalOf({ useCases, actor }: State, name: string): Promise<Portal | undefined> {
  const found = await useCases.findMailbox(actor);
  return found.ok ? found.value.portals.portals.find((one) => one.name === name) : undefined;
}

function typedPortal({ name, senders, subject, labels, reply }: Portal, { intake: { fields } }: Words): Typed {
  const told = Object.entries(labels).map(([label, asked]) => `${label} = ${fields[asked]}`);
  return { name, senders: senders.join("\n"), subject, labels: told.join("\n"), reply };
}

export default define.page<typeof handler>(({ data: { was, typed, faults }, state: { words: t } }) => {
  const { settings: { portals: say, nav }, fields } = t.intake;
  const at = (name: string) => ({ name, value: typed[name], error: faults[name] });
  return (
    <div class="max-w-form">
      <PageHead title={was === null ? say.new : say.edit(was)} back={{ href: "/settings/intake", label: nav }} />
      <FormFaults
        title={t.common.formFaults}
        faults={faults}
        labels={{
          ...{ name: say.name, senders: say.senders, subject: say.subject, labels: say.labels, reply: say.reply },
        }}
      />
      <form method="post" action="/settings/intake/portal" class="grid gap-5" novalidate>
        <input type="hidden" name="was" value={was ?? ""} />
        <Card>
          <div class="grid gap-4">
            <TextInput {...at("name")} label={say.name} maxLength={60} autocomplete="off" required />
            <Textarea {...at("senders")} label={say.senders} hint={say.sendersHint} rows={3} required />
            <TextInput
              {...at("subject")}
              label={say.subject}
              hint={say.subjectHint}
              maxLength={100}
              autocomplete="off"
              optional={t.common.optional}
            />
            <Textarea
              {...at("labels")}
              label={say.labels}
              hint={say.labelsHint + ASKED.map((one) => fields[one]).join(", ") + "."}
              rows={5}
              optional={t.common.optional}
            />
            <Select
              {...at("reply")}
              label={say.reply}
              choices={REPLIES.map((value) => ({ value, label: say.replies[value] }))}
            />
            <div>
              <Button tone="primary" name="do" value="save">{say.save}</Button>
            </div>
          </div>
        </Card>
        {was !== null && (
          <Card>
            <p class="mb-3">{say.dropText}</p>
            <Button tone="danger" icon="trash-2" name="do" value="drop">{say.drop}</Button>
          </Card>
        )}
      </form>
    </div>
  );
});
