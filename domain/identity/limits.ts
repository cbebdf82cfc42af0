/**
 * So many calls in so many seconds, of which `burst` may come at once; the allowance refills evenly.
 */
export interface Limit {
  readonly name: string;
  readonly calls: number;
  readonly seconds: number;
  readonly burst: number;
}

export const LIMITS = {
  page: { name: "page", calls: 50, seconds: 1, burst: 50 },
  api: { name: "api", calls: 10, seconds: 1, burst: 10 },
  apiUser: { name: "api_user", calls: 1_000, seconds: 3_600, burst: 100 },
  mailbox: { name: "mailbox", calls: 600, seconds: 60, burst: 600 },
  reset: { name: "reset", calls: 3, seconds: 3_600, burst: 3 },
} as const satisfies Record<string, Limit>;

/** A limit and who it is counted for: an address, a user or an account. */
export interface Metered {
  readonly limit: Limit;
  readonly who: string;
}

/** What is left of a limit after this call. */
export interface Allowance {
  readonly limit: Limit;
  readonly remaining: number;
  /** Seconds until the whole burst is there again. */
  readonly resetSeconds: number;
  /** null: the call may pass. Otherwise it must wait so long. */
  readonly retryAfterSeconds: number | null;
}

/** The answer to a call: what the fullest tells, or the limit that refuses it. */
export function tightest(allowances: readonly Allowance[]): Allowance | null {
  return allowances.find(({ retryAfterSeconds }) => retryAfterSeconds !== null) ?? allowances.at(-1) ?? null;
}
