import type { OneTimeCodes } from "../domain/identity/ports.ts";
import type { Clock } from "../domain/kernel/time.ts";

const STEP_SECONDS = 30, DIGITS = 6, SECRET_BYTES = 20;

/** One-time codes by the clock as every authenticator app makes them: SHA-1, six digits, half a minute (RFC 6238). */
export function oneTimeCodes(clock: Clock): OneTimeCodes {
  return {
    newSecret: () => crypto.getRandomValues(new Uint8Array(SECRET_BYTES)),
    async stepOf(secret, code) {
      const now = Math.floor(Date.parse(clock.now()) / 1000 / STEP_SECONDS);
      let found: number | null = null;
      // A clock may be half a minute off; all three are computed, so that it takes the same time whichever it is.
      for (const step of [now - 1, now, now + 1]) if (await codeAt(secret, step) === code) found = step;
      return found;
    },
  };
}

/** The code of one half minute: HOTP (RFC 4226) of its number. */
export async function codeAt(secret: Uint8Array, step: number, digits = DIGITS): Promise<string> {
  const hash = { name: "HMAC", hash: "SHA-1" };
  const key = await crypto.subtle.importKey("raw", new Uint8Array(secret), hash, false, ["sign"]);
  const message = new DataView(new ArrayBuffer(8));
  message.setBigUint64(0, BigInt(step));
  const mac = await crypto.subtle.sign("HMAC", key, message.buffer);
  const offset = new Uint8Array(mac)[19] & 15;
  const number = new DataView(mac).getUint32(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}
