import type { CellFound } from "../../domain/imports/export_faults.ts";
import type { Language } from "../../locales/language.ts";
import { type RecordColumn, recordSheet } from "./record_sheet.ts";
import { faultSentence } from "./sentences.ts";
import type { SheetStream } from "./sheet.ts";

/** Where a fault stands in the file, what stands there, and what is wrong with it. */
const COLUMNS: readonly RecordColumn<CellFound>[] = [
  [({ imports }) => imports.line, "count", ({ line }) => line],
  [({ imports }) => imports.column, "text", ({ field }, { words }) => words.imports.field(field)],
  [({ imports }) => imports.value, "text", ({ value }) => value],
  [({ imports }) => imports.fault, "text", ({ fault }, { words }) => faultSentence(fault, words)],
];

/** The faults of an import as a table that is written while it is read. */
export function importFaultSheet(
  parts: AsyncIterable<readonly CellFound[]>,
  writing: { readonly language: Language },
): SheetStream {
  return recordSheet("import-faults", COLUMNS, parts, writing);
}
