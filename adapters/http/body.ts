import { HttpError } from "fresh";

/** No form and no call sends more than this. */
export const MOST_BODY_BYTES = 1_048_576;

const URLENCODED = /^application\/x-www-form-urlencoded\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/**
 * The fields of a sent form. Throws the 415 for another kind of body, the 413 for more than 1 MB whatever its length claims,
 * and the 400 for bytes that are not UTF-8.
 */
export async function readSentForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type");
  if (!URLENCODED.test(type ?? "")) {
    await request.body?.cancel().catch(() => {});
    throw new HttpError(415);
  }
  const bytes = await readBody(request);
  if (bytes === null) throw new HttpError(413);
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

/** The bytes of a body, or null as soon as there are too many; the rest is not read. */
export async function readBody(request: Request, most = MOST_BODY_BYTES): Promise<Uint8Array<ArrayBuffer> | null> {
  const { body } = request;
  if (body === null) return new Uint8Array();
  const claimed = Number(request.headers.get("content-length") ?? 0);
  if (claimed > most) {
    await body.cancel().catch(() => {});
    return null;
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > most) {
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
