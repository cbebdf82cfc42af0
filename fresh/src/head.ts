// <Head> on the server: its elements go to the page's <head> and take the place of equal ones there.
import { type ComponentChildren, h, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { InIsland } from "./islands.ts";
import { type Page, renderOn } from "./page.ts";
import { notOffered } from "./refuse.ts";

export const HEAD_ELEMENTS: ReadonlySet<string> = new Set(
  ["title", "meta", "link", "script", "style", "base", "noscript", "template"],
);

export interface HeadElement {
  readonly type: string;
  readonly props: Record<string, unknown>;
  /** Whether the page's own <head> had an equal one, whose place it took. */
  placed: boolean;
}

/** Stands in for `<Head>` while its children are taken out. */
export function CollectHead({ children }: { children?: ComponentChildren }): VNode {
  const inIsland = useContext(InIsland);
  if (inIsland) throw notOffered("<Head> in an island");
  return children as VNode;
}

const NOT_TOLD_APART = new Set(["children", "nonce", "ref", "dangerouslySetInnerHTML"]);

/** Two elements with one identity are the same thing said twice, and the later one counts. */
export function identity({ type, key, props }: VNode): string {
  if (key != null) return `key ${key}`;
  if (type === "title") return type;
  const skip = type === "meta" ? "content" : type === "link" ? "href" : "";
  const told = Object.entries(props).filter(([name]) => name !== skip && !NOT_TOLD_APART.has(name)).sort();
  return type + told.map(([name, value]) => ` ${name}=${value}`).join("");
}

/** What `<Head>` has added and the page's own `<head>` had no equal of. */
export function restOfHead(page: Page): string {
  let html = "";
  for (const { type, props, placed } of page.head.values()) {
    if (!placed) html += renderOn(page, h(type, props as object) as VNode);
  }
  return html;
}
