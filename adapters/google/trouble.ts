import type { Outcome } from "../../domain/delivery/handler.ts";
import { shortened } from "../../domain/delivery/job.ts";

/** What Google did not do. `status` 0: it could not be asked, or its answer was none of its own. */
export class Trouble extends Error {
  override readonly name = "Trouble";
  constructor(
    readonly status: number,
    /** Google's own word: `duplicate`, `rateLimitExceeded`, `invalid_grant`. */
    readonly reason: string,
    message = reason,
    readonly retryAfterSeconds: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Said with 403, and passing. */
const TOO_FAST = new Set(["rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded"]);

/**
 * What it means for the job: a login of the firm's own that holds no longer pauses its calendars, trouble of theirs is for
 * later, the rest is no use trying.
 */
export function outcomeOf({ status, reason, message, retryAfterSeconds }: Trouble): Outcome {
  if (status === 401 || reason === "invalid_grant") return { kind: "paused", why: { code: "calendar_login_refused" } };
  const passing = status === 0 || status === 408 || status === 425 || status === 429 || status >= 500 ||
    (status === 403 && TOO_FAST.has(reason));
  const facts = { status, reason: shortened(reason), message: shortened(message) };
  if (!passing) return { kind: "dead", why: { code: "calendar_refused", facts } };
  const why = status === 0 ? { code: "calendar_unreachable" } : { code: "calendar_failed", facts };
  return { kind: "later", why, ...(retryAfterSeconds === null ? {} : { afterSeconds: retryAfterSeconds }) };
}

/** Whether Google answered this very thing. */
export function isTrouble(error: unknown, ...statuses: readonly number[]): error is Trouble {
  return error instanceof Trouble && (statuses.length === 0 || statuses.includes(error.status));
}
