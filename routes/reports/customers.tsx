import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { Card } from "../../components/Card.tsx";
import { Bars } from "../../components/Charts.tsx";
import { Kpi } from "../../components/Kpi.tsx";
import { SheetTable, UnfoldedSheet } from "../../components/SheetTable.tsx";
import { retention } from "../../domain/figures/find_figures.ts";
import { writePeriod } from "../../domain/figures/period.ts";
import type { Coming } from "../../domain/figures/ports.ts";
import { average, DONE } from "../../domain/figures/tally.ts";
import { salesLink } from "./(_components)/links.ts";
import { readPeriodOf } from "./(_components)/report_query.ts";
import { ReportPage } from "./(_components)/ReportPage.tsx";
import { customersSheet, worthSheet } from "./(_components)/customer_sheets.ts";
import { shareWords } from "./(_components)/reading.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organization, today } = ctx.state;
    const period = readPeriodOf(ctx.url, today);
    const { value } = await useCases.findCustomerFigures(actor, period, organization);
    return page({ period, figures: value });
  },
});

/** Who buys most, who comes back, and who may be worth most (BI-08, BI-12, CUS-10). */
export default define.page<typeof handler>(({ data: { period, figures }, state }) => {
  const { words, formats } = state, t = words.figures;
  const span = { from: period.from, to: period.to };
  const { comings, paid } = figures, kept = retention(comings);
  const came = (which: Coming) => `/reports/returning?which=${which}&period=${writePeriod(period)}`;
  const worth = average(figures.paid.value, figures.paid.customers);
  return (
    <ReportPage
      state={state}
      report="customers"
      period={period}
      sheets={[{ name: "customers", label: t.topCustomers.title }, { name: "worth", label: t.worth.title }]}
    >
      <div class="kpis">
        <Kpi
          label={t.comings.which.all}
          value={formats.count(comings.now)}
          note={t.comings.wereBefore(formats.count(comings.before))}
          href={came("all")}
        />
        <Kpi
          label={t.comings.kept}
          value={kept === null ? "–" : shareWords(kept, formats)}
          note={t.comings.of(formats.count(comings.again), formats.count(comings.before))}
          href={came("again")}
        />
        <Kpi label={t.comings.which.fresh} value={formats.count(comings.now - comings.again)} href={came("fresh")} />
        <Kpi label={t.comings.which.gone} value={formats.count(comings.before - comings.again)} href={came("gone")} />
      </div>
      <div class="figure-stack">
        <Card title={t.topCustomers.title}>
          {figures.top.length === 0 ? <p class="text-ink-2">{t.topCustomers.none}</p> : (
            <>
              <Bars
                label={t.topCustomers.title}
                bars={figures.top.map(({ id, name, count, revenue }) => ({
                  key: id,
                  label: name,
                  value: revenue,
                  text: `${formats.count(count)} · ${formats.wholeMoney(revenue)}`,
                  href: salesLink({ ...span, statuses: DONE, customer: id }),
                }))}
              />
              <UnfoldedSheet
                sheet={customersSheet(figures, span, state)}
                caption={t.topCustomers.title}
                formats={formats}
                words={t}
              />
            </>
          )}
        </Card>
        <Card title={t.worth.title}>
          {worth === null ? <p class="text-ink-2">{t.worth.none}</p> : (
            <>
              <p>{t.worth.average(formats.wholeMoney(worth), formats.count(figures.paid.customers))}</p>
              <p>
                {t.worth.repeat(
                  formats.count(paid.repeat),
                  formats.count(paid.customers),
                  shareWords(paid.repeat / paid.customers, formats)!,
                )}
              </p>
              <p class="figure-note mb-3">{t.worth.note}</p>
              <SheetTable
                sheet={worthSheet(figures, state)}
                caption={t.worth.title}
                formats={formats}
                totalWord={t.total}
              />
            </>
          )}
        </Card>
      </div>
    </ReportPage>
  );
});
