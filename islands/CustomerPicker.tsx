import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Field } from "../components/Field.tsx";

/** A customer as the search offers it. */
export interface Found {
  readonly id: string;
  readonly name: string;
  /** Phone, e-mail or town: what tells two of a name apart. */
  readonly detail: string;
}

export interface CustomerPickerProps {
  readonly id: string;
  readonly name: string;
  readonly error?: string;
  readonly autofocus?: boolean;
  readonly words: { readonly label: string; readonly hint: string; readonly none: string; readonly found: string };
}

const PAUSE_MS = 150;

/**
 * A combobox over the customers (WAI-ARIA's list autocomplete). The text field and the hidden id are plain form fields, so
 * without scripts the server answers the typed name with customers to choose from.
 */
export default function CustomerPicker({ id, name, error, autofocus, words }: CustomerPickerProps) {
  const chosen = useSignal(id), text = useSignal(name);
  const found = useSignal<readonly Found[] | null>(null), active = useSignal(-1);
  const asking = useRef<AbortController | null>(null), timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => asking.current?.abort(), []);

  const search = (q: string) => {
    text.value = q;
    chosen.value = "";
    active.value = -1;
    asking.current?.abort();
    clearTimeout(timer.current);
    if (q.trim().length < 2) {
      found.value = null;
      return;
    }
    timer.current = setTimeout(async () => {
      asking.current = new AbortController();
      try {
        const answer = await fetch(`/customers/suggest?q=${encodeURIComponent(q)}`, { signal: asking.current.signal });
        if (answer.ok) found.value = (await answer.json()).data;
      } catch { /* Given up for a newer search, or offline: the form still works without suggestions. */ }
    }, PAUSE_MS);
  };
  const choose = (customer: Found) => {
    chosen.value = customer.id;
    text.value = customer.name;
    found.value = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const rows = found.value ?? [];
    if (event.key === "Escape") found.value = null;
    if (rows.length === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      // Up from the field itself is the last one.
      const next = event.key === "ArrowDown" ? active.value + 1 : Math.max(active.value, 0) - 1;
      active.value = (next + rows.length) % rows.length;
    } else if (event.key === "Enter" && active.value >= 0) {
      event.preventDefault();
      choose(rows[active.value]);
    }
  };

  const list = "customer-suggestions";
  const open = found.value !== null && found.value.length > 0;
  return (
    <div class="picker">
      <input type="hidden" name="customerId" value={chosen.value} />
      <Field name="customerSearch" label={words.label} hint={words.hint} error={error}>
        {(wires) => (
          <input
            type="text"
            {...wires}
            value={text.value}
            autofocus={autofocus}
            autocomplete="off"
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={active.value >= 0 ? `${list}-${active.value}` : undefined}
            maxLength={200}
            onInput={(event) => search(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onBlur={() => setTimeout(() => found.value = null, PAUSE_MS)}
            class="control"
          />
        )}
      </Field>
      <ul id={list} role="listbox" aria-label={words.label} hidden={!open} class="picker-list">
        {(found.value ?? []).map((customer, index) => (
          <li
            key={customer.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active.value}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(customer);
            }}
            class="picker-row"
          >
            <span>{customer.name}</span>
            <small>{customer.detail}</small>
          </li>
        ))}
      </ul>
      <p role="status" class="sr-only">
        {found.value === null ? "" : found.value.length === 0 ? words.none : `${found.value.length} ${words.found}`}
      </p>
    </div>
  );
}
