import { HttpError, page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { Card } from "../../components/Card.tsx";
import { Bars } from "../../components/Charts.tsx";
import { SheetTable } from "../../components/SheetTable.tsx";
import { mayCompare } from "../../domain/figures/find_figures.ts";
import { compared } from "../../domain/figures/period.ts";
import { DONE } from "../../domain/figures/tally.ts";
import { salesLink } from "./(_components)/links.ts";
import { readPeriodOf } from "./(_components)/report_query.ts";
import { ReportPage } from "./(_components)/ReportPage.tsx";
import { organizationsSheet } from "./(_components)/people_sheets.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organizations, today } = ctx.state;
    const period = readPeriodOf(ctx.url, today);
    if (!mayCompare(organizations)) throw new HttpError(404);
    const { value } = await useCases.compareOrganizations(actor, organizations, period);
    return page({ period, firms: value });
  },
});

/** Firm against firm, for those who are ADMIN in several (BI-09): sums and nothing else. */
export default define.page<typeof handler>(({ data: { period, firms }, state }) => {
  const { words, formats } = state, t = words.figures;
  return (
    <ReportPage
      state={state}
      report="organizations"
      period={period}
      sheets={[{ name: "organizations", label: t.organizations.title }]}
    >
      <Card title={t.organizations.title}>
        <p class="figure-note mb-3">{t.organizations.note}</p>
        <Bars
          label={t.organizations.title}
          bars={firms.toSorted((a, b) => b.now.revenue - a.now.revenue).map(({ firm, now }) => ({
            key: firm.id,
            label: firm.name,
            value: now.revenue,
            text: `${formats.count(now.done)} · ${formats.wholeMoney(now.revenue)}`,
            href: firm.id === state.organization.id ? salesLink({ ...compared(period).now, statuses: DONE }) : null,
          }))}
        />
        <SheetTable
          sheet={organizationsSheet(firms, compared(period), state.organization.id, state)}
          caption={t.organizations.title}
          formats={formats}
          totalWord={t.total}
        />
      </Card>
    </ReportPage>
  );
});
