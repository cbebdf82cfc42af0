import type { ComponentChildren } from "preact";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";

/** What every field says about itself. Texts come from the page's dictionary. */
export interface FieldText {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  required?: boolean;
  /** The word for "may be left out", shown beside the label. */
  optional?: string;
  id?: string;
  /** Layout of the field in its form: `sm:col-span-2` and the like. */
  fieldClass?: string;
  /** The label is there for readers, not for eyes (a filter whose choices explain it). */
  hideLabel?: boolean;
}

/** What the control needs to be wired to its label, hint and error. */
export interface Wires {
  id: string;
  name: string;
  required?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: "true";
}

/** The id of a field's control, which an error summary links to. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\w-]+/g, "-")}`;
}

/** Label above, hint and error below, all of them read aloud with the control. */
export function Field(
  { name, label, hint, error, required, optional, id = fieldId(name), fieldClass, hideLabel, children }: FieldText & {
    children: (wires: Wires) => ComponentChildren;
  },
) {
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class={cx("field", fieldClass)}>
      <label for={id} class={cx(hideLabel && "sr-only")}>
        {label}
        {optional && <span class="field-optional">{` (${optional})`}</span>}
      </label>
      {children({
        id,
        name,
        required: required || undefined,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? "true" : undefined,
      })}
      {hint && <p id={`${id}-hint`} class="field-hint">{hint}</p>}
      {error && (
        <p id={`${id}-error`} class="field-error">
          <Icon name="circle-alert" />
          {error}
        </p>
      )}
    </div>
  );
}
