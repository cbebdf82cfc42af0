/** Longer than any word one writes: an address, or a line of signs. */
const NO_WORD = /\S{28}/;

/** A text in a column: its words stay whole, and only what is no word may break, so that it does not push the list off the page. */
export function CellText({ text }: { text: string }) {
  return NO_WORD.test(text) ? <span class="breaks">{text}</span> : <>{text}</>;
}
