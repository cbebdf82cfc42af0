import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { tinykeys } from "tinykeys";
import type DeskPanels from "./DeskPanels.tsx";
import type { Panel } from "./DeskPanels.tsx";

export interface Choice {
  readonly group: string;
  readonly label: string;
  readonly detail?: string;
  readonly href: string;
  readonly keys?: string;
}

export interface DeskProps {
  /** Whether single keys do something. */
  readonly keys: boolean;
  /** One a line, its keys, address, group and label between tabs: a text is written into the page sooner than a list of objects. */
  readonly choices: string;
  /** The keys that go nowhere by themselves, each with what it does after a tab; one a line. */
  readonly deeds: string;
  readonly words: {
    readonly title: string;
    readonly placeholder: string;
    readonly none: string;
    readonly close: string;
    readonly keys: string;
    readonly off: string;
  };
}

/** What stands between the tabs of each line. */
export function fieldsOf(lines: string): string[][] {
  return lines.split("\n").map((line) => line.split("\t"));
}

/** On a phone the tab of this page may stand outside its strip; the page itself does not move. */
function bringIntoView(tab: HTMLElement) {
  const strip = tab.parentElement!;
  const beyond = tab.offsetLeft + tab.offsetWidth - strip.offsetLeft - strip.clientWidth;
  if (beyond > strip.scrollLeft) strip.scrollLeft = beyond + 24;
}

/** A browser sends a day or a time that is only half written as if nothing were there: the form waits until it is whole. */
function keepHalfWritten(event: SubmitEvent) {
  if ((event.submitter as HTMLButtonElement | null)?.formNoValidate) return;
  const fields = [...(event.target as HTMLFormElement).elements] as HTMLInputElement[];
  const half = fields.find(({ validity }) => validity?.badInput);
  if (!half) return;
  event.preventDefault();
  event.stopPropagation();
  half.reportValidity();
}

/** What the keys walk through: rows, and the cards of the boards and the day. */
const ROW = "tr, .deal, .board-card, .visit";

/** The palette (Ctrl or ⌘ with K, or the search in the menu) and the single keys, on every page. */
export default function Desk({ keys, choices, deeds, words }: DeskProps) {
  const panels = useSignal<typeof DeskPanels | null>(null), open = useSignal<Panel>(null);
  const early = useRef("");
  const show = async (panel: "find" | "keys") => {
    open.value = panel;
    early.current = "";
    try {
      panels.value ??= (await import("./DeskPanels.tsx")).default;
    } catch {
      open.value = null;
      if (panel === "find") location.assign("/find");
    }
  };

  useEffect(() => {
    for (const tab of document.querySelectorAll<HTMLElement>('.tab[aria-current="page"]')) bringIntoView(tab);
    const single = (act: () => boolean | void) => (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      const field = at.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
      // Until the page is drawn anew, keys still go to the field of the palette that Escape closed.
      if (field && !field.closest("dialog:not([open])")) return;
      if (open.value || document.querySelector("dialog[open]")) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
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
        show("find");
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
      for (const [letters, href] of fieldsOf(choices)) {
        if (letters) bindings[letters] = single(() => location.assign(href));
      }
      Object.assign(bindings, {
        "/": single(() => {
          const field = document.getElementById("f-filter-search");
          if (field && field.offsetParent) field.focus();
          else show("find");
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
        "Shift+?": single(() => void show("keys")),
        "?": single(() => void show("keys")),
      });
    }
    // What is typed while the palette is on its way is meant for that; Escape gives it up.
    const keep = (event: KeyboardEvent) => {
      if (!open.value || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
        return;
      }
      if (event.key === "Escape") open.value = null;
      if (open.value !== "find" || event.key.length > 1) return;
      event.preventDefault();
      early.current += event.key;
    };
    document.addEventListener("keydown", keep);
    // From now on they work: said for tests, which press keys at once.
    document.body.dataset.keys = "bound";
    const untie = tinykeys(globalThis.window, bindings, { ignore: () => false });
    const click = (event: MouseEvent) => {
      const link = (event.target as HTMLElement).closest('a[href="/find"]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show("find");
    };
    document.addEventListener("click", click);
    // Before anybody else hears of it.
    document.addEventListener("submit", keepHalfWritten, true);
    return () => {
      untie();
      document.removeEventListener("submit", keepHalfWritten, true);
      document.removeEventListener("keydown", keep);
      document.removeEventListener("click", click);
    };
  }, []);

  const Panels = panels.value;
  return Panels && <Panels keys={keys} choices={choices} deeds={deeds} words={words} open={open} early={early} />;
}
