// From the server's HTML back to vnodes: what pages hand to islands travels as HTML, not as props.
import { type ComponentChild, type ComponentType, h, type VNode } from "preact";

export interface Revived {
  readonly components: Record<string, ComponentType>;
  readonly props: { props: Record<string, unknown> }[];
  readonly slots: Map<number, ComponentChild[]>;
}

const START = /^frsh:(?:island:([^:]*):(\d+):(.*)|slot:(\d+):.*)$/s;
const END = /^\/frsh:/;

export interface Marker {
  /** The name and place of an island, or the number of a slot. */
  readonly island?: { name: string; index: number; key: string };
  readonly slot?: number;
}

export function markerOf(node: Node): Marker | null {
  const match = node.nodeType === Node.COMMENT_NODE ? START.exec((node as Comment).data) : null;
  if (!match) return null;
  const [, name, index, key, slot] = match;
  return slot === undefined ? { island: { name, index: Number(index), key } } : { slot: Number(slot) };
}

/** The marker that ends what this one starts, among its siblings; null where the browser's parser tore them apart. */
export function endOf(start: Node): Node | null {
  let depth = 0;
  for (let node = start.nextSibling; node; node = node.nextSibling) {
    if (markerOf(node)) depth++;
    else if (node.nodeType === Node.COMMENT_NODE && END.test((node as Comment).data) && depth-- === 0) return node;
  }
  return null;
}

export function between(start: Node, end: Node): ChildNode[] {
  const nodes: ChildNode[] = [];
  for (let node = start.nextSibling!; node !== end; node = node.nextSibling!) nodes.push(node);
  return nodes;
}

/** Notes the slots an island has rendered among these nodes, and takes the markers away: Preact would trip over them. */
export function readSlots(page: Revived, nodes: ChildNode[]): ChildNode[] {
  const kept: ChildNode[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    const end = markerOf(node)?.slot === undefined ? null : endOf(node);
    if (end) {
      const inner = between(node, end);
      page.slots.set(markerOf(node)!.slot!, toVNodes(page, inner));
      kept.push(...inner.filter((one) => one.parentNode));
      i += inner.length + 1;
      node.remove();
      (end as ChildNode).remove();
    } else {
      if (node.hasChildNodes()) readSlots(page, [...node.childNodes]);
      kept.push(node);
    }
  }
  return kept;
}

/** HTML as vnodes that render to it, with the islands in it alive. */
export function toVNodes(page: Revived, nodes: ChildNode[]): ComponentChild[] {
  const vnodes: ComponentChild[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    const island = markerOf(node)?.island;
    const end = island ? endOf(node) : null;
    if (island && end) {
      const inner = between(node, end);
      readSlots(page, inner);
      vnodes.push(islandVNode(page, island));
      i += inner.length + 1;
      (end as ChildNode).remove();
      node.remove();
    } else if (node.nodeType === Node.TEXT_NODE) {
      vnodes.push((node as Text).data);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      vnodes.push(elementVNode(page, node as Element));
    }
  }
  return vnodes;
}

export function islandVNode(
  { components, props }: Revived,
  { name, index, key }: NonNullable<Marker["island"]>,
): VNode {
  return h(components[name], { ...props[index].props, key: key || undefined } as Record<string, unknown>);
}

const RAW = new Set(["script", "style", "template"]);

function elementVNode(page: Revived, element: Element): VNode {
  const props: Record<string, unknown> = {};
  for (const { name, value } of element.attributes) {
    if (name.startsWith("on")) continue; // Inline handlers; Preact would take the text for a function.
    const isFlag = typeof (element as unknown as Record<string, unknown>)[name] ===
      "boolean";
    props[name] = isFlag ? value !== "false" && value !== "no" : value;
  }
  if (RAW.has(element.localName)) {
    props.dangerouslySetInnerHTML = { __html: element.innerHTML };
  } else props.children = toVNodes(page, [...element.childNodes]);
  return h(element.localName, props) as VNode;
}
