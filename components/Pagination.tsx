import { Icon } from "./Icon.tsx";

/** "1–20 af 214", and the way on and back. */
export function Pagination({ range, previous, next, words }: {
  range: string;
  previous?: string;
  next?: string;
  words: { label: string; previous: string; next: string };
}) {
  return (
    <nav aria-label={words.label} class="flex items-center gap-2 px-4 py-3 border-t border-line text-ink-2">
      <p class="mr-auto tabular-nums">{range}</p>
      {(previous || next) && (
        <>
          {previous
            ? (
              <a href={previous} rel="prev" aria-current="false" class="btn">
                <Icon name="chevron-left" />
                {words.previous}
              </a>
            )
            : (
              <span class="btn" aria-disabled="true">
                <Icon name="chevron-left" />
                {words.previous}
              </span>
            )}
          {next
            ? (
              <a href={next} rel="next" aria-current="false" class="btn">
                {words.next}
                <Icon name="chevron-right" />
              </a>
            )
            : (
              <span class="btn" aria-disabled="true">
                {words.next}
                <Icon name="chevron-right" />
              </span>
            )}
        </>
      )}
    </nav>
  );
}
