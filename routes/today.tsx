import { page } from "fresh";
import { define } from "../adapters/http/define.ts";
import { LinkButton } from "../components/Button.tsx";
import { EmptyState } from "../components/EmptyState.tsx";
import { PageHead } from "../components/PageHead.tsx";
import { Tabs } from "../components/Tabs.tsx";
import { parseId, type UserId } from "../domain/kernel/ids.ts";
import { reach } from "../domain/kernel/permissions.ts";
import { addDays, parseDay } from "../domain/kernel/time.ts";
import Live from "../islands/Live.tsx";
import Swipe from "../islands/Swipe.tsx";
import { DueLeads } from "./leads/(_components)/DueLeads.tsx";
import { VisitCard } from "./(_components)/VisitCard.tsx";

const NONE_DUE = { count: 0, isLowerBound: false, value: null };

export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, organization, today } = ctx.state;
    const { searchParams } = ctx.url;
    const day = parseDay(searchParams.get("day") ?? "") ?? today;
    const person = parseId<UserId>(searchParams.get("person") ?? "");
    const { value } = await useCases.findDay(actor, day, organization.timeZone, person);
    // Whoever's day it is also gets back to people.
    const due = day === today
      ? (await useCases.findDueLeads(actor, value.person, organization.timeZone)).value
      : { rows: [], totals: NONE_DUE };
    return page({ day, ...value, due, once: crypto.randomUUID() });
  },
});

export default define.page<typeof handler>(({ data: { day, visits, members, person, due, live, once }, state }) => {
  const { words: t, formats, actor, today } = state;
  const { today: say } = t;
  const address = (change: { day?: string; person?: string | null }) => {
    const query = new URLSearchParams({ day: change.day ?? day });
    const whose = change.person === undefined ? person : change.person;
    if (whose !== null && reach(actor, "view_sales") === "all") query.set("person", whose);
    return `?${query}`;
  };
  const several = person === null && reach(actor, "view_sales") === "all";
  const next = visits.find(({ status }) => status === "SCHEDULED" || status === "IN_PROGRESS");
  const busy = members.filter(({ id, active }) => active || id === person);
  return (
    <>
      <PageHead
        title={day === today ? say.title : capitalized(formats.weekdayInWords(day))}
        subtitle={`${day === today ? `${capitalized(formats.weekdayInWords(day))} · ` : ""}${
          say.count(visits.length, formats.count(visits.length))
        }`}
      >
        <LinkButton href={address({ day: addDays(day, -1) })} icon="chevron-left" aria-label={say.before} />
        {day !== today && <LinkButton href={address({ day: today })}>{say.title}</LinkButton>}
        <LinkButton href={address({ day: addDays(day, 1) })} icon="chevron-right" aria-label={say.after} />
      </PageHead>
      {reach(actor, "view_sales") === "all" && (
        <Tabs
          label={say.who}
          tabs={[
            { href: address({ person: null }), label: say.everyone, current: person === null },
            ...busy.map(({ id, name }) => ({ href: address({ person: id }), label: name, current: id === person })),
          ]}
        />
      )}
      <DueLeads
        leads={due.rows}
        totals={due.totals}
        all={`/leads?followUp=due&sort=followUp${person === null ? "" : `&assignedTo=${person}`}`}
        today={today}
        words={t}
        formats={formats}
      />
      <Live after={live} of="sale" part="visits" words={t.daily.live} />
      <Swipe right=".visit-step button" left='a[href^="tel:"]' />
      <div id="visits">
        {visits.length === 0
          ? <EmptyState icon="calendar-check" title={say.empty.title} text={say.empty.text} />
          : (
            <ol class="visits" aria-label={say.dayTitle}>
              {visits.map((visit) => (
                <VisitCard
                  key={visit.id}
                  visit={visit}
                  next={visit === next}
                  ours={several}
                  day={day}
                  actor={actor}
                  once={once}
                  words={t}
                  formats={formats}
                />
              ))}
            </ol>
          )}
      </div>
    </>
  );
});

/** A day in words as a heading begins with it. */
function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
