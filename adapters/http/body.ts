import { HttpError } from "fresh";

/** No form and no call sends more than this, or takes longer to send it. */
export const MOST_BODY_BYTES = 1_048_576;
const LONGEST_BODY_MS = 15_000;

const URLENCODED = /^application\/x-www-form-urlencoded\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/** Whether a body is compressed: nothing here unpacks one, so that none can be larger than it looks. */
export function isPacked({ headers }: Request): boolean {
  return !/^(?:identity)?$/i.test(headers.get("content-encoding") ?? "");
}

/**
 * The fields of a sent form. Throws the 415 for another kind of body or a packed one, the 413 for more than 1 MB whatever its length claims,
 * the 408 for one that trickles in for longer than 15 s or breaks off, and the 400 for bytes that are not UTF-8.
 */
export async function readSentForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type");
  if (isPacked(request) || !URLENCODED.test(type ?? "")) {
    await request.body?.cancel().catch(() => {});
    throw new HttpError(415);
  }
  const bytes = await readBody(request);
  if (bytes === "too_large") throw new HttpError(413);
  if (bytes === "too_slow") throw new HttpError(408);
  const form = new FormData();
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // URLSearchParams would put a replacement character where escaped bytes are not UTF-8; decodeURIComponent throws.
    for (const [escaped] of text.matchAll(/(?:%[0-9a-f]{2})+/gi)) decodeURIComponent(escaped);
    for (const [name, value] of new URLSearchParams(text)) form.append(name, value);
  } catch {
    throw new HttpError(400);
  }
  return form;
}

/** The bytes of a body, or why they are not waited for as soon as that is known; the rest is not read. */
export async function readBody(
  request: Request,
  most = MOST_BODY_BYTES,
  longestMs = LONGEST_BODY_MS,
): Promise<Uint8Array<ArrayBuffer> | "too_large" | "too_slow"> {
  const { body } = request;
  if (body === null) return new Uint8Array();
  const claimed = Number(request.headers.get("content-length") ?? 0);
  if (claimed > most) {
    await body.cancel().catch(() => {});
    return "too_large";
  }
  const parts: Uint8Array[] = [];
  let length = 0, slow = false;
  const reader = body.getReader();
  const timer = setTimeout(() => {
    slow = true;
    reader.cancel().catch(() => {});
  }, longestMs);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.byteLength;
      if (length > most) {
        await reader.cancel().catch(() => {});
        return "too_large";
      }
      parts.push(part.value);
    }
  } catch {
    // The sender is gone: it never comes to its end, and nobody hears the answer.
    slow = true;
  } finally {
    clearTimeout(timer);
  }
  if (slow) return "too_slow";
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
