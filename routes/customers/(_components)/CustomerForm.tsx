import type { Sentences } from "../../../adapters/http/sentences.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Checkbox } from "../../../components/Checkbox.tsx";
import { FormFaults } from "../../../components/FormFaults.tsx";
import { Select } from "../../../components/Select.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import DoubleWarning from "../../../islands/DoubleWarning.tsx";
import { CUSTOMER_STATUSES, CUSTOMER_TYPES } from "../../../domain/customers/customer.ts";
import type { CustomerId } from "../../../domain/kernel/ids.ts";
import { TAGS_LENGTH } from "./customer_form.ts";
import type { Words } from "../../../locales/words.ts";

export interface CustomerFormProps {
  /** The customer that is being changed. */
  readonly id?: string | null;
  readonly kind: "new" | "edit";
  readonly action: string;
  readonly cancelHref: string;
  readonly typed: Typed;
  readonly faults: Sentences;
  readonly duplicate: { readonly id: CustomerId } | null;
  readonly once: string;
  readonly words: Words;
}

/** The form of a customer. */
export function CustomerForm(
  { id = null, kind, action, cancelHref, typed, faults, duplicate, once, words: t }: CustomerFormProps,
) {
  const { customers: say, common } = t;
  const text = (
    name: string,
    label: string,
    more: {
      hint?: string;
      type?: string;
      autocomplete?: string;
      inputMode?: "numeric";
      list?: string;
      required?: boolean;
      maxLength?: number;
      autofocus?: boolean;
    } = {},
  ) => <TextInput name={name} label={label} value={typed[name]} error={faults[name]} autocomplete="off" {...more} />;
  return (
    <form method="post" action={action} class="sale-form" novalidate>
      <FormFaults
        title={common.formFaults}
        faults={faults}
        labels={{
          ...{
            name: say.name,
            type: say.type,
            companyName: say.company,
            cvr: say.cvr,
            ean: say.ean,
            status: say.status,
          },
          ...{ email: say.email, phone: say.phone, street: say.street, postalCode: say.postalCode, city: say.city },
          ...{ country: say.country, tags: say.tags, notes: say.notes },
        }}
      />
      {duplicate && (
        <div class="flex flex-wrap items-center gap-4">
          <a class="link" href={`/customers/${duplicate.id}`}>{t.refusals.duplicate_open}</a>
          <Checkbox name="allowDuplicate" value="yes" label={say.allowDuplicate} />
        </div>
      )}
      <input type="hidden" name="once" value={once} />
      {kind === "edit" && <input type="hidden" name="version" value={typed.version} />}
      <Card title={say.about}>
        <div class="form-grid">
          {text("name", say.name, {
            required: true,
            maxLength: 200,
            autofocus: kind === "new" && Object.keys(faults).length === 0,
          })}
          <Select
            name="type"
            label={say.type}
            value={typed.type}
            error={faults.type}
            choices={CUSTOMER_TYPES.map((value) => ({ value, label: t.customerTypes[value] }))}
          />
          {text("companyName", say.company, { maxLength: 200 })}
          {text("cvr", say.cvr, { inputMode: "numeric" })}
          {text("ean", say.ean, { inputMode: "numeric", hint: say.eanHint })}
          <Select
            name="status"
            label={say.status}
            value={typed.status}
            error={faults.status}
            choices={CUSTOMER_STATUSES.map((value) => ({ value, label: t.customerStatuses[value] }))}
          />
        </div>
      </Card>
      <Card title={say.contact}>
        <div class="form-grid">
          {text("email", say.email, { type: "email" })}
          {text("phone", say.phone, { type: "tel" })}
          {text("street", say.street, { maxLength: 200 })}
          {text("postalCode", say.postalCode, { maxLength: 20 })}
          {text("city", say.city, { maxLength: 100 })}
          {text("country", say.country, { maxLength: 2 })}
        </div>
        <DoubleWarning
          except={id}
          words={{ lead: t.customerPage.doubles.typing, by: t.customerPage.doubles.by }}
        />
      </Card>
      <Card title={say.notes}>
        <div class="form-grid">
          {text("tags", say.tags, { hint: say.tagsHint, maxLength: TAGS_LENGTH })}
          <Textarea name="notes" label={say.notes} value={typed.notes} error={faults.notes} rows={4} maxLength={5000} />
        </div>
      </Card>
      <div class="form-acts">
        <Button tone="primary">{kind === "new" ? say.create : common.saveChanges}</Button>
        <LinkButton tone="quiet" href={cancelHref}>{common.cancel}</LinkButton>
      </div>
    </form>
  );
}
