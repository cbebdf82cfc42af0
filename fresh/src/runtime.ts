// Safe in islands: nothing here may reach for the server.
import type { ComponentChildren, VNode } from "preact";
import { lock, lockAll } from "./asset.ts";
import { notOffered } from "./refuse.ts";

export { HttpError } from "./error.ts";

export const IS_BROWSER: boolean = typeof document !== "undefined";

// In the browser the build is named by the folder that its bundles are served from.
let buildId = IS_BROWSER ? /\/_fresh\/js\/([^/]+)\//.exec(import.meta.url)?.[1] ?? "" : "";

/** Tells `asset()` on the server which build is served. */
export function setBuildId(id: string): void {
  buildId = id;
}

/** The address of a static file, which browsers may then keep for ever. */
export function asset(path: string): string {
  return lock(path, buildId);
}

/** The same for the addresses of a `srcset`. */
export function assetSrcSet(srcset: string): string {
  return lockAll(srcset, buildId);
}

export interface HeadProps {
  children?: ComponentChildren;
}

/** Moves its children to the page's `<head>`. The server's renderer replaces it, so that it never runs there. */
export function Head(_props: HeadProps): VNode | null {
  if (IS_BROWSER) throw notOffered("<Head> in an island");
  return null;
}

export interface PartialProps {
  name: string;
  mode?: "replace" | "prepend" | "append";
  children?: ComponentChildren;
}

/** Refused: pages are loaded whole. */
export function Partial(_props: PartialProps): VNode {
  throw notOffered("<Partial>");
}
