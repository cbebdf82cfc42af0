import type { DeliveryId, HookId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { addMinutes, type Instant } from "../kernel/time.ts";
import { HOOK_EVENT_KINDS, type HookChange, type HookEventKind, type HookSubject, type ToldKind } from "./event.ts";
import { readTarget, type TargetFault } from "./target.ts";

/** Off by a person's hand; disabled by ours, because nobody answered for days. */
export const HOOK_STATES = ["on", "off", "disabled"] as const;
export type HookState = typeof HOOK_STATES[number];

/** What a person decides of a webhook. */
export interface HookFacts {
  readonly name: string;
  readonly url: string;
  readonly events: readonly HookEventKind[];
}

/** Where a firm's own program wants to be told, of what, and how that goes. Its secret is not part of it. */
export interface Hook extends HookFacts {
  readonly id: HookId;
  readonly version: number;
  readonly state: HookState;
  /** The last four characters of the secret, to tell secrets apart. */
  readonly secretTail: string;
  /** Until when messages carry the old secret's signature as well; null: there is none. */
  readonly oldSecretUntil: Instant | null;
  /** Tries in a row that failed, and since when. */
  readonly failures: number;
  readonly failingSince: Instant | null;
  readonly lastDeliveredAt: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** One message to one webhook; it keeps its id however often it is sent, so that a receiver can know it again. */
export interface HookDelivery {
  readonly id: DeliveryId;
  readonly hookId: HookId;
  readonly kind: ToldKind;
  readonly about: { readonly type: HookSubject; readonly id: string } | null;
  readonly change: HookChange;
  /** When it happened. */
  readonly at: Instant;
  readonly state: "waiting" | "delivered" | "failed";
  readonly attempts: readonly HookAttempt[];
}

/** One try, as the log shows it. */
export interface HookAttempt {
  readonly at: Instant;
  readonly ms: number;
  /** What the receiver answered; null where there was no answer. */
  readonly status: number | null;
  readonly fault: AttemptFault | null;
}

/** Why a try failed, beyond the status. */
export const ATTEMPT_FAULTS = [
  "refused_target",
  "no_answer",
  "too_slow",
  "redirect",
  "status",
  "gone",
  "not_sent",
] as const;
export type AttemptFault = typeof ATTEMPT_FAULTS[number];

export type HookRefusal =
  | { readonly kind: "hook_missing" }
  | { readonly kind: "delivery_missing" }
  | { readonly kind: "hook_url"; readonly why: TargetFault }
  | { readonly kind: "hook_events_missing" }
  | { readonly kind: "hooks_full"; readonly most: number }
  /** There is no key to seal its secret with. */
  | { readonly kind: "secrets_locked" }
  /** It has to be turned on first. */
  | { readonly kind: "hook_off" }
  | { readonly kind: "stale_version"; readonly current: unknown };

const MOST_HOOKS = 20;

/** For so long a message carries both signatures after the secret was changed. */
const TWO_SECRETS_MINUTES = 24 * 60;

/** After so many failed tries in a row, over so long, nothing more is sent until somebody looks. */
const PATIENCE = { failures: 20, minutes: 3 * 24 * 60 } as const;

/** What a try means: the message arrived, is tried again later, or is not tried again. */
export function verdictOf({ status, fault }: Pick<HookAttempt, "status" | "fault">): "delivered" | "later" | "never" {
  if (fault === null && status !== null && status >= 200 && status < 300) return "delivered";
  // A redirect or a forbidden address is the same the next time; whoever answers 410 wants no more of it.
  return fault === "redirect" || fault === "refused_target" || fault === "gone" ? "never" : "later";
}

/** The webhook after a try. One that wants no more (410), or fails for days, is disabled. */
export function afterAttempt(hook: Hook, attempt: HookAttempt): Hook {
  if (verdictOf(attempt) === "delivered") {
    return { ...hook, failures: 0, failingSince: null, lastDeliveredAt: attempt.at };
  }
  const failures = hook.failures + 1;
  const failingSince = hook.failingSince ?? attempt.at;
  const patienceEnded = failures >= PATIENCE.failures && addMinutes(failingSince, PATIENCE.minutes) <= attempt.at;
  const disabled = hook.state === "on" && (attempt.fault === "gone" || patienceEnded);
  return { ...hook, failures, failingSince, state: disabled ? "disabled" : hook.state };
}

/** Whether a waiting message is still sent: a test always, anything else only while the webhook is on. */
export function isStillSent(hook: Pick<Hook, "state">, { kind }: Pick<HookDelivery, "kind">): boolean {
  return hook.state === "on" || kind === "webhook.test";
}

/** The webhook with a new secret; messages are signed with both for a day, so that its program can be changed in peace. */
export function rotated(hook: Hook, secretTail: string, now: Instant): Hook {
  return { ...hook, secretTail, oldSecretUntil: addMinutes(now, TWO_SECRETS_MINUTES), updatedAt: now };
}

/** Whether messages carry the old secret's signature too. */
export function hasTwoSecrets({ oldSecretUntil }: Pick<Hook, "oldSecretUntil">, now: Instant): boolean {
  return oldSecretUntil !== null && now < oldSecretUntil;
}

/** Turned on again it starts with a clean slate. */
export function turned(hook: Hook, state: "on" | "off"): Hook {
  return state === "on" ? { ...hook, state, failures: 0, failingSince: null } : { ...hook, state };
}

/** What was asked for, with its address as it is written from now on; refused where it cannot be. `others` are there already. */
export function judged(
  facts: HookFacts,
  others: number,
  { local }: { readonly local: boolean },
): Result<HookFacts, HookRefusal> {
  if (others >= MOST_HOOKS) return no({ kind: "hooks_full", most: MOST_HOOKS });
  if (facts.events.length === 0) return no({ kind: "hook_events_missing" });
  const target = readTarget(facts.url, { local });
  if ("fault" in target) return no({ kind: "hook_url", why: target.fault });
  const events = HOOK_EVENT_KINDS.filter((kind) => facts.events.includes(kind));
  return yes({ name: facts.name, url: target.url, events });
}

/** A webhook as it begins: on, and nothing has happened yet. */
export function opened(id: HookId, facts: HookFacts, secretTail: string, now: Instant): Hook {
  return {
    ...facts,
    ...{ id, version: 1, state: "on", secretTail, oldSecretUntil: null, failures: 0, failingSince: null },
    ...{ lastDeliveredAt: null, createdAt: now, updatedAt: now },
  };
}
