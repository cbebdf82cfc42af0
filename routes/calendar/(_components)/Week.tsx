import { cx } from "../../../components/cx.ts";
import { kept } from "../../../components/drawn.ts";
import { Icon } from "../../../components/Icon.tsx";
import { IconLink } from "../../../components/Button.tsx";
import type { PersonDay, PersonRow } from "../../../domain/calendar/find_calendar.ts";
import type { CalendarVisit, Off } from "../../../domain/calendar/plan.ts";
import type { Span } from "../../../domain/calendar/hours.ts";
import type { Actor } from "../../../domain/kernel/actor.ts";
import type { UserId } from "../../../domain/kernel/ids.ts";
import { covers, may, reach } from "../../../domain/kernel/permissions.ts";
import { type Day, localTimeOf } from "../../../domain/kernel/time.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";
import { newSaleAt } from "./new_sale.ts";

export interface WeekProps {
  readonly days: readonly Day[];
  readonly rows: readonly PersonRow[];
  /** Visits that are nobody's yet. */
  readonly nobodys: readonly { readonly day: Day; readonly visits: readonly CalendarVisit[] }[];
  readonly closed: ReadonlyMap<Day, string>;
  readonly actor: Actor;
  readonly today: Day;
  /** Where moving a visit leads back to. */
  readonly back: string;
  readonly zone: string;
  readonly words: Words;
  readonly formats: Formats;
}

/** The team's week: a row for each person, a column for each day. */
export function Week(props: WeekProps) {
  const { days, rows, nobodys, closed, today, words: { calendar: t, common }, formats } = props;
  const loose = nobodys.some(({ visits }) => visits.length > 0);
  // A day on which nobody works and nothing is planned needs little room.
  const cells = (day: Day) => rows.flatMap((row) => row.days.filter((one) => one.day === day));
  const slim = new Set(
    days.filter((day) => cells(day).every(({ off, visits }) => off !== null && visits.length === 0)),
  );
  return (
    <div class="week-wrap">
      <table class="week">
        <thead>
          <tr>
            <th scope="col">{t.team}</th>
            {days.map((day) => (
              <th key={day} scope="col" class={cx(day === today && "week-today", slim.has(day) && "week-slim")}>
                <span class="week-name">{formats.weekday(day)}</span> {formats.shortDay(day)}
                {closed.has(day) && <span class="week-off">{closed.get(day)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.person.id}>
              <th scope="row">
                <PersonName person={row.person} {...props} />
              </th>
              {row.days.map((day) => <Cell key={day.day} {...props} row={row} cell={day} />)}
            </tr>
          ))}
          {loose && (
            <tr>
              <th scope="row">{common.unassigned}</th>
              {nobodys.map(({ day, visits }) => (
                <td key={day}>
                  <ul class="week-visits">
                    {visits.map((visit) => visitFor(props, visit))}
                  </ul>
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function PersonName({ person, actor }: WeekProps & { readonly person: PersonRow["person"] }) {
  const far = reach(actor, "plan_work");
  const open = far === "all" ? person.active && person.role !== "VIEWER" : far === "own" && person.id === actor.userId;
  return open ? <a class="week-person" href={`/calendar/people/${person.id}`}>{person.name}</a> : <>{person.name}</>;
}

function Cell(props: WeekProps & { readonly row: PersonRow; readonly cell: PersonDay }) {
  const { row: { person }, cell: { day, off }, today, formats } = props;
  return (
    <td
      class={cx(off && "week-closed", day === today && "week-today")}
      data-person={person.id}
      data-person-name={person.name}
      data-day={day}
      data-day-name={formats.weekdayAndDay(day)}
    >
      {off && off.kind !== "day_off" && <p class="week-off">{offWord(off, props.words)}</p>}
      <DayList {...props} />
    </td>
  );
}

/** A day's visits and the free times between them, in their order. */
function DayList(props: WeekProps & { readonly row: PersonRow; readonly cell: PersonDay }) {
  const { cell: { visits, free }, row, actor, zone, words: { calendar: t }, formats } = props;
  const here = [
    ...visits.map((visit) => ({ at: visit.from, visit, until: null })),
    ...free.filter(isWorthTelling).map(({ from, until }) => ({ at: from, visit: null, until })),
  ].toSorted((a, b) => a.at < b.at ? -1 : 1);
  return (
    <ul class="week-visits">
      {here.map(({ at, visit, until }) =>
        visit ? visitFor(props, visit) : (
          <li key={at} class="week-free" data-at={localTimeOf(at, zone)}>
            {may(actor, "create_sales")
              ? (
                <a
                  href={newSaleAt(at, row.person.id, zone)}
                  title={t.bookAt(formats.clock(at), row.person.name)}
                >
                  {t.freeFrom(formats.clock(at), formats.clock(until!))}
                </a>
              )
              : t.freeFrom(formats.clock(at), formats.clock(until!))}
          </li>
        )
      )}
    </ul>
  );
}

/** Minutes no visit fits into are no free time worth a line. */
const LEAST_FREE_MS = 45 * 60_000;
const isWorthTelling = ({ from, until }: Span) => Date.parse(until) - Date.parse(from) >= LEAST_FREE_MS;

/** The visit as it was drawn before, where nothing that shows in it has changed. */
function visitFor({ actor, back, zone, words, formats }: WeekProps, visit: CalendarVisit) {
  const movable = isMovable(actor, visit);
  return kept(
    `visit ${JSON.stringify([formats.key, zone, back, movable, visit])}`,
    () => <WeekVisit {...{ visit, movable, back, zone, words, formats }} />,
  );
}

/** A visit in its cell: when, for whom, what, and how it is moved. */
function WeekVisit(
  { visit, movable, back, zone, words: t, formats }: Pick<WeekProps, "back" | "zone" | "words" | "formats"> & {
    readonly visit: CalendarVisit;
    readonly movable: boolean;
  },
) {
  return (
    <li
      class={cx("week-visit", visit.status === "IN_PROGRESS" && "week-going", !movable && isOver(visit) && "week-over")}
      data-sale={visit.id}
      data-number={visit.number}
      data-version={String(visit.version)}
      data-time={localTimeOf(visit.from, zone).slice(11)}
      data-movable={movable ? "" : undefined}
    >
      <a
        class="week-link"
        draggable={false}
        href={`/sales/${visit.id}`}
        title={`${t.statuses[visit.status]} · ${visit.number}`}
      >
        <b>{`${formats.clock(visit.from)}–${formats.clock(visit.until)}`}</b>
        <span class="week-customer">{visit.customer}</span>
        <span class="week-what">{[visit.title, visit.city].filter(Boolean).join(" · ")}</span>
      </a>
      {movable && (
        <span class="week-acts">
          <button type="button" class="deal-grip needs-script" aria-label={t.calendar.grip(visit.number)}>
            <Icon name="grip-vertical" />
          </button>
          <IconLink
            icon="calendar-clock"
            label={t.calendar.move(visit.number)}
            href={`/sales/${visit.id}/visit?${new URLSearchParams({ back })}`}
          />
        </span>
      )}
    </li>
  );
}

/** One day for a phone: the days of the week and the people as strips, then the visits. */
export function PhoneDay(props: WeekProps & { readonly day: Day; readonly person: UserId | null }) {
  const { days, rows, nobodys, closed, day, person, today, words: { calendar: t, common }, formats } = props;
  const address = (to: { day?: Day; person?: UserId | null }) => {
    const query = new URLSearchParams({ day: to.day ?? day });
    const whose = to.person === undefined ? person : to.person;
    if (whose) query.set("person", whose);
    // Relative: Fresh marks every link to the page's own path as the current one.
    return `?${query}`;
  };
  const shown = rows.filter((row) => person === null || row.person.id === person);
  const mine = shown.map((row) => ({ row, on: row.days.find((one) => one.day === day)! }));
  const loose = person === null ? nobodys.find((one) => one.day === day)?.visits ?? [] : [];
  const any = loose.length > 0 || mine.some(({ on }) => on.visits.length > 0);
  return (
    <div class="phone-day">
      <nav class="day-strip" aria-label={t.days}>
        {days.map((one) => (
          <a
            key={one}
            class={cx("strip-day", one === today && "week-today")}
            href={address({ day: one })}
            aria-current={one === day ? "date" : undefined}
          >
            <span>{formats.weekday(one)}</span>
            <b>{Number(one.slice(8))}</b>
          </a>
        ))}
      </nav>
      {rows.length > 1 && (
        <nav class="day-strip" aria-label={t.team}>
          <a class="strip-person" href={address({ person: null })} aria-current={person === null ? "true" : undefined}>
            {t.everyone}
          </a>
          {rows.map(({ person: { id, name } }) => (
            <a
              key={id}
              class="strip-person"
              href={address({ person: id })}
              aria-current={person === id ? "true" : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      )}
      {closed.has(day) && <p class="week-off mb-2">{closed.get(day)}</p>}
      {!any && <p class="text-ink-2 py-6">{t.empty.title}</p>}
      {mine.filter(({ on }) => person !== null || on.visits.length > 0).map(({ row, on }) => (
        <section key={row.person.id} class="mb-4">
          <h2 class="font-semibold mb-2">{row.person.name}</h2>
          {on.off && on.off.kind !== "day_off" && <p class="week-off mb-2">{offWord(on.off, props.words)}</p>}
          <DayList {...props} row={row} cell={on} />
        </section>
      ))}
      {loose.length > 0 && (
        <section class="mb-4">
          <h2 class="font-semibold mb-2">{common.unassigned}</h2>
          <ul class="week-visits">
            {loose.map((visit) => visitFor(props, visit))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Why somebody does not work, in words. */
function offWord(off: Off, { calendar: t }: Words): string {
  return off.kind === "day_off" ? t.daysOff[off.name] : off.kind === "away" ? t.away : t.notWorking;
}

/** Whether the actor may move this visit: it lies ahead or is going on, and is theirs to change. */
function isMovable(actor: Actor, { person, createdBy, status }: CalendarVisit): boolean {
  return (status === "SCHEDULED" || status === "IN_PROGRESS") &&
    covers(actor, "edit_sales", { assignedTo: person, createdBy });
}

function isOver({ status }: CalendarVisit): boolean {
  return status === "COMPLETED" || status === "PAID";
}
