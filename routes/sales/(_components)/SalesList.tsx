import { LinkButton } from "../../../components/Button.tsx";
import { kept } from "../../../components/drawn.ts";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { ExportMenu } from "../../../components/ExportMenu.tsx";
import { FilterBar } from "../../../components/FilterBar.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Select } from "../../../components/Select.tsx";
import { Table } from "../../../components/Table.tsx";
import { Tabs } from "../../../components/Tabs.tsx";
import { DateInput } from "../../../components/TextInput.tsx";
import type { Actor } from "../../../domain/kernel/actor.ts";
import type { Listing, ListTotals } from "../../../domain/kernel/page.ts";
import { may, reach } from "../../../domain/kernel/permissions.ts";
import type { Day } from "../../../domain/kernel/time.ts";
import type { Member } from "../../../domain/organizations/organization.ts";
import { SALE_STATUSES } from "../../../domain/sales/moves.ts";
import type { SaleRow } from "../../../domain/sales/ports.ts";
import type { LiveCursor } from "../../../domain/live/ports.ts";
import { type SavedView, viewQuery } from "../../../domain/views/view.ts";
import Colleagues from "../../../islands/Colleagues.tsx";
import Live from "../../../islands/Live.tsx";
import Swipe from "../../../islands/Swipe.tsx";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { ListFoot } from "../../(_components)/ListFoot.tsx";
import { SaleNarrowing } from "./SaleNarrowing.tsx";
import { BulkBar } from "./BulkBar.tsx";
import { ViewMenu } from "./ViewMenu.tsx";
import { backTo, ColumnMenu, columns, drawnFrom, HiddenColumns, readColumns } from "./SaleColumns.tsx";
import { addressWith, EVERY_SALE_QUERY, type SaleQuery, UNTIL_TODAY_QUERY } from "./sale_query.ts";

export interface SalesListProps {
  readonly query: SaleQuery;
  readonly listing: Listing<SaleRow>;
  readonly totals: ListTotals;
  readonly members: readonly Member[];
  readonly views: readonly SavedView[];
  readonly live: LiveCursor;
  readonly url: URL;
  readonly actor: Actor;
  readonly today: Day;
  readonly words: Words;
  readonly formats: Formats;
}

/** The list of sales: views, filters in the address, headers that sort, and what is shown in all (SALE-16, 17, 18). */
export function SalesList(props: SalesListProps) {
  const { listing, totals, url, actor, words: t, formats } = props;
  const filtered = isFiltered(props), hasRows = listing.rows.length > 0;
  // All that the tools above the list show: every click in it shows them again.
  const { userId, role } = actor, { query, members, views } = props;
  const tools = JSON.stringify([formats.key, url.href, query, hasRows, members, views, userId, role]);
  return (
    <>
      <PageHead title={t.sales.title} subtitle={summary(props)}>
        {kept(`sales-acts ${tools}`, () => <Acts {...props} />)}
      </PageHead>
      <Live after={props.live} of="sale" words={t.daily.live} />
      {kept(`sales-views ${tools}`, () => (
        <>
          <Tabs label={t.sales.views} tabs={tabs(props)} />
          <Filters {...props} />
        </>
      ))}
      <SaleNarrowing
        filter={props.query.filter}
        url={url}
        members={props.members}
        rows={listing.rows}
        words={t}
      />
      {kept(`sales-keep ${tools}`, () => <ViewMenu url={url} views={props.views} actor={actor} words={t} />)}
      {hasRows
        ? (
          <Table
            label={t.sales.title}
            scrolls={readColumns(url.searchParams) !== null}
            columns={columns(props)}
            rows={listing.rows}
            rowKey={(row) => row.id}
            href={(row) => `/sales/${row.id}`}
            linked="number"
            drawnFrom={drawnFrom(props)}
            foot={<ListFoot listing={listing} totals={totals} url={url} words={t} formats={formats} />}
          />
        )
        : filtered
        ? (
          <EmptyState title={t.sales.noResults.title} text={t.sales.noResults.text}>
            <LinkButton href="/sales">{t.common.clearFilters}</LinkButton>
          </EmptyState>
        )
        : (
          <EmptyState title={t.sales.empty.title} text={t.sales.empty.text}>
            {may(actor, "create_sales") && (
              <LinkButton tone="primary" href="/sales/new" icon="plus">{t.sales.empty.action}</LinkButton>
            )}
          </EmptyState>
        )}
      {hasRows && may(actor, "edit_sales") && (
        <>
          <BulkBar
            shown={listing.rows.length}
            totals={totals}
            search={url.search.slice(1)}
            actor={actor}
            words={t}
            formats={formats}
          />
          <Swipe right=".menu-badge .menu-item" left='a[href$="/edit"]' />
          <Colleagues
            colleagues={props.members.filter(({ active }) => active).map(({ id, name }) => `${id} ${name}`).join("\n")}
            nobody={t.common.unassigned}
            back={backTo(url)}
          />
        </>
      )}
      {may(actor, "delete_sales") && (
        <p class="mt-4">
          <a class="link" href="/sales/bin">{t.nav.bin}</a>
        </p>
      )}
    </>
  );

  function summary({ totals }: SalesListProps): string {
    const count = t.sales.count(totals.count, formats.count(totals.count, totals.isLowerBound));
    return totals.net === null ? count : `${count} · ${t.sales.sum(formats.money(totals.net))}`;
  }
}

function Acts({ query, listing, url, actor, words: t }: SalesListProps) {
  return (
    <>
      {may(actor, "export_data") && <ExportMenu address={`/sales/export${addressWith(url, {})}`} words={t} />}
      {may(actor, "import_data") && <LinkButton href="/import?kind=SALES" icon="upload">{t.imports.open}</LinkButton>}
      {listing.rows.length > 0 && <ColumnMenu url={url} words={t} />}
      <LinkButton href={`/sales/board${query.untilToday ? "" : url.search}`} icon="square-kanban">
        {t.daily.board.title}
      </LinkButton>
      {may(actor, "create_sales") && <LinkButton tone="primary" href="/sales/new" icon="plus">{t.sales.new}
      </LinkButton>}
    </>
  );
}

function isFiltered({ query: { filter, untilToday } }: SalesListProps): boolean {
  const { q, dateFrom, dateTo, assignedTo, owner, customerId } = filter;
  return filter.statuses.length > 0 || filter.paymentStatuses.length > 0 || filter.sources.length > 0 ||
    [q, dateFrom, untilToday ? null : dateTo, assignedTo, owner, customerId].some((value) => value !== null);
}

/** The views everybody wants, and those that were kept. */
function tabs({ query: { filter, untilToday }, url, views, actor, words: { sales: { view } } }: SalesListProps) {
  const status = filter.statuses.join(), payment = filter.paymentStatuses.join();
  const plain = status === "" && payment === "" && filter.assignedTo === null;
  const kept = new Set(views.map(({ query }) => query)), now = viewQuery(url.search);
  // A view that was kept has columns of its own; the others take along those that were chosen.
  const chosen = readColumns(url.searchParams)?.map((key) => `&column=${key}`).join("") ?? "";
  return [
    {
      href: `${UNTIL_TODAY_QUERY}${chosen}`,
      label: view.untilToday,
      current: plain && untilToday && !kept.has(now),
    },
    { href: `${EVERY_SALE_QUERY}${chosen}`, label: view.all, current: plain && !untilToday && !kept.has(now) },
    ...(reach(actor, "view_sales") === "all" && may(actor, "create_sales")
      ? [{
        href: `?assignedTo=${actor.userId}${chosen}`,
        label: view.mine,
        current: filter.assignedTo === actor.userId && !kept.has(now),
      }]
      : []),
    { href: `?status=QUOTE_SENT${chosen}`, label: view.quotes, current: status === "QUOTE_SENT" && !kept.has(now) },
    // The next one first.
    {
      href: `?status=SCHEDULED&sort=date${chosen}`,
      label: view.scheduled,
      current: status === "SCHEDULED" && !kept.has(now),
    },
    {
      href: `?paymentStatus=PENDING&paymentStatus=PARTIALLY_PAID${chosen}`,
      label: view.unpaid,
      current: payment === "PENDING,PARTIALLY_PAID" && !kept.has(now),
    },
    ...views.map(({ name, query }) => ({ href: `?${query}`, label: name, current: now === query })),
  ];
}

function Filters(props: SalesListProps) {
  const { query: { filter, untilToday }, members, url, actor, words: t } = props;
  const several = filter.statuses.length > 1;
  // Who looks for something looks for it in what is planned, too.
  const dateTo = untilToday ? null : filter.dateTo;
  const active = [filter.statuses.length, filter.dateFrom, dateTo, filter.assignedTo].filter(Boolean).length;
  return (
    <FilterBar
      action="/sales"
      search={{ name: "q", value: filter.q ?? "", label: t.sales.search }}
      words={{ filters: t.common.filters, apply: t.common.apply, clear: t.common.clearFilters }}
      active={active}
      {...(isFiltered(props) ? { clearHref: "/sales" } : {})}
    >
      {several
        ? filter.statuses.map((status) => <input key={status} type="hidden" name="status" value={status} />)
        : (
          <Select
            name="status"
            label={t.sales.status}
            hideLabel
            value={filter.statuses[0] ?? ""}
            blank={t.sales.everyStatus}
            choices={SALE_STATUSES.map((value) => ({ value, label: t.statuses[value] }))}
          />
        )}
      {filter.paymentStatuses.map((status) => <input key={status} type="hidden" name="paymentStatus" value={status} />)}
      {filter.sources.map((source) => <input key={source} type="hidden" name="source" value={source} />)}
      {filter.owner && <input type="hidden" name="owner" value={filter.owner} />}
      {filter.customerId && <input type="hidden" name="customerId" value={filter.customerId} />}
      <DateInput name="dateFrom" label={t.sales.from} value={filter.dateFrom ?? ""} />
      <DateInput name="dateTo" label={t.sales.to} value={dateTo ?? ""} />
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
      <HiddenColumns url={url} />
      {url.searchParams.has("sort") && <input type="hidden" name="sort" value={url.searchParams.get("sort")!} />}
    </FilterBar>
  );
}
