import type { VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import { renderToString } from "preact-render-to-string";

/** Some 15 MB at most: a list's row is 3 kB of HTML, and as it is written here each of its letters may take two bytes. */
const MOST = 2_000;

const ready = new Map<string, string>();

/**
 * The HTML of what was drawn before from the very same things, else drawn now. `from` names everything that shows: nothing that
 * was kept is ever old, it is only no longer asked for. No island may be in it.
 */
export function drawn(from: string, draw: () => VNode): string {
  const known = ready.get(from);
  if (known !== undefined) return known;
  const html = renderToString(draw());
  // Looked through, so that V8 makes one text of the hundreds of pieces it was put together from, and not again for each page.
  html.indexOf("\0");
  ready.set(from, html);
  if (ready.size > MOST) ready.delete(ready.keys().next().value!);
  return html;
}

/** The same as a part of a page. */
export function kept(from: string, draw: () => VNode): VNode {
  return jsxTemplate([drawn(from, draw)]);
}
