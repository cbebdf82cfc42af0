import type { UserId } from "../kernel/ids.ts";
import { addDays, type Day, firstOfMonth, mondayOf } from "../kernel/time.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { SaleStatus } from "../sales/moves.ts";
import type { Source } from "../sales/sale.ts";

export type SavedReportId = string & { readonly __id: "report" };

/** What the rows of a report are. */
export const GROUPINGS = [
  "day",
  "week",
  "month",
  "quarter",
  "year",
  "status",
  "owner",
  "source",
  "customer",
  "service",
] as const;
export type Grouping = typeof GROUPINGS[number];

/** The columns a report can have. */
export const MEASURES = ["count", "net", "vat", "gross", "average", "share"] as const;
export type Measure = typeof MEASURES[number];

/** Days that move along with the calendar, or two that stay. */
export const SPANS = [
  "this_week",
  "last_week",
  "last_30_days",
  "last_12_weeks",
  "this_month",
  "this_quarter",
  "this_year",
  "last_year",
  "last_12_months",
  "fixed",
] as const;
export type Span = typeof SPANS[number];

/** What somebody wants to see: rows, columns, which sales, which days (BI-17). */
export interface ReportPlan {
  readonly grouping: Grouping;
  readonly measures: readonly Measure[];
  readonly span: Span;
  /** The first and the last day; only with a fixed span. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly statuses: readonly SaleStatus[];
  readonly sources: readonly Source[];
  readonly owner: UserId | null;
}

export interface SavedReport {
  readonly id: SavedReportId;
  readonly version: number;
  readonly name: string;
  readonly shared: boolean;
  readonly plan: ReportPlan;
  readonly createdBy: UserId;
}

export type ReportRefusal =
  | { readonly kind: "report_missing" }
  | { readonly kind: "report_range"; readonly mostMonths: number }
  | { readonly kind: "report_columns" };

/** No report looks further than this, and none by days further than the other. */
const MOST_MONTHS = 120;
const MOST_MONTHS_OF_DAYS = 12;

/** What each grouping's figures stand ready by: days and a service's lines know no source, a customer's revenue no state either. */
const FILTERS = {
  day: ["statuses", "owner"],
  week: ["statuses", "owner"],
  month: ["statuses", "sources", "owner"],
  quarter: ["statuses", "sources", "owner"],
  year: ["statuses", "sources", "owner"],
  status: ["statuses", "sources", "owner"],
  owner: ["statuses", "sources", "owner"],
  source: ["statuses", "sources", "owner"],
  customer: ["owner"],
  service: ["statuses", "owner"],
} as const satisfies Record<Grouping, readonly ("statuses" | "sources" | "owner")[]>;

/** What a grouping cannot say: a customer's revenue and a service's lines are kept without their moms. */
const NOT_MEASURED = {
  day: ["vat"],
  week: ["vat"],
  month: [],
  quarter: [],
  year: [],
  status: [],
  owner: [],
  source: [],
  customer: ["vat", "gross"],
  service: ["vat", "gross"],
} as const satisfies Record<Grouping, readonly Measure[]>;

/** The plan without what its grouping cannot look at; refused where nothing is left to show, or the range is upside down or too long. */
export function soundPlan(plan: ReportPlan): Result<ReportPlan, ReportRefusal> {
  const filters: readonly string[] = FILTERS[plan.grouping], unknown: readonly Measure[] = NOT_MEASURED[plan.grouping];
  const measures = MEASURES.filter((one) => plan.measures.includes(one) && !unknown.includes(one));
  if (measures.length === 0) return no({ kind: "report_columns" });
  const mostMonths = plan.grouping === "day" ? MOST_MONTHS_OF_DAYS : MOST_MONTHS;
  const { span, from, to } = plan, fixed = span === "fixed";
  if (fixed && (from === null || to === null || from > to || firstOfMonth(from, mostMonths) <= to)) {
    return no({ kind: "report_range", mostMonths });
  }
  return yes({
    ...plan,
    measures,
    from: fixed ? from : null,
    to: fixed ? to : null,
    statuses: filters.includes("statuses") ? plan.statuses : [],
    sources: filters.includes("sources") ? plan.sources : [],
  });
}

/** What a plan asks for that its rows know nothing of, or that its time passes over. */
export function leftOut(plan: ReportPlan, sound: ReportPlan) {
  const dropped = (name: "statuses" | "sources") => plan[name].length > 0 && sound[name].length === 0;
  return {
    filters: (["statuses", "sources"] as const).filter(dropped),
    measures: plan.measures.filter((one) => !sound.measures.includes(one)),
    days: plan.span !== "fixed" && (plan.from !== null || plan.to !== null),
  };
}

/** The first and the last day a plan looks at. */
export function rangeOf({ span, from, to }: ReportPlan, today: Day): { from: Day; to: Day } {
  const month = firstOfMonth(today), place = Number(today.slice(5, 7)) - 1;
  const until = (first: Day, months: number) => ({ from: first, to: addDays(firstOfMonth(first, months), -1) });
  const monday = mondayOf(today);
  switch (span) {
    case "this_week":
      return { from: monday, to: addDays(monday, 6) };
    case "last_week":
      return { from: addDays(monday, -7), to: addDays(monday, -1) };
    case "last_30_days":
      return { from: addDays(today, -29), to: today };
    case "last_12_weeks":
      return { from: addDays(monday, -77), to: addDays(monday, 6) };
    case "this_month":
      return until(month, 1);
    case "this_quarter":
      return until(firstOfMonth(month, -(place % 3)), 3);
    case "this_year":
      return until(firstOfMonth(month, -place), 12);
    case "last_year":
      return until(firstOfMonth(month, -place - 12), 12);
    case "last_12_months":
      return until(firstOfMonth(month, -11), 12);
    case "fixed":
      return { from: from!, to: to! };
  }
}

/** A plan as it was kept while reports had whole months only: from the first day of one to the last of the other. */
export function planAsKept(
  { fromMonth, toMonth, ...plan }: ReportPlan & { readonly fromMonth?: Day | null; readonly toMonth?: Day | null },
): ReportPlan {
  return {
    ...plan,
    from: plan.from ?? fromMonth ?? null,
    to: plan.to ?? (toMonth ? addDays(firstOfMonth(toMonth, 1), -1) : null),
  };
}
