import type { Typed } from "../../../adapters/http/form.ts";
import type { Sentences } from "../../../adapters/http/sentences.ts";
import { Button } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { Select } from "../../../components/Select.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { FIRM_COLORS, ORGANIZATION_TYPES } from "../../../domain/organizations/organization.ts";
import type { Words } from "../../../locales/words.ts";

/** What an administrator decides about the firm. */
export function SettingsForm({ typed, faults, address, year, words: t }: {
  readonly typed: Typed;
  readonly faults: Sentences;
  /** Where the reader is now. */
  readonly address: string;
  readonly year: string;
  readonly words: Words;
}) {
  const say = t.people.settings;
  const field = (name: string) => ({ name, value: typed[name], error: faults[name] });
  return (
    <form method="post" action="/settings" class="max-w-form grid gap-5 mt-4" novalidate>
      <FormFaults
        title={t.common.formFaults}
        faults={faults}
        labels={{
          ...{
            name: say.name,
            type: say.type,
            color: say.color,
            billingEmail: say.billingEmail,
            salePrefix: say.prefix,
          },
          ...{ paymentTermsDays: say.terms, allowedNetworks: say.networks },
        }}
      />
      <Card title={say.about}>
        <div class="form-grid">
          <TextInput {...field("name")} label={say.name} maxLength={200} autocomplete="organization" required />
          <Select
            {...field("type")}
            label={say.type}
            choices={ORGANIZATION_TYPES.map((value) => ({ value, label: t.organizationTypes[value] }))}
          />
          <Select
            {...field("color")}
            label={say.color}
            choices={FIRM_COLORS.map((value) => ({ value, label: say.colors[value] }))}
          />
          <TextInput {...field("billingEmail")} label={say.billingEmail} type="email" optional={t.common.optional} />
        </div>
      </Card>
      <Card title={say.sales}>
        <div class="form-grid">
          <TextInput
            {...field("salePrefix")}
            label={say.prefix}
            hint={say.prefixHint(`${typed.salePrefix || "AB"}-${year}-0001`)}
            maxLength={8}
            autocapitalize="characters"
            spellcheck={false}
            required
          />
          <TextInput {...field("paymentTermsDays")} label={say.terms} inputMode="numeric" required />
        </div>
      </Card>
      <Card title={say.networks}>
        <p class="text-ink-2 mb-3">{say.networksText}</p>
        <Textarea
          {...field("allowedNetworks")}
          label={say.networks}
          hideLabel
          hint={say.networksHint(address)}
          rows={4}
          spellcheck={false}
        />
      </Card>
      <div>
        <Button tone="primary">{t.common.saveChanges}</Button>
      </div>
    </form>
  );
}
