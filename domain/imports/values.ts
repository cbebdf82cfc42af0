import { type BasisPoints, isOre, type Ore, parsePercent } from "../kernel/money.ts";
import { type Day, parseDay } from "../kernel/time.ts";
import { MOMS } from "../sales/draft.ts";

/** In which order a file writes its dates. */
export type DateOrder = "dmy" | "mdy";

/**
 * Reads an amount of a file, in whichever customs: '1.234,56', '1,234.56', '1234.5', '1 234,56 kr.', '-50'. The sign that
 * stands last, with one or two digits after it, is the decimal one; null for anything else.
 */
export function readAmount(raw: string): Ore | null {
  if (raw.length > 60) return null;
  const text = raw.replaceAll(/[\s\u00a0\u202f']/g, "").replace(/^(DKK|kr\.?)/i, "").replace(/(DKK|kr\.?|,-)$/i, "");
  const match = /^(-?)(\d[\d.,]*?)(?:([.,])(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole, point, cents = ""] = match;
  const groups = point === undefined
    ? /^(\d+|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/
    : point === ","
    ? /^(\d+|\d{1,3}(\.\d{3})+)$/
    : /^(\d+|\d{1,3}(,\d{3})+)$/;
  if (!groups.test(whole)) return null;
  const amount = Number(whole.replaceAll(/[.,]/g, "")) * 100 + Number(cents.padEnd(2, "0"));
  return isOre(amount) ? (sign && amount !== 0 ? -amount : amount) as Ore : null;
}

/**
 * Reads a rate of moms: '25 %', '12,5 pct.', and without the sign 25 and 0, the rates there are in Denmark. Any other number
 * without it may just as well be how many kroner the moms comes to.
 */
export function readRate(raw: string): BasisPoints | null {
  const text = raw.trim().replace(/\s*(pct\.?|procent|percent)$/i, "%");
  const rate = parsePercent(text);
  return text.endsWith("%") || rate === MOMS || rate === 0 ? rate : null;
}

/** Reads a day of a file: '2026-11-21', '21.11.2026', '21-11-26', '21/11/2026 14:05', or with the month first. */
export function readDay(raw: string, order: DateOrder): Day | null {
  const text = raw.trim().replace(/[T ]\d{1,2}[:.]\d{2}([:.]\d{2})?.*$/, "");
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const local = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4}|\d{2})$/.exec(text);
  if (!local) return null;
  const year = local[3].length === 2 ? `20${local[3]}` : local[3];
  return order === "dmy" ? dayOf(year, local[2], local[1]) : dayOf(year, local[1], local[2]);
}

function dayOf(year: string, month: string, day: string): Day | null {
  return parseDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** The order that makes days of all these: the Danish one unless a second number is no month and no first one is. */
export function dateOrderOf(texts: readonly string[]): DateOrder {
  const pairs = texts.flatMap((text) => {
    const match = /^(\d{1,2})[-./ ](\d{1,2})[-./ ]\d{2,4}/.exec(text.trim());
    return match ? [[Number(match[1]), Number(match[2])]] : [];
  });
  return pairs.some(([, second]) => second > 12) && pairs.every(([first]) => first <= 12) ? "mdy" : "dmy";
}

/** Reads yes or no in either language; null for anything else. */
export function readYes(raw: string): boolean | null {
  const word = raw.trim().toLowerCase();
  if (["ja", "j", "yes", "y", "true", "1", "x", "inkl", "inkl.", "inkl. moms", "incl", "incl."].includes(word)) {
    return true;
  }
  if (["nej", "n", "no", "false", "0", "", "ekskl", "ekskl.", "ekskl. moms", "excl", "excl."].includes(word)) {
    return false;
  }
  return null;
}
