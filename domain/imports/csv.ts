/** A record of a file with the line it begins at. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** No honest file has more in a cell. */
const MOST_CELL = 20_000;
const DELIMITERS = [";", ",", "\t", "|"] as const;

/**
 * Reads records of RFC 4180 as the text comes: quoted cells may hold the delimiter, line ends and doubled quotes; any line end
 * will do, a blank line is none. What stands after a closing quote belongs to the cell, as spreadsheets read it.
 */
export function csvReader(delimiter: string) {
  let cells: string[] = [], cell = "", quoted = false, closed = false, lineEnd = false;
  let line = 1, begun = 1;

  function endCell() {
    cells.push(cell);
    cell = "";
    closed = false;
  }
  function endRow(rows: Row[]) {
    const blank = cells.length === 0 && cell === "" && !closed;
    endCell();
    if (!blank) rows.push({ line: begun, cells });
    cells = [];
  }

  function push(text: string): Row[] {
    const rows: Row[] = [];
    for (let at = 0; at < text.length; at++) {
      const char = text[at];
      if (char === "\n" && lineEnd) {
        // The second half of a CRLF.
        lineEnd = false;
        continue;
      }
      lineEnd = char === "\r" && !quoted;
      if (char === "\n" || char === "\r") line++;
      if (quoted) {
        if (char !== '"') cell += char;
        else {
          quoted = false;
          closed = true;
        }
      } else if (char === '"' && closed) {
        // A doubled quote: the cell was not over.
        cell += char;
        quoted = true;
        closed = false;
      } else if (char === '"' && cell === "") quoted = true;
      else if (char === delimiter) endCell();
      else if (char === "\n" || char === "\r") {
        endRow(rows);
        begun = line;
      } else {
        closed = false;
        cell += char;
      }
      if (cell.length > MOST_CELL) throw new CsvFault(begun);
    }
    return rows;
  }

  return {
    push,
    /** What stands after the last line end. A quote that is still open has swallowed what follows it. */
    end(): Row[] {
      if (quoted) throw new CsvFault(begun);
      const rows: Row[] = [];
      if (cells.length > 0 || cell !== "" || closed) endRow(rows);
      return rows;
    },
  };
}

/** A cell beyond all bounds, or one that never ends: a quote that is not closed. */
export class CsvFault extends Error {
  constructor(readonly line: number) {
    super("Cannot read the file: a cell is too long");
  }
}

/** What separates the cells: the one that stands most often in the first record, outside quotes. */
export function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((one) => [one, 0]));
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === "\n" || char === "\r")) break;
    else if (!quoted && counts.has(char)) counts.set(char, counts.get(char)! + 1);
  }
  return DELIMITERS.reduce((best, one) => counts.get(one)! > counts.get(best)! ? one : best);
}

/** How a file begins: Excel names the delimiter in a line of its own, `sep=;`, which is no record. */
export function openingOf(text: string): { readonly delimiter: string; readonly length: number } {
  const named = /^sep=([^"\r\n])(?=[\r\n])/i.exec(text);
  return named ? { delimiter: named[1], length: named[0].length } : { delimiter: delimiterOf(text), length: 0 };
}

/**
 * Turns bytes into text as they come: by the mark at the beginning where there is one, else UTF-8, and Windows-1252 from where
 * it is none: until then every letter was plain.
 */
export function textReader() {
  let encoding: "utf-8" | "utf-16le" | "windows-1252" | null = null;
  let carry: Uint8Array = new Uint8Array(), plain = true;
  let wide: TextDecoder | null = null;

  function push(bytes: Uint8Array, last = false): string {
    let all = joined(carry, bytes);
    carry = new Uint8Array();
    if (encoding === null) {
      if (all.length < 3 && !last) {
        carry = all;
        return "";
      }
      encoding = all[0] === 0xff && all[1] === 0xfe ? "utf-16le" : "utf-8";
      if (all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf) {
        all = all.subarray(3);
        plain = false;
      }
    }
    if (encoding === "utf-16le") return (wide ??= new TextDecoder("utf-16le")).decode(all, { stream: !last });
    if (encoding === "utf-8") {
      const cut = last ? all.length : wholeUntil(all);
      try {
        const text = new TextDecoder("utf-8", { fatal: true }).decode(all.subarray(0, cut));
        carry = all.slice(cut);
        if (plain && !isAscii(all.subarray(0, cut))) plain = false;
        return text;
      } catch {
        // Mixed files are read on as UTF-8, with a mark where a letter is broken.
        if (!plain) return new TextDecoder("utf-8").decode(all);
        encoding = "windows-1252";
      }
    }
    return new TextDecoder("windows-1252").decode(all);
  }
  return { push, end: () => push(new Uint8Array(), true) };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/** Up to where no UTF-8 letter is cut in two. */
function wholeUntil(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < needs ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
