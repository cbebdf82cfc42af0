import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Field } from "../components/Field.tsx";
import { beginCustomer } from "./begin_customer.ts";

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
  readonly words: {
    readonly label: string;
    readonly hint: string;
    readonly none: string;
    readonly found: string;
    /** Where the form also takes a new customer: what making the typed one is called, "{typed}" being what was typed. */
    readonly create?: string;
  };
}

const PAUSE_MS = 150;

/**
 * A combobox over the customers (WAI-ARIA's list autocomplete). The text field and the hidden id are plain form fields, so
 * without scripts the server answers the typed name with customers to choose from.
 */
export default function CustomerPicker({ id, name, error, autofocus, words }: CustomerPickerProps) {
  const chosen = useSignal(id), text = useSignal(name), field = useRef<HTMLInputElement>(null);
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
  const close = () => {
    clearTimeout(timer.current);
    asking.current?.abort();
    found.value = null;
  };
  const choose = (customer: Found) => {
    chosen.value = customer.id;
    text.value = customer.name;
    close();
    // Whoever was begun as new a moment ago is not meant any more.
    beginCustomer(field.current?.form ?? null, "", false);
  };
  const create = () => {
    close();
    beginCustomer(field.current?.form ?? null, text.value.trim(), true);
  };

  const list = "customer-suggestions";
  const rows = found.value ?? [];
  const count = rows.length + (found.value !== null && words.create ? 1 : 0);
  const take = (place: number) => place < rows.length ? choose(rows[place]) : create();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
    if (count === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      // Up from the field itself is the last one.
      const next = event.key === "ArrowDown" ? active.value + 1 : Math.max(active.value, 0) - 1;
      active.value = (next + count) % count;
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      // With the list open, Enter is an answer to the list: the first of it where none was walked to.
      event.preventDefault();
      take(Math.max(active.value, 0));
    }
  };
  const row = (place: number) => ({
    id: `${list}-${place}`,
    role: "option" as const,
    "aria-selected": place === active.value,
    onMouseDown: (event: Event) => {
      event.preventDefault();
      take(place);
    },
  });
  return (
    <div class="picker">
      <input type="hidden" name="customerId" value={chosen.value} />
      <Field name="customerSearch" label={words.label} hint={words.hint} error={error}>
        {(wires) => (
          <input
            type="text"
            {...wires}
            ref={field}
            value={text.value}
            autofocus={autofocus}
            autocomplete="off"
            role="combobox"
            aria-expanded={count > 0}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={active.value >= 0 ? `${list}-${active.value}` : undefined}
            maxLength={200}
            onInput={(event) => search(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onBlur={() => setTimeout(() => document.activeElement === field.current || close(), PAUSE_MS)}
            class="control"
          />
        )}
      </Field>
      <ul id={list} role="listbox" aria-label={words.label} hidden={count === 0} class="picker-list">
        {rows.map((customer, place) => (
          <li key={customer.id} {...row(place)} class="picker-row">
            <span>{customer.name}</span>
            <small>{customer.detail}</small>
          </li>
        ))}
        {count > rows.length && (
          <li key="new" {...row(rows.length)} class="picker-row picker-new">
            {words.create!.replace("{typed}", text.value.trim())}
          </li>
        )}
      </ul>
      <p role="status" class={rows.length > 0 || count > 0 ? "sr-only" : "field-hint"}>
        {found.value === null ? "" : rows.length === 0 ? words.none : `${rows.length} ${words.found}`}
      </p>
    </div>
  );
}
