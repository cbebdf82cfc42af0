import { Icon } from "./Icon.tsx";

/** What a list is narrowed to that its filters do not show, most of it by a link from a report; each part can be taken away. */
export function Narrowing({ label, parts, words }: {
  readonly label: string;
  readonly parts: readonly { readonly word: string; readonly without: string }[];
  readonly words: { readonly remove: (what: string) => string };
}) {
  if (parts.length === 0) return null;
  return (
    <nav class="chips" aria-label={label}>
      {parts.map(({ word, without }) => (
        <a key={word} href={without} class="chip chip-on" aria-label={words.remove(word)}>
          {word}
          <Icon name="x" />
        </a>
      ))}
    </nav>
  );
}
