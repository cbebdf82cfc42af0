import type { InputHTMLAttributes } from "preact";
import { fieldId } from "./Field.tsx";
import { Icon } from "./Icon.tsx";
import { cx } from "./cx.ts";

/** Yes or no. `type="radio"` makes it one of several with the same name. */
export function Checkbox(
  { name, label, hint, error, id, fieldClass, ...input }: Omit<InputHTMLAttributes, "label" | "class"> & {
    name: string;
    label: string;
    hint?: string;
    error?: string;
    id?: string;
    fieldClass?: string;
  },
) {
  const own = id ?? fieldId(input.type === "radio" ? `${name}-${input.value}` : name);
  const described = [error && `${own}-error`, hint && `${own}-hint`].filter(Boolean).join(" ");
  return (
    <div class={cx(fieldClass)}>
      <label class="check">
        <input
          type="checkbox"
          {...input}
          id={own}
          name={name}
          aria-describedby={described || undefined}
          aria-invalid={error ? "true" : undefined}
        />
        {label}
      </label>
      {hint && <p id={`${own}-hint`} class="field-hint">{hint}</p>}
      {error && (
        <p id={`${own}-error`} class="field-error">
          <Icon name="circle-alert" />
          {error}
        </p>
      )}
    </div>
  );
}
