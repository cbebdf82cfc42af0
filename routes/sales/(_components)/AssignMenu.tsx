import { Icon } from "../../../components/Icon.tsx";
import type { SaleRow } from "../../../domain/sales/ports.ts";
import type { Words } from "../../../locales/words.ts";

/**
 * Whose sale it is, and the way to give it to another. The colleagues stand in the page once and not in every row: the
 * Colleagues island puts them in when the menu opens; without scripts its one line asks on a page.
 */
export function AssignMenu({ sale, search, words: t }: {
  readonly sale: SaleRow;
  /** The list's own query, to come back to. */
  readonly search: string;
  readonly words: Words;
}) {
  const name = sale.assignee?.name ?? t.common.unassigned;
  const label = t.daily.assign(sale.number), whole = `${name}. ${label}`;
  return (
    <details name="menu" class="menu menu-badge" data-assign={sale.id} data-assignee={sale.assignee?.id}>
      <summary aria-label={whole} title={whole} class="btn btn-quiet">
        <span class="menu-name">{name}</span>
        <Icon name="chevron-down" />
      </summary>
      <form method="post" action="/sales/bulk" class="menu-body">
        <input type="hidden" name={`ids.${sale.id}`} value={String(sale.version)} />
        <input type="hidden" name="query" value={search} />
        <button type="submit" name="act" value="assign" class="menu-item">{label}…</button>
      </form>
    </details>
  );
}
