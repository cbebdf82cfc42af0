import type { Sentences } from "../../../adapters/http/sentences.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { Contact } from "../../../components/Contact.tsx";
import { DefinitionList, type Fact } from "../../../components/DefinitionList.tsx";
import { InBin } from "../../../components/InBin.tsx";
import { PricedLines } from "../../../components/PricedLines.tsx";
import { Timeline } from "../../../components/Timeline.tsx";
import { Flash } from "../../../components/Flash.tsx";
import { isOwn } from "../../../domain/agreements/plan.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { covers } from "../../../domain/kernel/permissions.ts";
import type { Day, Instant } from "../../../domain/kernel/time.ts";
import type { SaleFile as File } from "../../../domain/sales/find_sales.ts";
import { owed } from "../../../domain/sales/payment.ts";
import type { SaleView } from "../../../domain/sales/ports.ts";
import type { OpenQuestion } from "../../../domain/calendar/mirror.ts";
import type { LiveCursor } from "../../../domain/live/ports.ts";
import Live from "../../../islands/Live.tsx";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { ruleWords } from "../../agreements/(_components)/rule_words.ts";
import { Questions } from "../../calendar/(_components)/Questions.tsx";
import { InvoiceBox } from "./InvoiceBox.tsx";
import { offers } from "./offered.ts";
import { SaleDialog, type SaleDialogProps } from "./SaleDialog.tsx";
import { SaleHead, SaleRoad } from "./SaleHead.tsx";

export interface SaleFileProps {
  readonly file: File;
  readonly actor: Actor;
  readonly dialog: Pick<SaleDialogProps, "kind" | "typed" | "once"> | null;
  readonly faults: Sentences;
  readonly live: LiveCursor | null;
  readonly slots?: SaleDialogProps["slots"];
  readonly questions: readonly OpenQuestion[];
  readonly once: string;
  readonly today: Day;
  readonly now: Instant;
  readonly zone: string;
  readonly words: Words;
  readonly formats: Formats;
}

/** A sale's page in seven sections (SALE-21): head and steps, customer, lines, money, dates, notes, history; and its payments. */
export function SaleFile(props: SaleFileProps) {
  const { file: { sale }, dialog, words: t, faults, formats } = props;
  return (
    <>
      {props.live !== null && <Live after={props.live} of="sale" id={sale.id} part="sale" words={t.daily.live} />}
      <div id="sale">
        <SaleHead {...props} />
        {faults[""] && <Flash kind="problem">{faults[""]}</Flash>}
        {sale.deletedAt && (
          <InBin
            restore={covers(props.actor, "delete_sales", sale) && `/sales/${sale.id}/restore`}
            once={`${props.once}-restore`}
            words={t}
          >
            {t.sales.page.inBin}
          </InBin>
        )}
        <Questions questions={props.questions} actor={props.actor} back="" words={t} formats={formats} />
        <SaleRoad sale={sale} words={t} />
        <div class="file">
          <div class="file-main">
            <Customer {...props} />
            <Lines sale={sale} words={t} formats={formats} />
            <Payments {...props} />
            <Notes sale={sale} words={t} />
          </div>
          <div class="file-side">
            <Money {...props} />
            <InvoiceBox {...props} sale={sale} billing={props.file.billing} />
            <PartOf {...props} />
            <Dates {...props} />
            <History {...props} />
          </div>
        </div>
      </div>
      {dialog && <SaleDialog {...props} {...dialog} sale={sale} />}
    </>
  );
}

function Customer({ file: { sale }, words: t, formats }: SaleFileProps) {
  const { customer } = sale;
  return (
    <Card
      title={t.sales.customer}
      actions={<a class="link" href={`/customers/${customer.id}`}>{t.sales.page.customerSales}</a>}
    >
      <p>
        <a class="font-semibold link" href={`/customers/${customer.id}`}>{customer.name}</a>
      </p>
      <Contact {...customer} words={t} formats={formats} />
    </Card>
  );
}

function Lines({ sale, words: t, formats }: { sale: SaleView; words: Words; formats: Formats }) {
  return (
    <Card title={t.sales.page.lines}>
      <PricedLines lines={sale.lines} words={t} formats={formats} />
    </Card>
  );
}

function Money({ file: { sale }, today, words: t, formats }: SaleFileProps) {
  const { page, form } = t.sales;
  const rest = owed(sale.gross, sale.paid);
  const facts: (Fact | false)[] = [
    sale.quoted !== null && { term: page.quoted, value: formats.money(sale.quoted) },
    { term: form.net, value: formats.money(sale.net) },
    ...rates(sale, t, formats),
    { term: form.gross, value: formats.money(sale.gross), total: true },
    { term: page.paid, value: formats.money(sale.paid) },
    rest > 0
      ? { term: page.owed, value: formats.money(rest) }
      : sale.paid > sale.gross && { term: page.overpaid, value: formats.money(sale.paid - sale.gross) },
    sale.dueOn !== null && { term: page.due, value: formats.relativeDay(sale.dueOn, today) },
  ];
  return (
    <Card title={page.financial}>
      <DefinitionList money facts={facts.filter((fact) => fact !== false)} />
    </Card>
  );
}

/** One row of moms for each rate. */
function rates(sale: SaleView, t: Words, formats: Formats): Fact[] {
  const byRate = Map.groupBy(sale.lines, (line) => line.vatRate);
  return [...byRate].map(([rate, lines]) => ({
    term: rate === 0 ? t.vat.free : t.vat.rate(formats.percent(rate)),
    value: formats.money(lines.reduce((total, line) => total + line.vat, 0)),
  }));
}

function Dates({ file: { sale }, actor, words: t, formats }: SaleFileProps) {
  const { page } = t.sales;
  const planned = sale.status === "SCHEDULED" || sale.status === "IN_PROGRESS";
  const movable = planned && sale.deletedAt === null && covers(actor, "edit_sales", sale);
  const facts: (Fact | false)[] = [
    { term: page.saleDate, value: formats.day(sale.saleDate) },
    sale.scheduledAt !== null && { term: page.scheduled, value: formats.visit(sale.scheduledAt, sale.scheduledUntil) },
    sale.startedAt !== null && { term: page.started, value: formats.instant(sale.startedAt) },
    sale.endedAt !== null && { term: page.ended, value: formats.instant(sale.endedAt) },
    sale.paidOn !== null && { term: page.paidOn, value: formats.day(sale.paidOn) },
    { term: t.sales.assignee, value: sale.assignee?.name ?? t.common.unassigned },
    { term: t.sales.source, value: t.sources[sale.source] },
  ];
  return (
    <Card
      title={page.dates}
      actions={movable && <a class="link" href={`/sales/${sale.id}/visit`}>{t.calendar.visit.moveTitle}</a>}
    >
      <DefinitionList facts={facts.filter((fact) => fact !== false)} />
    </Card>
  );
}

/** The agreement it is a visit of, with the ways to change more than this one. */
function PartOf({ file: { sale, agreement: found }, actor, words: t, formats }: SaleFileProps) {
  if (found === null) return null;
  const { agreement, visit } = found, { sale: say } = t.agreements;
  const open = sale.status === "ACCEPTED" || sale.status === "SCHEDULED";
  return (
    <Card title={t.agreements.one}>
      <p>
        {say.partOf}{" "}
        <a class="link inline-flex items-center min-h-tap" href={`/agreements/${agreement.id}`}>{agreement.title}</a>
      </p>
      <p class="text-ink-2">{ruleWords(agreement.rule, t, formats)}</p>
      {isOwn(visit) && <p class="mt-2 text-ink-2">{say.own}</p>}
      {open && covers(actor, "edit_sales", agreement) && (
        <p class="mt-2 flex flex-wrap gap-x-4">
          <a class="link inline-flex items-center min-h-tap" href={`/agreements/${agreement.id}/edit?from=${visit.on}`}>
            {say.following}
          </a>
          <a class="link inline-flex items-center min-h-tap" href={`/agreements/${agreement.id}/edit`}>{say.all}</a>
        </p>
      )}
    </Card>
  );
}

function Notes({ sale, words: t }: { sale: SaleView; words: Words }) {
  const { form, page } = t.sales;
  const none = sale.internalNotes === null && sale.customerNotes === null;
  return (
    <Card title={page.notes}>
      {none && <p class="text-ink-3">{page.noNotes}</p>}
      {sale.customerNotes && <NoteText title={form.customerNotes} text={sale.customerNotes} />}
      {sale.internalNotes && <NoteText title={form.internalNotes} text={sale.internalNotes} />}
    </Card>
  );
}

function NoteText({ title, text }: { title: string; text: string }) {
  return (
    <div class="mb-3">
      <h3 class="text-sm text-ink-3">{title}</h3>
      <p class="note-text">{text}</p>
    </div>
  );
}

function Payments({ file: { sale, payments }, actor, words: t, formats }: SaleFileProps) {
  const { page, pay } = t.sales;
  return (
    <Card
      id="payments"
      title={page.payments}
      actions={offers(actor, sale, "pay") && (
        <LinkButton tone="quiet" icon="plus" href="?dialog=pay">{pay.title}</LinkButton>
      )}
    >
      {payments.length === 0 && <p class="text-ink-3">{page.noPayments}</p>}
      <ul class="priced-lines">
        {payments.map((payment) => (
          <li key={payment.id}>
            <div>
              <p>{payment.amount < 0 ? pay.refundWord : pay.payment}{payment.reference && ` · ${payment.reference}`}</p>
              <p class="text-sm text-ink-3">
                {t.common.by(formats.day(payment.paidOn), payment.by?.name ?? t.sales.history.system)}
              </p>
            </div>
            <p class="tabular-nums">{formats.money(payment.amount)}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function History({ file: { sale, history, back }, actor, now, words: t, formats }: SaleFileProps) {
  const { history: say, page } = t.sales;
  const open = sale.deletedAt === null && covers(actor, "edit_sales", sale);
  return (
    <Card title={page.history}>
      <Timeline
        label={page.history}
        moments={history.toReversed().map((step, place) => ({
          title: step.undo
            ? t.daily.takenBack(t.statuses[step.to])
            : step.correction
            ? say.corrected(t.statuses[step.to])
            : step.from === null
            ? `${say.created}: ${t.statuses[step.to]}`
            : t.statuses[step.to],
          meta: t.common.by(formats.moment(step.at, now), step.by?.name ?? say.system),
          ...(step.reason ? { text: step.reason } : {}),
          tone: step.to,
          ...(place === 0 && open && back !== null ? { action: <TakeBack sale={sale} words={t} /> } : {}),
        }))}
      />
    </Card>
  );
}

function TakeBack({ sale, words: t }: { sale: SaleView; words: Words }) {
  return (
    <form method="post" action={`/sales/${sale.id}/undo`}>
      <input type="hidden" name="version" value={String(sale.version)} />
      <Button tone="quiet" icon="undo-2" class="-ml-4">{t.daily.undo}</Button>
    </form>
  );
}
