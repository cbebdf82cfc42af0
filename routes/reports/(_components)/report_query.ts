import { type Period, periodBetween, periodOf, readPeriod } from "../../../domain/figures/period.ts";
import { type Coming, COMINGS } from "../../../domain/figures/ports.ts";
import { GROUPINGS, MEASURES, planAsKept, type ReportPlan, SPANS } from "../../../domain/figures/report.ts";
import { parseId, type UserId } from "../../../domain/kernel/ids.ts";
import { type Day, parseDay } from "../../../domain/kernel/time.ts";
import { SALE_STATUSES } from "../../../domain/sales/moves.ts";
import { SOURCES } from "../../../domain/sales/sale.ts";

/** The period an address asks for, by name or by its first and last day; this month where it asks for none that there is. */
export function readPeriodOf({ searchParams }: URL, today: Day): Period {
  const from = parseDay(searchParams.get("from") ?? ""), to = parseDay(searchParams.get("to") ?? "");
  const days = from && to && periodBetween(from, to);
  return days || (readPeriod(searchParams.get("period") ?? "") ?? periodOf("month", today));
}

/** Which of the customers who came or stayed away an address asks for; those who stayed away where it says nothing. */
export function readComing({ searchParams }: URL): Coming {
  return COMINGS.find((one) => one === searchParams.get("which")) ?? "gone";
}

/** The report an address describes; what cannot be read counts as not given. */
export function readPlan(params: URLSearchParams): ReportPlan {
  const known = <T extends string>(name: string, words: readonly T[]) =>
    words.filter((word) => params.getAll(name).includes(word));
  const day = (name: string) => parseDay(params.get(name) ?? "");
  // Addresses that were kept while reports had whole months only.
  const month = (name: string) => parseDay(`${params.get(name) ?? ""}-01`);
  const measures = known("measure", MEASURES);
  return planAsKept({
    grouping: known("grouping", GROUPINGS)[0] ?? "month",
    measures: measures.length > 0 ? measures : ["count", "net", "share"],
    span: known("span", SPANS)[0] ?? "last_12_months",
    from: day("from"),
    to: day("to"),
    fromMonth: month("fromMonth"),
    toMonth: month("toMonth"),
    statuses: known("status", SALE_STATUSES),
    sources: known("source", SOURCES),
    owner: parseId<UserId>(params.get("owner") ?? ""),
  });
}

/** The same as it stands in an address, or in the hidden fields of a form. */
export function writePlan(plan: ReportPlan): URLSearchParams {
  const params = new URLSearchParams({ grouping: plan.grouping, span: plan.span });
  for (const measure of plan.measures) params.append("measure", measure);
  if (plan.from) params.set("from", plan.from);
  if (plan.to) params.set("to", plan.to);
  for (const status of plan.statuses) params.append("status", status);
  for (const source of plan.sources) params.append("source", source);
  if (plan.owner) params.set("owner", plan.owner);
  return params;
}
