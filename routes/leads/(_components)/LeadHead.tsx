import { Button, LinkButton } from "../../../components/Button.tsx";
import { FollowUpMark, LeadBadge } from "../../../components/LeadMarks.tsx";
import { Menu, MenuButton, MenuLink } from "../../../components/Menu.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Steps } from "../../../components/Steps.tsx";
import { covers, may } from "../../../domain/kernel/permissions.ts";
import { isOpen, LEAD_MOVES, type LeadStatus } from "../../../domain/leads/lead.ts";
import type { Words } from "../../../locales/words.ts";
import { nextStep } from "./lead_words.ts";
import type { LeadFileProps } from "./LeadFile.tsx";

const ROAD = ["NEW", "CONTACTED", "QUALIFIED", "CONVERTED"] as const;

/** Who it is, how it stands, and what can be done next. */
export function LeadHead(props: LeadFileProps) {
  const { file: { lead }, actor, today, once, words: t, formats } = props;
  const { leads: say } = t;
  const editable = isEditable(props), open = isOpen(lead);
  const convertible = editable && open && may(actor, "create_sales");
  return (
    <PageHead
      back={{ href: "/leads", label: t.nav.leads }}
      over={lead.companyName ?? undefined}
      title={lead.contactName}
      badge={
        <>
          <LeadBadge status={lead.status} word={say.statuses[lead.status]} />
          {open && <FollowUpMark {...nextStep(lead, today, t, formats)} />}
        </>
      }
    >
      {editable && open && <LinkButton href="?dialog=plan" icon="calendar-clock">{say.page.plan}</LinkButton>}
      {editable && lead.status === "UNQUALIFIED" && <MoveButton {...props} to="CONTACTED" label={say.page.reopen} />}
      {editable && lead.status === "NEW" && <MoveButton {...props} to="CONTACTED" label={say.page.markContacted} />}
      {editable && lead.status === "CONTACTED" && (
        <MoveButton {...props} to="QUALIFIED" label={say.page.markQualified} />
      )}
      {lead.sale && (
        <LinkButton tone="primary" href={`/sales/${lead.sale.id}`} icon="receipt-text">
          {say.page.became(lead.sale.number)}
        </LinkButton>
      )}
      {convertible && lead.status === "QUALIFIED" && (
        <LinkButton tone="primary" href="?dialog=convert" icon="receipt-text">{say.page.convert}</LinkButton>
      )}
      {editable && (
        <Menu label={t.common.more}>
          <MenuLink href={`/leads/${lead.id}/edit`} icon="pencil">{t.common.edit}</MenuLink>
          {convertible && lead.status !== "QUALIFIED" && (
            <MenuLink href="?dialog=convert" icon="receipt-text">{say.page.convert}</MenuLink>
          )}
          {open && (
            <form method="post" action={`/leads/${lead.id}/status`}>
              <input type="hidden" name="once" value={`${once}-more`} />
              <input type="hidden" name="version" value={String(lead.version)} />
              {LEAD_MOVES[lead.status].filter((to) => to !== "UNQUALIFIED").map((to) => (
                <MenuButton key={to} name="to" value={to} icon="arrow-right">{MARK[to](say)}</MenuButton>
              ))}
            </form>
          )}
          {open && <MenuLink href="?dialog=unqualify" icon="circle-slash">{say.page.markUnqualified}</MenuLink>}
          {covers(actor, "delete_leads", lead) && (
            <MenuLink href="?dialog=delete" icon="trash-2">{say.page.delete}</MenuLink>
          )}
        </Menu>
      )}
    </PageHead>
  );
}

const MARK: Record<Exclude<LeadStatus, "CONVERTED">, (say: Words["leads"]) => string> = {
  NEW: ({ page }) => page.markNew,
  CONTACTED: ({ page }) => page.markContacted,
  QUALIFIED: ({ page }) => page.markQualified,
  UNQUALIFIED: ({ page }) => page.markUnqualified,
};

function MoveButton({ file: { lead }, once, to, label }: LeadFileProps & { to: LeadStatus; label: string }) {
  return (
    <form method="post" action={`/leads/${lead.id}/status`}>
      <input type="hidden" name="once" value={`${once}-${to}`} />
      <input type="hidden" name="version" value={String(lead.version)} />
      <Button tone="primary" name="to" value={to}>{label}</Button>
    </form>
  );
}

/** Whether the actor may go on with it here. */
export function isEditable({ file: { lead }, actor }: LeadFileProps): boolean {
  return lead.deletedAt === null && covers(actor, "edit_leads", lead);
}

/** How far it has come; nothing where it was given up. */
export function LeadRoad({ file: { lead }, words: { leads: say } }: LeadFileProps) {
  const place = ROAD.indexOf(lead.status as typeof ROAD[number]);
  if (place < 0) return null;
  return (
    <Steps
      label={say.page.steps}
      steps={ROAD.map((status, at) => ({
        label: say.statuses[status],
        state: at < place || lead.status === "CONVERTED" ? "done" : at === place ? "current" : "ahead",
      }))}
    />
  );
}
