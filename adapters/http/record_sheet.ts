import type { Language } from "../../locales/language.ts";
import { type Words, words } from "../../locales/words.ts";
import { csvOf, type Writing } from "./export_csv.ts";
import { xlsxOf } from "./export_xlsx.ts";
import type { Cell, Kind, SheetStream } from "./sheet.ts";

export interface Pen {
  readonly words: Words;
  /** The language's decimal sign. */
  readonly decimal: string;
}

/** One field of a record in a file: what stands above it, what it is, and how it is read. */
export type RecordColumn<T> = readonly [
  heading: (words: Words) => string,
  kind: Kind,
  cell: (record: T, pen: Pen) => Cell,
];

/** Records as a table that is written while it is read. */
export function recordSheet<T>(
  name: string,
  columns: readonly RecordColumn<T>[],
  parts: AsyncIterable<readonly T[]> | Iterable<readonly T[]>,
  { language }: { readonly language: Language },
): SheetStream {
  const inWords = words(language), pen: Pen = { words: inWords, decimal: language === "en" ? "." : "," };
  async function* rows() {
    for await (const part of parts) {
      yield part.map((record) => columns.map(([, , cell]) => cell(record, pen)));
    }
  }
  return { name, columns: columns.map(([heading, kind]) => ({ heading: heading(inWords), kind })), parts: rows() };
}

/** The table as the address asks for it: a workbook, or CSV where nothing else is said. */
export function asFile(sheet: SheetStream, { searchParams }: URL, writing: Writing): Promise<Response> {
  return searchParams.get("format") === "xlsx" ? xlsxOf(sheet, writing) : csvOf(sheet, writing);
}
