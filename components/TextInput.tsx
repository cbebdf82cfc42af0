import type { InputHTMLAttributes } from "preact";
import { cx } from "./cx.ts";
import { Field, type FieldText } from "./Field.tsx";
import { Icon, type IconName } from "./Icon.tsx";

export type InputProps = FieldText & Omit<InputHTMLAttributes, keyof FieldText | "value" | "icon" | "class"> & {
  value?: string;
};

/** One line of text with its label; `type`, `autocomplete`, `inputMode` and the like pass through. */
export function TextInput({ icon, class: more, ...props }: InputProps & { icon?: IconName; class?: string }) {
  const [field, input] = split(props);
  return (
    <Field {...field}>
      {(wires) =>
        icon
          ? (
            <div class="affix affix-start">
              <Icon name={icon} />
              <input type="text" {...input} {...wires} class={cx("control", more)} />
            </div>
          )
          : <input type="text" {...input} {...wires} class={cx("control", more)} />}
    </Field>
  );
}

/** An amount as people write it (1.234,56); the domain reads it. */
export function MoneyInput({ unit, ...props }: InputProps & { unit: string }) {
  const [field, input] = split(props);
  return (
    <Field {...field}>
      {(wires) => (
        <div class="affix affix-end">
          <input
            type="text"
            inputMode="decimal"
            autocomplete="off"
            {...input}
            {...wires}
            class="control control-number"
          />
          <span aria-hidden="true">{unit}</span>
        </div>
      )}
    </Field>
  );
}

/** A day (YYYY-MM-DD). The browser shows it in its own language, so the day in words may stand beside it as the hint. */
export function DateInput(props: InputProps) {
  const [field, input] = split(props);
  return <Field {...field}>{(wires) => <input type="date" {...input} {...wires} class="control" />}</Field>;
}

/** A day and a time of day (YYYY-MM-DDTHH:MM) in the organization's zone. */
export function DateTimeInput(props: InputProps) {
  const [field, input] = split(props);
  return (
    <Field {...field}>
      {(wires) => <input type="datetime-local" step={300} {...input} {...wires} class="control" />}
    </Field>
  );
}

/** What belongs to the field around, and what to the control itself. */
export function split<P extends FieldText>(props: P): [FieldText, Omit<P, keyof FieldText>] {
  const { name, label, hint, error, required, optional, id, fieldClass, hideLabel, ...control } = props;
  return [{ name, label, hint, error, required, optional, id, fieldClass, hideLabel }, control];
}
