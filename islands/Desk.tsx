import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { tinykeys } from "tinykeys";

interface Choice {
  readonly group: string;
  readonly label: string;
  readonly detail: string;
  readonly href: string;
  readonly keys?: string;
}

export interface DeskProps {
  /** Whether single keys do something. */
  readonly keys: boolean;
  readonly choices: readonly Choice[];
  /** The keys that go nowhere by themselves, each with what it does. */
  readonly deeds: readonly (readonly [keys: string, does: string])[];
  readonly words: {
    readonly title: string;
    readonly placeholder: string;
    readonly none: string;
    readonly close: string;
    readonly keys: string;
    readonly off: string;
  };
}

const PAUSE_MS = 150;
/** On a phone the tab of this page may stand outside its strip; the page itself does not move. */
function bringIntoView(tab: HTMLElement) {
  const strip = tab.parentElement!;
  const beyond = tab.offsetLeft + tab.offsetWidth - strip.offsetLeft - strip.clientWidth;
  if (beyond > strip.scrollLeft) strip.scrollLeft = beyond + 24;
}

/** What the keys walk through: rows, and the cards of the boards and the day. */
const ROW = "tr, .deal, .board-card, .visit";

/** The palette (Ctrl or ⌘ with K, or the search in the menu) and the single keys, on every page. */
export default function Desk({ keys, choices, deeds, words }: DeskProps) {
  const palette = useRef<HTMLDialogElement>(null), sheet = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null), asking = useRef<AbortController | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  // Drawn in the browser only: without scripts there is nothing to press.
  const here = useSignal(false);
  const shown = useSignal<readonly Choice[]>(choices), active = useSignal(0);

  const open = () => {
    sheet.current?.close();
    if (palette.current?.open) return;
    search("");
    palette.current?.showModal();
    input.current!.value = "";
    input.current!.focus();
  };
  const search = (typed: string) => {
    const q = typed.trim().toLowerCase();
    const near = choices.filter(({ label }) => label.toLowerCase().includes(q));
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

  useEffect(() => {
    here.value = true;
    for (const tab of document.querySelectorAll<HTMLElement>('.tab[aria-current="page"]')) bringIntoView(tab);
    const single = (act: () => boolean | void) => (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      const field = at.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
      // Until the page is drawn anew, keys still go to the field of the palette that Escape closed.
      if (field && !field.closest("dialog:not([open])")) return;
      if (document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
      if (act() !== false) event.preventDefault();
    };
    const rows = () => [...document.querySelectorAll<HTMLElement>(".row-link, .deal-name, .board-name, .visit-name")];
    const row = () => document.activeElement?.closest(ROW);
    const step = (by: number) => () => {
      const all = rows(), at = all.findIndex((one) => one.closest(ROW) === row());
      all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
    };
    const press = (inRow: string, onPage: string) => () => {
      const element = row()?.querySelector<HTMLElement>(inRow) ?? document.querySelector<HTMLElement>(onPage);
      element?.click();
      return element ? undefined : false;
    };
    const bindings: Record<string, (event: KeyboardEvent) => void> = {
      "$mod+k": (event) => {
        event.preventDefault();
        open();
      },
      // Saves from any field, also from the ones Enter makes a new line in.
      "$mod+Enter": (event) => {
        const form = (event.target as HTMLElement).closest("form");
        const main = form?.querySelector<HTMLElement>(".btn-primary[type=submit]");
        if (!main) return;
        event.preventDefault();
        form!.requestSubmit(main);
      },
    };
    if (keys) {
      for (const { keys: letters, href } of choices) {
        if (letters) bindings[letters] = single(() => location.assign(href));
      }
      Object.assign(bindings, {
        "/": single(() => {
          const field = document.getElementById("f-filter-search");
          if (field && field.offsetParent) field.focus();
          else open();
        }),
        "j": single(step(1)),
        "k": single(step(-1)),
        "x": single(press('input[form="bulk"]', "#none")),
        "e": single(press('a[href$="/edit"]', 'main .page-head a[href$="/edit"]')),
        "s": single(
          press(
            ".menu-badge > summary, .deal-acts summary, .board-acts summary",
            '.page-acts [name="to"], .page-acts a.btn-primary',
          ),
        ),
        "Shift+?": single(() => sheet.current?.showModal()),
        "?": single(() => sheet.current?.showModal()),
      });
    }
    const untie = tinykeys(globalThis.window, bindings, { ignore: () => false });
    const click = (event: MouseEvent) => {
      const link = (event.target as HTMLElement).closest('a[href="/find"]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    };
    document.addEventListener("click", click);
    return () => {
      untie();
      document.removeEventListener("click", click);
      asking.current?.abort();
    };
  }, []);

  if (!here.value) return null;
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
            ["Ctrl K / ⌘ K", words.title] as const,
            ...choices.filter((one) => one.keys).map((one) => [one.keys!, one.label] as const),
            ...deeds,
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
