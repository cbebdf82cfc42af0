import type { VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import { renderToString } from "preact-render-to-string";

/**
 * Letters that are kept, of what was drawn and what from: 2 000 rows of a list, 15 MB at most where names have letters of two bytes.
 * They are counted because an address is in them: whoever writes a long one must not fill the memory with it.
 */
const MOST = 7_500_000;

const ready = new Map<string, string>();
let letters = 0;

/**
 * The HTML of what was drawn before from the very same things, else drawn now. `from` names everything that shows: nothing that
 * was kept is ever old, it is only no longer asked for. A link in it says itself whether it is the current one, or the address
 * is named too: Fresh marks the others by the page they are on. No island may be in it.
 */
export function drawn(from: string, draw: () => VNode): string {
  const known = ready.get(from);
  if (known !== undefined) return known;
  // By this V8 makes one text of the hundreds of pieces it was put together from, and not again for each page. And one letter
  // beyond Latin-1 would make it write the whole page with two bytes a letter, in a place of its own: twice the work.
  const html = renderToString(draw()).replace(/[^\0-\xff]/gu, (letter) => `&#${letter.codePointAt(0)};`);
  ready.set(from, html);
  letters += from.length + html.length;
  for (const [oldest, its] of ready) {
    if (letters <= MOST) break;
    ready.delete(oldest);
    letters -= oldest.length + its.length;
  }
  return html;
}

/** The same as a part of a page. */
export function kept(from: string, draw: () => VNode): VNode {
  return jsxTemplate([drawn(from, draw)]);
}

/** As a program that has just begun: for tests that compare with it. */
export function forgetDrawn(): void {
  ready.clear();
  letters = 0;
}
