import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { Card } from "../../components/Card.tsx";
import { ColumnChart } from "../../components/Charts.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { SheetTable } from "../../components/SheetTable.tsx";
import { SEASON_NEEDED } from "../../domain/figures/forecast.ts";
import { firstOfMonth } from "../../domain/kernel/time.ts";
import ChartCloser from "../../islands/ChartCloser.tsx";
import { ReportPage } from "./(_components)/ReportPage.tsx";
import { forecastSheet, historySheet } from "./(_components)/forecast_sheets.ts";
import { shareWords } from "./(_components)/reading.ts";

const SHOWN_MONTHS = 12;

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organization } = ctx.state;
    const { value } = await useCases.findForecast(actor, organization);
    return page(value);
  },
});

/** The next three months, how sure that is, and how wrong the same method was before (BI-13, BI-14). */
export default define.page<typeof handler>(({ data, state }) => {
  const { words, formats } = state, t = words.figures;
  const { history, running, forecast } = data;
  if (forecast.kind === "too_short") {
    return (
      <ReportPage state={state} report="forecast">
        <Card>
          <EmptyState
            icon="calendar-clock"
            title={t.forecast.tooShortTitle}
            text={t.forecast.tooShort(forecast.months, forecast.needed)}
          />
        </Card>
        {history.length > 0 && <Past />}
      </ReportPage>
    );
  }
  const { months, used, trials } = forecast;
  const past = history.slice(-SHOWN_MONTHS);
  const highest = formats.wholeMoney(
    Math.max(...past.map(({ revenue }) => revenue), ...months.map(({ high }) => high)),
  );
  const other = trials.find(({ method }) => method !== used.method);
  const monthAt = (place: number) => firstOfMonth(running, place);
  return (
    <ReportPage state={state} report="forecast" sheets={[{ name: "forecast", label: t.forecast.title }]}>
      <div class="figure-stack">
        <Card title={t.forecast.title}>
          <ColumnChart
            columns={[
              ...past.map(({ month, revenue }) => ({ label: formats.shortMonth(month), value: revenue })),
              ...months.map(({ value, low, high }, place) => ({
                label: formats.shortMonth(monthAt(place)),
                value,
                between: [low, high] as const,
              })),
            ]}
            label={t.chart.bars(t.forecast.title, highest)}
            highest={highest}
            none={t.noRevenue}
          />
          <p class="chart-key">
            <span>{t.columns.revenue}</span>
            <span class="key-foretold">{t.columns.expected}</span>
          </p>
          <SheetTable
            sheet={forecastSheet(data, state)}
            caption={t.forecast.title}
            formats={formats}
            totalWord={t.total}
          />
          <p class="mt-3">
            <b>{t.forecast.method(t.forecast.methods[used.method])}.</b>{" "}
            {t.forecast.error(shareWords(used.error, formats)!, formats.count(used.tested))}
          </p>
          <p class="figure-note">
            {used.method === "recent_mean"
              ? t.forecast.noSeason(formats.count(SEASON_NEEDED))
              : other
              ? t.forecast.other(t.forecast.methods[other.method], shareWords(other.error, formats)!)
              : t.forecast.onlyOne} {t.forecast.interval} {t.forecast.running}
          </p>
          <ChartCloser
            kind="line"
            labels={[...history.map(({ month }) => month), ...months.map((_, place) => monthAt(place))].map((month) =>
              formats.month(month)
            )}
            series={[
              { label: t.columns.revenue, values: history.map(({ revenue }) => revenue / 100) },
              {
                label: t.columns.expected,
                values: [...history.map(() => NaN), ...months.map(({ value }) => value / 100)],
              },
            ]}
            locale={state.organization.locale}
            words={{ open: t.closer, close: t.closeCloser, label: t.forecast.title }}
          />
        </Card>
        <Past />
      </div>
    </ReportPage>
  );

  function Past() {
    return (
      <Card title={t.forecast.past}>
        <details class="unfold">
          <summary>{t.asTable}</summary>
          <SheetTable
            sheet={historySheet(data, state)}
            caption={t.forecast.past}
            formats={formats}
            totalWord={t.total}
          />
        </details>
      </Card>
    );
  }
});
