import { Checkbox } from "../../../components/Checkbox.tsx";
import { Select } from "../../../components/Select.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import { CUSTOMER_TYPES } from "../../../domain/customers/customer.ts";
import type { SaleFormProps } from "./SaleForm.tsx";

/** A customer nobody knows yet, written on the sale's own form; open where there is something in it to see to. */
export function NewCustomer(
  { typed, faults, found, duplicate, words: t }: Pick<
    SaleFormProps,
    "typed" | "faults" | "found" | "duplicate" | "words"
  >,
) {
  const { customers: say } = t;
  const field = (part: string, label: string) => {
    const name = `newCustomer.${part}`;
    return { name, label, value: typed[name], error: faults[name] };
  };
  const unknown = found.length === 0 && Boolean(faults.customerSearch && typed.customerSearch);
  const opened = unknown || Boolean(typed["newCustomer.name"]) ||
    Object.keys(faults).some((field) => field.startsWith("newCustomer"));
  return (
    <details class="unfold mt-3" open={opened}>
      <summary>{t.sales.form.createCustomer}</summary>
      <div class="form-grid mt-3">
        <TextInput {...field("name", say.name)} maxLength={200} autocomplete="off" />
        <TextInput {...field("phone", say.phone)} type="tel" autocomplete="off" />
        <TextInput {...field("email", say.email)} type="email" autocomplete="off" />
        <TextInput {...field("street", say.street)} maxLength={200} autocomplete="off" />
        <TextInput {...field("postalCode", say.postalCode)} maxLength={20} autocomplete="off" />
        <TextInput {...field("city", say.city)} maxLength={100} autocomplete="off" />
        <TextInput
          {...field("country", say.country)}
          value={typed["newCustomer.country"] ?? "DK"}
          maxLength={2}
          autocomplete="off"
        />
        <Select
          {...field("type", say.type)}
          value={typed["newCustomer.type"] ?? "B2C"}
          choices={CUSTOMER_TYPES.map((value) => ({ value, label: t.customerTypes[value] }))}
        />
      </div>
      {duplicate && (
        <div class="mt-3 flex flex-wrap items-center gap-4">
          <a class="link" href={`/customers/${duplicate.id}`}>{t.refusals.duplicate_open}</a>
          <Checkbox name="newCustomer.allowDuplicate" value="yes" label={t.refusals.duplicate_anyway} />
        </div>
      )}
    </details>
  );
}
