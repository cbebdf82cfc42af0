import { MOST_BODY_BYTES, readBody } from "../body.ts";
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
 * claims), 408 for what trickles in, 400 for what is not JSON, not UTF-8, not an object, or built to be slow to read. No body at all is an empty object
 * where the call takes none.
 */
export async function readJsonBody(
  request: Request,
  { optional }: { readonly optional: boolean },
): Promise<BodyReading> {
  const type = request.headers.get("content-type");
  if (request.body === null && optional) return { ok: true, value: {} };
  if (type !== null && !JSON_TYPE.test(type)) {
    await request.body?.cancel().catch(() => {});
    return { ok: false, reply: WRONG_TYPE };
  }
  const bytes = await readBody(request);
  if (bytes === "too_large") return { ok: false, reply: TOO_LARGE };
  if (bytes === "too_slow") return { ok: false, reply: TOO_SLOW };
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
const TOO_LARGE = fault(413, "too_large", `A body holds at most ${MOST_BODY_BYTES} bytes`);
const TOO_SLOW = fault(408, "timeout", "The body did not arrive in time");
const WRONG_TYPE = fault(415, "unsupported_media_type", "A body must be application/json in UTF-8");
const NOT_JSON = fault(400, "invalid_json", "The body must be one JSON object");

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
