import type { SaleView } from "../../domain/sales/ports.ts";
import type { Language } from "../../locales/language.ts";
import { saleSheet } from "./sale_sheet.ts";
import { type Cell, fileOf, type Kind, type SheetStream, writtenNumber, writtenTime } from "./sheet.ts";

/** How a file is written: in whose words, and in which zone its times stand. */
export interface Writing {
  readonly language: Language;
  readonly timeZone: string;
}

/** What spreadsheets of the language take for columns and decimals. */
const CUSTOMS = {
  da: { delimiter: ";", decimal: "," },
  en: { delimiter: ",", decimal: "." },
} as const satisfies Record<Language, { delimiter: string; decimal: string }>;

/** The sales as a CSV file. */
export function csvFile(parts: AsyncIterable<readonly SaleView[]>, writing: Writing): Promise<Response> {
  return csvOf(saleSheet(parts, writing), writing);
}

/**
 * A CSV file that Excel opens as it is: UTF-8 with a mark, CRLF, the language's own separators. A text that a spreadsheet
 * would run as a formula gets an apostrophe before it; numbers, days and telephone numbers stay what they are. Parts are asked for as fast as the reader takes
 * them, so no export stands in memory.
 */
export function csvOf(sheet: SheetStream, writing: Writing): Promise<Response> {
  return fileOf(sheet, "csv", (parts) => write(sheet, parts, writing));
}

async function* write(
  { columns }: SheetStream,
  parts: AsyncIterable<readonly (readonly Cell[])[]>,
  { language, timeZone }: Writing,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { delimiter, decimal } = CUSTOMS[language];
  const encoder = new TextEncoder(), kinds = columns.map(({ kind }) => kind);
  const lineOf = (row: readonly Cell[]) =>
    row.map((cell, place) => quoted(written(cell, kinds[place], decimal, timeZone), delimiter)).join(delimiter) +
    "\r\n";
  const headings = columns.map(({ heading }) => quoted(disarmed(heading, "text"), delimiter));
  yield encoder.encode(`\ufeff${headings.join(delimiter)}\r\n`);
  for await (const rows of parts) {
    if (rows.length > 0) yield encoder.encode(rows.map(lineOf).join(""));
  }
}

/** What would end a cell or its row stands in quotes, quotes in it doubled; spreadsheets end a row at either half of a CRLF. */
function quoted(text: string, delimiter: string): string {
  return text.includes(delimiter) || BREAKING.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const BREAKING = /["\r\n]/;

/** How a formula begins, in full width too; a tab and a line end are skipped by spreadsheets. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const PHONE = /^\+\d{5,15}$/;

function disarmed(text: string, kind: Kind): string {
  const isSafe = !FORMULA.test(text) || (kind === "phone" && PHONE.test(text));
  return isSafe ? text : `'${text}`;
}

function written(cell: Cell, kind: Kind, decimal: string, timeZone: string): string {
  if (cell === null) return "";
  if (typeof cell === "string") return kind === "time" ? writtenTime(cell, timeZone) : disarmed(cell, kind);
  switch (kind) {
    case "money":
      return writtenNumber(cell, 2, decimal);
    case "share":
      return `${String(Math.round(cell * 1_000) / 10).replace(".", decimal)} %`;
    default:
      return String(cell).replace(".", decimal);
  }
}
