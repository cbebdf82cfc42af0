import type { Integration } from "../integrations/integration.ts";
import type { Actor } from "../kernel/actor.ts";
import type { JobId } from "../kernel/ids.ts";
import type { Listing, Part } from "../kernel/page.ts";
import { type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Tenants } from "../tenants.ts";
import type { JobRow } from "./job.ts";
import type { JobCount, JobFilter } from "./ports.ts";

interface World {
  readonly tenants: Tenants;
}

export interface Operations {
  readonly listing: Listing<JobRow>;
  readonly counts: readonly JobCount[];
}

/** How the firm's way out stands, counted; nobody outside is asked. */
export interface Standing {
  readonly waiting: number;
  readonly held: number;
  readonly running: number;
  readonly dead: number;
  /** Since the oldest job was due; more than some minutes means that no worker runs. */
  readonly lagSeconds: number;
}

export type JobRefusal =
  /** There is none, or it is not in a state where this can be done to it. */
  { readonly kind: "job_missing" } | Forbidden;

const FORBIDDEN: Forbidden = { kind: "forbidden", permission: "view_operations" };

/** What waits, runs and failed, newest first. */
export function findOperations({ tenants }: World) {
  return async (actor: Actor, filter: JobFilter, part: Part): Promise<Result<Operations, Forbidden>> => {
    if (!may(actor, "view_operations")) return no(FORBIDDEN);
    return yes(await tenants.read(actor, ({ jobs }) => ({ listing: jobs.list(filter, part), counts: jobs.counts() })));
  };
}

/** One job with what its tries came to. */
export function findJob({ tenants }: World) {
  return async (actor: Actor, id: JobId): Promise<Result<JobRow, JobRefusal>> => {
    if (!may(actor, "view_operations")) return no(FORBIDDEN);
    const { job } = await tenants.read(actor, ({ jobs }) => ({ job: jobs.find(id) }));
    return job ? yes(job) : no({ kind: "job_missing" });
  };
}

/** Makes a job that is dead, given up or waits for its next try due now; what it may have done already is looked for first. */
export function retryJob({ tenants }: World) {
  return acting(tenants, "retry");
}

/** Gives a job up: what it was to do does not happen any more. */
export function dropJob({ tenants }: World) {
  return acting(tenants, "drop");
}

function acting(tenants: Tenants, act: "retry" | "drop") {
  return (actor: Actor, id: JobId) =>
    tenants.write<JobRow, JobRefusal>(actor, async ({ jobs }) => {
      if (!may(actor, "view_operations")) return no(FORBIDDEN);
      const job = await jobs[act](id);
      return job ? yes(job) : no({ kind: "job_missing" });
    });
}

/** The firm's standing and its integrations, for who watches over the program. */
export function findStanding({ tenants }: World) {
  return async (
    actor: Actor,
  ): Promise<
    Result<{ standing: Standing; byProvider: readonly JobCount[]; integrations: readonly Integration[] }, Forbidden>
  > => {
    if (!may(actor, "view_operations")) return no(FORBIDDEN);
    const { counts, integrations } = await tenants.read(actor, ({ jobs, integrations }) => ({
      counts: jobs.counts(),
      integrations: integrations.all(),
    }));
    return yes({ standing: standingOf(counts), byProvider: counts, integrations });
  };
}

/** The counts of all providers together. */
export function standingOf(counts: readonly JobCount[]): Standing {
  const sum = (counted: (one: JobCount) => boolean) =>
    counts.filter(counted).reduce((all, { count }) => all + count, 0);
  return {
    waiting: sum(({ state, held }) => state === "pending" && !held),
    held: sum(({ state, held }) => state === "pending" && held),
    running: sum(({ state }) => state === "running"),
    dead: sum(({ state }) => state === "dead"),
    lagSeconds: Math.max(0, ...counts.map(({ lagSeconds }) => lagSeconds)),
  };
}
