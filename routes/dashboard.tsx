import { page } from "fresh";
import { activityLink, activityText } from "../adapters/http/activity.ts";
import { define } from "../adapters/http/define.ts";
import { LinkButton } from "../components/Button.tsx";
import { Card } from "../components/Card.tsx";
import { Bars, LineChart } from "../components/Charts.tsx";
import { drawn } from "../components/drawn.ts";
import { Kpi } from "../components/Kpi.tsx";
import { PageHead } from "../components/PageHead.tsx";
import { UnfoldedSheet } from "../components/SheetTable.tsx";
import { Timeline } from "../components/Timeline.tsx";
import { DECIDED, DONE, growth } from "../domain/figures/tally.ts";
import { ownerReported } from "../domain/figures/find_figures.ts";
import type { Ore } from "../domain/kernel/money.ts";
import { may } from "../domain/kernel/permissions.ts";
import { addDays, type Day, firstOfMonth } from "../domain/kernel/time.ts";
import Live from "../islands/Live.tsx";
import type { Formats } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import { FirstSteps } from "./(_components)/FirstSteps.tsx";
import { OverdueNote } from "./leads/(_components)/LeadsHead.tsx";
import { salesLink } from "./reports/(_components)/links.ts";
import { shareWords } from "./reports/(_components)/reading.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organization } = ctx.state;
    const { value } = await useCases.findSummary(actor, organization.timeZone);
    const isNew = value.pipeline.every(({ count }) => count === 0) && may(actor, "create_sales") &&
      ownerReported(actor) === null;
    const first = isNew ? (await useCases.findFirstSteps(actor)).value : null;
    return page({ ...value, first });
  },
});

/** The day begins here: how the month goes, what is under way, what just happened (BI-01 to 05). */
export default define.page<typeof handler>(({ data, state }) => {
  const { words, formats, actor, today, now, presence } = state, t = words.figures;
  const { revenue, salesCount, conversionRate, activeLeads, pipeline, recentActivity, revenueTrend } = data;
  const month = { from: firstOfMonth(today), to: addDays(firstOfMonth(today, 1), -1) };
  const before = formats.month(firstOfMonth(today, -1));
  const compare = (current: number, previous: number) => {
    const share = growth(current, previous);
    if (share === null) return t.noComparison(before);
    if (share === 0) return `${t.unchanged} ${t.versusWhole(before)}`;
    return `${share > 0 ? "+" : ""}${shareWords(share, formats)} ${t.versusWhole(before)}`;
  };
  return (
    <>
      <PageHead
        title={t.overview}
        subtitle={[
          t.greeting(presence!.user.name.split(" ")[0]),
          t.soFar(formats.month(today)),
          ...ownerReported(actor) === null ? [] : [t.own],
        ].join(" · ")}
      >
        <LinkButton href="/reports">{t.quick.reports}</LinkButton>
        {may(actor, "edit_leads") && <LinkButton href="/leads/new" icon="plus">{t.quick.lead}</LinkButton>}
        {may(actor, "create_sales") && (
          <LinkButton tone="primary" href="/sales/new" icon="plus">{t.quick.sale}</LinkButton>
        )}
      </PageHead>
      <Live after={data.live} of="sale" words={words.daily.live} />
      <OverdueNote overdue={data.overdueFollowUps} words={words} formats={formats} />
      {data.first && <FirstSteps steps={data.first} actor={actor} words={words} />}
      <div class="kpis">
        <Kpi
          label={t.kpi.revenue}
          value={formats.wholeMoney(revenue.current)}
          note={compare(revenue.current, revenue.previous)}
          href={salesLink({ ...month, statuses: DONE })}
        />
        <Kpi
          label={t.kpi.count}
          value={formats.count(salesCount.current)}
          note={compare(salesCount.current, salesCount.previous)}
          href={salesLink(month)}
        />
        <Kpi
          label={t.kpi.leads}
          value={formats.count(activeLeads)}
          note={t.kpi.openNow}
          href="/leads?status=NEW&status=CONTACTED&status=QUALIFIED"
        />
        <Kpi
          label={t.kpi.conversion}
          value={shareWords(conversionRate.current, formats)}
          note={`${shareWords(conversionRate.previous, formats)} · ${before}`}
          href={salesLink({ ...month, statuses: DECIDED })}
        />
      </div>
      <div class="figure-main">
        <div class="figure-stack">
          <Card title={t.trend}>
            <div
              // deno-lint-ignore react-no-danger
              dangerouslySetInnerHTML={{
                __html: drawn(
                  JSON.stringify(["trend", formats.key, today, revenueTrend]),
                  () => <Trend days={revenueTrend} today={today} words={t} formats={formats} />,
                ),
              }}
            />
          </Card>
          <Card title={t.pipeline}>
            <Bars
              label={t.pipeline}
              bars={pipeline.map(({ status, count, net }) => ({
                key: status,
                label: words.statuses[status],
                value: net,
                text: `${formats.count(count)} · ${formats.wholeMoney(net)}`,
                href: salesLink({ statuses: [status] }),
                tone: status,
              }))}
            />
            <p class="figure-note">{t.net}</p>
          </Card>
        </div>
        <Card title={t.activity}>
          {recentActivity.length === 0 ? <p class="text-ink-2">{t.noActivity}</p> : (
            <Timeline
              label={t.activity}
              moments={recentActivity.map((activity) => {
                const link = activityLink(activity), text = activityText(activity, words, formats);
                return {
                  title: link ? <a class="link" href={link}>{text}</a> : text,
                  meta: [formats.moment(activity.at, now), activity.by?.name].filter(Boolean).join(" · "),
                };
              })}
            />
          )}
        </Card>
      </div>
    </>
  );
});

/** The curve of the days, and the days in figures, the newest first. */
function Trend({ days, today, words: t, formats }: {
  days: readonly { readonly day: Day; readonly net: Ore }[];
  today: Day;
  words: Words["figures"];
  formats: Formats;
}) {
  const trend = {
    name: "trend",
    columns: [{ heading: t.day, kind: "day" as const }, { heading: t.columns.revenue, kind: "money" as const }],
    rows: days.toReversed().map(({ day, net }) => ({
      cells: [day, net],
      links: [null, salesLink({ from: day, to: day, statuses: DONE })],
    })),
    total: [null, days.reduce((all, { net }) => all + net, 0)],
    totalLinks: [null, salesLink({ from: days[0].day, to: today, statuses: DONE })],
  };
  const highest = formats.wholeMoney(Math.max(...days.map(({ net }) => net)));
  return (
    <>
      <LineChart
        points={days.map(({ day, net }) => ({ label: formats.shortDay(day), value: net }))}
        label={t.chart.line(t.trend, formats.day(days[0].day), formats.day(today), highest)}
        highest={highest}
        none={t.noRevenue}
      />
      <UnfoldedSheet sheet={trend} caption={t.trend} formats={formats} words={t} />
    </>
  );
}
