import { parseCookie, stringifySetCookie } from "cookie";
import { timingSafeEqual } from "node:crypto";

/** Google's page for people stands elsewhere than what gives tokens; beside a fake it is the fake's. */
const REAL_TOKENS = "https://oauth2.googleapis.com/token";
const REAL_CONSENT = "https://accounts.google.com/o/oauth2/v2/auth";
const SCOPE = "https://www.googleapis.com/auth/calendar";
const COOKIE = "__Host-google", MINUTES = 10;

/** Where somebody says yes to us at Google. */
export function consentUrl(tokenUrl: string) {
  const page = tokenUrl === REAL_TOKENS ? REAL_CONSENT : new URL("/o/oauth2/v2/auth", tokenUrl).href;
  return (asked: { clientId: string; redirectUri: string; state: string; challenge: string; email: string }): string =>
    `${page}?${new URLSearchParams({
      ...{ client_id: asked.clientId, redirect_uri: asked.redirectUri, response_type: "code", scope: SCOPE },
      ...{ state: asked.state, code_challenge: asked.challenge, code_challenge_method: "S256" },
      // A login that lasts is given only where it is asked for, and again only with a new consent.
      ...{ access_type: "offline", prompt: "consent", login_hint: asked.email },
    })}`;
}

/** What proves, when somebody comes back, that they were sent from this browser a moment ago (RFC 7636, RFC 6749 section 10.12). */
export async function begunConsent() {
  const random = () =>
    crypto.getRandomValues(new Uint8Array(32)).toBase64({ alphabet: "base64url", omitPadding: true });
  const state = random(), verifier = random();
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const challenge = new Uint8Array(digest).toBase64({ alphabet: "base64url", omitPadding: true });
  return { state, challenge, cookie: kept(`${state}.${verifier}`, MINUTES * 60) };
}

/** The verifier of a consent that was begun in this browser; null where its state is another. */
export function verifierOf(headers: Headers, state: string): string | null {
  const [begun = "", verifier = ""] = (parseCookie(headers.get("cookie") ?? "")[COOKIE] ?? "").split(".");
  const [a, b] = [begun, state].map((text) => new TextEncoder().encode(text));
  return verifier !== "" && a.length === b.length && timingSafeEqual(a, b) ? verifier : null;
}

export const FORGOTTEN = kept("", 0);

function kept(value: string, maxAge: number): string {
  return stringifySetCookie({ name: COOKIE, value, maxAge, path: "/", httpOnly: true, sameSite: "lax", secure: true });
}
