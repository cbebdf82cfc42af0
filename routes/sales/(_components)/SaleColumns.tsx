import { Button } from "../../../components/Button.tsx";
import { CellText } from "../../../components/CellText.tsx";
import { Checkbox } from "../../../components/Checkbox.tsx";
import { Menu, MenuLink } from "../../../components/Menu.tsx";
import { PaymentBadge, StatusBadge } from "../../../components/StatusBadge.tsx";
import type { Column } from "../../../components/Table.tsx";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { covers, may } from "../../../domain/kernel/permissions.ts";
import { nextStatuses, STATES } from "../../../domain/sales/moves.ts";
import { isOverdue } from "../../../domain/sales/payment.ts";
import type { SaleRow } from "../../../domain/sales/ports.ts";
import { deletable } from "../../../domain/sales/sale.ts";
import type { Words } from "../../../locales/words.ts";
import { AssignMenu } from "./AssignMenu.tsx";
import { MoveMenu } from "./MoveMenu.tsx";
import type { SalesListProps } from "./SalesList.tsx";
import { sortLink } from "./sale_query.ts";

/** What can stand in the list, in its order. */
const COLUMNS = [
  ...["number", "customer", "service", "amount", "net", "paid", "status", "payment", "due"] as const,
  ...["date", "scheduled", "source", "assignee"] as const,
] as const;
type ColumnKey = typeof COLUMNS[number];
/** What stands there where nothing was chosen. */
const USUAL: readonly ColumnKey[] = ["number", "customer", "service", "amount", "status", "date", "assignee"];
/** The way to the sale itself always stands there. */
const ALWAYS: ColumnKey = "number";

/** The columns an address asks for, and so a view that was kept; null where it asks for none. */
export function readColumns(params: URLSearchParams): readonly ColumnKey[] | null {
  const asked = params.getAll("column");
  const chosen = COLUMNS.filter((key) => asked.includes(key));
  return chosen.length === 0 ? null : [ALWAYS, ...chosen.filter((key) => key !== ALWAYS)];
}

/** The columns as hidden fields, for forms that lead to the list. */
export function HiddenColumns({ url }: { url: URL }) {
  return readColumns(url.searchParams)?.map((key) => <input key={key} type="hidden" name="column" value={key} />);
}

/** Which columns stand in the list: a form that leads to the list's address, so that a view keeps them too. */
export function ColumnMenu({ url, words: t }: { url: URL; words: Words }) {
  const chosen = readColumns(url.searchParams) ?? USUAL;
  const rest = [...url.searchParams].filter(([name]) => !["column", "cursor", "page"].includes(name));
  return (
    <div class="columns-menu">
      <Menu label={t.daily.view.columns} icon="columns-3">
        <form method="get" action="/sales" class="grid gap-2 p-2">
          {rest.map(([name, value], place) => <input key={place} type="hidden" name={name} value={value} />)}
          <input type="hidden" name="column" value={ALWAYS} />
          {COLUMNS.filter((key) => key !== ALWAYS).map((key) => (
            <Checkbox
              key={key}
              id={`f-column-${key}`}
              name="column"
              value={key}
              label={columnWord(key, t)}
              checked={chosen.includes(key)}
            />
          ))}
          <Button tone="primary">{t.common.apply}</Button>
        </form>
      </Menu>
    </div>
  );
}

function columnWord(key: ColumnKey, { sales }: Words): string {
  const words: Readonly<Record<ColumnKey, string>> = {
    ...{ number: sales.number, customer: sales.customer, service: sales.service, amount: sales.amount },
    ...{ net: sales.net, paid: sales.page.paid, status: sales.status, payment: sales.payment, due: sales.page.due },
    ...{ date: sales.date, scheduled: sales.page.scheduled, source: sales.source, assignee: sales.assignee },
  };
  return words[key];
}

/** Where a step begun in the list comes back to. */
export function backTo(url: URL): string {
  return `list${url.search}`;
}

/** All that a sale's line in the list, or its card, depends on; most are drawn alike for everybody who may change it. */
export function drawnFrom(
  { url, actor, today, formats }: Pick<SalesListProps, "url" | "actor" | "today" | "formats">,
): (row: SaleRow) => string {
  const all = JSON.stringify([formats.key, today, actor.role, url.search]);
  return (row) => `${all} ${isEditable(actor, row)} ${JSON.stringify(row)}`;
}

function isEditable(actor: Actor, { assignee, createdBy }: SaleRow): boolean {
  return covers(actor, "edit_sales", { assignedTo: assignee?.id ?? null, createdBy });
}

/** What stands in the list: what was chosen, or what stands there for everybody; leaving first where it gets narrow. */
export function columns(props: SalesListProps): Column<SaleRow>[] {
  const { query: { sort }, url, actor, today, words: t, formats } = props;
  const { sales } = t;
  const editable = (row: SaleRow) => isEditable(actor, row);
  const back = backTo(url), search = url.search.slice(1);
  const pick: Column<SaleRow> = {
    key: "pick",
    header: t.daily.many.column,
    hideHeader: true,
    card: "pick",
    cell: (row) => (
      <label class="pick">
        <span class="sr-only">{t.daily.many.pick(row.number)}</span>
        <input type="checkbox" form="bulk" name={`ids.${row.id}`} value={String(row.version)} autocomplete="off" />
      </label>
    ),
  };
  const actions: Column<SaleRow> = {
    key: "actions",
    header: t.common.actions,
    hideHeader: true,
    card: "hide",
    cell: (row) => (
      <Menu quiet label={`${t.common.actions} ${row.number}`}>
        <MenuLink href={`/sales/${row.id}`} icon="eye">{t.common.show}</MenuLink>
        {editable(row) && <MenuLink href={`/sales/${row.id}/edit`} icon="pencil">{t.common.edit}</MenuLink>}
        {may(actor, "delete_sales") && deletable(row) === null && (
          <MenuLink href={`/sales/${row.id}?dialog=delete`} icon="trash-2">{t.common.delete}</MenuLink>
        )}
      </Menu>
    ),
  };
  const known: (Column<SaleRow> & { readonly key: ColumnKey })[] = [
    {
      key: "number",
      header: sales.number,
      card: "sub",
      cell: (row) => row.number,
      sort: sortLink(url, sort, "number"),
    },
    {
      key: "customer",
      header: sales.customer,
      card: "title",
      cell: (row) => <b class="two-lines" title={row.customerName}>{row.customerName}</b>,
      sort: sortLink(url, sort, "customer"),
    },
    {
      key: "service",
      header: sales.service,
      card: "text",
      cell: (row) => <CellText text={row.title} />,
      wideOnly: true,
      sort: sortLink(url, sort, "service"),
    },
    {
      key: "amount",
      header: sales.amount,
      card: "amount",
      number: true,
      cell: (row) => formats.money(row.gross),
      sort: sortLink(url, sort, "amount"),
    },
    {
      key: "net",
      header: sales.net,
      card: "hide",
      number: true,
      cell: (row) => formats.money(row.net),
    },
    {
      key: "paid",
      header: sales.page.paid,
      card: "hide",
      number: true,
      cell: (row) => formats.money(row.paid),
    },
    {
      key: "status",
      header: sales.status,
      card: "badge",
      cell: (row) => (
        <span class="badges">
          {editable(row) && nextStatuses(row.status).length > 0
            ? (
              <MoveMenu
                badge
                label={t.daily.board.move(row.number)}
                sale={row}
                next={nextStatuses(row.status)}
                back={back}
                words={t}
              />
            )
            : <StatusBadge status={row.status} word={t.statuses[row.status]} />}
          {isOverdue(row, today) && STATES[row.status].invoiced && (
            <PaymentBadge status="OVERDUE" word={t.paymentStatuses.OVERDUE} />
          )}
        </span>
      ),
      sort: sortLink(url, sort, "status"),
    },
    {
      key: "payment",
      header: sales.payment,
      card: "hide",
      cell: (row) => <PaymentBadge status={row.paymentStatus} word={t.paymentStatuses[row.paymentStatus]} />,
    },
    { key: "due", header: sales.page.due, card: "hide", cell: (row) => row.dueOn ? formats.day(row.dueOn) : "–" },
    {
      key: "date",
      header: sales.date,
      card: "end",
      cell: (row) => formats.relativeDay(row.saleDate, today),
      sort: sortLink(url, sort, "date"),
    },
    {
      key: "scheduled",
      header: sales.page.scheduled,
      card: "hide",
      cell: (row) => row.scheduledAt ? formats.instant(row.scheduledAt) : "–",
    },
    { key: "source", header: sales.source, card: "hide", cell: (row) => t.sources[row.source] },
    {
      key: "assignee",
      header: sales.assignee,
      card: "hide",
      muted: true,
      wideOnly: true,
      cell: (row) => editable(row) ? <AssignMenu sale={row} search={search} words={t} /> : row.assignee?.name ?? "–",
      sort: sortLink(url, sort, "assignee"),
    },
  ];
  const chosen = readColumns(url.searchParams);
  const shown = known.filter(({ key }) => (chosen ?? USUAL).includes(key))
    // What somebody asked for stays where it gets narrow; a card on a phone shows what it always shows.
    .map((column) => chosen ? { ...column, wideOnly: false } : column);
  return [...(may(actor, "edit_sales") ? [pick] : []), ...shown, actions];
}
