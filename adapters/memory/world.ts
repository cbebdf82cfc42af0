import type { SecretBox } from "../../domain/integrations/integration.ts";
import type { Ids } from "../../domain/kernel/ids.ts";
import { uuidv7 } from "../../domain/kernel/ids.ts";
import type { Result } from "../../domain/kernel/result.ts";
import { type Clock, type Instant, instantOf, parseInstant } from "../../domain/kernel/time.ts";
import { CAST, type Cast } from "./cast.ts";
import { type MemoryTenants, memoryTenants } from "./tenants.ts";

/** A clock that stands still until it is set. */
export interface SetClock extends Clock {
  set(to: string): void;
}

export const A_MORNING = "2026-03-02T08:00:00.000Z";

/** A clock that stands until it is set. */
export function standingClock(at = A_MORNING): SetClock {
  let now = instantFrom(at);
  return { now: () => now, set: (to) => void (now = instantFrom(to)) };
}

/** A clock that goes on by a second each time it is looked at. */
export function tickingClock(at = A_MORNING): Clock {
  let epochMs = Date.parse(at);
  return { now: () => instantOf(epochMs += 1_000) };
}

function instantFrom(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new RangeError(`Cannot set the clock to ${text}`);
  return instant;
}

/** Ids in turn, the same in every run. */
export function countingIds(from = 1): Ids {
  let count = from;
  return { next: <T extends string>() => uuidv7(count++, new Uint8Array(10)) as T };
}

/** The value of an answer that must not be a refusal. */
export function kept<T>(answer: Result<T, unknown>): T {
  if (!answer.ok) throw new Error(`Cannot go on with the test: it was refused with ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** All that use cases are handed, with the cast's firms in it. */
export function memoryWorld({ firms }: Cast = CAST, clock: SetClock = standingClock()): {
  readonly tenants: MemoryTenants;
  readonly clock: SetClock;
  readonly ids: Ids;
} {
  return { tenants: memoryTenants(firms, clock), clock, ids: countingIds(1_000_000) };
}

/** Seals nothing, but opens for no other purpose either. */
export const plainSecrets: SecretBox = {
  seal: (purpose, secret) => Promise.resolve({ keyId: "plain", text: btoa(`${purpose} ${secret}`) }),
  open: (purpose, { text }) => {
    const said = atob(text);
    if (said.startsWith(`${purpose} `)) return Promise.resolve(said.slice(purpose.length + 1));
    return Promise.reject(new Error("Cannot open a secret: it was sealed for another purpose"));
  },
};
