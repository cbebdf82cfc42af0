import { createHmac, timingSafeEqual } from "node:crypto";
import type { Instant } from "../domain/kernel/time.ts";
import { signingBytes } from "../domain/mail/resend_keys.ts";

/** How far a sender's clock may be from ours, either way. */
const MOST_SECONDS_OFF = 300;

/** A webhook as Standard Webhooks says, its body as it came. */
export interface SvixProof {
  readonly id: string;
  readonly timestamp: string;
  /** `v1,<Base64>`, several with a space between while one secret takes another's place. */
  readonly signatures: string;
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly now: Instant;
}

/** Whether one of the signatures is HMAC-SHA256 of `id.timestamp.body` under the secret, and the timestamp is near now. */
export function isSvixSigned({ id, timestamp, signatures, raw, now }: SvixProof, secret: string): boolean {
  const key = signingBytes(secret);
  if (key === null || !/^[\x21-\x7e]{1,200}$/.test(id) || !/^\d{10}$/.test(timestamp)) return false;
  const right = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(raw).digest();
  // Every one is tried, so that the time does not tell which was right.
  const isRight = signatures.split(" ").reduce((found, given) => isSame(right, given) || found, false);
  return isRight && Math.abs(Date.parse(now) / 1_000 - Number(timestamp)) <= MOST_SECONDS_OFF;
}

/** In constant time. */
function isSame(right: Uint8Array, given: string): boolean {
  const [, text] = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(given) ?? [];
  return text !== undefined && timingSafeEqual(right, Uint8Array.fromBase64(text));
}
