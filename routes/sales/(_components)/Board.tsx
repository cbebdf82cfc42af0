import { LinkButton } from "../../../components/Button.tsx";
import { cx } from "../../../components/cx.ts";
import { kept } from "../../../components/drawn.ts";
import { FilterBar } from "../../../components/FilterBar.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Select } from "../../../components/Select.tsx";
import { StatusBadge } from "../../../components/StatusBadge.tsx";
import { DateInput } from "../../../components/TextInput.tsx";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { may, reach } from "../../../domain/kernel/permissions.ts";
import type { Day } from "../../../domain/kernel/time.ts";
import type { LiveCursor } from "../../../domain/live/ports.ts";
import type { Member } from "../../../domain/organizations/organization.ts";
import { type BoardColumn, NEXT_FIRST, OPEN_STATUSES } from "../../../domain/sales/find_board.ts";
import { SALE_STATUSES, STATES } from "../../../domain/sales/moves.ts";
import type { SaleFilter } from "../../../domain/sales/ports.ts";
import CardBoard from "../../../islands/CardBoard.tsx";
import Live from "../../../islands/Live.tsx";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { SaleCard } from "./SaleCard.tsx";
import { drawnFrom } from "./SaleColumns.tsx";
import { SaleNarrowing } from "./SaleNarrowing.tsx";
import { addressWith } from "./sale_query.ts";

/** What is asked for on the way into a state; into PAID goes the money that is still owed. */
const DIALOGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(SALE_STATUSES.filter((status) => STATES[status].asks !== null).map((to) => [to, to])),
  PAID: "pay",
};

export interface BoardProps {
  readonly columns: readonly BoardColumn[];
  readonly members: readonly Member[];
  readonly live: LiveCursor;
  readonly filter: SaleFilter;
  readonly url: URL;
  readonly actor: Actor;
  readonly today: Day;
  readonly zone: string;
  readonly words: Words;
  readonly formats: Formats;
}

/** The sales by state: what each state comes to, and a card for each sale that is still worked on. */
export function Board(props: BoardProps) {
  const { columns, url, actor, words: t } = props;
  return (
    <>
      <PageHead
        title={t.daily.board.title}
        subtitle={may(actor, "edit_sales") ? `${t.daily.board.about} ${t.daily.board.how}` : t.daily.board.about}
      >
        <LinkButton href={`/sales${url.search}`} icon="list">{t.daily.list}</LinkButton>
        {may(actor, "create_sales") && (
          <LinkButton tone="primary" href="/sales/new" icon="plus">{t.sales.new}</LinkButton>
        )}
      </PageHead>
      <Filters {...props} />
      <SaleNarrowing
        filter={{ ...props.filter, statuses: [], paymentStatuses: [] }}
        url={url}
        members={props.members}
        rows={columns.flatMap(({ cards }) => cards)}
        words={t}
      />
      <Live after={props.live} of="sale" part="board" told={may(actor, "edit_sales")} words={t.daily.live} />
      <div id="board">
        <div class="deals-ends">
          {columns.filter(({ status }) => !OPEN_STATUSES.includes(status)).map((column) => (
            <Column key={column.status} {...props} column={column} />
          ))}
        </div>
        <div class="deals">
          {columns.filter(({ status }) => OPEN_STATUSES.includes(status)).map((column) => (
            <Column key={column.status} {...props} column={column} />
          ))}
        </div>
      </div>
      {may(actor, "edit_sales") && (
        <CardBoard
          place="/sales"
          back={`board${url.search}`}
          statuses={t.statuses}
          dialogs={DIALOGS}
          words={{
            moving: t.daily.board.moving("{number}", "{status}"),
            letGo: t.daily.board.letGo("{number}"),
            notAllowed: t.daily.board.notAllowed("{number}", "{status}"),
            failed: t.daily.board.failed,
            undo: t.daily.undo,
            close: t.common.close,
          }}
        />
      )}
    </>
  );
}

function Column(props: BoardProps & { column: BoardColumn }) {
  const { column: { status, totals, cards }, url, words: t, formats } = props;
  const from = drawnFrom(props);
  const open = OPEN_STATUSES.includes(status);
  const count = formats.count(totals.count, totals.isLowerBound);
  const list = `/sales${
    addressWith(url, {
      ...{ status, paymentStatus: null },
      ...(status === NEXT_FIRST && { sort: "date" }),
    })
  }`;
  return (
    <section
      class={cx("deals-column", !open && "deals-end")}
      aria-labelledby={`column-${status}`}
      data-column={status}
    >
      <header class="deals-head">
        <h2 id={`column-${status}`}>
          <StatusBadge status={status} word={t.statuses[status]} />
        </h2>
        <a
          class="deals-count"
          href={list}
          aria-current="false"
          aria-label={`${t.statuses[status]}: ${t.daily.rows(totals.count, count)}`}
        >
          {count}
        </a>
        <p class="deals-sum">{totals.net === null ? "–" : formats.wholeMoney(totals.net)}</p>
      </header>
      {open && (
        <ul class="deals-cards" data-cards>
          {cards.map((sale) => kept(`card ${from(sale)}`, () => <SaleCard {...props} sale={sale} />))}
        </ul>
      )}
      {open && cards.length === 0 && <p class="deals-empty">{t.daily.board.empty}</p>}
      {open && totals.count > cards.length && (
        <a class="deals-more link" href={list} aria-current="false">{t.daily.board.more(count)}</a>
      )}
    </section>
  );
}

function Filters({ filter, members, url, actor, words: t }: BoardProps) {
  const active = [filter.dateFrom, filter.dateTo, filter.assignedTo].filter(Boolean).length;
  return (
    <FilterBar
      action="/sales/board"
      search={{ name: "q", value: filter.q ?? "", label: t.sales.search }}
      words={{ filters: t.common.filters, apply: t.common.apply, clear: t.common.clearFilters }}
      active={active}
      {...(active > 0 || filter.q !== null ? { clearHref: "/sales/board" } : {})}
    >
      <DateInput name="dateFrom" label={t.sales.from} value={filter.dateFrom ?? ""} />
      <DateInput name="dateTo" label={t.sales.to} value={filter.dateTo ?? ""} />
      {reach(actor, "view_sales") === "all" && (
        <Select
          name="assignedTo"
          label={t.sales.assignee}
          hideLabel
          value={filter.assignedTo ?? ""}
          blank={t.sales.everyone}
          choices={members.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {["source", "owner", "customerId"].flatMap((name) =>
        url.searchParams.getAll(name).map((value) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))
      )}
    </FilterBar>
  );
}
