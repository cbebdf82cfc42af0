import type { TextareaHTMLAttributes } from "preact";
import { Field, type FieldText } from "./Field.tsx";
import { split } from "./TextInput.tsx";

/** Several lines of text. */
export function Textarea(
  props: FieldText & Omit<TextareaHTMLAttributes, keyof FieldText | "value" | "class"> & { value?: string },
) {
  const [field, control] = split(props);
  return <Field {...field}>{(wires) => <textarea rows={4} {...control} {...wires} class="control" />}</Field>;
}
