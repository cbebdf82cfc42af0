import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { Card } from "../../components/Card.tsx";
import { Bars } from "../../components/Charts.tsx";
import { SheetTable } from "../../components/SheetTable.tsx";
import { compared } from "../../domain/figures/period.ts";
import { DONE } from "../../domain/figures/tally.ts";
import { salesLink } from "./(_components)/links.ts";
import { readPeriodOf } from "./(_components)/report_query.ts";
import { ReportPage } from "./(_components)/ReportPage.tsx";
import { teamSheet } from "./(_components)/people_sheets.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, today } = ctx.state;
    const period = readPeriodOf(ctx.url, today);
    const { value } = await useCases.findTeamFigures(actor, period);
    return page({ period, team: value });
  },
});

/** What everybody sold (BI-16); somebody who sees own figures only finds these here. */
export default define.page<typeof handler>(({ data: { period, team }, state }) => {
  const { words, formats } = state, t = words.figures;
  const span = { from: period.from, to: period.to };
  return (
    <ReportPage state={state} report="team" period={period} sheets={[{ name: "team", label: t.team.title }]}>
      <Card title={t.team.title}>
        {team.people.length === 0 ? <p class="text-ink-2">{t.team.none}</p> : (
          <>
            <Bars
              label={t.team.title}
              bars={team.people.map(({ id, name, now }) => ({
                key: id,
                label: name,
                value: now.revenue,
                text: `${formats.count(now.done)} · ${formats.wholeMoney(now.revenue)}`,
                href: salesLink({ ...span, statuses: DONE, owner: id }),
              }))}
            />
            <SheetTable
              sheet={teamSheet(team, compared(period), state)}
              caption={t.team.title}
              formats={formats}
              totalWord={t.total}
            />
          </>
        )}
      </Card>
    </ReportPage>
  );
});
