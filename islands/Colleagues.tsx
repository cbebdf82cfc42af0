import { useEffect } from "preact/hooks";

export interface ColleaguesProps {
  /** In the order they are offered, one a line, the id before the name: a list of objects takes ten times as long to send. */
  readonly colleagues: string;
  readonly nobody: string;
  /** Where the list goes on after one was chosen. */
  readonly back: string;
}

/** Puts the colleagues into a sale's assignee menu when it opens, so that one press gives the sale away. */
export default function Colleagues({ colleagues, nobody, back }: ColleaguesProps) {
  useEffect(() => {
    const fill = (event: Event) => {
      const menu = event.target;
      if (!(menu instanceof HTMLDetailsElement) || !menu.open || !menu.dataset.assign) return;
      const { assign, assignee } = menu.dataset;
      delete menu.dataset.assign;
      const form = menu.querySelector("form")!;
      const version = form.querySelector<HTMLInputElement>(`[name="ids.${assign}"]`)!.value;
      form.action = `/sales/${assign}/assignee`;
      form.replaceChildren(
        hidden("version", version),
        hidden("back", back),
        ...[...colleagues.matchAll(/^(\S+) (.*)$/gm)].filter(([, id]) => id !== assignee)
          .map(([, id, name]) => choice(id, name)),
        ...(assignee ? [choice("", nobody)] : []),
      );
    };
    // A menu's opening does not bubble, but is seen on its way down.
    document.addEventListener("toggle", fill, true);
    return () => document.removeEventListener("toggle", fill, true);
  }, []);
  return null;
}

function hidden(name: string, value: string): HTMLInputElement {
  return Object.assign(document.createElement("input"), { type: "hidden", name, value });
}

function choice(value: string, name: string): HTMLButtonElement {
  const button = document.createElement("button");
  Object.assign(button, { type: "submit", name: "assignedTo", value, className: "menu-item", textContent: name });
  return button;
}
