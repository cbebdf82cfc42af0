import { page } from "fresh";
import { define } from "../../../adapters/http/define.ts";
import { Button, LinkButton } from "../../../components/Button.tsx";
import { Card } from "../../../components/Card.tsx";
import { DefinitionList, type Fact } from "../../../components/DefinitionList.tsx";
import { Menu, MenuLink } from "../../../components/Menu.tsx";
import { PageHead } from "../../../components/PageHead.tsx";
import { PricedLines } from "../../../components/PricedLines.tsx";
import { Tag } from "../../../components/StatusBadge.tsx";
import { Timeline } from "../../../components/Timeline.tsx";
import type { AgreementFile } from "../../../domain/agreements/find_agreements.ts";
import { covers } from "../../../domain/kernel/permissions.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { agreementOf } from "../(_components)/agreement_page.ts";
import { NextDates } from "../(_components)/AgreementForm.tsx";
import { ruleSentence } from "../(_components)/rule_words.ts";
import { Visits, Waiting } from "../(_components)/VisitLists.tsx";

export const handler = define.handlers({
  async GET(ctx) {
    return page({ file: await agreementOf(ctx), once: crypto.randomUUID() });
  },
});

/** An agreement: its rule in plain words, what it comes to, its visits ahead and behind, and what happened to it. */
export default define.page<typeof handler>(({ data: { file, once }, state }) => {
  const { words: t, formats, actor, now } = state;
  const { agreement, standing, minutes, ahead, behind, history } = file;
  const { agreements: say } = t;
  const waiting = ahead.filter(({ scheduledAt, status }) => scheduledAt === null && status === "ACCEPTED");
  // What was brought in at once has no event of its own.
  const began = { at: agreement.createdAt, kind: "agreement_recorded", by: agreement.creator };
  const whole = history.some(({ kind }) => kind === began.kind) ? history : [...history, began];
  const editable = covers(actor, "edit_sales", agreement);
  return (
    <>
      <PageHead
        back={{ href: "/agreements", label: say.title }}
        over={agreement.customer.name}
        title={agreement.title}
        badge={<Tag word={say.standings[standing]} />}
        subtitle={ruleSentence(agreement, minutes, t, formats)}
      >
        {editable && <LinkButton href={`/agreements/${agreement.id}/edit`} icon="pencil">{t.common.edit}</LinkButton>}
        {editable && standing === "paused" && (
          <form method="post" action={`/agreements/${agreement.id}/resume`}>
            <input type="hidden" name="once" value={once} />
            <input type="hidden" name="version" value={String(agreement.version)} />
            <Button tone="primary" icon="play">{say.page.resume}</Button>
          </form>
        )}
        {editable && standing !== "ended" && (
          <Menu label={t.common.more}>
            {standing === "active" && (
              <MenuLink href={`/agreements/${agreement.id}/pause`} icon="clock">{say.page.pauseTitle}</MenuLink>
            )}
            <MenuLink href={`/agreements/${agreement.id}/end`} icon="circle-slash">{say.page.endTitle}</MenuLink>
          </Menu>
        )}
      </PageHead>
      <div class="file">
        <div class="file-main">
          {waiting.length > 0 && (
            <Card title={say.waiting.title}>
              <Waiting visits={waiting} actor={actor} words={t} formats={formats} />
            </Card>
          )}
          <Card title={say.page.ahead}>
            {ahead.length === 0
              ? <p class="text-ink-3">{say.page.noAhead}</p>
              : <Visits visits={ahead} words={t} formats={formats} />}
          </Card>
          <Card title={say.page.behind}>
            {behind.length === 0
              ? <p class="text-ink-3">{say.page.noBehind}</p>
              : <Visits visits={behind} words={t} formats={formats} />}
          </Card>
        </div>
        <div class="file-side">
          <Facts file={file} words={t} formats={formats} />
          <LinesCard file={file} words={t} formats={formats} />
          {standing !== "ended" && (
            <Card title={say.form.previewTitle}>
              <NextDates next={file.next} words={t} formats={formats} />
            </Card>
          )}
          <Card title={say.page.history}>
            <Timeline
              label={say.page.history}
              moments={whole.map(({ at, kind, by }) => ({
                title: Object.hasOwn(say.happened, kind) ? say.happened[kind as keyof typeof say.happened] : kind,
                meta: t.common.by(formats.moment(at, now), by?.name ?? t.sales.history.system),
              }))}
            />
          </Card>
        </div>
      </div>
    </>
  );
});

interface Part {
  readonly file: AgreementFile;
  readonly words: Words;
  readonly formats: Formats;
}

function Facts({ file: { agreement, price }, words: t, formats }: Part) {
  const { agreements: say } = t, { page } = say;
  const { startsOn, endsOn, pausedFrom, pausedTo } = agreement;
  const facts: (Fact | false)[] = [
    {
      term: say.customer,
      value: (
        <a class="link inline-flex items-center min-h-tap -my-3" href={`/customers/${agreement.customer.id}`}>
          {agreement.customer.name}
        </a>
      ),
    },
    { term: t.sales.assignee, value: agreement.assignee?.name ?? t.common.unassigned },
    {
      term: page.term,
      value: endsOn === null
        ? page.open(formats.day(startsOn))
        : page.closed(formats.day(startsOn), formats.day(endsOn)),
    },
    pausedFrom !== null && {
      term: page.pause,
      value: pausedTo === null
        ? page.openPause(formats.day(pausedFrom))
        : page.closedPause(formats.day(pausedFrom), formats.day(pausedTo)),
    },
    { term: page.holidays, value: say.form.holidayWays[agreement.holidays] },
    price !== null && { term: say.perVisit, value: `${formats.money(price.visit.gross)} ${t.vat.with}` },
    price !== null && { term: say.perMonth, value: `${formats.money(price.monthGross)} ${t.vat.with}` },
    agreement.follows !== null && {
      term: page.history,
      value: (
        <a class="link inline-flex items-center min-h-tap" href={`/agreements/${agreement.follows}`}>{page.follows}</a>
      ),
    },
  ];
  return (
    <Card title={page.facts}>
      <DefinitionList facts={facts.filter((fact) => fact !== false)} />
      {agreement.customerNotes && <p class="note-text mt-3 text-ink-2">{agreement.customerNotes}</p>}
      {agreement.internalNotes && <p class="note-text mt-3 text-ink-2">{agreement.internalNotes}</p>}
    </Card>
  );
}

function LinesCard({ file: { price }, words: t, formats }: Part) {
  if (price === null) return null;
  return (
    <Card title={t.agreements.page.visit}>
      <PricedLines lines={price.lines} words={t} formats={formats} />
    </Card>
  );
}
