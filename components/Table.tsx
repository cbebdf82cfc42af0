import type { ComponentChildren } from "preact";
import { cx } from "./cx.ts";
import { drawn } from "./drawn.ts";
import { Icon } from "./Icon.tsx";

/** Where a cell goes when a row becomes a card on a phone. */
export type CardSlot = "title" | "amount" | "sub" | "badge" | "text" | "end" | "hide" | "pick";

const SLOTS: Record<CardSlot, string> = {
  title: cx("c-title"),
  amount: cx("c-amount"),
  sub: cx("c-sub"),
  badge: cx("c-badge"),
  text: cx("c-text"),
  end: cx("c-end"),
  hide: cx("c-hide"),
  pick: cx("c-pick"),
};

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ComponentChildren;
  card: CardSlot;
  number?: boolean;
  /** Less important: leaves first when it gets narrow. */
  wideOnly?: boolean;
  muted?: boolean;
  /** The header is a link to the list in this order; `order` is how it is sorted now. */
  sort?: { href: string; order?: "ascending" | "descending" };
  hideHeader?: boolean;
}

/** Rows of 52 px with a link each; under 640 px every row is a card. The roles stay where the layout would take them away. */
export function Table<Row>({ label, columns, rows, rowKey, href, linked, drawnFrom, scrolls, foot }: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  href?: (row: Row) => string;
  /** Key of the column that carries the row's link; the first with the card slot "title" where not said. */
  linked?: string;
  /** All that a row shows, in words: rows that were drawn from the same before are not drawn again. No island may be in them. */
  drawnFrom?: (row: Row) => string;
  /** Moves sideways where its columns need more than there is; otherwise those that matter least leave. */
  scrolls?: boolean;
  foot?: ComponentChildren;
}) {
  const link = linked ?? columns.find((it) => it.card === "title")?.key;
  const line = (row: Row) => (
    <tr key={rowKey(row)} role="row">
      {columns.map((it) => (
        <td
          key={it.key}
          role="cell"
          class={cx(SLOTS[it.card], it.number && "num", it.muted && "muted", it.wideOnly && "wide-only")}
        >
          {href && it.key === link ? <a href={href(row)} class="row-link">{it.cell(row)}</a> : it.cell(row)}
        </td>
      ))}
    </tr>
  );
  return (
    <div class={cx("card list-box", scrolls && "list-scrolls")}>
      <table class="list" role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((it) => (
              <th
                key={it.key}
                role="columnheader"
                scope="col"
                aria-sort={it.sort?.order}
                class={cx(it.number && "num", it.wideOnly && "wide-only", it.card === "text" && "h-text")}
              >
                {it.sort
                  ? <SortLink {...it.sort} header={it.header} />
                  : it.hideHeader
                  ? <span class="sr-only">{it.header}</span>
                  : it.header}
              </th>
            ))}
          </tr>
        </thead>
        {drawnFrom
          ? (
            <tbody
              role="rowgroup"
              // deno-lint-ignore react-no-danger
              dangerouslySetInnerHTML={{
                // Not joined: the page is put together once, at its end.
                __html: rows.reduce((html, row) => html + drawn(drawnFrom(row), () => line(row)), ""),
              }}
            />
          )
          : <tbody role="rowgroup">{rows.map(line)}</tbody>}
      </table>
      {foot}
    </div>
  );
}

function SortLink({ href, order, header }: { href: string; order?: "ascending" | "descending"; header: string }) {
  return (
    <a href={href} class="sort">
      {header}
      {order && <Icon name={order === "ascending" ? "arrow-up" : "arrow-down"} />}
    </a>
  );
}
