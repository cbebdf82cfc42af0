import { addDays, type Day } from "./time.ts";

/** Denmark's public holidays; great_prayer was one up to and including 2023 (lov nr. 214 af 2023). */
export const HOLIDAYS = [
  "new_year",
  "maundy_thursday",
  "good_friday",
  "easter_sunday",
  "easter_monday",
  "great_prayer",
  "ascension",
  "whit_sunday",
  "whit_monday",
  "christmas_day",
  "second_christmas_day",
] as const;
export type HolidayName = typeof HOLIDAYS[number];

export interface Holiday {
  readonly day: Day;
  readonly name: HolidayName;
}

/** What moves with Easter, in days from Easter Sunday. */
const AROUND_EASTER: readonly (readonly [HolidayName, number])[] = [
  ["maundy_thursday", -3],
  ["good_friday", -2],
  ["easter_sunday", 0],
  ["easter_monday", 1],
  ["great_prayer", 26],
  ["ascension", 39],
  ["whit_sunday", 49],
  ["whit_monday", 50],
];

const LAST_GREAT_PRAYER = 2023;

/** Easter Sunday of a year in the Gregorian calendar, by the method of Meeus, Jones and Butcher. */
export function easterOf(year: number): Day {
  const a = year % 19, b = Math.floor(year / 100), c = year % 100;
  const d = Math.floor(b / 4), e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4), k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return written(year, month, day);
}

/** The public holidays of a year in the order of their days; a day that is two of them (1 May 2008) stands twice. */
export function danishHolidays(year: number): readonly Holiday[] {
  const known = byYear.get(year);
  if (known) return known;
  const easter = easterOf(year);
  const moving = AROUND_EASTER
    .filter(([name]) => name !== "great_prayer" || year <= LAST_GREAT_PRAYER)
    .map(([name, after]): Holiday => ({ name, day: addDays(easter, after) }));
  const holidays: Holiday[] = [
    { name: "new_year", day: written(year, 1, 1) },
    ...moving,
    { name: "christmas_day", day: written(year, 12, 25) },
    { name: "second_christmas_day", day: written(year, 12, 26) },
  ];
  byYear.set(year, holidays);
  return holidays;
}

/** The public holiday a day is, or null. */
export function holidayOn(day: Day): Holiday | null {
  return danishHolidays(Number(day.slice(0, 4))).find((holiday) => holiday.day === day) ?? null;
}

/** Monday to Friday, and no public holiday. */
export function isWorkingDay(day: Day): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek <= 5 && holidayOn(day) === null;
}

/** The first working day after the day. */
export function nextWorkingDay(day: Day): Day {
  let next = addDays(day, 1);
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return next;
}

/** At most the 300 years a day can lie in. */
const byYear = new Map<number, readonly Holiday[]>();

function written(year: number, month: number, day: number): Day {
  return Temporal.PlainDate.from({ year, month, day }).toString() as Day;
}
