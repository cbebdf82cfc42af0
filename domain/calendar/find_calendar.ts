import type { Actor } from "../kernel/actor.ts";
import type { SaleId, UserId } from "../kernel/ids.ts";
import { reach } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { addDays, type Day, dayOf, type Instant, startOfDay } from "../kernel/time.ts";
import type { Member } from "../organizations/organization.ts";
import type { SaleRefusal } from "../sales/refusal.ts";
import type { World } from "../sales/world.ts";
import type { Readers } from "../tenants.ts";
import type { Span } from "./hours.ts";
import { type CalendarVisit, freeTimes, type Off, offOn, type Plan, visitsOn } from "./plan.ts";
import { slotsIn } from "./slots.ts";

type Reading = Pick<World, "tenants" | "clock">;

/** Somebody's day: what they do, when they are free, or why they do not work. */
export interface PersonDay {
  readonly day: Day;
  readonly visits: readonly CalendarVisit[];
  readonly free: readonly Span[];
  readonly off: Off | null;
}

export interface PersonRow {
  readonly person: Member;
  readonly days: readonly PersonDay[];
}

/** Who can be given work: those who work here now, and not only look on. */
export function isBookable({ active, role }: Member): boolean {
  return active && role !== "VIEWER";
}

/** Whose days the actor sees: everybody's (null), or only the own. */
function whoseDays(actor: Actor): UserId | null {
  return reach(actor, "view_sales") === "all" ? null : actor.userId;
}

function planFor({ calendar }: Readers, person: UserId | null, first: Day, last: Day, zone: string) {
  const [from, before] = [startOfDay(first, zone), startOfDay(addDays(last, 1), zone)];
  return {
    settings: calendar.settings(),
    weeks: calendar.weeks(),
    absences: calendar.absences(first, last),
    visits: calendar.visits(person, from, before),
    busy: calendar.busy(person, from, before),
  };
}

/**
 * So many days of the team, from `first` on: each person's visits and free times, and the visits that are nobody's yet. A
 * SALES_REP sees the own days; the others see everybody's.
 */
export function findCalendar({ tenants, clock }: Reading) {
  return async (actor: Actor, first: Day, count: number, zone: string) => {
    const whose = whoseDays(actor), days = Array.from({ length: count }, (_, place) => addDays(first, place));
    const { members, questions, ...plan } = await tenants.read(actor, (books) => ({
      ...planFor(books, whose, first, days.at(-1)!, zone),
      members: books.members.all(),
      questions: books.calendar.questions(whose),
    }));
    const now = clock.now();
    const there = ({ id }: Member) => plan.visits.some(({ person }) => person === id);
    const people = members.filter((one) => (whose === null || one.id === whose) && (isBookable(one) || there(one)));
    // Each person's own are looked through for each day, not everybody's.
    const visits = Map.groupBy(plan.visits, ({ person }) => person),
      busy = Map.groupBy(plan.busy, ({ person }) => person);
    const rows = people.map((person): PersonRow => {
      const own = { ...plan, visits: visits.get(person.id) ?? [], busy: busy.get(person.id) ?? [] };
      return { person, days: days.map((day) => dayFor(own, person, day, zone, now)) };
    });
    const nobodys = days.map((day) => ({ day, visits: visitsOn(visits.get(null) ?? [], null, day, zone) }));
    return yes({ days, rows, nobodys: whose === null ? nobodys : [], questions, members, settings: plan.settings });
  };
}

function dayFor(plan: Plan, person: Member, day: Day, zone: string, now: Instant): PersonDay {
  // What is past is nobody's free time any more.
  const free = isBookable(person) ? freeTimes(plan, person.id, day, zone).filter(({ until }) => until > now) : [];
  return {
    day,
    visits: visitsOn(plan.visits, person.id, day, zone),
    free: free.map(({ from, until }) => ({ from: from < now ? now : from, until })),
    off: offOn(plan, person.id, day),
  };
}

/** What is looked for: a time of so many minutes, from a day on, of one person or of anybody. */
export interface SlotAsk {
  readonly from: Day;
  readonly days: number;
  readonly minutes: number;
  readonly person: UserId | null;
  /** The visit that is to be moved; it is not in its own way. */
  readonly except?: SaleId | null;
}

/** The times a person could begin on a day. */
export interface SlotDay {
  readonly day: Day;
  readonly person: Member;
  readonly slots: readonly Span[];
  readonly off: Off | null;
}

export const MOST_SLOT_DAYS = 31;

/** Free times from now on, by day and person. Refused: a person who is not one's own to plan for, or takes no work here. */
export function findSlots({ tenants, clock }: Reading) {
  return async (actor: Actor, ask: SlotAsk, zone: string): Promise<Result<readonly SlotDay[], SaleRefusal>> => {
    const whose = whoseDays(actor);
    if (whose !== null && ask.person !== null && ask.person !== whose) return no(STRANGER);
    const days = Array.from({ length: Math.min(ask.days, MOST_SLOT_DAYS) }, (_, place) => addDays(ask.from, place));
    const { members, ...plan } = await tenants.read(actor, (books) => ({
      ...planFor(books, ask.person ?? whose, ask.from, days.at(-1)!, zone),
      members: books.members.all(),
    }));
    const wanted = ask.person ?? whose;
    const people = members.filter((one) => isBookable(one) && (wanted === null || one.id === wanted));
    if (ask.person !== null && people.length === 0) return no(STRANGER);
    const now = clock.now(), today = dayOf(now, zone);
    return yes(
      days.filter((day) => day >= today).flatMap((day) =>
        people.map((person): SlotDay => ({
          day,
          person,
          off: offOn(plan, person.id, day),
          slots: slotsIn(freeTimes(plan, person.id, day, zone, ask.except), ask.minutes, now),
        }))
      ),
    );
  };
}

/** What somebody did in Google to visits the actor sees, and that nobody has decided about yet. */
export function findQuestions({ tenants }: Pick<World, "tenants">) {
  return async (actor: Actor) => {
    const whose = whoseDays(actor);
    const { questions } = await tenants.read(actor, ({ calendar }) => ({ questions: calendar.questions(whose) }));
    return yes(questions);
  };
}

const STRANGER = { kind: "reference_missing", field: "staffId" } as const;
