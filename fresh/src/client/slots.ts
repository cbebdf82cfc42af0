// From the server's HTML back to vnodes: what pages hand to islands travels as HTML, not as props.
import { type ComponentChild, type ComponentType, h, type VNode } from "preact";

export interface Revived {
  readonly components: Record<string, ComponentType>;
  props: { props: Record<string, unknown> }[];
  readonly slots: Map<number, ComponentChild[]>;
}

const START = /^frsh:(?:island:([^:]*):(\d+):(.*)|slot:(\d+):.*)$/s;
const END = /^\/frsh:/;

export interface IslandMarker {
  readonly name: string;
  readonly index: number;
  readonly key: string;
}

/** The name and place of an island, or the number of a slot. */
export function markerOf(node: Node): { island?: IslandMarker; slot?: number } | null {
  const match = node.nodeType === Node.COMMENT_NODE ? START.exec((node as Comment).data) : null;
  if (!match) return null;
  const [, name, index, key, slot] = match;
  return slot === undefined ? { island: { name, index: Number(index), key } } : { slot: Number(slot) };
}

/** What stands between this marker and the one that ends it; null where the browser's parser tore them apart. */
export function within(start: Node): { inner: ChildNode[]; end: ChildNode } | null {
  const inner: ChildNode[] = [];
  let depth = 0;
  for (let node = start.nextSibling; node; node = node.nextSibling) {
    if (markerOf(node)) depth++;
    else if (node.nodeType === Node.COMMENT_NODE && END.test((node as Comment).data) && depth-- === 0) {
      return { inner, end: node };
    }
    inner.push(node);
  }
  return null;
}

/** Notes the slots an island has rendered among these nodes, and takes the markers away: Preact would trip over them. */
export function readSlots(page: Revived, nodes: ChildNode[]): ChildNode[] {
  const kept: ChildNode[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    const slot = markerOf(node)?.slot;
    const whole = slot === undefined ? null : within(node);
    if (whole) {
      page.slots.set(slot!, toVNodes(page, whole.inner));
      kept.push(...whole.inner.filter((one) => one.parentNode));
      i += whole.inner.length + 1;
      node.remove();
      whole.end.remove();
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
    const whole = island ? within(node) : null;
    if (whole) {
      readSlots(page, whole.inner);
      vnodes.push(islandVNode(page, island!));
      i += whole.inner.length + 1;
      node.remove();
      whole.end.remove();
    } else if (node.nodeType === Node.TEXT_NODE) {
      vnodes.push((node as Text).data);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      vnodes.push(elementVNode(page, node as Element));
    }
  }
  return vnodes;
}

export function islandVNode({ components, props }: Revived, { name, index, key }: IslandMarker): VNode {
  return h(components[name], { ...props[index].props, key: key || undefined } as Record<string, unknown>);
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
