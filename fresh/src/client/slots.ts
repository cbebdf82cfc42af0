// From the server's HTML back to vnodes: what pages hand to islands travels as HTML, not as props.
import { type ComponentChild, type ComponentType, h, type VNode } from "preact";

export interface Revived {
  readonly components: Record<string, ComponentType>;
  props: { props: Record<string, unknown> }[];
  readonly slots: Map<number, ComponentChild[]>;
}

const START = /^frsh:(island|slot):([^:]*):([^:]*):?(.*)$/s;
const END = /^\/frsh:/;

/** What stands between two comments of the server's: an island, or what one shows of what the page handed to it. */
export type Stretch = NonNullable<ReturnType<typeof stretchAt>>;

/**
 * The stretch that begins here. An island has a name, the place of its props, and a key; a slot has its number for a name.
 * Where the HTML is not valid the browser's parser may have torn it apart.
 */
function stretchAt(start: ChildNode) {
  const [mark, kind, name, index, key] = START.exec(commentIn(start)) ?? [];
  if (!mark) return null;
  const inner: ChildNode[] = [];
  let depth = 0;
  for (let node = start.nextSibling; node; node = node.nextSibling) {
    if (START.test(commentIn(node))) depth++;
    else if (END.test(commentIn(node)) && depth-- === 0) return { kind, name, index, key, start, inner, end: node };
    inner.push(node);
  }
  console.error(`Cannot start the ${kind} ${name}: the HTML around it is not valid there`);
  return null;
}

const commentIn = (node: Node) => node.nodeType === Node.COMMENT_NODE ? (node as Comment).data : "";

/** The stretches of a kind from here to there that are in no other, all found before the first of them changes the tree. */
export function outermost(kind: string, from: Node, to: Node | null): Stretch[] {
  const found: Stretch[] = [];
  const walker = document.createTreeWalker(from.getRootNode(), NodeFilter.SHOW_COMMENT);
  walker.currentNode = from;
  for (let node = walker.nextNode(); node && node !== to; node = walker.nextNode()) {
    const stretch = stretchAt(node as Comment);
    if (stretch?.kind !== kind) continue;
    found.push(stretch);
    walker.currentNode = stretch.end;
  }
  return found;
}

/** Notes the slots that an island shows and takes their markers away, as Preact would trip over them. Returns its nodes. */
export function readSlots(page: Revived, { start, inner, end }: Stretch): ChildNode[] {
  for (const slot of outermost("slot", start, end)) {
    page.slots.set(Number(slot.name), toVNodes(page, slot.inner));
    slot.start.remove();
    slot.end.remove();
  }
  return inner.filter((node) => node.parentNode);
}

/** HTML as vnodes that render to it, with the islands in it alive. */
export function toVNodes(page: Revived, nodes: ChildNode[]): ComponentChild[] {
  const vnodes: ComponentChild[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    const island = stretchAt(node);
    if (island?.kind === "island") {
      readSlots(page, island);
      vnodes.push(islandVNode(page, island));
      i += island.inner.length + 1;
      node.remove();
      island.end.remove();
    } else if (node.nodeType === Node.TEXT_NODE) {
      vnodes.push((node as Text).data);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      vnodes.push(elementVNode(page, node as Element));
    }
  }
  return vnodes;
}

export function islandVNode({ components, props }: Revived, { name, index, key }: Stretch): VNode {
  return h(components[name], { ...props[Number(index)].props, key: key || undefined } as Record<string, unknown>);
}

const RAW = new Set(["script", "style", "template"]);

function elementVNode(page: Revived, element: Element): VNode {
  const props: Record<string, unknown> = {};
  for (const { name, value } of element.attributes) {
    if (name.startsWith("on")) continue; // Inline handlers; Preact would take the text for a function.
    const isFlag = typeof (element as unknown as Record<string, unknown>)[name] === "boolean";
    props[name] = isFlag ? value !== "false" && value !== "no" : value;
  }
  if (RAW.has(element.localName)) props.dangerouslySetInnerHTML = { __html: element.innerHTML };
  else props.children = toVNodes(page, [...element.childNodes]);
  return h(element.localName, props) as VNode;
}
