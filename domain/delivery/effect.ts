import type { Instant } from "../kernel/time.ts";

/** The neighbours that effects go to or come from. A firm connects each by an integration; mail has a file to fall back on. */
export const PROVIDERS = ["billing", "calendar", "mail", "hooks", "intake", "sms"] as const;
export type Provider = typeof PROVIDERS[number];

/** Providers whose effects are kept whether or not the firm has an integration for them. */
export const ALWAYS_THERE = ["mail", "hooks", "intake"] as const satisfies readonly Provider[];

/**
 * Every kind of effect. `leaseSeconds` is how long one worker may be at it; no call may take a third of it. `quietSeconds` is
 * twice the provider's slowest answer: so long nobody looks whether an earlier try worked. `attempts` are those before it is
 * dead; 44 last three days. `again`: asking once more while it waits or after it ran makes it due again, because it reads the
 * truth when it runs; of the others a second one with the same key is the same effect, and happens once.
 */
export const EFFECTS = {
  "invoice.draft": { provider: "billing", leaseSeconds: 60, quietSeconds: 120, attempts: 44, again: true },
  "invoice.approve": { provider: "billing", leaseSeconds: 60, quietSeconds: 120, attempts: 44, again: true },
  "invoice.send": { provider: "billing", leaseSeconds: 60, quietSeconds: 120, attempts: 44, again: true },
  "billing.poll": { provider: "billing", leaseSeconds: 300, quietSeconds: 0, attempts: 12, again: true },
  "billing.reconcile": { provider: "billing", leaseSeconds: 600, quietSeconds: 0, attempts: 12, again: true },
  "billing.test": { provider: "billing", leaseSeconds: 60, quietSeconds: 0, attempts: 1, again: true },
  "calendar.visit": { provider: "calendar", leaseSeconds: 60, quietSeconds: 0, attempts: 44, again: true },
  "calendar.sync": { provider: "calendar", leaseSeconds: 120, quietSeconds: 0, attempts: 12, again: true },
  "calendar.test": { provider: "calendar", leaseSeconds: 60, quietSeconds: 0, attempts: 1, again: true },
  "mail.send": { provider: "mail", leaseSeconds: 120, quietSeconds: 0, attempts: 44, again: false },
  "mail.test": { provider: "mail", leaseSeconds: 120, quietSeconds: 0, attempts: 1, again: true },
  "hook.deliver": { provider: "hooks", leaseSeconds: 60, quietSeconds: 0, attempts: 44, again: false },
  "sms.test": { provider: "sms", leaseSeconds: 60, quietSeconds: 0, attempts: 1, again: true },
  "intake.read": { provider: "intake", leaseSeconds: 60, quietSeconds: 0, attempts: 12, again: false },
} as const satisfies Record<string, Terms>;

export interface Terms {
  readonly provider: Provider;
  readonly leaseSeconds: number;
  readonly quietSeconds: number;
  readonly attempts: number;
  readonly again: boolean;
}
export type EffectKind = keyof typeof EFFECTS;
export const EFFECT_KINDS = Object.keys(EFFECTS) as readonly EffectKind[];

/** Something to be done outside because of a change; a row in the transaction of that change. */
export interface Effect {
  readonly kind: EffectKind;
  /** What it is about, in our words: `sale:<id>`. Once for each kind. */
  readonly key: string;
  /** Ids and numbers only, no personal data: whoever carries it out reads the rest then. */
  readonly about: Readonly<Record<string, string | number>>;
  /** Not before; left out: now. */
  readonly dueAt?: Instant;
  /** Not before so many seconds after it was put: its cause may be a wrong click. */
  readonly holdSeconds?: number;
}

/** The terms of a kind. */
export function termsOf(kind: EffectKind): Terms {
  return EFFECTS[kind];
}

/** Each effect once: of several with the same kind and key the last is meant. */
export function eachOnce(effects: readonly Effect[]): readonly Effect[] {
  return [...new Map(effects.map((effect) => [`${effect.kind} ${effect.key}`, effect])).values()];
}
