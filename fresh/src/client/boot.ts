// The script of every page with an island: gives the server's HTML its components back.
import { computed, signal } from "@preact/signals";
import { type ComponentChild, type ComponentType, h, render } from "preact";
import { islandVNode, outermost, readSlots, type Revived, toVNodes } from "./slots.ts";

type Parse = typeof import("devalue").parse;

/**
 * Starts the page's islands. What an island shares with another, above all a signal, they share here too. `parse` is devalue's,
 * where the page needs it.
 */
export function boot(components: Record<string, ComponentType>, written: string, parse: Parse = readPlain): void {
  const page: Revived = { components, slots: new Map(), props: [] };
  page.props = parse(written, {
    Signal: ([value]) => signal(value),
    Computed: ([value]) => computed(() => value),
    Slot: ({ id, name }) => h(Slot, { page, id, name }),
  });

  for (const island of outermost("island", document.body, null)) {
    try {
      const nodes = readSlots(page, island);
      const restore = typedIn(nodes);
      render(islandVNode(page, island), root(island.end, nodes));
      restore();
    } catch (error) {
      reportError(error); // The others start all the same.
    }
  }
}

/** What devalue wrote where it is but JSON, `undefined`, whose place is -1, and what we have words for: so are most props. */
export function readPlain(written: string, revivers: Parameters<Parse>[1]) {
  const values: unknown[] = JSON.parse(written), made: unknown[] = [];
  const read = (place: number): unknown => {
    const value = values[place] as number[];
    if (place in made || typeof value !== "object" || value === null) return made[place] ?? value;
    const word: unknown = value[0];
    if (typeof word === "string") return made[place] = revivers![word](read(value[1]));
    const whole: Record<string, unknown> = made[place] = Array.isArray(value) ? [] as never : {};
    for (const [name, at] of Object.entries(value)) whole[name] = read(at);
    return whole;
  };
  return read(0);
}

/** Preact wants an element of its own to render into. The island's part of its parent looks like one, where Preact looks. */
function root(end: Node, nodes: ChildNode[]): Element {
  const parent = end.parentElement!;
  const insertBefore = (node: Node, next: Node | null) =>
    parent.insertBefore(node, next?.parentNode === parent ? next : end);
  const { namespaceURI } = parent, firstChild = nodes[0] ?? null;
  return { namespaceURI, firstChild, childNodes: nodes, insertBefore } as unknown as Element;
}

/** What was typed or chosen before the island started, to be put back after Preact has set the server's values. */
function typedIn(nodes: ChildNode[]): () => void {
  const fields = nodes.flatMap((node) =>
    node instanceof Element ? [node, ...node.querySelectorAll("input,textarea,select")] : []
  ).filter((field) => "value" in field && (field as HTMLInputElement).type !== "file") as HTMLInputElement[];
  const typed = fields.map(({ value, checked }) => ({ value, checked }));
  return () =>
    fields.forEach((field, i) => {
      const { value, checked } = typed[i];
      if (field.value !== value) field.value = value;
      if (field.checked !== checked) field.checked = checked;
    });
}

/** What the page handed to an island: from the HTML it is in, or from its template if it has not been shown yet. */
function Slot({ page, id, name }: { page: Revived; id: number; name: string }): ComponentChild[] {
  let content = page.slots.get(id);
  if (!content) {
    const template = document.querySelector<HTMLTemplateElement>(`#frsh-${id}-${name.replace(/[^\w-]/g, "_")}`);
    content = template ? toVNodes(page, [...template.content.childNodes]) : [];
    page.slots.set(id, content);
  }
  return content;
}
