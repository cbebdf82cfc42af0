import type { Tokens } from "../identity/ports.ts";
import type { Actor } from "../kernel/actor.ts";
import type { AbsenceId, UserId } from "../kernel/ids.ts";
import { type Forbidden, may, reach } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { addDays, type Day, startOfDay } from "../kernel/time.ts";
import type { Member } from "../organizations/organization.ts";
import type { PeopleRefusal } from "../people/refusal.ts";
import type { World } from "../sales/world.ts";
import { type FeedSecret, feedSecret, readFeedSecret } from "./feed.ts";
import { isBookable } from "./find_calendar.ts";
import type { WeekHours } from "./hours.ts";
import type { CalendarSettings } from "./plan.ts";
import type { CalendarRefusal } from "./refusal.ts";

/** Until further notice. */
const FOR_EVER = "2199-12-31" as Day;

/** Changes how the firm works: its week, the days it is closed, the way between visits, who is invited. */
export function changeCalendarSettings({ tenants }: Pick<World, "tenants">) {
  return (actor: Actor, settings: CalendarSettings) =>
    tenants.write<CalendarSettings, Forbidden>(actor, async (books) => {
      if (!may(actor, "manage_settings")) return no({ kind: "forbidden", permission: "manage_settings" });
      const { before } = await books.ask({ before: books.read.calendar.settings() });
      await books.calendar.changeSettings(before, settings);
      return yes(settings);
    });
}

/** How the firm works, and who works there. */
export function findCalendarSettings({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor) => {
    const found = await tenants.read(actor, ({ calendar, members }) => ({
      settings: calendar.settings(),
      weeks: calendar.weeks(),
      links: calendar.links(),
      members: members.all(),
    }));
    return yes({ ...found, members: found.members.filter(isBookable) });
  };
}

/** A person's own hours, days away from today on, and whether they have a feed and a calendar. */
export function findPersonCalendar({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor, id: UserId, today: Day) => {
    const found = await tenants.read(actor, ({ calendar, members }) => ({
      settings: calendar.settings(),
      weeks: calendar.weeks(),
      absences: calendar.absences(today, FOR_EVER),
      feed: calendar.feed(id),
      links: calendar.links(),
      members: members.all(),
    }));
    const person = planned(actor, id, found.members);
    if (!person.ok) return person;
    return yes({
      person: person.value,
      settings: found.settings,
      week: found.weeks.find((one) => one.person === id)?.week ?? null,
      absences: found.absences.filter((one) => one.person === id),
      feed: found.feed,
      link: found.links.find((one) => one.person === id) ?? null,
    });
  };
}

/** Gives a person hours of their own; null: the firm's again. */
export function setWorkingWeek({ tenants }: Pick<World, "tenants">) {
  return (actor: Actor, id: UserId, week: WeekHours | null) =>
    tenants.write<null, PeopleRefusal | Forbidden>(actor, async (books) => {
      const { members } = await books.ask({ members: books.read.members.all() });
      const person = planned(actor, id, members);
      if (!person.ok) return person;
      await books.calendar.setWeek(id, week);
      return yes(null);
    });
}

/** Somebody is away, from a day to a day, both included. Their visits stay as they are. */
export function addAbsence({ tenants, ids }: Pick<World, "tenants" | "ids">) {
  return (actor: Actor, id: UserId, { from, until }: { readonly from: Day; readonly until: Day }) =>
    tenants.write<null, CalendarRefusal | PeopleRefusal | Forbidden>(actor, async (books) => {
      const { members } = await books.ask({ members: books.read.members.all() });
      const person = planned(actor, id, members);
      if (!person.ok) return person;
      if (until < from) return no({ kind: "absence_backwards" });
      await books.calendar.addAbsence({ id: ids.next<AbsenceId>(), person: id, from, until });
      return yes(null);
    });
}

/** Takes an absence back: one's own, or anybody's for who plans for all. */
export function dropAbsence({ tenants }: Pick<World, "tenants">) {
  return (actor: Actor, id: UserId, absence: AbsenceId) =>
    tenants.write<null, CalendarRefusal | PeopleRefusal | Forbidden>(actor, async (books) => {
      const { members, absences } = await books.ask({
        members: books.read.members.all(),
        absences: books.read.calendar.absences("1900-01-01" as Day, FOR_EVER),
      });
      const person = planned(actor, id, members);
      if (!person.ok) return person;
      const found = absences.find((one) => one.id === absence && one.person === id);
      if (!found) return no({ kind: "absence_missing" });
      await books.calendar.dropAbsence(found);
      return yes(null);
    });
}

/** A secret address with one's own visits; it is in this answer and nowhere else, and the one before it is shut. */
export function makeFeed({ tenants, tokens }: Pick<World, "tenants"> & { readonly tokens: Tokens }) {
  return (actor: Actor) => {
    const { token } = tokens.next();
    const secret = feedSecret(actor.organizationId, token);
    return tenants.write<FeedSecret, never>(actor, async ({ calendar }) => {
      await calendar.keepFeed(actor.userId, tokens.hashText(secret));
      return yes(secret);
    });
  };
}

/** Shuts one's own feed; where there is none nothing happens. */
export function dropFeed({ tenants }: Pick<World, "tenants">) {
  return (actor: Actor) =>
    tenants.write<null, never>(actor, async ({ calendar }) => {
      await calendar.dropFeed(actor.userId);
      return yes(null);
    });
}

const MOST_IN_FEED = 2_000;
const FEED_DAYS_BACK = 60, FEED_DAYS_AHEAD = 400;

/** What a secret address shows: its person's visits, nobody else's. null: it is no address of ours, or is shut. */
export function readFeed({ tenants, clock, tokens }: Pick<World, "tenants" | "clock"> & { readonly tokens: Tokens }) {
  return async (secret: string, requestId: string) => {
    const organizationId = readFeedSecret(secret);
    if (organizationId === null) return null;
    const reader: Actor = { organizationId, userId: NOBODY, role: "VIEWER", requestId };
    const { person } = await tenants.read(
      reader,
      ({ calendar }) => ({ person: calendar.feedOf(tokens.hashText(secret)) }),
    );
    if (person === null) return null;
    const today = clock.now().slice(0, 10) as Day;
    const [from, before] = [addDays(today, -FEED_DAYS_BACK), addDays(today, FEED_DAYS_AHEAD)]
      .map((day) => startOfDay(day, "UTC"));
    return await tenants.read(reader, ({ organization, sales }) => ({
      firm: organization.find(),
      visits: sales.visits(person, from, before, MOST_IN_FEED),
    }));
  };
}

/** Nobody is logged in where an address alone is shown. */
const NOBODY = "00000000-0000-0000-0000-000000000000" as UserId;
export type FeedAnswer = NonNullable<Awaited<ReturnType<ReturnType<typeof readFeed>>>>;

/** The person, where the actor plans their work: everybody's, or the own. Somebody else is as good as missing. */
function planned(actor: Actor, id: UserId, members: readonly Member[]): Result<Member, PeopleRefusal | Forbidden> {
  const far = reach(actor, "plan_work"), person = members.find((one) => one.id === id);
  if (far === "none") return no({ kind: "forbidden", permission: "plan_work" });
  if (!person || !isBookable(person) || (far === "own" && id !== actor.userId)) return no({ kind: "person_missing" });
  return yes(person);
}
