import { fault, type Reply } from "./replies.ts";

/** No body is larger than this, and none nests deeper or holds more than an honest one could. */
export const MOST_BYTES = 1_048_576;
const DEEPEST = 16;
const MOST_PARTS = 20_000;

export type BodyReading = { readonly ok: true; readonly value: unknown } | {
  readonly ok: false;
  readonly reply: Reply;
};

/**
 * Reads a JSON object from a request: 415 for another media type, 413 for too much (told from the stream, whatever its length
 * claims), 400 for what is not JSON, not UTF-8, not an object, or built to be slow to read. No body at all is an empty object
 * where the call takes none.
 */
export async function readJsonBody(
  request: Request,
  { optional }: { readonly optional: boolean },
): Promise<BodyReading> {
  const claimed = Number(request.headers.get("content-length") ?? 0);
  if (claimed > MOST_BYTES) return await refuse(request, TOO_LARGE);
  const type = request.headers.get("content-type");
  if (request.body === null && optional) return { ok: true, value: {} };
  if (type !== null && !JSON_TYPE.test(type)) return await refuse(request, WRONG_TYPE);
  const bytes = await readBytes(request.body);
  if (bytes === null) return { ok: false, reply: TOO_LARGE };
  if (bytes.length === 0 && optional) return { ok: true, value: {} };
  if (type === null) return { ok: false, reply: WRONG_TYPE };
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (isObject(value) && isModest(value)) return { ok: true, value };
  } catch {
    // Neither the parser's words nor the body's belong into an answer or a log.
  }
  return { ok: false, reply: NOT_JSON };
}

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;
const TOO_LARGE = fault(413, "too_large", `A body holds at most ${MOST_BYTES} bytes`);
const WRONG_TYPE = fault(415, "unsupported_media_type", "A body must be application/json in UTF-8");
const NOT_JSON = fault(400, "invalid_json", "The body must be one JSON object");

async function refuse(request: Request, reply: Reply): Promise<BodyReading> {
  await request.body?.cancel().catch(() => {});
  return { ok: false, reply };
}

/** The bytes, or null as soon as they are too many; the rest is not read. */
async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
  if (body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > MOST_BYTES) {
      await reader.cancel().catch(() => {});
      return null;
    }
    parts.push(part.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is no deeper and no larger than any call needs; it looks without recursion. */
function isModest(value: object): boolean {
  let level: unknown[] = [value];
  for (let depth = 0, parts = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return false;
    const below: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      const inside = Object.values(one);
      if ((parts += inside.length) > MOST_PARTS) return false;
      for (const each of inside) below.push(each);
    }
    level = below;
  }
  return true;
}
