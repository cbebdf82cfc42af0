import type { SelectHTMLAttributes } from "preact";
import { Field, type FieldText } from "./Field.tsx";
import { split } from "./TextInput.tsx";

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

/** Choices with a heading over them. */
export interface ChoiceGroup {
  group: string;
  choices: readonly Choice[];
}

/** One of several. `blank` is the first choice that stands for none. */
export function Select(
  { choices, value, blank, ...props }: FieldText & Omit<SelectHTMLAttributes, keyof FieldText | "value" | "class"> & {
    choices: readonly (Choice | ChoiceGroup)[];
    value?: string;
    blank?: string;
  },
) {
  const [field, control] = split(props);
  const option = (choice: Choice) => (
    <option key={choice.value} value={choice.value} selected={choice.value === value} disabled={choice.disabled}>
      {choice.label}
    </option>
  );
  return (
    <Field {...field}>
      {(wires) => (
        <select {...control} {...wires} class="control">
          {blank !== undefined && <option value="" selected={!value}>{blank}</option>}
          {choices.map((it) =>
            "group" in it ? <optgroup key={it.group} label={it.group}>{it.choices.map(option)}</optgroup> : option(it)
          )}
        </select>
      )}
    </Field>
  );
}
