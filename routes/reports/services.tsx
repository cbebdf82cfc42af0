import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { Card } from "../../components/Card.tsx";
import { Bars } from "../../components/Charts.tsx";
import { SheetTable } from "../../components/SheetTable.tsx";
import { DONE } from "../../domain/figures/tally.ts";
import { may } from "../../domain/kernel/permissions.ts";
import { linesLink } from "./(_components)/links.ts";
import { readPeriodOf } from "./(_components)/report_query.ts";
import { ReportPage } from "./(_components)/ReportPage.tsx";
import { servicesSheet } from "./(_components)/services_sheet.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, today } = ctx.state;
    const period = readPeriodOf(ctx.url, today);
    const { value } = await useCases.findServiceFigures(actor, period);
    return page({ period, services: value });
  },
});

/** What is sold most and least, and what is left of it (BI-08, BI-15). */
export default define.page<typeof handler>(({ data: { period, services }, state }) => {
  const { words, formats } = state, t = words.figures;
  const span = { from: period.from, to: period.to };
  const byCount = services.filter(({ id, active }) => id !== null && active).toSorted((a, b) => b.count - a.count);
  return (
    <ReportPage
      state={state}
      report="services"
      period={period}
      sheets={[{ name: "services", label: t.services.title }]}
    >
      <div class="figure-stack">
        <Card title={t.services.title}>
          {byCount.length > 1 && byCount[0].count > 0 && (
            <p class="mb-3">
              {t.services.most(byCount[0].name!)} · {t.services.least(byCount.at(-1)!.name!)}
            </p>
          )}
          <Bars
            label={t.services.title}
            bars={services.slice(0, 10).filter(({ net, count }) => net > 0 || count > 0).map((one) => ({
              key: one.id ?? "none",
              label: one.name ?? t.services.without,
              value: one.net,
              text: `${formats.count(one.count)} · ${formats.wholeMoney(one.net)}`,
              href: linesLink({ service: one.id, ...span, statuses: DONE }),
            }))}
          />
        </Card>
        <Card>
          <SheetTable
            sheet={servicesSheet(services, span, state, may(state.actor, "edit_services"))}
            caption={t.services.title}
            formats={formats}
            totalWord={t.total}
          />
          <p class="figure-note">{t.services.note}</p>
        </Card>
      </div>
    </ReportPage>
  );
});
