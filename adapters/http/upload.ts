import { csvReader, openingOf, type Row, textReader } from "../../domain/imports/csv.ts";

/** No file that is brought in is larger. */
const MOST_FILE_BYTES = 20 * 1_048_576;
const MOST_HEAD_BYTES = 16_384;
const MOST_FIELD_BYTES = 4_096;

/** A form with its fields first and its one file last, the file not read yet. */
export interface Upload {
  readonly fields: ReadonlyMap<string, string>;
  readonly file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> } | null;
}

/** What was sent is no form with a file, or more than may be. */
export class UploadFault extends Error {
  constructor(readonly kind: "not_a_form" | "too_large" | "not_a_csv") {
    super(`Cannot read the upload: ${kind}`);
  }
}

/**
 * Reads a multipart form (RFC 7578) as it comes in: nothing of the file is held but the piece at hand. It throws an
 * UploadFault as soon as the whole is larger than a file may be, whatever its length claims.
 */
export async function readUpload(request: Request, most = MOST_FILE_BYTES): Promise<Upload> {
  const type = request.headers.get("content-type") ?? "";
  const boundary = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(type);
  if (!boundary || request.body === null) throw new UploadFault("not_a_form");
  const reader = partReader(request.body, `--${boundary[1] ?? boundary[2]}`, most + 65_536);
  const fields = new Map<string, string>();
  for (;;) {
    const head = await reader.nextPart();
    if (head === null) return { fields, file: null };
    const name = /\bname="([^"]*)"/i.exec(head)?.[1] ?? "";
    const fileName = /\bfilename="((?:[^"\\]|\\.)*)"/i.exec(head)?.[1];
    if (fileName !== undefined) return { fields, file: { name: fileName, bytes: reader.body() } };
    let text = "";
    const decoder = new TextDecoder();
    for await (const piece of reader.body()) {
      text += decoder.decode(piece, { stream: true });
      if (text.length > MOST_FIELD_BYTES) throw new UploadFault("not_a_form");
    }
    fields.set(name, text);
  }
}

/** Cuts a stream at its boundaries. */
function partReader(stream: ReadableStream<Uint8Array>, boundary: string, most: number) {
  const source = stream.getReader();
  const first = latin(boundary), between = latin(`\r\n${boundary}`), headEnd = latin("\r\n\r\n");
  let held: Uint8Array = new Uint8Array(), read = 0, over = false, begun = false;

  async function more(): Promise<boolean> {
    const piece = await source.read();
    if (piece.done) {
      over = true;
      return false;
    }
    read += piece.value.length;
    if (read > most) {
      await source.cancel().catch(() => {});
      throw new UploadFault("too_large");
    }
    held = held.length === 0 ? piece.value : joined(held, piece.value);
    return true;
  }
  async function until(mark: Uint8Array, bound: number): Promise<Uint8Array | null> {
    for (;;) {
      const at = indexOf(held, mark);
      if (at >= 0) {
        const before = held.subarray(0, at);
        held = held.subarray(at + mark.length);
        return before;
      }
      if (held.length > bound || over || !await more()) return null;
    }
  }

  return {
    /** The head of the next part; null after the last. */
    async nextPart(): Promise<string | null> {
      if (!begun) {
        begun = true;
        if (await until(first, MOST_HEAD_BYTES) === null) throw new UploadFault("not_a_form");
      }
      while (held.length < 2 && await more());
      if (held[0] === 0x2d && held[1] === 0x2d) return null;
      const head = await until(headEnd, MOST_HEAD_BYTES);
      if (head === null) throw new UploadFault("not_a_form");
      return new TextDecoder().decode(head);
    },
    /** The bytes of the part, up to its boundary, which is swallowed. */
    async *body(): AsyncGenerator<Uint8Array> {
      for (;;) {
        const at = indexOf(held, between);
        if (at >= 0) {
          const rest = held.subarray(0, at);
          held = held.subarray(at + between.length);
          if (rest.length > 0) yield rest;
          return;
        }
        // The boundary may begin at the end of what is here.
        const sure = held.length - between.length;
        if (sure > 0) {
          const piece = held.subarray(0, sure);
          held = held.subarray(sure);
          yield piece;
        }
        if (!await more()) throw new UploadFault("not_a_form");
      }
    },
  };
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

function indexOf(bytes: Uint8Array, mark: Uint8Array): number {
  for (
    let at = bytes.indexOf(mark[0]);
    at >= 0 && at <= bytes.length - mark.length;
    at = bytes.indexOf(mark[0], at + 1)
  ) {
    if (mark.every((byte, place) => bytes[at + place] === byte)) return at;
  }
  return -1;
}

const BATCH = 2_000;
/** How a workbook of Excel, new or old, and a PDF begin. */
const OTHER_FILES = ["PK\x03\x04", "\u00d0\u00cf\x11", "%PDF-"];
/** A first record longer than this tells its delimiter by its beginning. */
const SNIFFED = 65_536;

/** The records of a CSV file as its bytes come in, so many at a time. */
export async function* csvBatches(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Row[]> {
  const decoder = textReader();
  let reader: ReturnType<typeof csvReader> | null = null;
  let beginning = "", rows: Row[] = [];
  const feed = (text: string, last: boolean) => {
    if (reader === null) {
      beginning += text;
      if (!last && beginning.length < SNIFFED && !/[\r\n]/.test(beginning)) return;
      if (OTHER_FILES.some((mark) => beginning.startsWith(mark))) throw new UploadFault("not_a_csv");
      const { delimiter, length } = openingOf(beginning);
      reader = csvReader(delimiter);
      // The line's end stays, so that the lines after it are counted right.
      text = beginning.slice(length);
    }
    rows.push(...reader.push(text), ...(last ? reader.end() : []));
  };
  for await (const piece of bytes) {
    feed(decoder.push(piece), false);
    while (rows.length >= BATCH) yield rows.splice(0, BATCH);
  }
  feed(decoder.end(), true);
  while (rows.length > BATCH) yield rows.splice(0, BATCH);
  yield rows;
  rows = [];
}
