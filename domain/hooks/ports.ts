import type { Sealed } from "../integrations/integration.ts";
import type { DeliveryId, HookId, Ids } from "../kernel/ids.ts";
import type { Listing, Part } from "../kernel/page.ts";
import type { Clock } from "../kernel/time.ts";
import type { SecretBox } from "../integrations/integration.ts";
import type { Question, Tenants } from "../tenants.ts";
import type { Hook, HookAttempt, HookDelivery } from "./hook.ts";

/** A webhook's secret, sealed, and the one before it while both are good. */
export interface SealedSecrets {
  readonly secret: Sealed;
  readonly oldSecret: Sealed | null;
}

/** All that sending a message takes. */
export interface Sending extends SealedSecrets {
  readonly hook: Hook;
  readonly delivery: HookDelivery;
}

export interface HookReader {
  /** By name. */
  all(): Question<readonly Hook[]>;
  find(id: HookId): Question<Hook | null>;
  /** Newest first; the tries of each, oldest first. */
  deliveries(hook: HookId, part: Part): Question<Listing<HookDelivery>>;
  /** Counting stops at 1,000. */
  countDeliveries(hook: HookId): Question<{ readonly count: number; readonly isLowerBound: boolean }>;
  delivery(id: DeliveryId): Question<HookDelivery | null>;
  sending(id: DeliveryId): Question<Sending | null>;
}

/** What happened to a webhook; each is written with its audit row in the transaction of the change. */
export type HookEvent = "hook_changed" | "hook_turned_on" | "hook_turned_off" | "hook_disabled" | "hook_secret_rotated";

/** What is told of a record is put into the log, and its effect into the outbox, by the door itself: with every event written. */
export interface HookWriter {
  /** The webhook, held until the transaction ends. */
  lock(id: HookId): Promise<Hook | null>;
  add(hook: Hook, secret: Sealed): Promise<Hook>;
  /** Saves the webhook as it now is, with what happened; gives it with its new version. A new secret makes the one there the old one. */
  record(event: HookEvent, hook: Hook, secret?: Sealed): Promise<Hook>;
  /** Forgets the webhook and its log. */
  drop(hook: Hook): Promise<void>;
  /** Puts one more message into the log, and its effect into the outbox. */
  send(delivery: HookDelivery): Promise<void>;
  /** Has a message of the log sent once more, under its old id. */
  repeat(delivery: HookDelivery): Promise<void>;
  /** Writes down a try, and how the message and its webhook stand after it. */
  note(attempt: HookAttempt, delivery: Pick<HookDelivery, "id" | "state">, hook: Hook): Promise<void>;
}

/** A new secret in plain: `whsec_` and Base64, as Standard Webhooks writes them. */
export type NewHookSecret = () => string;

export interface HookWorld {
  readonly tenants: Tenants;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: SecretBox;
  readonly newSecret: NewHookSecret;
  /** Whether this machine itself may be told; for development and tests. */
  readonly local: boolean;
}
