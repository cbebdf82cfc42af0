import type { ComponentChildren } from "preact";
import { Button, IconLink } from "../../../components/Button.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Tabs } from "../../../components/Tabs.tsx";
import { DateInput } from "../../../components/TextInput.tsx";
import type { State } from "../../../adapters/http/define.ts";
import { mayCompare, ownerReported } from "../../../domain/figures/find_figures.ts";
import { type Period, PERIOD_KINDS, periodOf, shift, writePeriod } from "../../../domain/figures/period.ts";
import { periodName } from "./reading.ts";
import { type Exported, SheetMenu } from "./SheetMenu.tsx";

/** The pages of the reports, by the last part of their address. */
const REPORTS = ["", "customers", "services", "team", "forecast", "organizations", "custom"] as const;
export type Report = typeof REPORTS[number];

const TABS = {
  "": "overview",
  customers: "customers",
  services: "services",
  team: "team",
  forecast: "forecast",
  organizations: "organizations",
  custom: "custom",
} as const satisfies Record<Report, string>;

/** What stands around every report: its tabs, the period it is about, and the ways to take it along. */
export function ReportPage({ state, report, title, period, sheets = [], children }: {
  state: State;
  report: Report;
  title?: string;
  period?: Period;
  sheets?: readonly Exported[];
  children?: ComponentChildren;
}) {
  const { words, actor, organizations } = state, t = words.figures;
  const query = period ? `?period=${writePeriod(period)}` : "";
  const tabs = REPORTS.filter((one) => one !== "organizations" || mayCompare(organizations));
  return (
    <>
      <PageHead
        title={title ?? t.reports}
        {...(ownerReported(actor) !== null ? { subtitle: t.own } : {})}
      >
        <SheetMenu sheets={sheets} query={period ? `period=${writePeriod(period)}` : ""} state={state} />
      </PageHead>
      <Tabs
        label={t.tabs.label}
        tabs={tabs.map((one) => ({
          href: `/reports${one && `/${one}`}${one === "forecast" || one === "custom" ? "" : query}`,
          label: t.tabs[TABS[one]],
          current: one === report,
        }))}
      />
      {period && <PeriodBar state={state} period={period} />}
      {children}
    </>
  );
}

/** Which month, quarter or year; its address says it, so every view can be kept and sent. */
function PeriodBar({ state, period }: { state: State; period: Period }) {
  const { words, today } = state, t = words.figures.period;
  const link = (one: Period) => `?period=${writePeriod(one)}`;
  const later = shift(period, 1), running = period.from <= today && period.to >= today;
  return (
    <nav class="period" aria-label={t.label}>
      <div class="period-kinds">
        {PERIOD_KINDS.map((kind) => (
          <a
            key={kind}
            href={link(periodOf(kind, running ? today : period.to))}
            aria-current={kind === period.kind ? "true" : undefined}
          >
            {t[kind]}
          </a>
        ))}
      </div>
      <IconLink icon="chevron-left" label={t.earlier} href={link(shift(period, -1))} tone="plain" />
      <span class="period-name">{periodName(period, state)}</span>
      {later.from <= today && <IconLink icon="chevron-right" label={t.later} href={link(later)} tone="plain" />}
      {running && <span class="kpi-note">{t.running}</span>}
      <form method="get" class="period-days">
        <DateInput name="from" label={t.from} value={period.from} required />
        <DateInput name="to" label={t.to} value={period.to} required />
        <Button>{words.common.show}</Button>
      </form>
    </nav>
  );
}
