import type { Sentences } from "../../../adapters/http/sentences.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Checkbox } from "../../../components/Checkbox.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { Select } from "../../../components/Select.tsx";
import { DateInput, MoneyInput, TextInput } from "../../../components/TextInput.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import { PRICING_MODELS } from "../../../domain/catalogue/service.ts";
import type { Words } from "../../../locales/words.ts";

/** The form of an entry of the catalogue. */
export function ServiceForm({ kind, action, typed, faults, once, words: t }: {
  readonly kind: "new" | "edit";
  readonly action: string;
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly once: string;
  readonly words: Words;
}) {
  const { services: say, common } = t;
  return (
    <form method="post" action={action} class="sale-form" novalidate>
      <FormFaults
        title={common.formFaults}
        faults={faults}
        labels={{
          ...{ name: say.name, category: say.category, priceOre: say.price, priceIncludesVat: say.priceMode },
          ...{ priceFrom: say.priceFrom, vatBasisPoints: say.vatPercent, unit: say.unit, pricingModel: say.model },
          ...{
            durationMinutes: say.minutesField,
            costOre: say.cost,
            description: say.description,
            active: say.sellable,
          },
        }}
      />
      <input type="hidden" name="once" value={once} />
      {kind === "edit" && <input type="hidden" name="version" value={typed.version} />}
      <Card>
        <div class="form-grid">
          <TextInput name="name" label={say.name} value={typed.name} error={faults.name} maxLength={200} required />
          <TextInput
            name="category"
            label={say.category}
            value={typed.category}
            error={faults.category}
            maxLength={100}
            required
          />
          <MoneyInput
            name="priceOre"
            label={say.price}
            value={typed.priceOre}
            error={faults.priceOre}
            unit={common.unit}
            required
          />
          <Select
            name="priceIncludesVat"
            label={say.priceMode}
            value={typed.priceIncludesVat}
            error={faults.priceIncludesVat}
            choices={[{ value: "no", label: t.vat.without }, { value: "yes", label: t.vat.with }]}
          />
          {kind === "edit" && (
            <DateInput
              name="priceFrom"
              label={say.priceFrom}
              hint={say.priceFromHint}
              value={typed.priceFrom}
              error={faults.priceFrom}
            />
          )}
          <TextInput
            name="vatBasisPoints"
            label={say.vatPercent}
            value={typed.vatBasisPoints}
            error={faults.vatBasisPoints}
            inputMode="decimal"
          />
          <TextInput name="unit" label={say.unit} value={typed.unit} error={faults.unit} maxLength={20} required />
          <Select
            name="pricingModel"
            label={say.model}
            value={typed.pricingModel}
            error={faults.pricingModel}
            choices={PRICING_MODELS.map((value) => ({ value, label: t.pricingModels[value] }))}
          />
          <TextInput
            name="durationMinutes"
            label={say.minutesField}
            value={typed.durationMinutes}
            error={faults.durationMinutes}
            inputMode="numeric"
            optional={common.optional}
          />
          <MoneyInput
            name="costOre"
            label={say.cost}
            value={typed.costOre}
            error={faults.costOre}
            unit={common.unit}
            optional={common.optional}
          />
          <Textarea
            name="description"
            label={say.description}
            value={typed.description}
            error={faults.description}
            rows={3}
            maxLength={2000}
          />
          <Checkbox name="active" label={say.sellable} checked={typed.active === "on"} />
        </div>
      </Card>
      <div class="form-acts">
        <Button tone="primary">{kind === "new" ? say.create : common.saveChanges}</Button>
        <LinkButton tone="quiet" href="/services">{common.cancel}</LinkButton>
      </div>
    </form>
  );
}
