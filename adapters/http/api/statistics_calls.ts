import { z } from "zod";
import { SALE_STATUSES } from "../../../domain/sales/moves.ts";
import type { Summary } from "../../../domain/sales/summary.ts";
import { formats } from "../../../locales/format.ts";
import { words } from "../../../locales/words.ts";
import { activityLink, activityText } from "../activity.ts";
import { type AskBy, call } from "./call.ts";
import { found } from "./replies.ts";
import * as shape from "./shapes.ts";

const ofMonth = (figure: z.ZodType<number>) => z.strictObject({ current: figure, previous: figure });

/** The figures of SALE-23, all money without moms: this month so far beside the month before. */
export const SummaryJson = z.strictObject({
  revenue: z.strictObject({ currentOre: shape.ore, previousOre: shape.ore }),
  salesCount: ofMonth(z.int()),
  conversionRate: ofMonth(z.number()).meta({ description: "Sales won of those decided, 0 to 1." }),
  activeLeads: z.int(),
  pipeline: z.array(z.strictObject({ status: z.enum(SALE_STATUSES), count: z.int(), valueOre: shape.ore })),
  recentActivity: z.array(
    z.strictObject({ at: shape.instant, kind: z.string(), text: z.string(), link: z.string().nullable() }),
  ).max(10),
  revenueTrend: z.array(z.strictObject({ date: shape.day, netOre: shape.ore })).length(30),
}).meta({ id: "Summary" });

/** The overview as the API tells of it: money in øre without moms, sentences in the caller's language. */
export function summaryJson(summary: Summary, { bearer }: AskBy<unknown, unknown>): z.infer<typeof SummaryJson> {
  const { language } = bearer.user, { locale, timeZone } = bearer.organization;
  const [inWords, inFormats] = [words(language), formats({ language, locale, timeZone })];
  const { revenue, salesCount, conversionRate, activeLeads } = summary;
  return {
    revenue: { currentOre: revenue.current, previousOre: revenue.previous },
    salesCount: { current: salesCount.current, previous: salesCount.previous },
    conversionRate: { current: conversionRate.current, previous: conversionRate.previous },
    activeLeads,
    pipeline: summary.pipeline.map(({ status, count, net }) => ({ status, count, valueOre: net })),
    recentActivity: summary.recentActivity.map((activity) => ({
      at: activity.at,
      kind: activity.kind,
      text: activityText(activity, inWords, inFormats),
      link: activityLink(activity),
    })),
    revenueTrend: summary.revenueTrend.map(({ day, net }) => ({ date: day, netOre: net })),
  };
}

export const statisticsCalls = [
  call({
    method: "GET",
    path: "/sales/statistics/summary",
    tag: "statistics",
    summary: "This month beside the month before, of what the caller may see",
    needs: "view_reports",
    answers: { 200: shape.one(SummaryJson) },
    async run(ask) {
      const { value } = await ask.useCases.findSummary(ask.actor, ask.bearer.organization.timeZone);
      return found(summaryJson(value, ask));
    },
  }),
];
