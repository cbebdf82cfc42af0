import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { Card } from "../../components/Card.tsx";
import { SheetTable } from "../../components/SheetTable.tsx";
import { Tabs } from "../../components/Tabs.tsx";
import { writePeriod } from "../../domain/figures/period.ts";
import { type Coming, COMINGS, type Comings } from "../../domain/figures/ports.ts";
import { readComing, readPeriodOf } from "./(_components)/report_query.ts";
import { ReportPage } from "./(_components)/ReportPage.tsx";
import { comingsSheet } from "./(_components)/customer_sheets.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, today } = ctx.state;
    const period = readPeriodOf(ctx.url, today);
    const which = readComing(ctx.url);
    const { value } = await useCases.findComings(actor, period, which);
    return page({ period, which, ...value });
  },
});

/** Who came back, who is new, and who is worth a call because nothing was done for them since (CUS-10). */
export default define.page<typeof handler>(({ data: { period, which, counts, customers }, state }) => {
  const { words, formats } = state, t = words.figures;
  const all = countOf(counts, which);
  return (
    <ReportPage
      state={state}
      report="customers"
      period={period}
      sheets={[{ name: "returning", label: t.comings.which[which], query: `which=${which}` }]}
    >
      <Tabs
        label={t.comings.label}
        tabs={COMINGS.map((one) => ({
          href: `?which=${one}&period=${writePeriod(period)}`,
          label: `${t.comings.which[one]} (${formats.count(countOf(counts, one))})`,
          current: one === which,
        }))}
      />
      <Card title={t.comings.which[which]}>
        <p class="figure-note mb-3">{t.comings.notes[which]}</p>
        {customers.length === 0 ? <p class="text-ink-2">{t.comings.none}</p> : (
          <SheetTable
            sheet={comingsSheet(customers, period, state)}
            caption={t.comings.which[which]}
            formats={formats}
            totalWord={t.total}
          />
        )}
        {all > customers.length && (
          <p class="figure-note">{t.comings.more(formats.count(customers.length), formats.count(all))}</p>
        )}
      </Card>
    </ReportPage>
  );
});

function countOf({ now, before, again }: Comings, which: Coming): number {
  return { all: now, again, fresh: now - again, gone: before - again }[which];
}
