import { parseCookie, stringifySetCookie } from "cookie";
import { CHALLENGE_MINUTES } from "../../domain/identity/session.ts";

/**
 * `__Host-` makes the browser itself refuse the cookie unless it came over https (or from this very machine), for this host alone
 * and for every path. Lax, so that a link in a mail arrives logged in; what changes something is guarded in csrf.ts.
 */
const SESSION = "__Host-sid";
const DEVICE = "__Host-device";
const CHALLENGE = "__Host-step";
const LANGUAGE = "__Host-language";

const YEAR_SECONDS = 365 * 24 * 3_600;

/** Whether a session is claimed; it may have ended. */
export function hasSession(headers: Headers): boolean {
  return sessionIn(headers) !== null;
}

/** The token a browser shows; null for none, and for what is too long to be one. */
export function sessionIn(headers: Headers): string | null {
  return cookieIn(headers, SESSION);
}

/** Tells a browser that was used to log in before. */
export function deviceIn(headers: Headers): string | null {
  return cookieIn(headers, DEVICE);
}

/** The language chosen before logging in. */
export function languageIn(headers: Headers): string | null {
  return cookieIn(headers, LANGUAGE);
}

/** Stands for a login that waits for its second factor. */
export function challengeIn(headers: Headers): string | null {
  return cookieIn(headers, CHALLENGE);
}

/** Between password and code: who has given the password, for as long as the challenge holds. */
export function keepChallenge(response: Response, token: string): void {
  set(response, CHALLENGE, token, CHALLENGE_MINUTES * 60);
}

/** Once the code was right, or too late. */
export function forgetChallenge(response: Response): void {
  set(response, CHALLENGE, "", 0);
}

/** keepSeconds null: until the browser is closed. */
export function keepSession(response: Response, token: string, keepSeconds: number | null): void {
  set(response, SESSION, token, keepSeconds);
}

/** The browser forgets it; whether it still holds is the database's matter. */
export function forgetSession(response: Response): void {
  set(response, SESSION, "", 0);
}

/** A year, beyond any logout: the tries of a known browser are counted apart from strangers'. */
export function keepDevice(response: Response, token: string): void {
  set(response, DEVICE, token, YEAR_SECONDS);
}

/** A year; for pages before the login, which know nobody's choice. */
export function keepLanguage(response: Response, language: string): void {
  set(response, LANGUAGE, language, YEAR_SECONDS);
}

function cookieIn(headers: Headers, name: string): string | null {
  const value = parseCookie(headers.get("cookie") ?? "")[name];
  return value && value.length <= 100 ? value : null;
}

function set(response: Response, name: string, value: string, maxAge: number | null): void {
  const cookie = { name, value, path: "/", httpOnly: true, secure: true, sameSite: "lax" as const };
  response.headers.append("Set-Cookie", stringifySetCookie(maxAge === null ? cookie : { ...cookie, maxAge }));
}
