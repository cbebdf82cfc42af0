import { createHmac, timingSafeEqual } from "node:crypto";
import type { Instant } from "../domain/kernel/time.ts";

/** How far a sender's clock may be from ours, either way. */
const MOST_SECONDS_OFF = 300;

/** What a relay signs with: the firm's token cannot be reckoned back from it, and a new token makes a new one. */
export function hintSecretOf(token: string): string {
  return createHmac("sha256", token).update("tekup-sales billing hint").digest("hex");
}

/** Whether `signature` is the hex HMAC-SHA256 of `timestamp.body` under the secret, and the timestamp is near now. */
export function isSignedHint(
  { timestamp, signature, raw, now }: {
    readonly timestamp: string | null;
    readonly signature: string | null;
    readonly raw: Uint8Array<ArrayBuffer>;
    readonly now: Instant;
  },
  secret: string,
): boolean {
  const right = createHmac("sha256", secret).update(`${timestamp}.`).update(raw).digest();
  // Two of a header arrive as one with a comma, which is no number and no hash.
  const given = /^[0-9a-f]{64}$/i.test(signature ?? "") ? Uint8Array.fromHex(signature!.toLowerCase()) : null;
  const isRight = timingSafeEqual(right, given ?? new Uint8Array(32));
  return isRight && given !== null && isNear(timestamp, now);
}

/** Seconds since 1970, near now. */
function isNear(timestamp: string | null, now: Instant): boolean {
  if (timestamp === null || !/^\d{10}$/.test(timestamp)) return false;
  return Math.abs(Date.parse(now) / 1_000 - Number(timestamp)) <= MOST_SECONDS_OFF;
}
