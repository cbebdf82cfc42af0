import type { Cell, Sheet, SheetRow } from "../../../adapters/http/sheet.ts";
import type { findCustomerFigures, FirmFigures } from "../../../domain/figures/find_figures.ts";
import type { Overview } from "../../../domain/figures/overview.ts";
import { compared, type Period, quarterOf } from "../../../domain/figures/period.ts";
import type { ServiceFigure, Span } from "../../../domain/figures/ports.ts";
import type { ReportPlan } from "../../../domain/figures/report.ts";
import type { ReportRow, RowKey, rowsOf } from "../../../domain/figures/report_rows.ts";
import { average, contribution, DECIDED, DONE, growth, type Tally, together } from "../../../domain/figures/tally.ts";
import { addDays, firstOfMonth, weekNumberOf } from "../../../domain/kernel/time.ts";
import type { SaleStatus } from "../../../domain/sales/moves.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { linesLink, salesLink } from "./links.ts";

/** Whose words and customs a sheet is written in. */
export interface Reading {
  readonly words: Words;
  readonly formats: Formats;
}

type CustomerFigures = Awaited<ReturnType<ReturnType<typeof findCustomerFigures>>>["value"];
type TeamFigures = Awaited<
  ReturnType<ReturnType<typeof import("../../../domain/figures/find_figures.ts").findTeamFigures>>
>["value"];
type ForecastFound = Awaited<
  ReturnType<ReturnType<typeof import("../../../domain/figures/find_figures.ts").findForecast>>
>["value"];

/** The payment states of sales that money came in for and stayed. */
const WITH_MONEY = ["PARTIALLY_PAID", "PAID", "OVERPAID"] as const;
const monthSpan = (month: Span["from"]): Span => ({ from: month, to: addDays(firstOfMonth(month, 1), -1) });
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** A period as people say it: 'november 2026', '4. kvartal 2026', '2026', '03.11.2026–20.11.2026'. */
export function periodName({ kind, from, to }: Period, { words, formats }: Reading): string {
  if (kind === "days") return from === to ? formats.day(from) : `${formats.day(from)}–${formats.day(to)}`;
  const year = from.slice(0, 4);
  if (kind === "month") return formats.month(from);
  return kind === "quarter" ? words.figures.period.quarterName(quarterOf(from), year) : year;
}

export function monthsSheet({ months }: Pick<Overview, "months">, { words: { figures: t }, formats }: Reading): Sheet {
  const over = (months: readonly Span["from"][]): Span => ({
    from: months[0],
    to: monthSpan(months.at(-1)!).to,
  });
  const all = over(months.map(({ month }) => month));
  const before = over(months.map(({ month }) => firstOfMonth(month, -12)));
  return {
    name: "months",
    columns: [
      { heading: t.month, kind: "text" },
      { heading: t.columns.count, kind: "count" },
      { heading: t.columns.revenue, kind: "money" },
      { heading: t.columns.yearBefore, kind: "money" },
      { heading: t.columns.growth, kind: "share" },
    ],
    rows: months.map(({ month, count, revenue, yearBefore }) => ({
      cells: [formats.month(month), count, revenue, yearBefore, growth(revenue, yearBefore)],
      links: [
        null,
        salesLink(monthSpan(month)),
        salesLink({ ...monthSpan(month), statuses: DONE }),
        salesLink({ ...monthSpan(firstOfMonth(month, -12)), statuses: DONE }),
        null,
      ],
    })),
    total: [null, sum(months.map(({ count }) => count)), ...revenueTotals(months)],
    totalLinks: [
      null,
      salesLink(all),
      salesLink({ ...all, statuses: DONE }),
      salesLink({ ...before, statuses: DONE }),
      null,
    ],
  };
}

function revenueTotals(rows: readonly { readonly revenue: number; readonly yearBefore: number }[]): Cell[] {
  const now = sum(rows.map(({ revenue }) => revenue)), then = sum(rows.map(({ yearBefore }) => yearBefore));
  return [now, then, growth(now, then)];
}

export function weeksSheet({ weeks }: Overview, { words: { figures: t }, formats }: Reading): Sheet {
  return {
    name: "weeks",
    columns: [{ heading: t.week, kind: "text" }, { heading: t.columns.date, kind: "text" }, {
      heading: t.columns.revenue,
      kind: "money",
    }],
    rows: weeks.map(({ monday, revenue }) => {
      const sunday = addDays(monday, 6);
      return {
        cells: [t.weekOf(weekNumberOf(monday)), `${formats.day(monday)}–${formats.day(sunday)}`, revenue],
        links: [null, null, salesLink({ from: monday, to: sunday, statuses: DONE })],
      };
    }),
    total: [null, null, sum(weeks.map(({ revenue }) => revenue))],
    totalLinks: [
      null,
      null,
      salesLink({ from: weeks[0].monday, to: addDays(weeks.at(-1)!.monday, 6), statuses: DONE }),
    ],
  };
}

export function statusesSheet({ statuses, now }: Overview, { from, to }: Span, { words: t }: Reading): Sheet {
  return {
    name: "statuses",
    columns: [
      { heading: t.figures.columns.status, kind: "text" },
      { heading: t.figures.columns.count, kind: "count" },
      { heading: t.figures.columns.net, kind: "money" },
    ],
    rows: statuses.map(({ status, count, net }) => {
      const link = salesLink({ from, to, statuses: [status] });
      return { cells: [t.statuses[status], count, net], links: [null, link, link] };
    }),
    total: [null, now.count, now.net],
    totalLinks: [null, salesLink({ from, to }), salesLink({ from, to })],
  };
}

export function sourcesSheet({ sources, now }: Overview, { from, to }: Span, { words: t }: Reading): Sheet {
  return {
    name: "sources",
    columns: [
      { heading: t.figures.columns.source, kind: "text" },
      { heading: t.figures.columns.count, kind: "count" },
      { heading: t.figures.columns.conversion, kind: "share" },
      { heading: t.figures.columns.revenue, kind: "money" },
    ],
    rows: sources.map(({ source, count, conversion, revenue }) => ({
      cells: [t.sources[source], count, conversion, revenue],
      links: [
        null,
        salesLink({ from, to, source }),
        salesLink({ from, to, source, statuses: DECIDED }),
        salesLink({ from, to, source, statuses: DONE }),
      ],
    })),
    total: [null, now.count, now.conversion, now.revenue],
    totalLinks: [
      null,
      salesLink({ from, to }),
      salesLink({ from, to, statuses: DECIDED }),
      salesLink({ from, to, statuses: DONE }),
    ],
  };
}

export function customersSheet(
  { top, whole }: CustomerFigures,
  { from, to }: Span,
  { words: { figures: t } }: Reading,
): Sheet {
  const { now, previous, yearBefore } = compared({ from, to });
  const done = (span: Span, customer?: string) =>
    salesLink({ ...only(span), statuses: DONE, ...customer ? { customer } : {} });
  const of = (customer?: string) => [
    done(now, customer),
    done(now, customer),
    null,
    done(previous, customer),
    done(yearBefore, customer),
  ];
  const share = (revenue: number) => whole.now.revenue === 0 ? null : revenue / whole.now.revenue;
  return {
    name: "customers",
    columns: [
      { heading: t.columns.customer, kind: "text" },
      { heading: t.columns.done, kind: "count" },
      { heading: t.columns.revenue, kind: "money" },
      { heading: t.columns.share, kind: "share" },
      { heading: t.columns.previous, kind: "money" },
      { heading: t.columns.yearBefore, kind: "money" },
    ],
    rows: top.map((one) => ({
      cells: [one.name, one.count, one.revenue, share(one.revenue), one.previous, one.yearBefore],
      links: [`/customers/${one.id}`, ...of(one.id)],
    })),
    // Of all customers, not only of those above: that is what a list can show.
    total: [
      t.topCustomers.all,
      whole.now.done,
      whole.now.revenue,
      share(whole.now.revenue),
      whole.previous.revenue,
      whole.yearBefore.revenue,
    ],
    totalLinks: [null, ...of()],
  };
}

export function worthSheet({ worth }: Pick<CustomerFigures, "worth">, { words: { figures: t } }: Reading): Sheet {
  return {
    name: "customer-value",
    columns: [
      { heading: t.columns.customer, kind: "text" },
      { heading: t.columns.worth, kind: "money" },
      { heading: t.columns.paidAverage, kind: "money" },
      { heading: t.columns.paidSales, kind: "count" },
      { heading: t.columns.monthsKnown, kind: "count" },
    ],
    rows: worth.map(({ id, name, lifetime: { value, average, sales, months } }) => ({
      cells: [name, value, average, sales, months],
      links: [`/customers/${id}`, null, null, salesLink({ customer: id, payments: WITH_MONEY })],
    })),
  };
}

export function servicesSheet(
  services: readonly ServiceFigure[],
  { from, to }: Span,
  { words: { figures: t } }: Reading,
  /** Whether the reader may open a service: its page is where it is changed. */
  opens = false,
): Sheet {
  const { now, previous, yearBefore } = compared({ from, to });
  const done = (span: Span) => salesLink({ ...only(span), statuses: DONE });
  return {
    name: "services",
    columns: [
      { heading: t.columns.service, kind: "text" },
      { heading: t.columns.category, kind: "text" },
      { heading: t.columns.done, kind: "count" },
      { heading: t.columns.revenue, kind: "money" },
      { heading: t.columns.average, kind: "money" },
      { heading: t.columns.profit, kind: "money" },
      { heading: t.columns.previous, kind: "money" },
      { heading: t.columns.yearBefore, kind: "money" },
    ],
    rows: services.map((one) => {
      const lines = (span: Span) => linesLink({ service: one.id, ...only(span), statuses: DONE });
      return {
        cells: [
          one.name ?? t.services.without,
          one.category,
          one.count,
          one.net,
          average(one.net, one.count),
          contribution(one),
          one.previous,
          one.yearBefore,
        ],
        links: [
          one.id === null || !opens ? null : `/services/${one.id}`,
          null,
          lines(now),
          lines(now),
          null,
          null,
          lines(previous),
          lines(yearBefore),
        ],
      };
    }),
    // A sale with two services counts in two rows, so the sales are not added up.
    total: [
      null,
      null,
      null,
      sum(services.map(({ net }) => net)),
      null,
      null,
      sum(services.map(({ previous }) => previous)),
      sum(services.map(({ yearBefore }) => yearBefore)),
    ],
    // The lines of all services, and of none, are the sales.
    totalLinks: [null, null, null, done(now), null, null, done(previous), done(yearBefore)],
  };
}

function peopleColumns(first: string, { figures: t }: Words): Sheet["columns"] {
  return [
    { heading: first, kind: "text" },
    { heading: t.columns.done, kind: "count" },
    { heading: t.columns.revenue, kind: "money" },
    { heading: t.columns.previous, kind: "money" },
    { heading: t.columns.yearBefore, kind: "money" },
    { heading: t.columns.average, kind: "money" },
    { heading: t.columns.conversion, kind: "share" },
    { heading: t.columns.cycle, kind: "decimal" },
  ];
}

interface Three {
  readonly now: Tally;
  readonly previous: Tally;
  readonly yearBefore: Tally;
}

function peopleCells(name: Cell, { now, previous, yearBefore }: Three): Cell[] {
  return [
    name,
    now.done,
    now.revenue,
    previous.revenue,
    yearBefore.revenue,
    now.average,
    now.conversion,
    now.cycleDays,
  ];
}

/** The lists behind the columns of `peopleColumns`, of one seller or of all. */
function peopleLinks(spans: { now: Span; previous: Span; yearBefore: Span }, owner: string | null) {
  const list = (span: Span, statuses: readonly SaleStatus[]) => salesLink({ ...only(span), statuses, owner });
  return [
    null,
    list(spans.now, DONE),
    list(spans.now, DONE),
    list(spans.previous, DONE),
    list(spans.yearBefore, DONE),
    null,
    list(spans.now, DECIDED),
    list(spans.now, ["PAID"]),
  ];
}

export function teamSheet(
  { people, whole }: TeamFigures,
  spans: { now: Span; previous: Span; yearBefore: Span },
  { words }: Reading,
): Sheet {
  return {
    name: "sellers",
    columns: peopleColumns(words.figures.columns.seller, words),
    rows: people.map((one) => ({ cells: peopleCells(one.name, one), links: peopleLinks(spans, one.id) })),
    total: peopleCells(null, whole),
    totalLinks: peopleLinks(spans, null),
  };
}

const only = ({ from, to }: Span): Span => ({ from, to });

export function organizationsSheet(
  firms: readonly FirmFigures[],
  spans: { now: Span; previous: Span; yearBefore: Span },
  here: string,
  { words }: Reading,
): Sheet {
  const whole = {
    now: together(firms.map(({ now }) => now)),
    previous: together(firms.map(({ previous }) => previous)),
    yearBefore: together(firms.map(({ yearBefore }) => yearBefore)),
  };
  return {
    name: "firms",
    columns: peopleColumns(words.figures.columns.firm, words),
    rows: firms.map((one) => ({
      cells: peopleCells(one.firm.name, one),
      // The lists of other firms stand behind their own doors.
      ...one.firm.id === here ? { links: peopleLinks(spans, null) } : {},
    })),
    total: peopleCells(null, whole),
  };
}

export function forecastSheet(
  { forecast, running }: ForecastFound,
  { words: { figures: t }, formats }: Reading,
): Sheet {
  return {
    name: "forecast",
    columns: [
      { heading: t.month, kind: "text" },
      { heading: t.columns.low, kind: "money" },
      { heading: t.columns.expected, kind: "money" },
      { heading: t.columns.high, kind: "money" },
    ],
    rows: forecast.kind === "too_short" ? [] : forecast.months.map(({ low, value, high }, place) => ({
      cells: [formats.month(firstOfMonth(running, place)), low, value, high],
    })),
  };
}

/** The whole months a forecast is made from. */
export function historySheet({ history }: ForecastFound, { words: { figures: t }, formats }: Reading): Sheet {
  return {
    name: "history",
    columns: [{ heading: t.month, kind: "text" }, { heading: t.columns.revenue, kind: "money" }],
    rows: history.map(({ month, revenue }) => ({
      cells: [formats.month(month), revenue],
      links: [null, salesLink({ ...monthSpan(month), statuses: DONE })],
    })),
  };
}

/** A report somebody put together. */
export function reportSheet(
  { plan, range, rows, total }: ReturnType<typeof rowsOf>,
  { words: t, formats }: Reading,
): Sheet {
  const measure = (row: ReportRow): Cell[] => plan.measures.map((one) => row[one]);
  const kinds = {
    count: "count",
    net: "money",
    vat: "money",
    gross: "money",
    average: "money",
    share: "share",
  } as const;
  const linked = plan.measures.map((one) => one === "count" || one === "net" || one === "vat" || one === "gross");
  const withLinks = (name: Cell, row: ReportRow, link: string | null): SheetRow => ({
    cells: [name, ...measure(row)],
    links: [null, ...linked.map((is) => is ? link : null)],
  });
  const inAll = plan.grouping === "service" ? null : linkOf(null, plan, range);
  return {
    name: "report",
    columns: [
      { heading: t.figures.custom.groupings[plan.grouping], kind: "text" },
      ...plan.measures.map((one) => ({ heading: t.figures.columns[one], kind: kinds[one] })),
    ],
    rows: rows.map((row) =>
      withLinks(keyName(row.key, plan, { words: t, formats }), row, linkOf(row.key, plan, range))
    ),
    total: [
      null,
      ...measure(plan.grouping === "service" ? { ...total, count: null as unknown as number, average: null } : total),
    ],
    totalLinks: [null, ...linked.map((is) => is ? inAll : null)],
  };
}

function keyName(key: RowKey, { grouping }: ReportPlan, reading: Reading): string {
  const { words: t, formats } = reading;
  switch (key.by) {
    case "time":
      if (grouping === "week") return `${t.figures.weekOf(weekNumberOf(key.from))} · ${formats.day(key.from)}`;
      return periodName({ kind: grouping === "day" ? "days" : grouping as Period["kind"], ...key }, reading);
    case "status":
      return t.statuses[key.status];
    case "source":
      return t.sources[key.source];
    case "service":
      return key.name ?? t.figures.services.without;
    case "rest":
      return t.figures.custom.rest;
    default:
      return key.name;
  }
}

/** The list behind a row; of the whole where there is none. */
function linkOf(
  key: RowKey | null,
  { grouping, statuses: asked, sources: source, owner }: ReportPlan,
  range: Span,
): string | null {
  const statuses: readonly SaleStatus[] = grouping === "customer" ? DONE : asked;
  const all = { ...range, statuses, source, owner };
  switch (key?.by) {
    case undefined:
      return salesLink(all);
    case "time":
      return salesLink({
        ...all,
        from: key.from > range.from ? key.from : range.from,
        to: key.to < range.to ? key.to : range.to,
      });
    case "status":
      return salesLink({ ...all, statuses: [key.status] });
    case "source":
      return salesLink({ ...all, source: key.source });
    case "owner":
      return salesLink({ ...all, owner: key.id });
    case "customer":
      return salesLink({ ...all, customer: key.id });
    case "service":
      return linesLink({ service: key.id, ...range, statuses, owner });
    case "rest":
      return null;
  }
}

/** A share as people read it; nothing where there is none. */
export function shareWords(share: number | null, { percent }: Formats): string | null {
  return share === null ? null : percent(Math.round(share * 1_000) * 10);
}
