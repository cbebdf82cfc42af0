import type { Typed } from "../../../../adapters/http/form.ts";
import type { Sentences } from "../../../../adapters/http/sentences.ts";
import { Button } from "../../../../components/Button.tsx";
import { Card } from "../../../../components/Card.tsx";
import { Checkbox } from "../../../../components/Checkbox.tsx";
import { FormFaults } from "../../../../components/FormFaults.tsx";
import { Select } from "../../../../components/Select.tsx";
import { Textarea } from "../../../../components/Textarea.tsx";
import { TextInput } from "../../../../components/TextInput.tsx";
import { LANGUAGES } from "../../../../domain/identity/user.ts";
import { MAIL_KINDS, MAILS } from "../../../../domain/mail/mail.ts";
import type { Words } from "../../../../locales/words.ts";

/** In whose name the firm's mails go out, and which do; a trial goes out as it was just saved. */
export function MailForm({ typed, faults, sender, firm, words: t }: {
  readonly typed: Typed;
  readonly faults: Sentences;
  /** The firm's own way out; null: the program's. */
  readonly sender: string | null;
  readonly firm: string;
  readonly words: Words;
}) {
  const say = t.mail.settings;
  const field = (name: string) => ({ name, value: typed[name], error: faults[name] });
  const switches = (to: "customer" | "colleague") => (
    <div class="grid gap-4">
      {MAIL_KINDS.filter((kind) => (MAILS[kind].to === "customer") === (to === "customer")).map((kind) => (
        <div key={kind} class="flex items-start gap-4">
          <Checkbox
            name={`on.${kind}`}
            label={t.mail.kinds[kind]}
            hint={say.explain[kind]}
            checked={typed[`on.${kind}`] !== undefined}
            fieldClass="mr-auto min-w-0"
          />
          <a
            href={`/settings/mail/preview?kind=${kind}`}
            class="link flex-none inline-flex items-center min-h-tap"
            aria-label={say.lookAt(t.mail.kinds[kind])}
          >
            {say.look}
          </a>
        </div>
      ))}
    </div>
  );
  return (
    <form method="post" action="/settings/mail" class="max-w-form grid gap-5 mt-4" novalidate>
      <FormFaults
        title={t.common.formFaults}
        faults={faults}
        labels={{
          ...{ senderName: say.senderName, senderAddress: say.senderAddress, replyTo: say.replyTo, copyTo: say.copyTo },
          ...{ language: say.language, signature: say.signature },
        }}
      />
      <Card title={say.toCustomers}>
        <p class="text-ink-2 mb-4">{say.toCustomersText}</p>
        {switches("customer")}
      </Card>
      <Card title={say.toColleagues}>{switches("colleague")}</Card>
      <Card title={say.sender}>
        <p class="text-ink-2 mb-4">{sender === null ? say.ourWay : say.ownWay}</p>
        <div class="form-grid">
          <TextInput
            {...field("senderName")}
            label={say.senderName}
            hint={say.senderNameHint(firm)}
            maxLength={100}
            optional={t.common.optional}
          />
          <TextInput
            {...field("senderAddress")}
            label={say.senderAddress}
            type="email"
            optional={t.common.optional}
          />
          <TextInput
            {...field("replyTo")}
            label={say.replyTo}
            hint={say.replyToHint}
            type="email"
            optional={t.common.optional}
          />
          <TextInput
            {...field("copyTo")}
            label={say.copyTo}
            hint={say.copyToHint}
            type="email"
            optional={t.common.optional}
          />
          <Select
            {...field("language")}
            label={say.language}
            choices={LANGUAGES.map((value) => ({ value, label: say.languages[value] }))}
          />
        </div>
        <div class="mt-4">
          <Textarea
            {...field("signature")}
            label={say.signature}
            hint={say.signatureHint}
            rows={4}
            maxLength={1_000}
            optional={t.common.optional}
          />
        </div>
      </Card>
      <div class="flex flex-wrap gap-2">
        <Button tone="primary">{t.common.saveChanges}</Button>
        <Button icon="send" name="do" value="trial">{say.trial}</Button>
      </div>
    </form>
  );
}
