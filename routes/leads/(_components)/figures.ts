import type { Formats } from "../../../locales/format.ts";
import type { Words } from "../../../locales/words.ts";

/** A part of those decided in whole percent, and a word where none is. */
export function rateWord(rate: number | null, { leads: say }: Words, formats: Formats): string {
  return rate === null ? say.report.noneYet : formats.percent(Math.round(rate * 100) * 100);
}
