// <Head> on the server: its elements go to the page's <head> and take the place of equal ones there.
import { type RenderableProps, toChildArray, type VNode } from "preact";
import type { Page } from "./page.ts";
import { notOffered } from "./refuse.ts";

export const HEAD_ELEMENTS: ReadonlySet<unknown> = new Set(
  ["title", "meta", "link", "script", "style", "base", "noscript", "template"],
);

/** Stands in for `<Head>`: notes its elements, of which the last to say a thing counts. */
export function CollectHead({ page, children }: RenderableProps<{ page: Page }>) {
  if (page.isInIsland) throw notOffered("<Head> in an island");
  for (const child of toChildArray(children) as VNode[]) {
    if (!HEAD_ELEMENTS.has(child.type)) throw notOffered("anything in <Head> but the elements of a head");
    page.head.set(identity(child), child);
  }
  return null;
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
