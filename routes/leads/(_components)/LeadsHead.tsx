import type { ComponentChildren } from "preact";
import { LinkButton } from "../../../components/Button.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Tabs } from "../../../components/Tabs.tsx";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import type { LeadTotals } from "../../../domain/leads/ports.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

export type LeadPage = "list" | "board" | "report" | "scoring";

/** The head of everything about leads: where one is, what else there is to see, and the one main action. */
export function LeadsHead({ page, subtitle, actor, words: t, acts, children }: {
  page: LeadPage;
  subtitle?: string;
  actor: Actor;
  words: Words;
  /** Beside the main action. */
  acts?: ComponentChildren;
  children?: ComponentChildren;
}) {
  const { leads: say } = t;
  const title = page === "report" ? say.report.title : page === "scoring" ? say.scoring.title : say.title;
  const places: [LeadPage, string][] = [
    ["list", "/leads"],
    ["board", "/leads/board"],
    ["report", "/leads/report"],
    ...(may(actor, "weigh_leads") ? [["scoring", "/leads/scoring"] as [LeadPage, string]] : []),
  ];
  return (
    <>
      <PageHead title={title} subtitle={subtitle}>
        {acts}
        {may(actor, "read_mail") && <LinkButton href="/quarantine" icon="mail">{t.intake.nav}</LinkButton>}
        {may(actor, "edit_leads") && <LinkButton tone="primary" href="/leads/new" icon="plus">{say.new}</LinkButton>}
      </PageHead>
      <Tabs
        label={say.title}
        tabs={places.map(([place, href]) => ({ href, label: say.view[place], current: place === page }))}
      />
      {children}
    </>
  );
}

/** Says it wherever leads are looked at, until nobody waits any more. */
export function OverdueNote({ overdue, words: { leads: say }, formats }: {
  overdue: LeadTotals;
  words: Words;
  formats: Formats;
}) {
  if (overdue.count === 0) return null;
  return (
    <p class="late-note">
      <Icon name="clock-alert" />
      {say.overdueBanner(overdue.count, formats.count(overdue.count, overdue.isLowerBound))}
      <a href="/leads?followUp=overdue&sort=followUp">{say.showThem}</a>
    </p>
  );
}
