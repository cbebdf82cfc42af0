/** How long a login lasts: so long without a request, and so long in all. */
export interface Lifetime {
  readonly idleMinutes: number;
  readonly absoluteMinutes: number;
}

const HOUR = 60, DAY = 24 * HOUR;

/** A working day without a break, and never past the next morning. */
const AT_WORK: Lifetime = { idleMinutes: 8 * HOUR, absoluteMinutes: 24 * HOUR };
/** "Remember me": a week, used or not. */
const REMEMBERED: Lifetime = { idleMinutes: 7 * DAY, absoluteMinutes: 7 * DAY };

/** A session ends after 8 hours without a request and after 24 hours in any case; a remembered one after 7 days. */
export function lifetimeOf(session: { readonly remember: boolean }): Lifetime {
  return session.remember ? REMEMBERED : AT_WORK;
}

/** A program's access token works for an hour; the token it is renewed with for 7 days, once. */
export const ACCESS_MINUTES = HOUR;
export const REFRESH_MINUTES = 7 * DAY;

/** From the password to the code of the second factor. */
export const CHALLENGE_MINUTES = 5;

/** A link to choose a new password works for half an hour, once. */
export const RESET_MINUTES = 30;
