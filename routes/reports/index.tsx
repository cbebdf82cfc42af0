import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { Card } from "../../components/Card.tsx";
import { Bars, ColumnChart } from "../../components/Charts.tsx";
import { Change, Kpi } from "../../components/Kpi.tsx";
import { UnfoldedSheet } from "../../components/SheetTable.tsx";
import { shift, yearBefore as yearBeforeOf } from "../../domain/figures/period.ts";
import { DECIDED, DONE, growth, type Tally } from "../../domain/figures/tally.ts";
import { weekNumberOf } from "../../domain/kernel/time.ts";
import ChartCloser from "../../islands/ChartCloser.tsx";
import { salesLink } from "./(_components)/links.ts";
import { readPeriodOf } from "./(_components)/report_query.ts";
import { ReportPage } from "./(_components)/ReportPage.tsx";
import { monthsSheet, sourcesSheet, statusesSheet, weeksSheet } from "./(_components)/overview_sheets.ts";
import { periodName, shareWords } from "./(_components)/reading.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organization, today } = ctx.state;
    const period = readPeriodOf(ctx.url, today);
    const { value } = await useCases.findOverview(actor, period, organization);
    return page({ period, overview: value });
  },
});

/** How the firm does in a period, against the one before and the year before (BI-06, 07, 10, 11). */
export default define.page<typeof handler>(({ data: { period, overview }, state }) => {
  const { words, formats } = state, t = words.figures;
  const { now, previous, yearBefore, months, weeks, statuses, sources, worth } = overview;
  // A month that is not over is always behind a whole one: that is no news, so it is not coloured.
  const running = period.to >= state.today;
  const span = { from: period.from, to: period.to };
  const against = running && period.kind !== "days" ? t.versusWhole : t.versus;
  /** A share has grown by points: a percentage of a percentage says nothing. */
  const points = (more: number) => t.points(signed(more, formats.percentField(Math.round(more * 1_000) * 10)));
  const versus = (figure: (tally: Tally) => number | null, isShare = false) =>
    ([[previous, shift(period, -1)], [yearBefore, yearBeforeOf(period)]] as const).map(([then, place], at) => {
      const [is, was] = [figure(now) ?? 0, figure(then) ?? 0], share = growth(is, was);
      return (
        <span key={at} class="block">
          {share === null ? t.noComparison(periodName(place, state)) : (
            <>
              <Change
                now={running ? was : is}
                then={was}
                percent={isShare ? points(is - was) : signed(share, shareWords(share, formats)!)}
              />{" "}
              {against(periodName(place, state))}
            </>
          )}
        </span>
      );
    });
  const most = formats.wholeMoney(Math.max(...months.flatMap(({ revenue, yearBefore }) => [revenue, yearBefore])));
  const mostOfWeek = formats.wholeMoney(Math.max(...weeks.map(({ revenue }) => revenue)));
  return (
    <ReportPage
      state={state}
      report=""
      period={period}
      sheets={[
        { name: "months", label: t.months.title },
        { name: "weeks", label: t.weeks },
        { name: "statuses", label: t.statuses },
        { name: "sources", label: t.sources },
      ]}
    >
      <div class="kpis">
        <Kpi
          label={t.kpi.revenue}
          value={formats.wholeMoney(now.revenue)}
          note={versus(({ revenue }) => revenue)}
          href={salesLink({ ...span, statuses: DONE })}
        />
        <Kpi
          label={t.kpi.count}
          value={formats.count(now.count)}
          note={versus(({ count }) => count)}
          href={salesLink(span)}
        />
        <Kpi
          label={t.kpi.conversion}
          value={shareWords(now.conversion, formats) ?? "–"}
          note={versus(({ conversion }) => conversion, true)}
          href={salesLink({ ...span, statuses: DECIDED })}
        />
        <Kpi
          label={t.kpi.average}
          value={now.average === null ? "–" : formats.wholeMoney(now.average)}
          note={versus(({ average }) => average)}
          href={salesLink({ ...span, statuses: DONE })}
        />
        <Kpi
          label={t.kpi.cycle}
          value={now.cycleDays === null ? "–" : t.kpi.days(formats.quantity(Math.round(now.cycleDays * 1_000)))}
          note={versus(({ cycleDays }) => cycleDays)}
          href={salesLink({ ...span, statuses: ["PAID"] })}
        />
        <Kpi
          label={t.kpi.worth}
          value={worth === null ? "–" : formats.wholeMoney(worth)}
          href="/reports/customers"
        />
      </div>
      <div class="figure-grid">
        <Card title={t.months.title} class="figure-wide">
          <ColumnChart
            columns={months.map(({ month, revenue, yearBefore }) => ({
              label: formats.shortMonth(month),
              value: revenue,
              then: yearBefore,
            }))}
            label={t.chart.bars(t.months.title, most)}
            highest={most}
            none={t.noRevenue}
          />
          <p class="chart-key">
            <span>{t.columns.revenue}</span>
            <span class="key-then">{t.columns.yearBefore}</span>
          </p>
          <p class="figure-note">{t.months.note}</p>
          <ChartCloser
            kind="line"
            labels={months.map(({ month }) => formats.month(month))}
            series={[
              { label: t.columns.revenue, values: months.map(({ revenue }) => revenue / 100) },
              { label: t.columns.yearBefore, values: months.map(({ yearBefore }) => yearBefore / 100) },
            ]}
            locale={state.organization.locale}
            words={{ open: t.closer, close: t.closeCloser, label: t.months.title }}
          />
          <UnfoldedSheet sheet={monthsSheet(overview, state)} caption={t.months.title} formats={formats} words={t} />
        </Card>
        <Card title={t.statuses}>
          <Bars
            label={t.statuses}
            bars={statuses.map(({ status, count, net }) => ({
              key: status,
              label: words.statuses[status],
              value: net,
              text: `${formats.count(count)} · ${formats.wholeMoney(net)}`,
              href: salesLink({ ...span, statuses: [status] }),
              tone: status,
            }))}
          />
          <UnfoldedSheet
            sheet={statusesSheet(overview, span, state)}
            caption={t.statuses}
            formats={formats}
            words={t}
          />
        </Card>
        <div class="figure-stack">
          <Card title={t.weeks}>
            <ColumnChart
              columns={weeks.map(({ monday, revenue }) => ({ label: String(weekNumberOf(monday)), value: revenue }))}
              label={t.chart.bars(t.weeks, mostOfWeek)}
              highest={mostOfWeek}
              none={t.noRevenue}
            />
            <UnfoldedSheet sheet={weeksSheet(overview, state)} caption={t.weeks} formats={formats} words={t} />
          </Card>
          <Card title={t.sources}>
            <Bars
              label={t.sources}
              bars={sources.map(({ source, done, revenue }) => ({
                key: source,
                label: words.sources[source],
                value: revenue,
                text: `${formats.count(done)} · ${formats.wholeMoney(revenue)}`,
                href: salesLink({ ...span, source, statuses: DONE }),
              }))}
            />
            <UnfoldedSheet
              sheet={sourcesSheet(overview, span, state)}
              caption={t.sources}
              formats={formats}
              words={t}
            />
          </Card>
        </div>
      </div>
    </ReportPage>
  );
});

function signed(more: number, text: string): string {
  return more > 0 ? `+${text}` : text;
}
