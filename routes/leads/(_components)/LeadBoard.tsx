import { LinkButton } from "../../../components/Button.tsx";
import { cx } from "../../../components/cx.ts";
import { Icon } from "../../../components/Icon.tsx";
import { FollowUpMark, LeadBadge, ScoreMark } from "../../../components/LeadMarks.tsx";
import { Menu, MenuButton, MenuLink } from "../../../components/Menu.tsx";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { covers, may } from "../../../domain/kernel/permissions.ts";
import type { Day } from "../../../domain/kernel/time.ts";
import { followUpState, isOpen, LEAD_MOVES, type LeadStatus } from "../../../domain/leads/lead.ts";
import type { LeadTotals, LeadView } from "../../../domain/leads/ports.ts";
import type { LiveCursor } from "../../../domain/live/ports.ts";
import CardBoard from "../../../islands/CardBoard.tsx";
import Live from "../../../islands/Live.tsx";
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
  readonly live: LiveCursor;
  readonly mine: boolean;
  readonly once: string;
  readonly actor: Actor;
  readonly today: Day;
  readonly words: Words;
  readonly formats: Formats;
}

/** What is asked for on the way into a state. */
const DIALOGS = { UNQUALIFIED: "unqualify", CONVERTED: "convert" } as const satisfies Partial<
  Record<LeadStatus, string>
>;

const backOf = ({ mine }: Pick<LeadBoardProps, "mine">) => mine ? "my_board" : "board";

/** Where the actor can bring this lead: by hand as the moves say, and to a sale by converting it. */
function waysOf(actor: Actor, lead: LeadView): readonly LeadStatus[] {
  if (!covers(actor, "edit_leads", lead)) return [];
  const sale = isOpen(lead) && may(actor, "create_sales") ? ["CONVERTED" as const] : [];
  return [...LEAD_MOVES[lead.status], ...sale];
}

/** Leads by state: how many, what they may be worth, the best on top. A card is moved by its menu, and by hand or with the keys where scripts run. */
export function LeadBoard(props: LeadBoardProps) {
  const { columns, overdue, mine, actor, words: t, formats } = props;
  const { leads: say } = t;
  return (
    <>
      <LeadsHead page="board" subtitle={may(actor, "edit_leads") ? say.board.hint : ""} actor={actor} words={t} />
      <OverdueNote overdue={overdue} words={t} formats={formats} />
      {may(actor, "edit_leads") && (
        <p class="mb-3">
          <LinkButton tone="quiet" href={mine ? "/leads/board" : `?assignedTo=${actor.userId}`} icon="user">
            {mine ? say.everyone : say.tab.mine}
          </LinkButton>
        </p>
      )}
      <Live after={props.live} of="lead" part="board" told={may(actor, "edit_leads")} words={t.daily.live} />
      <div id="board" class="board" role="group" aria-label={say.board.label} tabIndex={0}>
        {columns.map((column) => <Column key={column.status} {...props} column={column} />)}
      </div>
      {may(actor, "edit_leads") && (
        <CardBoard
          place="/leads"
          back={backOf(props)}
          statuses={say.statuses}
          dialogs={DIALOGS}
          words={{
            moving: t.daily.board.moving("{number}", "{status}"),
            letGo: t.daily.board.letGo("{number}"),
            notAllowed: t.daily.board.notAllowed("{number}", "{status}"),
            failed: say.board.failed,
            undo: t.daily.undo,
            close: t.common.close,
          }}
        />
      )}
    </>
  );
}

function Column({ column, ...props }: LeadBoardProps & { column: BoardColumn }) {
  const { actor, mine, words: { leads: say }, formats } = props;
  const { status, rows, totals } = column;
  const count = formats.count(totals.count, totals.isLowerBound);
  const all = `/leads?status=${status}${mine ? `&assignedTo=${actor.userId}` : ""}`;
  return (
    <section class="board-column" aria-labelledby={`column-${status}`} data-column={status}>
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
      <ul class="board-cards" data-cards>
        {rows.map((lead) => <Card key={lead.id} {...props} lead={lead} />)}
      </ul>
      {totals.count > rows.length && <a class="board-more" href={all}>{say.board.more(count)}</a>}
    </section>
  );
}

function Card({ lead, ...props }: LeadBoardProps & { lead: LeadView }) {
  const { actor, today, words: t, formats } = props;
  const { leads: say } = t;
  const late = followUpState(lead, today) === "overdue", ways = waysOf(actor, lead);
  return (
    <li
      class={cx("board-card", late && "board-card-late")}
      data-card={lead.id}
      data-name={lead.contactName}
      data-version={String(lead.version)}
      data-next={ways.join(" ")}
    >
      <a class="board-name" href={`/leads/${lead.id}`}>{lead.contactName}</a>
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
      {ways.length > 0 && (
        <div class="board-acts">
          <button type="button" class="deal-grip needs-script" aria-label={t.daily.board.grip(lead.contactName)}>
            <Icon name="grip-vertical" />
          </button>
          <Moves {...props} lead={lead} />
        </div>
      )}
    </li>
  );
}

function Moves({ lead, once, mine, actor, words: { leads: say } }: LeadBoardProps & { lead: LeadView }) {
  return (
    <Menu quiet label={`${say.board.moveTo} ${lead.contactName}`}>
      <form method="post" action={`/leads/${lead.id}/status`}>
        <input type="hidden" name="once" value={`${once}-${lead.id}`} />
        <input type="hidden" name="version" value={String(lead.version)} />
        <input type="hidden" name="back" value={backOf({ mine })} />
        {LEAD_MOVES[lead.status].filter((to) => to !== "UNQUALIFIED").map((to) => (
          <MenuButton key={to} name="to" value={to} icon="arrow-right">{say.statuses[to]}</MenuButton>
        ))}
      </form>
      {isOpen(lead) && (
        <>
          <MenuLink href={`/leads/${lead.id}?dialog=unqualify&back=${backOf({ mine })}`} icon="circle-slash">
            {say.statuses.UNQUALIFIED}
          </MenuLink>
          {may(actor, "create_sales") && (
            <MenuLink href={`/leads/${lead.id}?dialog=convert&back=${backOf({ mine })}`} icon="receipt-text">
              {say.page.convert}
            </MenuLink>
          )}
        </>
      )}
    </Menu>
  );
}
