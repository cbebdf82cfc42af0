import { page } from "fresh";
import { ensureMay } from "../../adapters/http/answers.ts";
import { define } from "../../adapters/http/define.ts";
import { Card } from "../../components/Card.tsx";
import { FilterBar } from "../../components/FilterBar.tsx";
import { Kpi } from "../../components/Kpi.tsx";
import { DateInput } from "../../components/TextInput.tsx";
import { type Ore, total } from "../../domain/kernel/money.ts";
import type { EndingCount } from "../../domain/leads/ports.ts";
import type { BandOutcome, Outcome } from "../../domain/leads/report.ts";
import { endOfBand } from "../../domain/leads/scoring.ts";
import type { Formats } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";
import { SheetMenu } from "../reports/(_components)/SheetMenu.tsx";
import { rateWord } from "./(_components)/figures.ts";
import { readReportDays } from "./(_components)/lead_query.ts";
import { LeadsHead } from "./(_components)/LeadsHead.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organizations, today } = ctx.state;
    ensureMay(actor, "view_leads");
    const { from, to } = readReportDays(ctx.url.searchParams, today);
    const { value } = await useCases.findLeadReport(actor, from, to);
    // Firms are compared by whoever leads several of them, from any of these.
    const led = organizations.filter(({ role }) => role === "ADMIN");
    const firms = actor.role === "ADMIN" && led.length > 1
      ? await useCases.compareLeads(led.map(({ id, role }) => ({ ...actor, organizationId: id, role })), from, to)
      : null;
    return page({ from, to, ...value, firms: firms?.value ?? [] });
  },
});

export default define.page<typeof handler>(({ data, state: { words: t, formats, actor, organizations } }) => {
  const { from, to, whole, bands, endings, openValue, firms } = data;
  const { leads: say, common } = t;
  const range = `createdFrom=${from}&createdTo=${to}`;
  const rows = bands.map((band) => ({
    name: `${band.band}–${endOfBand(band.band)}`,
    isShort: true,
    outcome: band,
    link: (status: string) => `/leads?${status}&scoreFrom=${band.band}&scoreTo=${endOfBand(band.band)}&${range}`,
  }));
  return (
    <>
      <LeadsHead
        page="report"
        actor={actor}
        words={t}
        subtitle={`${formats.day(from)}–${formats.day(to)}`}
        acts={
          <SheetMenu
            sheets={[
              { name: "leads", label: say.report.byBand },
              { name: "lead_endings", label: say.report.byEnding },
              ...firms.length > 0 ? [{ name: "lead_firms", label: say.report.byFirm }] : [],
            ]}
            query={`from=${from}&to=${to}`}
            state={{ words: t, actor }}
          />
        }
      />
      <FilterBar
        action="/leads/report"
        words={{ filters: common.filters, apply: common.apply, clear: common.clearFilters }}
      >
        <DateInput name="from" label={say.report.from} value={from} />
        <DateInput name="to" label={say.report.to} value={to} />
      </FilterBar>
      <div class="kpis">
        <Kpi
          label={say.report.all}
          value={formats.count(whole.all)}
          href={`/leads?status=ALL&${range}`}
        />
        <Kpi
          label={say.report.rate}
          value={rateWord(whole.rate, t, formats)}
          href={`/leads?status=CONVERTED&status=UNQUALIFIED&${range}`}
        />
        <Kpi
          label={say.report.openValue}
          value={formats.wholeMoney(openValue)}
          href={`/leads?${OPEN}&${range}`}
        />
      </div>
      <Card title={say.report.byBand}>
        <p class="text-sm text-ink-2 mb-3">{say.report.rateHint}</p>
        <Figures
          head={say.report.band}
          rows={[
            ...rows,
            { name: common.all, outcome: whole, link: (status: string) => `/leads?${status}&${range}` },
          ]}
          words={t}
          formats={formats}
        />
      </Card>
      <Card title={say.report.byEnding} class="mt-4">
        <Endings endings={endings} range={range} words={t} formats={formats} />
      </Card>
      {firms.length > 0 && (
        <Card title={say.report.byFirm} class="mt-4">
          <p class="text-sm text-ink-2 mb-3">{say.report.byFirmHint}</p>
          <Figures
            head={say.report.firm}
            rows={firms.map((outcome) => ({
              name: organizations.find(({ id }) => id === outcome.organizationId)?.name ?? "",
              outcome,
              // The lists of other firms stand behind their own doors.
              link: outcome.organizationId === actor.organizationId
                ? (status: string) => `/leads?${status}&${range}`
                : null,
            }))}
            words={t}
            formats={formats}
          />
        </Card>
      )}
    </>
  );
});

/** How often nothing came of leads for each reason, and what they may have been worth. */
function Endings({ endings, range, words: t, formats }: {
  endings: readonly EndingCount[];
  range: string;
  words: Words;
  formats: Formats;
}) {
  const { leads: say, common } = t;
  if (endings.length === 0) return <p class="text-ink-2">{say.report.noEnding}</p>;
  const count = endings.reduce((all, one) => all + one.count, 0), value = total(endings.map((one) => one.value));
  const row = (name: string, which: string, of: { readonly count: number; readonly value: Ore }) => {
    const href = `/leads?status=UNQUALIFIED${which}&${range}`, share = of.count / count;
    return (
      <tr key={name}>
        <th scope="row">{name}</th>
        <td>
          <a href={href}>{formats.count(of.count)}</a>
        </td>
        <td>
          <a href={href}>{formats.wholeMoney(of.value)}</a>
        </td>
        <td>
          <meter class="mr-2" min={0} max={1} value={share} aria-hidden="true" />
          {rateWord(share, t, formats)}
        </td>
      </tr>
    );
  };
  return (
    <div class="figures-box" tabIndex={0} role="group" aria-label={say.report.byEnding}>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{say.report.ending}</th>
            <th scope="col">{say.report.all}</th>
            <th scope="col">{say.value}</th>
            <th scope="col">{say.report.share}</th>
          </tr>
        </thead>
        <tbody>
          {endings.map((one) => row(say.endings[one.ending], `&ending=${one.ending}`, one))}
          {row(common.all, "", { count, value })}
        </tbody>
      </table>
    </div>
  );
}

interface Row {
  readonly name: string;
  /** Whether the name stands on one line, however narrow the page. */
  readonly isShort?: boolean;
  readonly outcome: Outcome | BandOutcome;
  /** The list that makes the number up. */
  readonly link: ((status: string) => string) | null;
}

const OPEN = "status=NEW&status=CONTACTED&status=QUALIFIED";

function Figures({ head, rows, words: t, formats }: {
  head: string;
  rows: readonly Row[];
  words: Words;
  formats: Formats;
}) {
  const { report: say } = t.leads;
  const number = (count: number, link: Row["link"], status: string) =>
    link && count > 0 ? <a href={link(status)}>{formats.count(count)}</a> : formats.count(count);
  return (
    <div class="figures-box" tabIndex={0} role="group" aria-label={head}>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{say.all}</th>
            <th scope="col">{say.open}</th>
            <th scope="col">{say.converted}</th>
            <th scope="col">{say.unqualified}</th>
            <th scope="col">{say.rate}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, isShort, outcome, link }) => (
            <tr key={name}>
              <th scope="row">{isShort ? <span class="whitespace-nowrap">{name}</span> : name}</th>
              <td>{number(outcome.all, link, "status=ALL")}</td>
              <td>{number(outcome.open, link, OPEN)}</td>
              <td>{number(outcome.converted, link, "status=CONVERTED")}</td>
              <td>{number(outcome.unqualified, link, "status=UNQUALIFIED")}</td>
              <td>
                {outcome.rate !== null && (
                  <meter
                    class="mr-2"
                    min={0}
                    max={1}
                    value={outcome.rate}
                    aria-hidden="true"
                  />
                )}
                {rateWord(outcome.rate, t, formats)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
