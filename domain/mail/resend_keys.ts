import type { Instant } from "../kernel/time.ts";

/** What is sealed of a firm's Resend account. */
export interface ResendKeys {
  readonly apiKey: string;
  /** What Resend signs its webhooks with, `whsec_` and Base64; null: it tells us nothing. */
  readonly signing: string | null;
  /** The one before it, while both are taken; left out: there is none. */
  readonly before?: { readonly signing: string; readonly until: Instant };
}

/** What Resend's webhooks may be signed with now. */
export function heldSignings({ signing, before }: ResendKeys, now: Instant): readonly string[] {
  return [...(signing === null ? [] : [signing]), ...(before && now < before.until ? [before.signing] : [])];
}

/** The keys as they are sealed. Of an account without webhooks that is its API key alone. */
export function sealedTextOf(keys: ResendKeys): string {
  return keys.signing === null ? keys.apiKey : JSON.stringify(keys);
}

/** The keys in what was sealed, as `sealedTextOf` wrote it. */
export function resendKeysOf(secret: string): ResendKeys {
  return secret.startsWith("{") ? JSON.parse(secret) as ResendKeys : { apiKey: secret, signing: null };
}

/** A signing secret as Resend shows it; null for what is none. */
export function parseSigning(text: string): string | null {
  const secret = text.trim();
  return signingBytes(secret) === null ? null : secret;
}

const FEWEST_BYTES = 16;
const MOST_BYTES = 100;

/** The key that is written in a signing secret. */
export function signingBytes(secret: string): Uint8Array<ArrayBuffer> | null {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret)) return null;
  try {
    const bytes = Uint8Array.fromBase64(secret.slice("whsec_".length));
    return bytes.length >= FEWEST_BYTES && bytes.length <= MOST_BYTES ? bytes : null;
  } catch {
    return null;
  }
}
