import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Contact } from "../../../components/Contact.tsx";
import { DefinitionList, type Fact } from "../../../components/DefinitionList.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { InBin } from "../../../components/InBin.tsx";
import { FollowUpMark, LeadBadge, PriorityWord } from "../../../components/LeadMarks.tsx";
import { Menu, MenuButton, MenuLink } from "../../../components/Menu.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { Select } from "../../../components/Select.tsx";
import { Steps } from "../../../components/Steps.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import { DateInput } from "../../../components/TextInput.tsx";
import { Timeline } from "../../../components/Timeline.tsx";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { covers, may } from "../../../domain/kernel/permissions.ts";
import type { Day, Instant } from "../../../domain/kernel/time.ts";
import { isOpen, LEAD_MOVES, type LeadStatus, undoLeadMove } from "../../../domain/leads/lead.ts";
import type { LeadStep, LeadView } from "../../../domain/leads/ports.ts";
import Live from "../../../islands/Live.tsx";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { nextStep } from "./lead_words.ts";
import { MailThread } from "../../(_components)/MailThread.tsx";
import { LeadDialog } from "./LeadDialog.tsx";
import type { Shown } from "./ShownLead.tsx";

export interface LeadFileProps extends Shown {
  readonly actor: Actor;
  readonly once: string;
  readonly today: Day;
  readonly now: Instant;
  readonly words: Words;
  readonly formats: Formats;
}

const ROAD = ["NEW", "CONTACTED", "QUALIFIED", "CONVERTED"] as const;

/** A lead's page: what is next, who it is, what was done, and why it has its score. */
export function LeadFile(props: LeadFileProps) {
  const { file: { lead }, dialog, faults, words: t } = props;
  return (
    <>
      <Live after={props.file.live} of="lead" id={lead.id} part="lead" words={t.daily.live} />
      <div id="lead">
        <Head {...props} />
        {faults[""] && !dialog && <Flash kind="problem">{faults[""]}</Flash>}
        {lead.deletedAt && (
          <InBin
            restore={covers(props.actor, "delete_leads", lead) && `/leads/${lead.id}/restore`}
            once={`${props.once}-restore`}
            words={t}
          >
            {t.leads.page.inBin}
          </InBin>
        )}
        <Known {...props} />
        <Twins {...props} />
        <Road {...props} />
        <div class="file">
          <div class="file-main">
            <ContactCard {...props} />
            <MailThread mails={props.file.mails} now={props.now} words={t} formats={props.formats} />
            {isEditable(props) && isOpen(lead) && <Record {...props} />}
            <History {...props} />
          </div>
          <div class="file-side">
            <About {...props} />
            <Rules {...props} />
            {lead.notes && (
              <Card title={t.leads.notes}>
                <p class="note-text">{lead.notes}</p>
              </Card>
            )}
          </div>
        </div>
      </div>
      {dialog && <LeadDialog {...props} {...dialog} lead={lead} />}
    </>
  );
}

function isEditable({ file: { lead }, actor }: LeadFileProps): boolean {
  return lead.deletedAt === null && covers(actor, "edit_leads", lead);
}

function Head(props: LeadFileProps) {
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

/** A customer with the same mark is named at once, and one click says that it is them. */
function Known(props: LeadFileProps) {
  const { file: { lead, known }, once, words: { leads: say } } = props;
  if (!known) return null;
  return (
    <Flash
      kind="note"
      action={isEditable(props) && (
        <form method="post" action={`/leads/${lead.id}/customer`}>
          <input type="hidden" name="once" value={`${once}-customer`} />
          <input type="hidden" name="version" value={String(lead.version)} />
          <Button tone="quiet" name="customerId" value={known.id}>{say.page.link}</Button>
        </form>
      )}
    >
      <a class="link" href={`/customers/${known.id}`}>{say.page.known[known.by](known.name)}</a>
    </Flash>
  );
}

/** Who wrote twice is called once: open leads with the same mark are named, with the way to end this one. */
function Twins(props: LeadFileProps) {
  const { file: { lead, twins }, words: { leads: say } } = props;
  if (twins.length === 0) return null;
  return (
    <Flash
      kind="note"
      action={isEditable(props) && (
        <LinkButton tone="quiet" href={`/leads/${lead.id}?dialog=unqualify&ending=DUPLICATE`}>
          {say.page.endTwin}
        </LinkButton>
      )}
    >
      {twins.map(({ id, name, by }) => (
        <a key={id} class="link block" href={`/leads/${id}`}>{say.page.twin[by](name)}</a>
      ))}
    </Flash>
  );
}

function Road({ file: { lead }, words: { leads: say } }: LeadFileProps) {
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

function ContactCard(props: LeadFileProps) {
  const { file: { lead }, actor, once, words: t, formats } = props;
  const { leads: say } = t;
  return (
    <Card
      title={say.contact}
      actions={isEditable(props) && isOpen(lead) && lead.assignedTo === null && (
        <form method="post" action={`/leads/${lead.id}/take`}>
          <input type="hidden" name="once" value={`${once}-take`} />
          <input type="hidden" name="version" value={String(lead.version)} />
          <Button name="assignedTo" value={actor.userId} icon="user-plus">{say.page.take}</Button>
        </form>
      )}
    >
      <Contact phone={lead.contactPhone} email={lead.contactEmail} words={t} formats={formats}>
        {!lead.contactPhone && !lead.contactEmail && <span class="text-ink-3">{say.answers.reachable.neither}</span>}
      </Contact>
      {lead.message && (
        <>
          <h3 class="text-sm text-ink-3 mt-3">{say.message}</h3>
          <p class="note-text">{lead.message}</p>
        </>
      )}
    </Card>
  );
}

/** Writing into the history and planning the next step is one form. */
function Record({ file: { lead }, written, faults, once, words: { leads: say, common } }: LeadFileProps) {
  const at = (name: string, value = "") => ({ name, value: written[name] ?? value, error: faults[name] });
  return (
    <Card title={say.page.record} id="record">
      <form method="post" action={`/leads/${lead.id}/activities`} novalidate>
        <input type="hidden" name="once" value={`${once}-record`} />
        <div class="form-grid">
          <Select
            {...at("kind", "CALL")}
            id="f-record-kind"
            label={say.page.kind}
            choices={(["CALL", "MAIL", "MEETING", "NOTE"] as const).map((value) => ({
              value,
              label: say.activities[value],
            }))}
          />
          <DateInput
            {...at("followUpOn")}
            id="f-record-follow-up"
            label={say.page.nextFollowUp}
            optional={common.optional}
          />
        </div>
        <Textarea
          {...at("note")}
          id="f-record-note"
          label={say.page.note}
          rows={2}
          maxLength={5000}
          fieldClass="mt-3"
        />
        <p class="mt-3">
          <Button>{say.page.submit}</Button>
        </p>
      </form>
    </Card>
  );
}

function About({ file: { lead }, today, words: t, formats }: LeadFileProps) {
  const { leads: say } = t;
  const facts: (Fact | false)[] = [
    lead.ending !== null && {
      term: say.ending,
      value: lead.endingNote ? `${say.endings[lead.ending]}: ${lead.endingNote}` : say.endings[lead.ending],
    },
    { term: say.service, value: lead.service?.name ?? say.noService },
    lead.estimatedValue !== null && { term: say.value, value: formats.money(lead.estimatedValue) },
    { term: say.priority, value: <PriorityWord priority={lead.priority} word={say.priorities[lead.priority]} /> },
    { term: say.source, value: t.sources[lead.source] },
    { term: say.assignee, value: lead.assignee?.name ?? t.common.unassigned },
    lead.customer !== null && {
      term: say.customer,
      value: <a class="link" href={`/customers/${lead.customer.id}`}>{lead.customer.name}</a>,
    },
    { term: say.created, value: formats.relativeDay(lead.createdOn, today) },
    lead.contactedOn !== null && { term: say.lastContact, value: formats.relativeDay(lead.contactedOn, today) },
    lead.closedOn !== null && { term: say.closed, value: formats.relativeDay(lead.closedOn, today) },
  ];
  return (
    <Card title={say.page.about}>
      <DefinitionList facts={facts.filter((fact) => fact !== false)} />
    </Card>
  );
}

function Rules({ file: { lead, score, rules }, actor, words: { leads: say }, formats }: LeadFileProps) {
  const reasons = say.answers as Readonly<Record<string, Readonly<Record<string, string>>>>;
  return (
    <Card title={`${say.score}: ${say.scoreOf(String(score))}`}>
      <p class="text-sm text-ink-2">{say.page.rules}</p>
      {lead.closedOn && <p class="text-sm text-ink-2">{say.page.rulesFor(formats.day(lead.scoredOn))}</p>}
      <ul class="rule-list">
        {rules.map(({ id, points, most, reason }) => (
          <li key={id}>
            <span>
              {say.questions[id]}
              <small class="block">{reasons[id][reason]}</small>
            </span>
            <b>{say.page.points(String(points), String(most))}</b>
          </li>
        ))}
      </ul>
      {may(actor, "weigh_leads") && <a class="link board-more" href="/leads/scoring">{say.page.weights}</a>}
    </Card>
  );
}

function History(props: LeadFileProps) {
  const { file: { lead, history }, now, words: t, formats } = props;
  const { leads: say } = t;
  const undoable = isEditable(props) && undoLeadMove(lead, history.at(-1) ?? null).ok;
  return (
    <Card title={say.page.history}>
      <Timeline
        label={say.page.history}
        moments={history.toReversed().map((step, place) => ({
          title: titleOf(step, say, formats),
          meta: t.common.by(formats.moment(step.at, now), step.by?.name ?? say.steps.system),
          ...(detail(step, say, formats)),
          ...(place === 0 && undoable ? { action: <TakeBack lead={lead} words={t} /> } : {}),
        }))}
      />
    </Card>
  );
}

/** The same as in the message after a move, without a time to be quick enough in. */
function TakeBack({ lead, words: t }: { lead: LeadView; words: Words }) {
  return (
    <form method="post" action={`/leads/${lead.id}/undo`}>
      <input type="hidden" name="version" value={String(lead.version)} />
      <Button tone="quiet" icon="undo-2" class="-ml-4">{t.daily.undo}</Button>
    </form>
  );
}

function titleOf({ kind, to, ending, followUpOn }: LeadStep, say: Words["leads"], formats: Formats): string {
  switch (kind) {
    case "CREATED":
    case "ASSIGNED":
    case "CONVERTED":
      return say.steps[kind];
    case "MOVED":
      return ending === null
        ? say.steps.MOVED(say.statuses[to!])
        : `${say.steps.MOVED(say.statuses[to!])} · ${say.endings[ending]}`;
    case "FOLLOW_UP":
      return followUpOn === null ? say.steps.unplanned : say.steps.planned(formats.day(followUpOn));
    default:
      return to === null ? say.activities[kind] : `${say.activities[kind]} · ${say.statuses[to]}`;
  }
}

function detail({ kind, note, followUpOn }: LeadStep, say: Words["leads"], formats: Formats): { text?: string } {
  const planned = kind !== "FOLLOW_UP" && kind !== "MOVED" && followUpOn !== null
    ? [say.steps.planned(formats.day(followUpOn))]
    : [];
  const parts = [...(note ? [note] : []), ...planned];
  return parts.length === 0 ? {} : { text: parts.join(" · ") };
}
