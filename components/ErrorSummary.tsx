import { fieldId } from "./Field.tsx";
import { Icon } from "./Icon.tsx";

export interface FieldFault {
  /** The field's name, or its id where that differs; nothing for what concerns the whole form. */
  name?: string;
  id?: string;
  text: string;
}

/** Stands over a form that came back, takes the focus, and leads to each field. */
export function ErrorSummary({ title, faults }: { title: string; faults: readonly FieldFault[] }) {
  if (faults.length === 0) return null;
  return (
    <div
      role="alert"
      tabIndex={-1}
      autofocus
      id="error-summary"
      class="mb-5 p-4 flex gap-3 bg-danger-soft border border-danger rounded-card"
    >
      <Icon name="circle-alert" class="text-danger" />
      <div>
        <h2 class="font-semibold text-danger">{title}</h2>
        <ul class="mt-1">
          {faults.map(({ name, id, text }) => (
            <li key={text}>
              {id || name ? <a href={`#${id ?? fieldId(name!)}`} class="underline py-1 inline-block">{text}</a> : text}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
