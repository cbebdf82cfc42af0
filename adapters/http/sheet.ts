import { localTimeOf } from "../../domain/kernel/time.ts";
import type { Instant } from "../../domain/kernel/time.ts";

/** What stands in a column: how a page, a CSV file and a workbook each write it. Money is øre, a share 0 to 1, a phone E.164. */
export type Kind = "text" | "phone" | "money" | "count" | "decimal" | "share" | "day" | "time";
export type Cell = string | number | null;

export interface SheetColumn {
  readonly heading: string;
  readonly kind: Kind;
}

/** One row, and where each of its figures is looked at more closely. */
export interface SheetRow {
  readonly cells: readonly Cell[];
  readonly links?: readonly (string | null)[];
}

/** A table that can be shown, printed and taken along. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  readonly total?: readonly Cell[];
  readonly totalLinks?: readonly (string | null)[];
}

/** A table that is written while it is read. */
export interface SheetStream {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly parts: AsyncIterable<readonly (readonly Cell[])[]>;
}

export const FILE_FORMATS = ["csv", "xlsx"] as const;
export type FileFormat = typeof FILE_FORMATS[number];

/** A sheet as a stream of one part, its total last, by the word for it where it has no name of its own. */
export function streamOf({ name, columns, rows, total }: Sheet, totalWord: string | null = null): SheetStream {
  const sum = total && [total[0] ?? totalWord, ...total.slice(1)];
  const all = [...rows.map(({ cells }) => cells), ...sum ? [sum] : []];
  return {
    name,
    columns,
    parts: (async function* () {
      await Promise.resolve();
      yield all;
    })(),
  };
}

/** A moment as spreadsheets take it, in the firm's zone. */
export function writtenTime(instant: string, timeZone: string): string {
  return localTimeOf(instant as Instant, timeZone).replace("T", " ");
}

/** A whole number with its decimal sign so many places from the end. */
export function writtenNumber(number: number, places: number, decimal: string): string {
  const digits = String(Math.abs(number)).padStart(places + 1, "0");
  return `${number < 0 ? "-" : ""}${digits.slice(0, -places)}${decimal}${digits.slice(-places)}`;
}

/**
 * Starts a file at its first part: after that an error has no status. Whoever leaves in the middle stops the reading of the
 * database too.
 */
export async function fileOf(
  { name, parts }: SheetStream,
  format: FileFormat,
  write: (parts: AsyncIterable<readonly (readonly Cell[])[]>) => AsyncGenerator<Uint8Array<ArrayBuffer>>,
): Promise<Response> {
  const rest = parts[Symbol.asyncIterator]();
  const first = await rest.next();
  async function* all() {
    try {
      for (let part = first; !part.done; part = await rest.next()) yield part.value;
    } finally {
      await rest.return?.();
    }
  }
  return new Response(ReadableStream.from(write(all())), {
    headers: {
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename="${name}.${format}"`,
      "Cache-Control": "no-store",
    },
  });
}

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const satisfies Record<FileFormat, string>;
