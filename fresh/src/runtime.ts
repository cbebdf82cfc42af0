// Safe in islands: nothing here may reach for the server.
import type { ComponentChildren, VNode } from "preact";
import { notOffered } from "./refuse.ts";

export { HttpError } from "./error.ts";

export const IS_BROWSER: boolean = typeof document !== "undefined";

// In the browser the build is named by the folder that its bundles are served from.
let buildId = IS_BROWSER ? /\/_fresh\/js\/([^/]+)\//.exec(import.meta.url)?.[1] ?? "" : "";

/** Tells `asset()` on the server which build is served. */
export function setBuildId(id: string): void {
  buildId = id;
}

/** The query parameter that marks a static file's address as good for this build only, so for ever. */
export const LOCK = "__frsh_c";

/** The address of a static file, marked with the build it belongs to: browsers may then keep it for ever. */
export function asset(path: string): string {
  if (!/^\/(?!\/)/.test(path) || path.includes(LOCK + "=") || buildId === "") return path;
  const [address, fragment] = path.split(/(?=#)/);
  return `${address}${address.includes("?") ? "&" : "?"}${LOCK}=${buildId}${fragment ?? ""}`;
}

/** The same for the addresses of a `srcset`. */
export function assetSrcSet(srcset: string): string {
  return srcset.split(",").map((part) => part.replace(/\S+/, asset)).join(",");
}

export interface HeadProps {
  children?: ComponentChildren;
}

/** Moves its children to the page's `<head>`. The server's renderer replaces it, so that it never runs there. */
export function Head(_props: HeadProps): VNode | null {
  if (IS_BROWSER) throw notOffered("<Head> in an island");
  return null;
}

export interface PartialProps extends HeadProps {
  name: string;
  mode?: "replace" | "prepend" | "append";
}

/** Refused: pages are loaded whole. */
export function Partial(_props: PartialProps): VNode {
  throw notOffered("<Partial>");
}
