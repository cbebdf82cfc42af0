import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Contact } from "../../../components/Contact.tsx";
import { DefinitionList, type Fact } from "../../../components/DefinitionList.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { InBin } from "../../../components/InBin.tsx";
import { PriorityWord } from "../../../components/LeadMarks.tsx";
import { Select } from "../../../components/Select.tsx";
import { Textarea } from "../../../components/Textarea.tsx";
import { DateInput } from "../../../components/TextInput.tsx";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { covers, may } from "../../../domain/kernel/permissions.ts";
import type { Day, Instant } from "../../../domain/kernel/time.ts";
import { isOpen } from "../../../domain/leads/lead.ts";
import Live from "../../../islands/Live.tsx";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { MailThread } from "../../(_components)/MailThread.tsx";
import { LeadDialog } from "./LeadDialog.tsx";
import type { Shown } from "./ShownLead.tsx";
import { isEditable, LeadHead, LeadRoad } from "./LeadHead.tsx";
import { LeadHistory } from "./LeadHistory.tsx";

export interface LeadFileProps extends Shown {
  readonly actor: Actor;
  readonly once: string;
  readonly today: Day;
  readonly now: Instant;
  readonly words: Words;
  readonly formats: Formats;
}

/** A lead's page: what is next, who it is, what was done, and why it has its score. */
export function LeadFile(props: LeadFileProps) {
  const { file: { lead }, dialog, faults, words: t } = props;
  return (
    <>
      <Live after={props.file.live} of="lead" id={lead.id} part="lead" words={t.daily.live} />
      <div id="lead">
        <LeadHead {...props} />
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
        <LeadRoad {...props} />
        <div class="file">
          <div class="file-main">
            <ContactCard {...props} />
            <MailThread mails={props.file.mails} now={props.now} words={t} formats={props.formats} />
            {isEditable(props) && isOpen(lead) && <Record {...props} />}
            <LeadHistory {...props} />
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
