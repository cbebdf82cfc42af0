import { page } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { LinkButton } from "../../components/Button.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { PageHead } from "../../components/PageHead.tsx";
import { dayOffOn } from "../../domain/calendar/plan.ts";
import { parseId, type UserId } from "../../domain/kernel/ids.ts";
import { may } from "../../domain/kernel/permissions.ts";
import { addDays, type Day, mondayOf, parseDay, weekNumberOf } from "../../domain/kernel/time.ts";
import Live from "../../islands/Live.tsx";
import WeekBoard from "../../islands/WeekBoard.tsx";
import { Questions } from "./(_components)/Questions.tsx";
import { PhoneDay, Week, type WeekProps } from "./(_components)/Week.tsx";

const WEEK = 7;

/** The team's week, and one day of it for a phone. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organization, today } = ctx.state;
    const { searchParams } = ctx.url;
    const day = parseDay(searchParams.get("day") ?? "") ?? today;
    const person = parseId<UserId>(searchParams.get("person") ?? "");
    const live = (await useCases.findNow(actor)).value;
    const { value } = await useCases.findCalendar(actor, mondayOf(day), WEEK, organization.timeZone);
    const known = value.rows.some((row) => row.person.id === person) ? person : null;
    return page({ day, person: known, live, ...value });
  },
});

export default define.page<typeof handler>(({ data, state }) => {
  const { day, person, days, rows, nobodys, questions, settings, live } = data;
  const { words, formats, actor, today, organization } = state;
  const { calendar: t } = words;
  const to = (on: Day) => `/calendar?${new URLSearchParams({ day: on, ...(person ? { person } : {}) })}`;
  const closed = new Map(days.flatMap((one) => {
    const name = dayOffOn(one, settings.closedOn);
    return name ? [[one, t.daysOff[name]] as const] : [];
  }));
  const week: WeekProps = {
    ...{ days, rows, nobodys, closed, actor, today, words, formats, zone: organization.timeZone },
    back: `calendar?${new URLSearchParams({ day, ...(person ? { person } : {}) })}`,
  };
  const [first, last] = [days[0], days.at(-1)!];
  return (
    <>
      <PageHead
        title={t.title}
        subtitle={`${t.week(weekNumberOf(day))} · ${formats.shortDay(first)} – ${formats.dayInWords(last)}`}
      >
        <LinkButton href="/calendar/free" icon="clock">{t.slots.title}</LinkButton>
        {may(actor, "plan_work") && (
          <LinkButton href={`/calendar/people/${actor.userId}`} icon="user">{t.person.mine}</LinkButton>
        )}
        <div class="flex gap-2">
          <LinkButton href={to(addDays(day, -WEEK))} icon="chevron-left" aria-label={t.weekBefore} />
          {!days.includes(today) && <LinkButton href={to(today)}>{t.thisWeek}</LinkButton>}
          <LinkButton href={to(addDays(day, WEEK))} icon="chevron-right" aria-label={t.weekAfter} />
        </div>
      </PageHead>
      <Questions questions={questions} actor={actor} back={week.back} words={words} formats={formats} />
      <Live after={live} of="sale" part="week" told={may(actor, "edit_sales")} words={words.daily.live} />
      <div id="week">
        {rows.length === 0 ? <EmptyState icon="calendar" {...t.empty} /> : <Week {...week} />}
        <PhoneDay {...week} day={day} person={person} />
      </div>
      {may(actor, "edit_sales") && (
        <WeekBoard
          words={{
            carrying: t.carrying("{number}", "{person}", "{day}"),
            letGo: t.letGo("{number}"),
            failed: t.failed,
            close: words.common.close,
          }}
        />
      )}
    </>
  );
});
