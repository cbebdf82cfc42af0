import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { Card } from "../../components/Card.tsx";
import { Bars } from "../../components/Charts.tsx";
import { SheetTable } from "../../components/SheetTable.tsx";
import { average, DONE } from "../../domain/figures/tally.ts";
import { salesLink } from "./(_components)/links.ts";
import { readPeriodOf } from "./(_components)/report_query.ts";
import { ReportPage } from "./(_components)/ReportPage.tsx";
import { customersSheet, worthSheet } from "./(_components)/sheets.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organization, today } = ctx.state;
    const period = readPeriodOf(ctx.url, today);
    const { value } = await useCases.findCustomerFigures(actor, period, organization);
    return page({ period, figures: value });
  },
});

/** Who buys most, and who may be worth most (BI-08, BI-12). */
export default define.page<typeof handler>(({ data: { period, figures }, state }) => {
  const { words, formats } = state, t = words.figures;
  const span = { from: period.from, to: period.to };
  const worth = average(figures.paid.value, figures.paid.customers);
  return (
    <ReportPage
      state={state}
      report="customers"
      period={period}
      sheets={[{ name: "customers", label: t.topCustomers.title }, { name: "worth", label: t.worth.title }]}
    >
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
              <details class="unfold unfold-table">
                <summary>{t.asTable}</summary>
                <SheetTable
                  sheet={customersSheet(figures, span, state)}
                  caption={t.topCustomers.title}
                  formats={formats}
                  totalWord={t.total}
                />
              </details>
            </>
          )}
        </Card>
        <Card title={t.worth.title}>
          {worth === null ? <p class="text-ink-2">{t.worth.none}</p> : (
            <>
              <p>{t.worth.average(formats.wholeMoney(worth), formats.count(figures.paid.customers))}</p>
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
