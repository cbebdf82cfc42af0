import type { JobId, OrganizationId } from "../kernel/ids.ts";
import type { Listing, Part } from "../kernel/page.ts";
import type { Question } from "../tenants.ts";
import type { Effect, EffectKind, Provider } from "./effect.ts";
import type { Job, JobRow, JobState } from "./job.ts";
import type { Verdict } from "./verdict.ts";

export interface EffectWriter {
  /** Puts effects into the outbox, in the transaction of their cause. Nothing is kept for a provider the firm has not connected. */
  put(effects: readonly Effect[]): Promise<void>;
  /** Makes one that was done, dead or given up due once more, looking first; for buttons that play something again. */
  repeat(kind: EffectKind, key: string): Promise<boolean>;
  /** Gives up those whose key begins so and that wait untried: what caused them was taken back. */
  callOff(kind: EffectKind, keyBegin: string): Promise<void>;
}

/** Jobs of one state and provider, and the oldest that should have run by now. */
export interface JobCount {
  readonly provider: Provider;
  readonly state: JobState;
  readonly held: boolean;
  readonly count: number;
  /** Seconds since the oldest waiting one was due; 0 where none is. */
  readonly lagSeconds: number;
}

export interface JobFilter {
  readonly state: JobState | null;
  readonly provider: Provider | null;
}

export interface JobReader {
  find(id: JobId): Question<JobRow | null>;
  /** By kind and key: the one effect of that name. */
  of(kind: EffectKind, key: string): Question<JobRow | null>;
  /** Everything about one thing, for its page: the jobs whose key it is, newest first. */
  about(key: string): Question<readonly JobRow[]>;
  /** Newest first. */
  list(filter: JobFilter, part: Part): Question<Listing<JobRow>>;
  /** Of those that wait, run or are dead. */
  counts(): Question<readonly JobCount[]>;
}

export interface JobWriter {
  /** Writes down how a try ended. False: another worker has the job by now, and nothing was changed. */
  settle(job: Job, verdict: Verdict): Promise<boolean>;
  /** Makes a dead or given-up job, or one that waits for its next try, due now; what may have worked is looked for first. */
  retry(id: JobId): Promise<JobRow | null>;
  /** Gives a job up for good. */
  drop(id: JobId): Promise<JobRow | null>;
}

/** What a worker takes jobs from: envelopes of every firm, without what is in them. */
export interface Desk {
  /** Takes due jobs, one of each firm and provider before the second of any, and leaves alone what others hold. */
  claim(ask: Claim): Promise<readonly Job[]>;
  /** Writes down that the call begins, before it does; false: the job is another's. */
  mark(job: Job): Promise<boolean>;
  /** Gives jobs back before their lease is over; what may be done is looked for first, after its quiet time. */
  release(jobs: readonly Job[]): Promise<void>;
  /** Milliseconds until the next job is due, by the clock that says when it is; null where none waits. */
  nextDueMs(kinds: readonly EffectKind[]): Promise<number | null>;
}

export interface Claim {
  readonly worker: string;
  readonly kinds: readonly EffectKind[];
  readonly most: number;
  /** How many of one firm and provider at the same time. */
  readonly lane: number;
  /** What this worker is at already. */
  readonly busy: readonly { readonly organizationId: OrganizationId; readonly provider: Provider }[];
}
