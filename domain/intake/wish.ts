import { addDays, type Day, parseDay, weekdayOf } from "../kernel/time.ts";

/** When somebody would like it done. All of it is a wish: nothing is agreed by it. */
export interface Wish {
  readonly day: Day | null;
  /** The last day, where they named a span. */
  readonly until: Day | null;
  /** 'HH:MM'. */
  readonly time: string | null;
  /** As soon as possible. */
  readonly soon: boolean;
}

export const NO_WISH: Wish = { day: null, until: null, time: null, soon: false };

const MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const MONTH =
  "jan(?:uar|\\.)?|feb(?:ruar|\\.)?|mar(?:ts|\\.)?|apr(?:il|\\.)?|maj|jun[ie]?\\.?|jul[iy]?\\.?|aug(?:ust|\\.)?|sep(?:tember|t?\\.?)?|okt(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?";
const WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const WEEKDAY = WEEKDAYS.join("|");
const NUMBERS: Readonly<Record<string, number>> = {
  ...{ en: 1, et: 1, én: 1, ét: 1, to: 2, tre: 3, fire: 4, fem: 5, seks: 6, syv: 7, otte: 8, ti: 10, fjorten: 14 },
};
const NUMBER = `\\d{1,2}|${Object.keys(NUMBERS).join("|")}`;
const BEFORE = "(?<![\\p{L}\\d])", AFTER = "(?![\\p{L}\\d])";

type Span = { readonly day: Day | null; readonly until?: Day | null };
interface Form {
  readonly says: RegExp;
  readonly mean: (parts: readonly string[], today: Day) => Span;
}
const form = (says: string, mean: Form["mean"]): Form => ({ says: new RegExp(BEFORE + says + AFTER, "iu"), mean });

/** Ways to name a day, the surest first: the first that is found and is a day of the calendar counts. */
const FORMS: readonly Form[] = [
  form("(20\\d\\d)-(\\d\\d)-(\\d\\d)", ([year, month, day]) => ({ day: parseDay(`${year}-${month}-${day}`) })),
  form(
    `(?:den |d\\. ?|mellem (?:den |d\\. ?)?)?(\\d{1,2})\\.? ?(?:-|–|til|og|eller) ?(?:den |d\\. ?)?(\\d{1,2})\\. ?(${MONTH})(?:,? (20\\d\\d))?`,
    ([from, to, month, year], today) => ({
      day: dated(from, monthOf(month), year, today),
      until: dated(to, monthOf(month), year, today),
    }),
  ),
  form(
    `(\\d{1,2})\\.? ?(${MONTH})(?:,? ?(20\\d\\d))?`,
    ([day, month, year], today) => ({ day: dated(day, monthOf(month), year, today) }),
  ),
  form(
    "(\\d{1,2})[./-](\\d{1,2})[./ -](20\\d\\d|\\d\\d)",
    ([day, month, year], today) => ({ day: dated(day, Number(month), year.length === 2 ? `20${year}` : year, today) }),
  ),
  form(
    `(?:den|d\\.|dato:?|${WEEKDAY}) ?(?:d\\. ?|den )?(\\d{1,2})[./](\\d{1,2})`,
    ([day, month], today) => ({ day: dated(day, Number(month), undefined, today) }),
  ),
  form("(\\d{1,2})/(\\d{1,2})(?! ?(?:time|del|år|kg|liter))", ([day, month], today) => ({
    day: isFraction(day, month) ? null : dated(day, Number(month), undefined, today),
  })),
  form("i ?overmorgen", (_, today) => ({ day: addDays(today, 2) })),
  form("i ?morgen", (_, today) => ({ day: addDays(today, 1) })),
  form("i dag|idag|i aften", (_, today) => ({ day: today })),
  form(`(?:næste|kommende uges) (${WEEKDAY})`, ([weekday], today) => ({ day: ofNextWeek(weekday, today) })),
  form(`(${WEEKDAY}) i næste uge`, ([weekday], today) => ({ day: ofNextWeek(weekday, today) })),
  form(`(?:på|førstkommende|kommende|nu på|om|her)? ?(${WEEKDAY})`, ([weekday], today) => ({
    day: comingWeekday(weekday, today),
  })),
  form("(?:i )?uge (\\d{1,2})", ([week], today) => ofWeek(Number(week), today)),
  form("(?:i )?næste uge", (_, today) => weekFrom(mondayAfter(today))),
  form("(?:i )?(?:weekenden|kommende weekend)", (_, today) => {
    const day = comingWeekday("lørdag", addDays(today, -1));
    return { day, until: addDays(day, 1) };
  }),
  form(`om (${NUMBER}) (?:dage|dag)`, ([count], today) => ({ day: addDays(today, numberOf(count)) })),
  form(`om (${NUMBER}) uger?`, ([count], today) => ({ day: addDays(today, 7 * numberOf(count)) })),
  form(`(?:i )?(starten|begyndelsen|midten|midt i|slutningen|udgangen)(?: af)? (${MONTH})`, partOfMonth),
  form(`(primo|medio|ultimo) (${MONTH})`, partOfMonth),
];

/** Words for "as soon as it can be". */
const SOON = new RegExp(
  `${BEFORE}(?:hurtigst mulig(?:t|e)?|så (?:hurtigt|snart) (?:som )?(?:muligt|i kan)|snarest(?: muligt)?|asap|straks|akut|med det samme|haster|omgående|as soon as possible)${AFTER}`,
  "iu",
);
const TIME = new RegExp(`${BEFORE}(?:kl\\.?|klokken) ?(\\d{1,2})(?:[.:](\\d{2}))?(?!\\d)`, "iu");
/** What "in the morning" means where no hour is named. */
const TIMES_OF_DAY: readonly (readonly [says: RegExp, time: string])[] = [
  [new RegExp(`${BEFORE}(?:om )?formiddagen?${AFTER}`, "iu"), "09:00"],
  [new RegExp(`${BEFORE}(?:om )?eftermiddagen?${AFTER}`, "iu"), "13:00"],
  [new RegExp(`${BEFORE}om morgenen${AFTER}`, "iu"), "08:00"],
  [new RegExp(`${BEFORE}(?:om aftenen|i aften)${AFTER}`, "iu"), "18:00"],
];

/** Reads when somebody wishes it done out of Danish text, counted from the day they wrote. */
export function readWish(text: string, today: Day): Wish {
  const soon = SOON.test(text);
  const time = timeIn(text);
  // A clock time such as kl. 10.12 is no date.
  const rest = text.replaceAll(new RegExp(TIME, "giu"), " ");
  for (const { says, mean } of FORMS) {
    const found = says.exec(rest);
    if (!found) continue;
    const { day, until } = mean(found.slice(1), today);
    if (day !== null) return { day, until: until && until > day ? until : null, time, soon };
  }
  return { ...NO_WISH, time, soon };
}

/** What stands behind a label for a time: also without "kl.". */
export function timeAnswered(text: string): string | null {
  return timeIn(/^\s*\d{1,2}(?:[.:]\d{2})?(?!\d)/.test(text) ? `kl. ${text.trim()}` : text);
}

function timeIn(text: string): string | null {
  const [, hour, minute] = TIME.exec(text) ?? [];
  if (hour !== undefined && Number(hour) <= 23 && Number(minute ?? 0) <= 59) {
    return `${hour.padStart(2, "0")}:${minute ?? "00"}`;
  }
  return TIMES_OF_DAY.find(([says]) => says.test(text))?.[1] ?? null;
}

function isFraction(upper: string, lower: string): boolean {
  return ["1/2", "1/3", "2/3", "1/4", "3/4", "24/7"].includes(`${upper}/${lower}`);
}

function monthOf(word: string): number {
  return MONTHS.indexOf(word.toLowerCase().slice(0, 3)) + 1;
}

function numberOf(word: string): number {
  return NUMBERS[word.toLowerCase()] ?? Number(word);
}

/** The day of that month; without a year the next one there is, today included. */
function dated(day: string, month: number, year: string | undefined, today: Day): Day | null {
  const written = (of: number) => parseDay(`${of}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`);
  if (year !== undefined) return written(Number(year));
  const thisYear = Number(today.slice(0, 4));
  const found = written(thisYear);
  return found !== null && found < today ? written(thisYear + 1) : found ?? written(thisYear + 1);
}

function mondayAfter(today: Day): Day {
  return addDays(today, 8 - weekdayOf(today));
}

/** "på tirsdag": the first Tuesday after today. */
function comingWeekday(weekday: string, today: Day): Day {
  const wanted = WEEKDAYS.indexOf(weekday.toLowerCase()) + 1;
  return addDays(today, ((wanted - weekdayOf(today) + 6) % 7) + 1);
}

/** "næste tirsdag": Tuesday of the week after this one. */
function ofNextWeek(weekday: string, today: Day): Day {
  return addDays(mondayAfter(today), WEEKDAYS.indexOf(weekday.toLowerCase()));
}

function weekFrom(monday: Day): Span {
  return { day: monday, until: addDays(monday, 4) };
}

/** Monday to Friday of the ISO week, of this year or, where that is over, the next. */
function ofWeek(week: number, today: Day): Span {
  const monday = (year: number) => {
    const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
    return addDays(fourth.toString() as Day, 1 - fourth.dayOfWeek + 7 * (week - 1));
  };
  if (week < 1 || week > 53) return { day: null };
  const year = Number(today.slice(0, 4));
  const { day, until } = weekFrom(monday(year));
  return until! >= today ? { day, until } : weekFrom(monday(year + 1));
}

function partOfMonth([part, month]: readonly string[], today: Day): Span {
  const said = part.toLowerCase();
  const early = /^(?:start|begynd|primo)/.test(said), late = /^(?:slut|udgang|ultimo)/.test(said);
  const day = dated(early ? "1" : late ? "21" : "11", monthOf(month), undefined, today);
  return { day, until: day && addDays(day, 9) };
}
