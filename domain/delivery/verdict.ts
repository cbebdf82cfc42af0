import type { Json } from "../kernel/json.ts";
import { termsOf } from "./effect.ts";
import type { Outcome } from "./handler.ts";
import type { Job, Why } from "./job.ts";

/** What becomes of a job after a try. */
export type Verdict =
  | { readonly state: "done"; readonly result: Json }
  | { readonly state: "pending"; readonly why: Why; readonly afterSeconds: number; readonly counts: boolean }
  | { readonly state: "dead"; readonly why: Why };

const FIRST_SECONDS = 15;
const MOST_DOUBLINGS = 9;
const LONGEST_SECONDS = 2 * 3600;
const LONGEST_ASKED_SECONDS = 3600;

/**
 * How long to wait after failure number `failures` (from 1): 15 s doubled each time up to 2 h, give or take a tenth so that
 * not all come back at once, never less than the quiet time. What the provider asks for wins where it is longer, up to 1 h.
 * `chance` is from 0 to 1.
 */
export function backoffSeconds(failures: number, quietSeconds: number, chance: number, asked?: number): number {
  const doubled = FIRST_SECONDS * 2 ** Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
  const spread = Math.min(Math.max(quietSeconds, doubled), LONGEST_SECONDS) * (0.9 + 0.2 * chance);
  const wanted = asked !== undefined && asked > 0 ? Math.min(asked, LONGEST_ASKED_SECONDS) : 0;
  return Math.round(Math.max(quietSeconds, wanted, spread));
}

/** A refused login is nobody's failed attempt: the job waits as it did. Too many attempts are the end, until somebody says otherwise. */
export function verdictOn(outcome: Outcome, job: Pick<Job, "kind" | "attempts">, chance: number): Verdict {
  const { attempts, quietSeconds } = termsOf(job.kind);
  switch (outcome.kind) {
    case "done":
      return { state: "done", result: outcome.result };
    case "dead":
      return { state: "dead", why: outcome.why };
    case "paused":
      return { state: "pending", why: outcome.why, afterSeconds: Math.max(quietSeconds, 60), counts: false };
    case "later": {
      if (job.attempts >= attempts) return { state: "dead", why: outcome.why };
      const afterSeconds = backoffSeconds(job.attempts, quietSeconds, chance, outcome.afterSeconds);
      return { state: "pending", why: outcome.why, afterSeconds, counts: true };
    }
  }
}
