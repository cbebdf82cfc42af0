import { Buffer } from "node:buffer";
import { createHash, createHmac, createPublicKey, timingSafeEqual, verify } from "node:crypto";
import type { HeldKeys as Keys } from "../../domain/intake/mailbox.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import { fieldsOf, partsOf } from "./multipart.ts";

/** How far a sender's clock may be from ours, either way. */
const MOST_SECONDS_OFF = 300;

export interface Sent {
  readonly headers: Headers;
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly now: Instant;
}

/** Whether what was sent comes from who may send for the firm; by the bytes as they came. */
export function isSigned(format: string, sent: Sent, keys: Keys): boolean {
  const check = CHECKS[format];
  return check !== undefined && check(sent, keys);
}

const CHECKS: Readonly<Record<string, (sent: Sent, keys: Keys) => boolean>> = {
  email({ headers, raw, now }, { secrets }) {
    const timestamp = headers.get("x-webhook-timestamp") ?? "", signature = headers.get("x-webhook-signature") ?? "";
    // Two of a header arrive as one with a comma, which is no number and no hash.
    if (!isNear(timestamp, now) || !/^[0-9a-f]{64}$/i.test(signature)) return false;
    return some(secrets, (secret) =>
      isSame(
        createHmac("sha256", secret).update(`${timestamp}.`).update(raw).digest(),
        Uint8Array.fromHex(signature.toLowerCase()),
      ));
  },

  /** Postmark signs nothing: its address carries a login. */
  email_postmark: ({ headers }, { secrets }) => hasLogin(headers, secrets),

  /** The signature does not cover the body: whoever reads one can send another body with it once, so a token counts once. */
  email_mailgun({ headers, raw, now }, { mailgun }) {
    const { timestamp, token, signature } = mailgunProof(raw, headers.get("content-type") ?? "");
    if (!isNear(timestamp, now) || !/^[\w-]{20,100}$/.test(token) || !/^[0-9a-f]{64}$/i.test(signature)) return false;
    const given = Uint8Array.fromHex(signature.toLowerCase());
    return some(mailgun, (key) => isSame(createHmac("sha256", key).update(timestamp + token).digest(), given));
  },

  /** Signed where the firm has given its key; otherwise its address carries a login. */
  email_sendgrid({ headers, raw, now }, { secrets, sendgrid }) {
    if (sendgrid.length === 0) return hasLogin(headers, secrets);
    const timestamp = headers.get("x-twilio-email-event-webhook-timestamp") ?? "";
    const signature = headers.get("x-twilio-email-event-webhook-signature") ?? "";
    if (!isNear(timestamp, now) || !/^[A-Za-z0-9+/]{80,140}={0,2}$/.test(signature)) return false;
    const signed = new Uint8Array(timestamp.length + raw.length);
    signed.set(new TextEncoder().encode(timestamp));
    signed.set(raw, timestamp.length);
    return some(sendgrid, (key) => isVerified(signed, key, signature));
  },
};

/** By a public key, DER in Base64; one that is none verifies nothing. */
function isVerified(signed: Uint8Array<ArrayBuffer>, publicKey: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return verify("sha256", signed, key, Uint8Array.fromBase64(signature));
  } catch {
    return false;
  }
}

/** The three fields that Mailgun proves itself with. */
export function mailgunProof(raw: Uint8Array<ArrayBuffer>, contentType: string) {
  try {
    const fields = fieldsOf(partsOf(raw, contentType));
    const one = (name: string) => fields.get(name) ?? "";
    return { timestamp: one("timestamp"), token: one("token"), signature: one("signature") };
  } catch {
    return { timestamp: "", token: "", signature: "" };
  }
}

function hasLogin(headers: Headers, secrets: readonly string[]): boolean {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]{4,400})$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (!encoded) return false;
  try {
    const text = new TextDecoder().decode(Uint8Array.fromBase64(encoded));
    const password = text.slice(text.indexOf(":") + 1);
    return some(secrets, (secret) => isSame(hash(secret), hash(password)));
  } catch {
    return false;
  }
}

/** Seconds since 1970, near now; milliseconds are taken too. */
function isNear(timestamp: string, now: Instant): boolean {
  if (!/^\d{10}(?:\d{3})?$/.test(timestamp)) return false;
  const seconds = Number(timestamp) / (timestamp.length === 13 ? 1_000 : 1);
  return Math.abs(Date.parse(now) / 1_000 - seconds) <= MOST_SECONDS_OFF;
}

/** Tries every one, so that the time does not tell which was right. */
function some(secrets: readonly string[], holds: (secret: string) => boolean): boolean {
  return secrets.reduce((found, secret) => holds(secret) || found, false);
}

function hash(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}

/** In constant time. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
