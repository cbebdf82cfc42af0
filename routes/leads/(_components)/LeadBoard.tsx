import { LinkButton } from "../../../components/Button.tsx";
import { cx } from "../../../components/cx.ts";
import { FollowUpMark, LeadBadge, ScoreMark } from "../../../components/LeadMarks.tsx";
import { Menu, MenuButton, MenuLink } from "../../../components/Menu.tsx";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { covers, may } from "../../../domain/kernel/permissions.ts";
import type { Day } from "../../../domain/kernel/time.ts";
import { followUpState, isOpen, LEAD_MOVES, type LeadStatus } from "../../../domain/leads/lead.ts";
import type { LeadTotals, LeadView } from "../../../domain/leads/ports.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { nextStep } from "./lead_words.ts";
import { LeadsHead, OverdueNote } from "./LeadsHead.tsx";

export interface BoardColumn {
  readonly status: LeadStatus;
  readonly rows: readonly LeadView[];
  readonly totals: LeadTotals;
}

export interface LeadBoardProps {
  readonly columns: readonly BoardColumn[];
  readonly overdue: LeadTotals;
  readonly mine: boolean;
  readonly once: string;
  readonly actor: Actor;
  readonly today: Day;
  readonly words: Words;
  readonly formats: Formats;
}

/** Leads by state: how many, what they may be worth, the best on top. A card is moved by its menu, with or without scripts. */
export function LeadBoard(props: LeadBoardProps) {
  const { columns, overdue, mine, actor, words: t, formats } = props;
  const { leads: say } = t;
  return (
    <>
      <LeadsHead page="board" actor={actor} words={t} />
      <OverdueNote overdue={overdue} words={t} formats={formats} />
      {may(actor, "edit_leads") && (
        <p class="mb-3">
          <LinkButton tone="quiet" href={mine ? "/leads/board" : `?assignedTo=${actor.userId}`} icon="user">
            {mine ? say.everyone : say.tab.mine}
          </LinkButton>
        </p>
      )}
      <div class="board" role="group" aria-label={say.board.label} tabIndex={0}>
        {columns.map((column) => <Column key={column.status} {...props} column={column} />)}
      </div>
    </>
  );
}

function Column({ column, ...props }: LeadBoardProps & { column: BoardColumn }) {
  const { actor, mine, words: { leads: say }, formats } = props;
  const { status, rows, totals } = column;
  const count = formats.count(totals.count, totals.isLowerBound);
  const all = `/leads?status=${status}${mine ? `&assignedTo=${actor.userId}` : ""}`;
  return (
    <section class="board-column" aria-labelledby={`column-${status}`}>
      <div class="board-head">
        <h2 id={`column-${status}`}>
          <LeadBadge status={status} word={say.statuses[status]} />
        </h2>
        <small>
          {count}
          {totals.value !== null && totals.value > 0 && ` · ${formats.wholeMoney(totals.value)}`}
        </small>
      </div>
      {rows.length === 0 && <p class="px-2 py-2 text-ink-3">{say.board.none}</p>}
      <ul class="board-cards">
        {rows.map((lead) => (
          <li key={lead.id}>
            <Card {...props} lead={lead} />
          </li>
        ))}
      </ul>
      {totals.count > rows.length && <a class="board-more" href={all}>{say.board.more(count)}</a>}
    </section>
  );
}

function Card({ lead, ...props }: LeadBoardProps & { lead: LeadView }) {
  const { actor, today, words: t, formats } = props;
  const { leads: say } = t;
  const late = followUpState(lead, today) === "overdue";
  return (
    <article class={cx("board-card", late && "board-card-late")}>
      <a class="board-name" href={`/leads/${lead.id}`}>{lead.contactName}</a>
      {covers(actor, "edit_leads", lead) && LEAD_MOVES[lead.status].length > 0 && <Moves {...props} lead={lead} />}
      <p class="board-facts">{lead.companyName ?? lead.service?.name ?? t.sources[lead.source]}</p>
      <div class="board-facts">
        <span>{lead.estimatedValue !== null && formats.wholeMoney(lead.estimatedValue)}</span>
        <ScoreMark score={lead.score} label={say.scoreOf(String(lead.score))} />
      </div>
      <div class="board-facts">
        {isOpen(lead)
          ? <FollowUpMark {...nextStep(lead, today, t, formats)} />
          : <span>{lead.sale?.number ?? (lead.ending && say.endings[lead.ending])}</span>}
      </div>
    </article>
  );
}

function Moves({ lead, once, mine, actor, words: { leads: say } }: LeadBoardProps & { lead: LeadView }) {
  return (
    <Menu quiet label={`${say.board.moveTo} ${lead.contactName}`}>
      <form method="post" action={`/leads/${lead.id}/status`}>
        <input type="hidden" name="once" value={`${once}-${lead.id}`} />
        <input type="hidden" name="version" value={String(lead.version)} />
        <input type="hidden" name="back" value={mine ? "my_board" : "board"} />
        {LEAD_MOVES[lead.status].filter((to) => to !== "UNQUALIFIED").map((to) => (
          <MenuButton key={to} name="to" value={to} icon="arrow-right">{say.statuses[to]}</MenuButton>
        ))}
      </form>
      {isOpen(lead) && (
        <>
          <MenuLink href={`/leads/${lead.id}?dialog=unqualify`} icon="circle-slash">
            {say.statuses.UNQUALIFIED}
          </MenuLink>
          {may(actor, "create_sales") && (
            <MenuLink href={`/leads/${lead.id}?dialog=convert`} icon="receipt-text">{say.page.convert}</MenuLink>
          )}
        </>
      )}
    </Menu>
  );
}
