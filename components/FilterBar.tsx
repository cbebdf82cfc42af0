import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";

/** A list's filters: a plain GET form, so every view has an address. On a phone all but the search fold away. */
export function FilterBar({ action, search, children, words, active = 0, clearHref }: {
  action: string;
  search?: { name: string; value?: string; label: string; placeholder?: string };
  children?: ComponentChildren;
  words: { filters: string; apply: string; clear: string };
  active?: number;
  clearHref?: string;
}) {
  return (
    <form method="get" action={action} role="search" class="filters">
      {search && (
        <div class="affix affix-start filters-search">
          <Icon name="search" />
          <label for="f-filter-search" class="sr-only">{search.label}</label>
          <input
            id="f-filter-search"
            type="search"
            name={search.name}
            value={search.value}
            placeholder={search.placeholder ?? search.label}
            class="control"
            autocomplete="off"
          />
        </div>
      )}
      {children && (
        <>
          <input type="checkbox" id="filters-open" class="filters-switch sr-only" />
          <label for="filters-open" class="btn filters-toggle">
            <Icon name="list-filter" />
            {words.filters}
            {active > 0 && <span class="count">{active}</span>}
          </label>
          <div class="filters-rest">{children}</div>
        </>
      )}
      <div class="filters-deeds">
        <button type="submit" class="btn">{words.apply}</button>
        {clearHref && (
          // Fresh would call an address without a query the current one.
          <a href={clearHref} aria-current="false" class="btn btn-quiet filters-clear" title={words.clear}>
            <Icon name="x" />
            <span>{words.clear}</span>
          </a>
        )}
      </div>
    </form>
  );
}
