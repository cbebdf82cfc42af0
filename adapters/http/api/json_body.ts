import { isPacked, MOST_BODY_BYTES, readBody } from "../body.ts";
import { fault, type Reply } from "./replies.ts";

/** No honest body nests deeper or holds more than this. */
const DEEPEST = 16;
const MOST_PARTS = 20_000;

export type BodyReading = { readonly ok: true; readonly value: unknown } | {
  readonly ok: false;
  readonly reply: Reply;
};

/**
 * Reads a JSON object from a request: 415 for another media type, 413 for too much (told from the stream, whatever its length
 * claims), 408 for what trickles in, 400 for what is not JSON, not UTF-8, not an object, built to be slow to read, or names a
 * thing twice. No body at all is an empty object where the call needs none.
 */
export async function readJsonBody(
  request: Request,
  { optional }: { readonly optional: boolean },
): Promise<BodyReading> {
  const type = request.headers.get("content-type");
  if (request.body === null && optional) return { ok: true, value: {} };
  if (isPacked(request) || (type !== null && !JSON_TYPE.test(type))) {
    await request.body?.cancel().catch(() => {});
    return { ok: false, reply: WRONG_TYPE };
  }
  const bytes = await readBody(request);
  if (bytes === "too_large") return { ok: false, reply: TOO_LARGE };
  if (bytes === "too_slow") return { ok: false, reply: TOO_SLOW };
  if (bytes.length === 0 && optional) return { ok: true, value: {} };
  if (type === null) return { ok: false, reply: WRONG_TYPE };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (isObject(value) && namesIn(value) === pairsIn(text)) return { ok: true, value };
  } catch {
    // Neither the parser's words nor the body's belong into an answer or a log.
  }
  return { ok: false, reply: NOT_JSON };
}

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;
const TOO_LARGE = fault(413, "too_large", `A body holds at most ${MOST_BODY_BYTES} bytes`);
const TOO_SLOW = fault(408, "timeout", "The body did not arrive in time");
const WRONG_TYPE = fault(415, "unsupported_media_type", "A body must be application/json in UTF-8, not packed");
const NOT_JSON = fault(400, "invalid_json", "The body must be one JSON object that names nothing twice");

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** How many names a value holds at all depths; null where it is deeper or larger than any call needs. It looks without recursion. */
function namesIn(value: object): number | null {
  let level: unknown[] = [value], names = 0;
  for (let depth = 0, parts = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return null;
    const below: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      const inside = Object.values(one);
      if ((parts += inside.length) > MOST_PARTS) return null;
      if (!Array.isArray(one)) names += inside.length;
      for (const each of inside) below.push(each);
    }
    level = below;
  }
  return names;
}

/**
 * How many names a JSON text writes: the colons outside its strings. Of a name written twice JSON.parse keeps the last, and who
 * checked the first on the way here let something else through.
 */
function pairsIn(text: string): number {
  return text.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"/g, "").split(":").length - 1;
}
