import type { Cell, Sheet, SheetRow } from "../../../adapters/http/sheet.ts";
import type { Period } from "../../../domain/figures/period.ts";
import type { Span } from "../../../domain/figures/ports.ts";
import type { ReportPlan } from "../../../domain/figures/report.ts";
import type { ReportRow, RowKey, rowsOf } from "../../../domain/figures/report_rows.ts";
import { DONE } from "../../../domain/figures/tally.ts";
import { weekNumberOf } from "../../../domain/kernel/time.ts";
import type { SaleStatus } from "../../../domain/sales/moves.ts";
import { linesLink, salesLink } from "./links.ts";
import { periodName, type Reading } from "./reading.ts";

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
