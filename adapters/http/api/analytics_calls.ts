import { z } from "zod";
import { type Method, METHODS } from "../../../domain/figures/forecast.ts";
import { periodBetween, type PeriodKind, periodOf } from "../../../domain/figures/period.ts";
import type { Span } from "../../../domain/figures/ports.ts";
import { addDays, type Day, mondayOf } from "../../../domain/kernel/time.ts";
import { average, type Tally } from "../../../domain/figures/tally.ts";
import { MOST_STEPS, stepsOf, TREND_STEPS } from "../../../domain/figures/trends.ts";
import { type AskBy, call } from "./call.ts";
import * as field from "./fields.ts";
import { found, invalid } from "./replies.ts";
import * as shape from "./shapes.ts";
import { SummaryJson, summaryJson } from "./statistics_calls.ts";

const rate = z.number().nullable().meta({ description: "0 to 1; null where there is nothing to compare." });
const maybeOre = z.int().nullable().meta({ description: "øre" });

/** The words of `period`, the ones of the trends and the shorter ones of the reports. */
const PERIODS = ["daily", "weekly", "monthly", "quarterly", "yearly", "month", "quarter", "year"] as const;
const KINDS = {
  ...{ monthly: "month", quarterly: "quarter", yearly: "year", month: "month", quarter: "quarter", year: "year" },
} as const satisfies Partial<Record<typeof PERIODS[number], PeriodKind>>;

const Period = z.strictObject({
  period: z.enum(PERIODS).default("monthly").meta({
    description:
      "The day, week, month, quarter or year that runs; beside start or end only what is left out comes from it.",
  }),
  start: field.day.optional().meta({
    override: {
      type: "string",
      format: "date",
      description: "The first day; where left out, the period's the end is in.",
    },
  }),
  end: field.day.optional().meta({
    override: { type: "string", format: "date", description: "The last day; where left out, today." },
  }),
});
type PeriodAsked = AskBy<z.infer<typeof Period>, unknown>;

/** The days of the period that the day falls in. */
function running(period: typeof PERIODS[number], day: Day): Span {
  if (period === "daily") return { from: day, to: day };
  if (period === "weekly") return { from: mondayOf(day), to: addDays(mondayOf(day), 6) };
  const { from, to } = periodOf(KINDS[period], day);
  return { from, to };
}

/** The days asked for, or what is wrong with them. */
function spanOf({ query: { period, start, end }, bearer, useCases }: PeriodAsked) {
  const today = useCases.todayIn(bearer.organization);
  if (start === undefined && end === undefined) return { span: running(period, today), fault: null };
  const until = end ?? today, between = periodBetween(start ?? running(period, until).from, until);
  if (between !== null) return { span: { from: between.from, to: between.to }, fault: null };
  const fault = "Must be no later than the end, at most 10 years before it, and from 2000 to 2099";
  return { span: null, fault: invalid({ start: fault }) };
}

const SpanJson = { start: shape.day, end: shape.day };
const spanJson = ({ from, to }: Span) => ({ start: from, end: to });

const Figures = {
  salesCount: z.int(),
  doneCount: z.int(),
  revenueOre: shape.ore,
  previousRevenueOre: shape.ore,
  yearBeforeRevenueOre: shape.ore,
  averageOre: maybeOre,
  conversionRate: rate,
  cycleDays: z.number().nullable().meta({ description: "From the sale to its last payment." }),
};

function figuresJson({ now, previous, yearBefore }: { now: Tally; previous: Tally; yearBefore: Tally }) {
  return {
    salesCount: now.count,
    doneCount: now.done,
    revenueOre: now.revenue,
    previousRevenueOre: previous.revenue,
    yearBeforeRevenueOre: yearBefore.revenue,
    averageOre: now.average,
    conversionRate: now.conversion,
    cycleDays: now.cycleDays,
  };
}

const Trend = z.strictObject({
  ...SpanJson,
  salesCount: z.int(),
  revenueOre: shape.ore,
  sincePrevious: rate,
  sinceYearBefore: rate,
}).meta({ id: "TrendStep" });

const ForecastJson = z.strictObject({
  method: z.enum(Object.keys(METHODS) as [Method, ...Method[]]),
  error: z.number().meta({ description: "What the method was off by on the tested months, as a share of what came." }),
  testedMonths: z.int().meta({ description: "12, or fewer where the history is shorter." }),
  months: z.array(
    z.strictObject({ month: shape.day, expectedOre: shape.ore, lowOre: shape.ore, highOre: shape.ore }),
  ),
}).nullable().meta({ description: "null while the history is too short to try a method on 6 months." });

const PERSON = z.strictObject({ id: shape.id, name: z.string(), ...Figures }).meta({ id: "RepPerformance" });
const FIRM = z.strictObject({ id: shape.id, name: z.string(), ...Figures }).meta({ id: "OrganizationPerformance" });

const Service = z.strictObject({
  id: shape.id.nullable().meta({ description: "null for lines without a service." }),
  name: z.string().nullable(),
  category: z.string().nullable(),
  salesCount: z.int(),
  quantity: z.number(),
  revenueOre: shape.ore,
  averageOre: maybeOre,
  contributionOre: maybeOre,
  previousRevenueOre: shape.ore,
  yearBeforeRevenueOre: shape.ore,
}).meta({ id: "ServicePerformance" });

const Worth = z.strictObject({
  id: shape.id,
  name: z.string(),
  valueOre: shape.ore,
  averageOre: shape.ore,
  salesCount: z.int(),
  months: z.int(),
}).meta({ id: "CustomerValue" });

export const analyticsCalls = [
  call({
    method: "GET",
    path: "/analytics/dashboard",
    tag: "analytics",
    summary:
      "What the dashboard shows: revenue, sales and conversion of a period beside the one before, the rest as of now",
    needs: "view_reports",
    query: Period,
    answers: { 200: shape.one(SummaryJson) },
    async run(ask) {
      const { span, fault } = spanOf(ask);
      if (span === null) return fault;
      const [summary, team] = await Promise.all([
        ask.useCases.findSummary(ask.actor, ask.bearer.organization.timeZone),
        ask.useCases.findTeamFigures(ask.actor, span),
      ]);
      const { now, previous } = team.value.whole;
      const compare = <T>(figure: (tally: Tally) => T) => ({ current: figure(now), previous: figure(previous) });
      const ofPeriod = {
        revenue: compare(({ revenue }) => revenue),
        salesCount: compare(({ count }) => count),
        conversionRate: compare(({ conversion }) => conversion ?? 0),
      };
      return found(summaryJson({ ...summary.value, ...ofPeriod }, ask));
    },
  }),
  call({
    method: "GET",
    path: "/analytics/sales-trends",
    tag: "analytics",
    summary: "Revenue and sales step by step, and the next three months foretold",
    needs: "view_reports",
    query: z.strictObject({
      period: z.enum(TREND_STEPS).default("monthly"),
      start: field.day.optional(),
      end: field.day.optional(),
    }),
    answers: {
      200: shape.one(z.strictObject({ period: z.enum(TREND_STEPS), steps: z.array(Trend), forecast: ForecastJson })),
    },
    async run({ useCases, actor, bearer, query: { period, start = null, end = null } }) {
      const until = end ?? useCases.todayIn(bearer.organization);
      if (start !== null && start > until) return invalid({ start: "Must not be after the end" });
      if (start !== null && stepsOf(period, start, until).length > MOST_STEPS) {
        return invalid({ start: `Must not be more than ${MOST_STEPS} steps before the end` });
      }
      const [trends, foretold] = await Promise.all([
        useCases.findTrends(actor, { step: period, start, end }, bearer.organization),
        useCases.findForecast(actor, bearer.organization),
      ]);
      return found({
        period,
        steps: trends.value.map(({ from, to, count, revenue, sincePrevious, sinceYearBefore }) => ({
          ...spanJson({ from, to }),
          salesCount: count,
          revenueOre: revenue,
          sincePrevious,
          sinceYearBefore,
        })),
        forecast: foretold.value.forecast.kind === "too_short" ? null : {
          method: foretold.value.forecast.used.method,
          error: foretold.value.forecast.used.error,
          testedMonths: foretold.value.forecast.used.tested,
          months: foretold.value.forecast.months.map(({ value, low, high }, place) => ({
            month: foretold.value.ahead[place],
            expectedOre: value,
            lowOre: low,
            highOre: high,
          })),
        },
      });
    },
  }),
  call({
    method: "GET",
    path: "/analytics/customer-ltv",
    tag: "analytics",
    summary: "What customers may be worth in the next 24 months, the 50 highest, from paid money less refunds",
    needs: "view_reports",
    query: Period,
    answers: {
      200: shape.one(
        z.strictObject({ payingCustomers: z.int(), averageOre: maybeOre, customers: z.array(Worth) }),
      ),
    },
    async run(ask) {
      const { span, fault } = spanOf(ask);
      if (span === null) return fault;
      const { value: { worth, paid } } = await ask.useCases.findCustomerFigures(
        ask.actor,
        span,
        ask.bearer.organization,
      );
      return found({
        payingCustomers: paid.customers,
        averageOre: average(paid.value, paid.customers),
        customers: worth.map(({ id, name, lifetime }) => ({
          id,
          name,
          valueOre: lifetime.value,
          averageOre: lifetime.average,
          salesCount: lifetime.sales,
          months: lifetime.months,
        })),
      });
    },
  }),
  call({
    method: "GET",
    path: "/analytics/service-performance",
    tag: "analytics",
    summary: "What was done of each service, by revenue",
    needs: "view_reports",
    query: Period,
    answers: { 200: shape.one(z.strictObject({ ...SpanJson, services: z.array(Service) })) },
    async run(ask) {
      const { span, fault } = spanOf(ask);
      if (span === null) return fault;
      const { value } = await ask.useCases.findServiceFigures(ask.actor, span);
      return found({
        ...spanJson(span),
        services: value.map(({ id, name, category, count, quantity, net, contribution, previous, yearBefore }) => ({
          ...{ id, name, category, salesCount: count, quantity: quantity / 1_000, revenueOre: net },
          averageOre: average(net, count),
          contributionOre: contribution,
          previousRevenueOre: previous,
          yearBeforeRevenueOre: yearBefore,
        })),
      });
    },
  }),
  call({
    method: "GET",
    path: "/analytics/rep-performance",
    tag: "analytics",
    summary: "What everybody sold, by revenue; a SALES_REP finds own figures only",
    needs: "view_reports",
    query: Period,
    answers: { 200: shape.one(z.strictObject({ ...SpanJson, people: z.array(PERSON) })) },
    async run(ask) {
      const { span, fault } = spanOf(ask);
      if (span === null) return fault;
      const { value } = await ask.useCases.findTeamFigures(ask.actor, span);
      return found({
        ...spanJson(span),
        people: value.people.map(({ id, name, ...figures }) => ({ id, name, ...figuresJson(figures) })),
      });
    },
  }),
  call({
    method: "GET",
    path: "/analytics/organizations",
    tag: "analytics",
    summary: "Firm against firm: sums only, of the firms where the caller is ADMIN; each of them notes it",
    needs: "view_reports",
    query: Period,
    answers: { 200: shape.one(z.strictObject({ ...SpanJson, organizations: z.array(FIRM) })) },
    async run(ask) {
      const { span, fault } = spanOf(ask);
      if (span === null) return fault;
      const { value } = await ask.useCases.compareOrganizations(ask.actor, ask.bearer.organizations, span);
      return found({
        ...spanJson(span),
        organizations: value.map(({ firm, ...figures }) => ({
          id: firm.id,
          name: firm.name,
          ...figuresJson(figures),
        })),
      });
    },
  }),
];
