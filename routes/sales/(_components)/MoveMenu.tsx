import { cx } from "../../../components/cx.ts";
import { Icon } from "../../../components/Icon.tsx";
import { StatusBadge } from "../../../components/StatusBadge.tsx";
import { type SaleStatus, STATES } from "../../../domain/sales/moves.ts";
import { owed } from "../../../domain/sales/payment.ts";
import type { SaleRow } from "../../../domain/sales/ports.ts";
import type { Words } from "../../../locales/words.ts";

/** The ways a sale can go, each with one press; one that asks for something first leads to its dialog and back. */
export function MoveMenu({ label, badge, sale, next, back, words: t }: {
  readonly label: string;
  /** Shows the state itself, where the menu stands in its place. */
  readonly badge?: boolean;
  readonly sale: SaleRow;
  readonly next: readonly SaleStatus[];
  readonly back: string;
  readonly words: Words;
}) {
  return (
    <details name="menu" class={cx("menu", badge && "menu-badge")}>
      <summary aria-label={badge ? `${t.statuses[sale.status]}. ${label}` : label} title={label} class="btn btn-quiet">
        {badge ? <StatusBadge status={sale.status} word={t.statuses[sale.status]} /> : t.daily.board.to}
        <Icon name="chevron-down" />
      </summary>
      <form method="post" action={`/sales/${sale.id}/status`} class="menu-body">
        <input type="hidden" name="version" value={String(sale.version)} />
        <input type="hidden" name="back" value={back} />
        {next.map((to) => {
          const word = t.statuses[to];
          if (to === "PAID" && owed(sale.gross, sale.paid) > 0) {
            return <a key={to} class="menu-item" href={`/sales/${sale.id}?dialog=pay`}>{word}…</a>;
          }
          if (STATES[to].asks !== null) {
            const query = new URLSearchParams({ dialog: to, back });
            return <a key={to} class="menu-item" href={`/sales/${sale.id}?${query}`}>{word}…</a>;
          }
          return <button key={to} type="submit" name="to" value={to} class="menu-item">{word}</button>;
        })}
      </form>
    </details>
  );
}
