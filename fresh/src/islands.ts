// Islands on the server: each is rendered between two comments, and its props travel to the browser beside it.
import { computed, Signal } from "@preact/signals";
import { stringify } from "devalue";
import type { ComponentChildren, ComponentType, RenderableProps, VNode } from "preact";
import { Fragment, h, isValidElement } from "preact";
import type { Island } from "./build_cache.ts";
import { type Page, renderOn } from "./page.ts";

export interface IslandUse {
  readonly island: Island;
  readonly props: Record<string, unknown>;
}

/** JSX that a page hands to an island. It stays on the server; the browser takes it from the HTML. */
export class Slot {
  rendered = false;

  constructor(readonly id: number, readonly name: string, readonly content: ComponentChildren) {}
}

const comment = (text: string) => h(Fragment, { UNSTABLE_comment: text } as Record<string, unknown>);

/**
 * What is below an island, where islands are plain components, or what the page hands to it and is the page's again. It is no
 * context of Preact's: those keep every page that used them until V8 collects its old garbage, and its young one costs more then.
 */
export function Inside({ kind, mark, children }: RenderableProps<{ kind: "island" | "slot"; mark: string }>) {
  return [comment(`frsh:${kind}:${mark}`), children, comment(`/frsh:${kind}`)];
}

const isSignal = (value: unknown): value is Signal =>
  (value as Signal | null | undefined)?.brand === Signal.prototype.brand;

// A signal passes for JSX, as it can be shown like it; and so does every object without a prototype.
const isJsx = (value: unknown) => isValidElement(value as VNode) && "props" in (value as VNode) && !isSignal(value);

/** An island as the page sees it. */
export function IslandOnPage({ page, island, props: given, name }: IslandUse & { page: Page; name: unknown }) {
  const sent = { ...given }, props = { ...given };
  const index = page.uses.push({ island, props: sent }) - 1;
  for (const [name, value] of Object.entries(given)) {
    if (!isJsx(value) && !(name === "children" && Array.isArray(value))) continue;
    const slot = new Slot(page.slots.length, name, value as ComponentChildren);
    page.slots.push(slot);
    sent[name] = slot;
    props[name] = h(SlotOnPage, { slot });
  }
  const mark = `${island.name}:${index}:${String(name ?? "").replaceAll(">", "%3E")}`;
  return h(Inside, { kind: "island", mark }, h(island.component as ComponentType, props));
}

function SlotOnPage({ slot }: { slot: Slot }) {
  slot.rendered = true;
  return h(Inside, { kind: "slot", mark: `${slot.id}:${slot.name}` }, slot.content);
}

/** The slots that no island has shown so far, for the browser to take when one does. */
export function unshownSlots(page: Page): string {
  let html = "";
  // Rendering one may bring islands with slots of their own, so the list can grow.
  for (const slot of page.slots) {
    if (slot.rendered) continue;
    slot.rendered = true;
    const inner = renderOn(page, h(Fragment, null, slot.content));
    html += `<template id="frsh-${slot.id}-${slot.name.replace(/[^\w-]/g, "_")}">${inner}</template>`;
  }
  return html;
}

const COMPUTED = Object.getPrototypeOf(computed(() => 0));
/** Looked at in this order; the first that returns something truthy decides how the value is written. */
const REDUCERS = {
  Slot: (value: unknown) => value instanceof Slot && { name: value.name, id: value.id },
  Computed: (value: unknown) => isSignal(value) && Object.getPrototypeOf(value) === COMPUTED && [value.peek()],
  Signal: (value: unknown) => isSignal(value) && [value.peek()],
  Refused: (value: unknown) => {
    if (typeof value === "function") throw new Error("Serializing functions is not supported.");
    if (isJsx(value)) throw new Error("Serializing JSX is supported only as a prop of the island itself.");
    return false;
  },
};

/** A list that begins with a word of devalue's own, or a place below -1. A negative number looks like that: it does no harm. */
export const NOT_PLAIN = /\["(?!(?:Slot|Computed|Signal)")|[[,:]-[2-9]/;

/**
 * The props of all islands on the page as one text, in which a signal that two of them share is one signal; and whether the
 * browser needs devalue to read it.
 */
export function writeProps(page: Page): { written: string; isPlain: boolean } {
  const written = stringify(page.uses.map(({ props }) => ({ slots: [], props })), REDUCERS);
  return { written, isPlain: !NOT_PLAIN.test(written) };
}
