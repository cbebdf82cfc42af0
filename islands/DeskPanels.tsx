import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { type Choice, type DeskProps, fieldsOf } from "./Desk.tsx";

/** Which of the two is to open; null once it has. */
export type Panel = "find" | "keys" | null;

const PAUSE_MS = 150;

/** The palette and the list of keys: loaded when somebody first opens one of them. */
export default function DeskPanels({ keys, choices, deeds, words, open, early }: DeskProps & {
  open: Signal<Panel>;
  /** What was typed before the palette was there to take it. */
  early: { current: string };
}) {
  const palette = useRef<HTMLDialogElement>(null), sheet = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null), asking = useRef<AbortController | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const places = useMemo(
    () => fieldsOf(choices).map(([keys, href, group, label]) => ({ keys, href, group, label })),
    [],
  );
  const shown = useSignal<readonly Choice[]>(places), active = useSignal(0);

  const search = (typed: string) => {
    const q = typed.trim().toLowerCase();
    const near = places.filter(({ label }) => label.toLowerCase().includes(q));
    asking.current?.abort();
    clearTimeout(timer.current);
    shown.value = near;
    active.value = 0;
    if (q.length === 1) return;
    timer.current = setTimeout(async () => {
      asking.current = new AbortController();
      try {
        const answer = await fetch(`/find/suggest?q=${encodeURIComponent(q)}`, { signal: asking.current.signal });
        if (!answer.ok) return;
        const { data } = await answer.json();
        // Before a word is typed what happened last comes first; nothing moves under somebody who is choosing already.
        if (q === "" && active.value === 0) shown.value = [...data, ...near];
        else if (q !== "") shown.value = [...near, ...data];
      } catch { /* Given up for a newer word, or offline: the places are still there. */ }
    }, q === "" ? 0 : PAUSE_MS);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = shown.value.length;
    if (count === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      active.value = (active.value + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
      document.getElementById(`find-${active.value}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      location.assign(shown.value[active.value].href);
    }
  };

  const wanted = open.value;
  useEffect(() => {
    if (wanted === "find" && !palette.current!.open) {
      sheet.current!.close();
      search(early.current);
      palette.current!.showModal();
      input.current!.value = early.current;
      input.current!.focus();
    } else if (wanted === "keys" && !sheet.current!.open) sheet.current!.showModal();
    early.current = "";
    open.value = null;
  }, [wanted]);
  useEffect(() => () => asking.current?.abort(), []);
  const list = shown.value;
  return (
    <>
      <dialog ref={palette} class="dialog find" aria-label={words.title}>
        <input
          ref={input}
          type="text"
          class="control"
          role="combobox"
          aria-label={words.placeholder}
          aria-expanded="true"
          aria-controls="find-list"
          aria-autocomplete="list"
          aria-activedescendant={list.length > 0 ? `find-${active.value}` : undefined}
          placeholder={words.placeholder}
          autocomplete="off"
          maxLength={200}
          onInput={(event) => search(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <ul id="find-list" role="listbox" aria-label={words.title} class="find-list">
          {list.map(({ group, label, detail, href, keys: letters }, place) => (
            <li
              key={href}
              id={`find-${place}`}
              role="option"
              aria-selected={place === active.value}
              class="find-row"
              onClick={() => location.assign(href)}
            >
              <span>
                {label}
                {detail && <small>{detail}</small>}
              </span>
              <small>{group}</small>
              {letters && keys && <kbd>{letters}</kbd>}
            </li>
          ))}
        </ul>
        {list.length === 0 && <p class="find-none">{words.none}</p>}
      </dialog>
      <dialog ref={sheet} class="dialog" aria-label={words.keys}>
        <h2 class="text-lg font-semibold mb-3">{words.keys}</h2>
        <dl class="keys">
          {[
            ["Ctrl K / ⌘ K", words.title],
            ...places.filter((one) => one.keys).map((one) => [one.keys, one.label]),
            ...fieldsOf(deeds),
          ].map(([letters, does]) => (
            <div key={letters}>
              <dt>
                <kbd>{letters}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p class="text-sm text-ink-2 my-3">{words.off}</p>
        <form method="dialog">
          <button type="submit" class="btn" autofocus>{words.close}</button>
        </form>
      </dialog>
    </>
  );
}
