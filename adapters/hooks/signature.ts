const PREFIX = "whsec_";
const SECRET_BYTES = 24;

/** A new secret as Standard Webhooks writes them: `whsec_` and 24 random bytes in Base64. */
export function newHookSecret(): string {
  return PREFIX + crypto.getRandomValues(new Uint8Array(SECRET_BYTES)).toBase64();
}

/** What is signed. The id and the time stand in it, so neither can be changed, and an old message cannot be sent as a new one. */
export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** The three headers of Standard Webhooks 1.0; with two secrets two signatures, of which a receiver needs one to be right. */
export async function signedHeaders(message: Signed, secrets: readonly string[]): Promise<Record<string, string>> {
  const signatures = await Promise.all(secrets.map(async (secret) => `v1,${await signature(message, secret)}`));
  return {
    "webhook-id": message.id,
    "webhook-timestamp": String(message.timestamp),
    "webhook-signature": signatures.join(" "),
  };
}

/** HMAC-SHA256 over id, time and body, in Base64; the key is the Base64 after `whsec_`. */
export async function signature({ id, timestamp, body }: Signed, secret: string): Promise<string> {
  const bytes = Uint8Array.fromBase64(secret.slice(PREFIX.length));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signed = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(`${id}.${timestamp}.${body}`));
  return new Uint8Array(signed).toBase64();
}
