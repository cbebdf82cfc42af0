import { Icon } from "../../../components/Icon.tsx";
import type { Member } from "../../../domain/organizations/organization.ts";
import type { SaleRow } from "../../../domain/sales/ports.ts";
import type { Words } from "../../../locales/words.ts";

/** Whose sale it is, and a press for each colleague it could be given to. */
export function AssignMenu({ sale, members, back, words: t }: {
  readonly sale: SaleRow;
  readonly members: readonly Member[];
  readonly back: string;
  readonly words: Words;
}) {
  const name = sale.assignee?.name ?? t.daily.board.nobody;
  return (
    <details name="menu" class="menu menu-badge">
      <summary
        aria-label={`${name}. ${t.daily.assign(sale.number)}`}
        title={t.daily.assign(sale.number)}
        class="btn btn-quiet"
      >
        <span class="menu-name">{name}</span>
        <Icon name="chevron-down" />
      </summary>
      <form method="post" action={`/sales/${sale.id}/assignee`} class="menu-body">
        <input type="hidden" name="version" value={String(sale.version)} />
        <input type="hidden" name="back" value={back} />
        {members.filter(({ id, active }) => active && id !== sale.assignee?.id).map(({ id, name }) => (
          <button key={id} type="submit" name="assignedTo" value={id} class="menu-item">{name}</button>
        ))}
        {sale.assignee && (
          <button type="submit" name="assignedTo" value="" class="menu-item">{t.common.unassigned}</button>
        )}
      </form>
    </details>
  );
}
