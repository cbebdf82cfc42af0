import { stringify } from "csv-stringify/sync";
import type { Quantity } from "../../domain/kernel/money.ts";
import { localTimeOf } from "../../domain/kernel/time.ts";
import type { SaleView } from "../../domain/sales/ports.ts";
import type { Language } from "../../locales/language.ts";
import { type Words, words } from "../../locales/words.ts";

/** How the file is written: in whose words, and in which zone its times stand. */
export interface Writing {
  readonly language: Language;
  readonly timeZone: string;
}

/** What spreadsheets of the language take for columns and decimals. */
const CUSTOMS = {
  da: { delimiter: ";", decimal: "," },
  en: { delimiter: ",", decimal: "." },
} as const satisfies Record<Language, { delimiter: string; decimal: string }>;

interface Pen {
  readonly words: Words;
  /** A whole number with its decimal sign so many places from the end. */
  readonly decimal: (number: number | null, places: number) => string;
  readonly time: (instant: SaleView["scheduledAt"]) => string;
}

type Column = readonly [heading: (words: Words) => string, cell: (sale: SaleView, pen: Pen) => string];

const COLUMNS: readonly Column[] = [
  [({ sales }) => sales.number, (sale) => sale.number],
  [({ sales }) => sales.date, (sale) => sale.saleDate],
  [({ sales }) => sales.status, (sale, { words }) => words.statuses[sale.status]],
  [({ sales }) => sales.payment, (sale, { words }) => words.paymentStatuses[sale.paymentStatus]],
  [({ sales }) => sales.customer, (sale) => sale.customer.name],
  [({ customers }) => customers.email, (sale) => sale.customer.email ?? ""],
  [({ customers }) => customers.phone, (sale) => sale.customer.phone ?? ""],
  [({ sales }) => sales.page.lines, linesOf],
  [({ sales }) => sales.form.net, (sale, pen) => pen.decimal(sale.net, 2)],
  [({ sales }) => sales.form.vat, (sale, pen) => pen.decimal(sale.vat, 2)],
  [({ sales }) => sales.form.gross, (sale, pen) => pen.decimal(sale.gross, 2)],
  [({ sales }) => sales.page.quoted, (sale, pen) => pen.decimal(sale.quoted, 2)],
  [({ sales }) => sales.page.paid, (sale, pen) => pen.decimal(sale.paid, 2)],
  [({ sales }) => sales.page.due, (sale) => sale.dueOn ?? ""],
  [({ sales }) => sales.source, (sale, { words }) => words.sources[sale.source]],
  [({ sales }) => sales.assignee, (sale) => sale.assignee?.name ?? ""],
  [({ sales }) => sales.page.scheduled, (sale, pen) => pen.time(sale.scheduledAt)],
  [({ sales }) => sales.page.started, (sale, pen) => pen.time(sale.startedAt)],
  [({ sales }) => sales.page.ended, (sale, pen) => pen.time(sale.endedAt)],
  [({ sales }) => sales.form.internalNotes, (sale) => sale.internalNotes ?? ""],
  [({ sales }) => sales.form.customerNotes, (sale) => sale.customerNotes ?? ""],
  [({ sales }) => sales.page.created, (sale, pen) => pen.time(sale.createdAt)],
];

function linesOf(sale: SaleView, pen: Pen): string {
  const amount = (quantity: Quantity) => pen.decimal(quantity, 3).replace(/\D?0+$/, "");
  return sale.lines.map((line) => `${amount(line.quantity)} ${line.unit} ${line.description}`).join("\n");
}

/**
 * The sales as a CSV file that Excel opens as it is: UTF-8 with a mark, CRLF, the language's own separators. A cell that a
 * spreadsheet would run as a formula (=, +, -, @, tab) gets an apostrophe before it. Parts are asked for as fast as the reader
 * takes them, so no export stands in memory; the first is asked for at once, because after it an error has no status.
 */
export async function csvFile(parts: AsyncIterable<readonly SaleView[]>, writing: Writing): Promise<Response> {
  const rest = parts[Symbol.asyncIterator]();
  const first = await rest.next();
  return new Response(ReadableStream.from(write(first, rest, writing)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="sales.csv"',
      "Cache-Control": "no-store",
    },
  });
}

async function* write(
  first: IteratorResult<readonly SaleView[]>,
  rest: AsyncIterator<readonly SaleView[]>,
  { language, timeZone }: Writing,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { delimiter, decimal } = CUSTOMS[language];
  const encode = (rows: string[][], bom: boolean) =>
    new TextEncoder().encode(
      stringify(rows, { delimiter, bom, record_delimiter: "windows", quoted_match: LINE_END, escape_formulas: true }),
    );
  const pen: Pen = {
    words: words(language),
    decimal: (number, places) => number === null ? "" : written(number, places, decimal),
    time: (instant) => instant === null ? "" : localTimeOf(instant, timeZone).replace("T", " "),
  };
  try {
    yield encode([COLUMNS.map(([heading]) => heading(pen.words))], true);
    for (let part = first; !part.done; part = await rest.next()) {
      if (part.value.length > 0) {
        yield encode(part.value.map((sale) => COLUMNS.map(([, cell]) => cell(sale, pen))), false);
      }
    }
  } finally {
    // The reader may leave in the middle: whoever reads the database for it must stop too.
    await rest.return?.();
  }
}

/** The library quotes a cell with a whole CRLF in it; spreadsheets end the row at either half of one. */
const LINE_END = /[\r\n]/;

function written(number: number, places: number, decimal: string): string {
  const digits = String(Math.abs(number)).padStart(places + 1, "0");
  return `${number < 0 ? "-" : ""}${digits.slice(0, -places)}${decimal}${digits.slice(-places)}`;
}
