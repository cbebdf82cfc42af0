import type { UserId } from "../kernel/ids.ts";
import type { Ore } from "../kernel/money.ts";
import { addDays, type Day, firstOfMonth, mondayOf } from "../kernel/time.ts";
import type { Member } from "../organizations/organization.ts";
import { SALE_STATUSES, type SaleStatus } from "../sales/moves.ts";
import type { Source } from "../sales/sale.ts";
import type { DayTotal } from "../sales/ports.ts";
import { periodOf } from "./period.ts";
import type { CustomerFigure, Facets, ServiceFigure, Span, Sums } from "./ports.ts";
import type { ReportPlan } from "./report.ts";
import { average } from "./tally.ts";

/** What a row of a report is about; the page gives it its words and its link. */
export type RowKey =
  | { readonly by: "time"; readonly from: Day; readonly to: Day }
  | { readonly by: "status"; readonly status: SaleStatus }
  | { readonly by: "source"; readonly source: Source }
  | { readonly by: "owner"; readonly id: UserId; readonly name: string }
  | { readonly by: "customer"; readonly id: CustomerFigure["id"]; readonly name: string }
  | { readonly by: "service"; readonly id: ServiceFigure["id"]; readonly name: string | null }
  /** Customers beyond those that are shown. */
  | { readonly by: "rest" };

/** Amounts in øre; null where the grouping does not know it. */
export interface ReportRow {
  readonly key: RowKey;
  readonly count: number;
  readonly net: Ore;
  readonly vat: Ore | null;
  readonly gross: Ore | null;
  readonly average: Ore | null;
  /** Of the net in all, 0 to 1. */
  readonly share: number | null;
}

interface Found {
  readonly members: readonly Member[];
  readonly whole: readonly Sums[];
  readonly sums?: readonly (Sums & Partial<Facets>)[];
  readonly days?: readonly DayTotal[];
  readonly customers?: readonly CustomerFigure[];
  readonly services?: readonly ServiceFigure[];
}

/** The plan as the actor may run it: whoever sees own figures only gets these, whatever the plan asks for. */
export function ownFigures(plan: ReportPlan, seen: UserId | null): ReportPlan {
  return { ...plan, owner: seen ?? plan.owner };
}

/** The rows of a report in their order, and what they come to. */
export function rowsOf(plan: ReportPlan, range: Span, found: Found) {
  const rows = [...found.customers ?? []].map(({ id, name, count, revenue }) => ({
    key: { by: "customer" as const, id, name },
    count,
    net: revenue,
  })) as Bare[];
  rows.push(
    ...(found.services ?? []).filter(({ count }) => count > 0).map(({ id, name, count, net }) => ({
      key: { by: "service" as const, id, name },
      count,
      net,
    })),
  );
  rows.push(...grouped(plan, found));
  const counted = found.whole[0];
  if (plan.grouping === "customer" && counted) {
    const shown = sum(rows);
    if (counted.count > shown.count) {
      rows.push({ key: { by: "rest" }, count: counted.count - shown.count, net: counted.net - shown.net as Ore });
    }
  }
  // A sale with two services stands in two rows, so services are added up by their lines and not counted together.
  const total = sum(rows);
  const finish = ({ vat = null, gross = null, ...row }: Bare): ReportRow => ({
    ...row,
    vat,
    gross,
    average: average(row.net, row.count),
    share: total.net === 0 ? null : row.net / total.net,
  });
  return { plan, range, rows: rows.map(finish), total: finish({ key: { by: "rest" }, ...total }) };
}

/** A sum that goes into a row. */
type Part = Pick<Sums, "count" | "net" | "gross"> & Partial<Pick<Sums, "vat"> & Facets & Pick<DayTotal, "day">>;

type Bare = Pick<ReportRow, "key" | "count" | "net"> & { readonly vat?: Ore | null; readonly gross?: Ore | null };

function grouped({ grouping, statuses }: ReportPlan, { sums = [], days = [], members }: Found): Bare[] {
  const rows = new Map<string, Bare>();
  const asked = days.filter(({ status }) => statuses.length === 0 || statuses.includes(status));
  for (const row of [...sums, ...asked] as readonly Part[]) {
    const key = keyOf(grouping, row, members), name = JSON.stringify(key);
    const { count, net, vat, gross } = rows.get(name) ?? { count: 0, net: 0, vat: 0, gross: 0 };
    rows.set(name, {
      key,
      count: count + row.count,
      net: net + row.net as Ore,
      // Days are kept without their moms.
      vat: row.vat === undefined ? null : vat! + row.vat as Ore,
      gross: gross! + row.gross as Ore,
    });
  }
  const inOrder = [...rows.values()];
  if (grouping === "status") return inOrder.toSorted((a, b) => placeOf(a) - placeOf(b));
  if (grouping === "owner" || grouping === "source") return inOrder.toSorted((a, b) => b.net - a.net);
  return inOrder;
}

function placeOf({ key }: Bare): number {
  return key.by === "status" ? SALE_STATUSES.indexOf(key.status) : 0;
}

function keyOf(grouping: ReportPlan["grouping"], row: Part, members: readonly Member[]): RowKey {
  switch (grouping) {
    case "day":
      return { by: "time", from: row.day!, to: row.day! };
    case "week": {
      const monday = mondayOf(row.day!);
      return { by: "time", from: monday, to: addDays(monday, 6) };
    }
    case "status":
      return { by: "status", status: row.status! };
    case "source":
      return { by: "source", source: row.source! };
    case "owner":
      return { by: "owner", id: row.owner!, name: members.find(({ id }) => id === row.owner)?.name ?? "" };
    default: {
      const kind = grouping === "quarter" || grouping === "year" ? grouping : "month";
      const { from, to } = periodOf(kind, firstOfMonth(row.month!));
      return { by: "time", from, to };
    }
  }
}

function sum(rows: readonly Bare[]) {
  const add = (pick: (row: Bare) => number) => rows.reduce((all, row) => all + pick(row), 0);
  const known = (amounts: readonly (Ore | null | undefined)[]) =>
    amounts.length > 0 && amounts.every((amount) => amount !== undefined && amount !== null);
  return {
    count: add(({ count }) => count),
    net: add(({ net }) => net) as Ore,
    vat: known(rows.map(({ vat }) => vat)) ? add(({ vat }) => vat!) as Ore : null,
    gross: known(rows.map(({ gross }) => gross)) ? add(({ gross }) => gross!) as Ore : null,
  };
}
