import { da } from "./da.ts";
import { en } from "./en.ts";
import type { Language } from "./language.ts";

/** Whose eyes, whose customs: the reader's language for words, the organization's locale and zone for numbers and times. */
export interface Reading {
  readonly language: Language;
  /** BCP 47, 'da-DK'. */
  readonly locale: string;
  /** IANA, 'Europe/Copenhagen'. */
  readonly timeZone: string;
}

export type Formats = ReturnType<typeof makeFormats> & {
  /** Equal where everything is written alike. */
  readonly key: string;
};

const made = new Map<string, Formats>();

/** How this reader sees numbers, days and times. Made once per reading: an Intl formatter costs fifty uses to make. */
export function formats(reading: Reading): Formats {
  const key = `${reading.language} ${reading.locale} ${reading.timeZone}`;
  let ready = made.get(key);
  if (!ready) {
    // Locales and zones come from organizations; a thousand different ones are a mistake, not a custom.
    if (made.size > 1000) made.clear();
    made.set(key, ready = { ...makeFormats(reading), key });
  }
  return ready;
}

function makeFormats({ language, locale, timeZone }: Reading) {
  const { dates } = language === "da" ? da : en;
  const wording = language === "da" ? "da-DK" : "en-GB";
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const date = (where: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(where, options);
  const kroner = { style: "currency", currency: "DKK" } as const;
  const twoPlaces = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;

  const money = number(kroner);
  const signed = number({ ...kroner, signDisplay: "exceptZero" });
  const wholeMoney = number({ ...kroner, maximumFractionDigits: 0 });
  const amount = number(twoPlaces);
  const percent = number({ style: "percent", maximumFractionDigits: 2 });
  const quantity = number({ maximumFractionDigits: 3 });
  const whole = number({ maximumFractionDigits: 0 });
  const day = date(locale, { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" });
  const dayInWords = date(wording, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const monthInWords = date(wording, { month: "long", year: "numeric", timeZone: "UTC" });
  const shortMonth = date(wording, { month: "short", timeZone: "UTC" });
  const shortDay = date(wording, { day: "numeric", month: "short", timeZone: "UTC" });
  const weekdayInWords = date(wording, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const weekday = date(wording, { weekday: "short", timeZone: "UTC" });
  const localDay = date("sv-SE", { year: "numeric", month: "2-digit", day: "2-digit", timeZone });
  const clock = date(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  const ago = new Intl.RelativeTimeFormat(wording, { numeric: "auto" });
  const list = new Intl.ListFormat(wording);

  const noon = (text: string) => new Date(`${text}T12:00:00Z`);
  const daysFrom = (text: string, today: string) =>
    Math.round((noon(text).getTime() - noon(today).getTime()) / 86_400_000);
  const near = new Map([[-1, dates.yesterday], [0, dates.today], [1, dates.tomorrow]]);

  const formats = {
    /** 123456 øre: '1.234,56 kr.', with a space that does not break. */
    money: (ore: number) => money.format(decimal(ore, 2)),
    /** '+1.234,56 kr.' and '-1.234,56 kr.'; nothing before zero. */
    signedMoney: (ore: number) => signed.format(decimal(ore, 2)),
    /** To the nearest krone, for sums that are looked at and not paid. */
    wholeMoney: (ore: number) => wholeMoney.format(decimal(ore, 2)),
    /** '1.234,56': for columns whose header names the currency, and for form fields. */
    amount: (ore: number) => amount.format(decimal(ore, 2)),
    /** 2500 basis points: '25 %'. */
    percent: (basisPoints: number) => percent.format(decimal(basisPoints, 4)),
    /** The same without its sign, as it is typed into a form. */
    percentField: (basisPoints: number) => quantity.format(decimal(basisPoints, 2)),
    /** 1500 thousandths: '1,5'. */
    quantity: (thousandths: number) => quantity.format(decimal(thousandths, 3)),
    /** '1.000', and '1.000+' where counting stopped there. */
    count: (number: number, isLowerBound = false) => whole.format(number) + (isLowerBound ? "+" : ""),
    /** '21.11.2026' */
    day: (text: string) => day.format(noon(text)),
    /** '21. november 2026' */
    dayInWords: (text: string) => dayInWords.format(noon(text)),
    /** 'november 2026' */
    month: (text: string) => monthInWords.format(noon(text)),
    /** 'nov.' */
    shortMonth: (text: string) => shortMonth.format(noon(text)),
    /** '21. nov.' */
    shortDay: (text: string) => shortDay.format(noon(text)),
    /** 'lørdag den 21. november 2026' */
    weekdayInWords: (text: string) => weekdayInWords.format(noon(text)),
    /** 'lør.' */
    weekday: (text: string) => weekday.format(noon(text)),
    /** 'lør. 21.11.2026' */
    weekdayAndDay: (text: string) => `${weekday.format(noon(text))} ${day.format(noon(text))}`,
    /** 'I dag', 'I går', 'I morgen', else '21.11.2026'. */
    relativeDay: (text: string, today: string) => near.get(daysFrom(text, today)) ?? day.format(noon(text)),
    /** 'for 3 dage siden', 'om 2 dage'. */
    ago: (text: string, today: string) => ago.format(daysFrom(text, today), "day"),
    /** The day an instant falls on where the organization is: 'YYYY-MM-DD'. */
    localDay: (instant: string) => localDay.format(new Date(instant)),
    /** '14.05' */
    clock: (instant: string) => clock.format(new Date(instant)),
    /** '21.11.2026 kl. 14.05' */
    instant: (instant: string) => `${formats.day(formats.localDay(instant))} ${dates.at} ${formats.clock(instant)}`,
    /** 'I dag 14.05', else '21.11.2026 kl. 14.05'. */
    moment: (instant: string, now: string) => {
      const name = near.get(daysFrom(formats.localDay(instant), formats.localDay(now)));
      return name ? `${name} ${formats.clock(instant)}` : formats.instant(instant);
    },
    /** A visit: 'fre. 20.11.2026 kl. 12.30–15.00'. */
    visit: (from: string, until: string | null) => {
      const start = `${formats.weekdayAndDay(formats.localDay(from))} ${dates.at} ${formats.clock(from)}`;
      if (!until) return start;
      return formats.localDay(from) === formats.localDay(until)
        ? `${start}–${formats.clock(until)}`
        : `${start} – ${formats.instant(until)}`;
    },
    /** 'a, b og c' */
    list: (items: readonly string[]) => list.format(items),
    /** '22 33 44 55', and '+46 701 234 567' for other countries. */
    phone: formatPhone,
  };
  return formats;
}

/** A whole number with its point moved, as a text Intl reads exactly: no float on the way. */
function decimal(number: number, places: number): Intl.StringNumericLiteral {
  if (!Number.isSafeInteger(number)) throw new RangeError("Cannot format the number: it is not a whole one");
  const digits = String(Math.abs(number)).padStart(places + 1, "0");
  return `${number < 0 ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}` as Intl.StringNumericLiteral;
}

// Calling codes of one and two digits (ITU-T E.164); every other has three.
const SHORT_CODES = /^(1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** A telephone number for people: Danish ones in pairs, others with their country and in threes. */
function formatPhone(e164: string): string {
  if (/^\+45\d{8}$/.test(e164)) return e164.slice(3).replace(/(\d\d)(?=\d)/g, "$1 ");
  const digits = e164.replace(/^\+/, "");
  if (!/^\d{7,15}$/.test(digits)) return e164;
  const code = SHORT_CODES.exec(digits)?.[0] ?? digits.slice(0, 3);
  return `+${code} ${digits.slice(code.length).replace(/(\d{3})(?=\d{2})/g, "$1 ")}`;
}
