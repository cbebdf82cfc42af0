import type { agreements as danish } from "../da/agreements.ts";
import { plural } from "../language.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const nths: Record<string, string> = { 1: "first", 2: "second", 3: "third", 4: "fourth", [-1]: "last" };

/** Agreements on recurring visits. */
export const agreements = {
  title: "Agreements",
  one: "Agreement",
  new: "New agreement",
  count: (count: number, shown: string) => `${shown} ${plural("en", count, "agreement", "agreements")}`,
  search: "Search customer or title",
  standing: "Status",
  standings: { active: "Active", paused: "Paused", ended: "Ended" },
  all: "All",
  actives: "Active",
  pauseds: "Paused",
  endeds: "Ended",
  customer: "Customer",
  rule: "How often",
  nextVisit: "Next visit",
  noneNext: "Nothing planned",
  perVisit: "Per visit",
  perMonth: "Per month",
  empty: {
    title: "No agreements yet",
    text: "An agreement makes its visits by itself, eight weeks ahead: the weekly cleaning, the monthly inspection.",
  },
  noResults: { title: "No agreement fits", text: "Try another status or another name." },
  created: (title: string) => `The agreement ${title} was made.`,
  saved: (title: string) => `The agreement ${title} was saved.`,
  paused: (title: string) => `The agreement ${title} is paused.`,
  resumed: (title: string) => `The agreement ${title} goes on.`,
  ended: (title: string) => `The agreement ${title} has ended.`,
  calledOff: "The agreement was changed",
  waiting: {
    title: "Needs a time",
    text: "The colleague is busy, so the visit was made without a time.",
    because: (number: string, visit: string) => `${number} is in the way: ${visit}`,
    free: "The time is free by now",
    wanted: (visit: string) => `Was to be ${visit}`,
    give: "Give it a time",
  },
  weekdays,
  nth: (nth: number) => nths[String(nth)] ?? String(nth),
  clock: (hour: string, minute: string) => `${hour}:${minute}`,
  at: (rule: string, time: string, length: string) => `${rule} at ${time}, ${length}`,
  length: (hours: number, minutes: number) =>
    [
      hours > 0 ? `${hours} ${plural("en", hours, "hour", "hours")}` : "",
      minutes > 0 || !(hours > 0) ? `${minutes} min` : "",
    ].filter(Boolean).join(" "),
  weekly: (every: number, days: string, single: boolean) =>
    every === 1
      ? `Every ${days}`
      : every === 2
      ? single ? `Every other ${days}` : `Every other week on ${days}`
      : `Every ${every} weeks on ${days}`,
  monthlyDay: (every: number, day: number) => `On the ${ordinal(day)} ${everyMonth(every)}`,
  monthlyLast: (every: number) => `On the last day ${everyMonth(every)}`,
  monthlyWeekday: (every: number, nth: string, day: string) => `On the ${nth} ${day} ${everyMonth(every)}`,
  form: {
    newTitle: "New agreement",
    editTitle: (title: string) => `Edit ${title}`,
    followingTitle: (day: string) => `Change from ${day} on`,
    create: "Make agreement",
    who: "Who for",
    what: "The work",
    title: "Title",
    titleHint: "Stands in the list, such as Weekly cleaning",
    pricing: "Price",
    pricings: {
      catalogue: "The catalogue's price on the day",
      agreed: "Agreed fixed price (as in the lines)",
    },
    when: "How often",
    whenAndWho: "Time and colleague",
    every: "Repeats",
    everies: (every: number) =>
      ({ 1: "every", 2: "every other", 3: "every third", 4: "every fourth" } as Record<number, string>)[every] ??
        `every ${every}th`,
    kind: "Week or month",
    kinds: {
      weekly: "week, on fixed weekdays",
      monthly_day: "month, on a fixed date",
      monthly_weekday: "month, on a fixed weekday",
    },
    weekdays: "Weekdays",
    day: "Date in the month",
    dayHint: "31 is the last day of the month",
    nth: "Which in the month",
    weekday: "Weekday",
    time: "Time of day",
    minutes: "Minutes",
    minutesHint: "Empty: as long as the services say",
    assignee: "Colleague",
    startsOn: "First day",
    endsOn: "Last day",
    endsHint: "Empty: until further notice",
    pausedFrom: "Pause from",
    pausedTo: "Pause to (included)",
    pauseHint: "Empty: until it is resumed",
    holidays: "On public holidays",
    holidayWays: {
      skip: "The visit is left out",
      move: "Move to the next working day",
      as_usual: "As usual",
    },
    notes: "Notes",
    preview: "Show the next dates",
    previewTitle: "The next dates",
    noDates: "Choose days, and the next dates appear here.",
    following: "This and following",
    scope: "Is meant for",
    scopes: { this: "This visit only", following: "This and the following visits", all: "All visits to come" },
    scopeHint: "Visits that are done or were changed by hand stay as they are.",
  },
  occurrence: {
    moved: (holiday: string, day: string) => `${holiday}: moves to ${day}`,
    skipped: (holiday: string) => `${holiday}: left out`,
    asUsual: (holiday: string) => holiday,
  },
  page: {
    facts: "The agreement",
    visit: "One visit",
    ahead: "Visits ahead",
    behind: "Earlier visits",
    noAhead: "No visits ahead",
    noBehind: "No visits yet",
    history: "History",
    term: "Runs",
    open: (from: string) => `From ${from}, until further notice`,
    closed: (from: string, to: string) => `From ${from} to ${to}`,
    pause: "Pause",
    openPause: (from: string) => `From ${from}, until it is resumed`,
    closedPause: (from: string, to: string) => `From ${from} to ${to}, both included`,
    holidays: "Public holidays",
    own: "Changed by hand",
    calledOff: "Called off",
    follows: "Goes on from an earlier agreement",
    lines: "Lines",
    pauseTitle: "Pause",
    pauseText: "Visits planned in the pause are called off. They come back if the agreement is resumed before.",
    resume: "Resume",
    endTitle: "End",
    endText: "Visits after the last day are called off. Those done or changed by hand stay.",
    lastDay: "Last day",
  },
  sale: {
    partOf: "Part of the agreement",
    own: "This visit was changed by hand and no longer follows the agreement.",
    following: "Change this and the following",
    all: "Change the agreement",
  },
  customerCard: "Agreements",
  none: "No agreements",
  happened: {
    agreement_recorded: "The agreement was made",
    agreement_changed: "The agreement was changed",
    agreement_split: "Goes on with other terms",
    agreement_paused: "Paused",
    agreement_resumed: "Resumed",
    agreement_ended: "Ended",
  },
  refusals: {
    agreement_missing: "The agreement does not exist, or you may not see it.",
    weekday_missing: "Choose at least one weekday.",
    end_before_start: (day: string) => `The last day lies before the first (${day}).`,
    pause_backwards: "The pause ends before it begins.",
    no_visit_in_term: "There is no visit between the first and the last day.",
    split_at_start: "It is the agreement's first visit: change the whole agreement instead.",
    split_after_end: (day: string) => `The agreement ends on ${day}.`,
    split_in_the_past: "Visits that were cannot be changed: choose one that is still to come.",
  },
} satisfies typeof danish;

function everyMonth(every: number): string {
  return every === 1 ? "of every month" : every === 2 ? "of every other month" : `of every ${ordinal(every)} month`;
}

function ordinal(number: number): string {
  const tail = number % 100 > 10 && number % 100 < 14 ? "th" : ["th", "st", "nd", "rd"][number % 10] ?? "th";
  return `${number}${tail}`;
}
