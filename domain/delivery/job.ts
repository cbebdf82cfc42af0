import type { JobId, OrganizationId } from "../kernel/ids.ts";
import type { Json } from "../kernel/json.ts";
import type { Instant } from "../kernel/time.ts";
import type { EffectKind, Provider } from "./effect.ts";

/** `dropped` was dead, and an administrator gave it up. */
export const JOB_STATES = ["pending", "running", "done", "dead", "dropped"] as const;
export type JobState = typeof JOB_STATES[number];

/** Why something did not work: a word the dictionaries know and the facts of its sentence, never a vendor's raw answer. */
export interface Why {
  readonly code: string;
  /** A vendor's own short message may be one, through `shortened`. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** An effect as a worker holds it. */
export interface Job {
  readonly id: JobId;
  readonly organizationId: OrganizationId;
  readonly kind: EffectKind;
  readonly provider: Provider;
  readonly key: string;
  readonly about: Readonly<Record<string, string | number>>;
  /** This one included. */
  readonly attempts: number;
  /** An earlier try may have worked: it had begun its call, and its end was never written down. */
  readonly maybeDone: boolean;
  /** Goes up with every claim; whoever comes back with an older one has lost the job to another. */
  readonly token: number;
}

/** An effect as the operations page shows it. */
export interface JobRow extends Omit<Job, "organizationId" | "token"> {
  readonly state: JobState;
  /** Its provider is paused for the firm. */
  readonly held: boolean;
  readonly createdAt: Instant;
  /** When it is looked at next, where it waits. */
  readonly runAt: Instant;
  readonly finishedAt: Instant | null;
  readonly lastError: Why | null;
  readonly result: Json;
}

const LONGEST_MESSAGE = 300;

/** A vendor's message, fit for a sentence of ours: one line, without control characters, not too long. */
export function shortened(message: string): string {
  // deno-lint-ignore no-control-regex
  const line = message.toWellFormed().replaceAll(/[\u0000-\u001F\u007F-\u009F\s]+/g, " ").trim();
  return line.length <= LONGEST_MESSAGE ? line : `${line.slice(0, LONGEST_MESSAGE - 1).toWellFormed()}…`;
}
