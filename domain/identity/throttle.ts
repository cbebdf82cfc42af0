import { addMinutes, type Instant } from "../kernel/time.ts";

/** The failed logins that still count against one account, one browser or one address. */
export interface Failures {
  readonly count: number;
  /** No further try before this moment. */
  readonly blockedUntil: Instant;
  /** From this moment on it is as if nothing had happened. */
  readonly forgottenAt: Instant;
}

/** What is counted, and how many failures it may have before it has to wait. */
const FREE_TRIES = { account: 5, device: 5, address: 100 } as const;
export type Counted = keyof typeof FREE_TRIES;

const MEMORY_MINUTES = 15;
const LONGEST_PAUSE_MINUTES = 15;

/**
 * Five failures in 15 minutes are free; each one from the fifth on makes the account wait twice as long as the one before,
 * from one minute to at most 15. So a guesser gets a handful of tries an hour, and the owner never waits longer than that. A
 * browser the owner has logged in with before has its own count: a stranger's failures do not keep the owner out.
 */
export function pauseMinutesAfter(failures: number, counted: Counted): number {
  const over = failures - FREE_TRIES[counted];
  return over < 0 ? 0 : Math.min(2 ** over, LONGEST_PAUSE_MINUTES);
}

/**
 * Every try counts as a failure until it succeeds, so many tries at the same moment cannot slip through together. Null when the
 * try has to wait.
 */
export function countTry(past: Failures | null, counted: Counted, now: Instant): Failures | null {
  if (past !== null && past.blockedUntil > now) return null;
  const count = past === null || past.forgottenAt <= now ? 1 : past.count + 1;
  const pause = pauseMinutesAfter(count, counted);
  return {
    count,
    blockedUntil: addMinutes(now, pause),
    forgottenAt: addMinutes(now, pause + MEMORY_MINUTES),
  };
}
