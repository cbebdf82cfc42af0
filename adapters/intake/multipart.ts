import { Unreadable } from "./mime.ts";

/** A part of a form as it came: its charset is told elsewhere. */
export interface Part {
  readonly name: string;
  readonly fileName: string | null;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const MOST_PARTS = 200;

/** Cuts a multipart form (RFC 7578) into its parts, or reads an urlencoded one; throws Unreadable. */
export function partsOf(raw: Uint8Array<ArrayBuffer>, contentType: string): readonly Part[] {
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return [...new URLSearchParams(new TextDecoder().decode(raw))].slice(0, MOST_PARTS)
      .map(([name, value]) => ({ name, fileName: null, type: "", bytes: new TextEncoder().encode(value) }));
  }
  const boundary = /^multipart\/form-data\b.*\bboundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(contentType);
  if (!boundary) throw new Unreadable("Cannot read the form: it is none");
  return cut(raw, `--${boundary[1] ?? boundary[2]}`);
}

function cut(raw: Uint8Array<ArrayBuffer>, boundary: string): Part[] {
  const mark = new TextEncoder().encode(boundary), parts: Part[] = [];
  let at = indexOf(raw, mark, 0);
  while (at >= 0 && parts.length < MOST_PARTS) {
    const begin = at + mark.length;
    if (raw[begin] === 0x2d && raw[begin + 1] === 0x2d) return parts;
    const next = indexOf(raw, mark, begin);
    if (next < 0) throw new Unreadable("Cannot read the form: it ends too soon");
    const headEnd = indexOf(raw, HEAD_END, begin);
    if (headEnd < 0 || headEnd > next) throw new Unreadable("Cannot read the form: a part has no head");
    const head = new TextDecoder().decode(raw.subarray(begin, headEnd));
    const [, name = ""] = /\bname="((?:[^"\\]|\\.)*)"/i.exec(head) ?? [];
    const [, fileName = null] = /\bfilename="((?:[^"\\]|\\.)*)"/i.exec(head) ?? [];
    const [, type = ""] = /^content-type:\s*([^\r\n]*)/im.exec(head) ?? [];
    // The line end before a boundary belongs to the boundary.
    parts.push({ name, fileName, type, bytes: raw.slice(headEnd + HEAD_END.length, Math.max(headEnd + 4, next - 2)) });
    at = next;
  }
  return parts;
}

const HEAD_END = new Uint8Array([13, 10, 13, 10]);

function indexOf(bytes: Uint8Array, mark: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(mark[0], from); at >= 0; at = bytes.indexOf(mark[0], at + 1)) {
    if (at + mark.length > bytes.length) return -1;
    if (mark.every((byte, place) => bytes[at + place] === byte)) return at;
  }
  return -1;
}

/** The fields that are not files, the first of each name, decoded by the charset that is told for them. */
export function fieldsOf(parts: readonly Part[], charsets: Readonly<Record<string, string>> = {}): Map<string, string> {
  const fields = new Map<string, string>();
  for (const { name, fileName, bytes } of parts) {
    if (fileName === null && !fields.has(name)) fields.set(name, decode(bytes, charsets[name]));
  }
  return fields;
}

/** Text in a charset some mail program named; an unknown one is read as UTF-8. */
export function decode(bytes: Uint8Array<ArrayBuffer>, charset = "utf-8"): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
