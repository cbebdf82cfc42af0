import type { OpenIntegration } from "../integrations/integration.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Json } from "../kernel/json.ts";
import type { Clock } from "../kernel/time.ts";
import type { Books, Tenants } from "../tenants.ts";
import type { EffectKind } from "./effect.ts";
import type { Job, Why } from "./job.ts";

/** How a try ended. */
export type Outcome =
  /** `work` runs in one transaction with the acknowledgement, and not at all where another worker has the job by now. */
  | { readonly kind: "done"; readonly result: Json; readonly work?: (books: Books) => Promise<void> }
  /** 408, 425, 429, 5xx, network: try again; `afterSeconds` is what the provider asked for. */
  | { readonly kind: "later"; readonly why: Why; readonly afterSeconds?: number }
  /** 400, 404, 422: no use trying again. */
  | { readonly kind: "dead"; readonly why: Why }
  /** 401, 403: this firm's login there holds no longer; the provider is paused for the firm and the job keeps. */
  | { readonly kind: "paused"; readonly why: Why };

/** What a handler works with. */
export interface Hands {
  readonly tenants: Tenants;
  /** The organization's automatic actor. */
  readonly actor: Actor;
  /** With its secret in plain; null for mail, hooks and intake where the firm has connected none, never for the others. */
  readonly integration: OpenIntegration | null;
  /** Bounded: a third of the lease at most, 5 MB at most, redirects are not followed. */
  readonly fetch: typeof fetch;
  /** Ends with the lease or the program: whoever waits longer works for nothing. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** Carries out one kind of effect. What it throws counts as `later`. */
export interface Handler {
  /** Asked first where an earlier try may have worked; null: it did not, carry on. Left out: carrying twice does no harm. */
  look?(job: Job, hands: Hands): Promise<Outcome | null>;
  carry(job: Job, hands: Hands): Promise<Outcome>;
}

export type Handlers = Readonly<Partial<Record<EffectKind, Handler>>>;
