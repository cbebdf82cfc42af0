import type { UserId } from "../kernel/ids.ts";
import { addDays, type Day, firstOfMonth } from "../kernel/time.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { SaleStatus } from "../sales/moves.ts";
import type { Source } from "../sales/sale.ts";

export type SavedReportId = string & { readonly __id: "report" };

/** What the rows of a report are. */
export const GROUPINGS = ["month", "quarter", "year", "status", "owner", "source", "customer", "service"] as const;
export type Grouping = typeof GROUPINGS[number];

/** The columns a report can have. */
export const MEASURES = ["count", "net", "vat", "gross", "average", "share"] as const;
export type Measure = typeof MEASURES[number];

/** Months that move along with the calendar, or two that stay. */
export const SPANS = ["this_month", "this_quarter", "this_year", "last_year", "last_12_months", "fixed"] as const;
export type Span = typeof SPANS[number];

/** What somebody wants to see: rows, columns, which sales, which months (BI-17). */
export interface ReportPlan {
  readonly grouping: Grouping;
  readonly measures: readonly Measure[];
  readonly span: Span;
  /** First days of months; only with a fixed span. */
  readonly fromMonth: Day | null;
  readonly toMonth: Day | null;
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

/** No report looks further than this. */
export const MOST_MONTHS = 120;

/** What each grouping's figures stand ready by: a service's lines know no source, a customer's revenue no state either. */
export const FILTERS = {
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
export const NOT_MEASURED = {
  month: [],
  quarter: [],
  year: [],
  status: [],
  owner: [],
  source: [],
  customer: ["vat", "gross"],
  service: ["vat"],
} as const satisfies Record<Grouping, readonly Measure[]>;

/** The plan without what its grouping cannot look at; refused where nothing is left to show, or the range is upside down or too long. */
export function soundPlan(plan: ReportPlan): Result<ReportPlan, ReportRefusal> {
  const filters: readonly string[] = FILTERS[plan.grouping], unknown: readonly Measure[] = NOT_MEASURED[plan.grouping];
  const measures = MEASURES.filter((one) => plan.measures.includes(one) && !unknown.includes(one));
  if (measures.length === 0) return no({ kind: "report_columns" });
  const fixed = plan.span === "fixed";
  if (fixed && (plan.fromMonth === null || plan.toMonth === null)) {
    return no({ kind: "report_range", mostMonths: MOST_MONTHS });
  }
  const fromMonth = fixed ? firstOfMonth(plan.fromMonth!) : null, toMonth = fixed ? firstOfMonth(plan.toMonth!) : null;
  if (fixed && (fromMonth! > toMonth! || firstOfMonth(fromMonth!, MOST_MONTHS) <= toMonth!)) {
    return no({ kind: "report_range", mostMonths: MOST_MONTHS });
  }
  return yes({
    ...plan,
    measures,
    fromMonth,
    toMonth,
    statuses: filters.includes("statuses") ? plan.statuses : [],
    sources: filters.includes("sources") ? plan.sources : [],
  });
}

/** The first and the last day a plan looks at. */
export function rangeOf({ span, fromMonth, toMonth }: ReportPlan, today: Day): { from: Day; to: Day } {
  const month = firstOfMonth(today), place = Number(today.slice(5, 7)) - 1;
  const until = (first: Day, months: number) => ({ from: first, to: addDays(firstOfMonth(first, months), -1) });
  switch (span) {
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
      return { from: fromMonth!, to: addDays(firstOfMonth(toMonth!, 1), -1) };
  }
}
