import type { Why } from "../delivery/job.ts";
import type { Json } from "../kernel/json.ts";
import type { Provider } from "../delivery/effect.ts";
import type { Question } from "../tenants.ts";
import type { Before, Integration, Neighbour, Sealed } from "./integration.ts";

export type SealedIntegration = Integration & { readonly sealed: Sealed; readonly before: Before | null };

export interface IntegrationReader {
  /** By name. */
  all(): Question<readonly Integration[]>;
  of(provider: Neighbour): Question<Integration | null>;
  /** The one that serves the purpose, with its sealed secret. */
  serving(provider: Provider): Question<SealedIntegration | null>;
}

/** Each is written with its audit row. */
export interface IntegrationWriter {
  lock(provider: Neighbour): Promise<Integration | null>;
  /**
   * Connects it, or replaces its secret and settings; a paused one goes on, with the jobs that waited. A PROVING one keeps the
   * secret it had for ROTATION_HOURS.
   */
  connect(provider: Neighbour, settings: Json, sealed: Sealed, tail: string): Promise<void>;
  change(provider: Neighbour, settings: Json): Promise<void>;
  /** Its jobs wait until it is resumed. */
  pause(provider: Neighbour, why: Why): Promise<void>;
  resume(provider: Neighbour): Promise<void>;
  /** Forgets its secret; its waiting jobs are given up, except mail, which has another way out. */
  disconnect(provider: Neighbour): Promise<void>;
}
