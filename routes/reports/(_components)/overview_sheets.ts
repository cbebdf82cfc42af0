import type { Cell, Sheet } from "../../../adapters/http/sheet.ts";
import type { Overview } from "../../../domain/figures/overview.ts";
import type { Span } from "../../../domain/figures/ports.ts";
import { DECIDED, DONE, growth } from "../../../domain/figures/tally.ts";
import { addDays, firstOfMonth, weekNumberOf } from "../../../domain/kernel/time.ts";
import { monthSpan, salesLink } from "./links.ts";
import { type Reading, sum } from "./reading.ts";

/** The months of a period beside those of the year before. */
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

/** Revenue week by week, each from Monday to Sunday. */
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

/** How many sales of the period stand where, and what they come to without moms. */
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

/** Where the sales of the period came from; the conversion counts decided ones alone. */
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
