import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** Some 15 MB at most: a list's row is 3 kB of HTML, and as it is written here each of its letters may take two bytes. */
const MOST = 2_000;

const kept = new Map<string, string>();

/**
 * The HTML of what was drawn before from the very same things, else drawn now. `from` names everything that shows: nothing that
 * was kept is ever old, it is only no longer asked for.
 */
export function drawn(from: string, draw: () => VNode): string {
  const known = kept.get(from);
  if (known !== undefined) return known;
  const html = renderToString(draw());
  kept.set(from, html);
  if (kept.size > MOST) kept.delete(kept.keys().next().value!);
  return html;
}
