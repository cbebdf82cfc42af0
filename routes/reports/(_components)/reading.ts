import { type Period, quarterOf } from "../../../domain/figures/period.ts";
import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** Whose words and customs a sheet is written in. */
export interface Reading {
  readonly words: Words;
  readonly formats: Formats;
}

/** A period as people say it: 'november 2026', '4. kvartal 2026', '2026', '03.11.2026–20.11.2026'. */
export function periodName({ kind, from, to }: Period, { words, formats }: Reading): string {
  if (kind === "days") return from === to ? formats.day(from) : `${formats.day(from)}–${formats.day(to)}`;
  const year = from.slice(0, 4);
  if (kind === "month") return formats.month(from);
  return kind === "quarter" ? words.figures.period.quarterName(quarterOf(from), year) : year;
}

/** A share as people read it; nothing where there is none. */
export function shareWords(share: number | null, { percent }: Formats): string | null {
  return share === null ? null : percent(Math.round(share * 1_000) * 10);
}

/** What a column comes to. */
export const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
