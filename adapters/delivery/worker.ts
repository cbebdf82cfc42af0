import { setImmediate } from "node:timers/promises";
import { EFFECT_KINDS, type EffectKind, termsOf } from "../../domain/delivery/effect.ts";
import type { Handlers } from "../../domain/delivery/handler.ts";
import type { Job } from "../../domain/delivery/job.ts";
import type { Desk } from "../../domain/delivery/ports.ts";
import { carryJob, type CarryWorld } from "./carry.ts";
import * as log from "../log.ts";
import { inSpan } from "../tracing.ts";

export interface WorkerWorld extends CarryWorld {
  readonly desk: Desk;
  readonly handlers: Handlers;
  /** False on a branch of Deno Deploy: nothing leaves it; what came in is still read. */
  readonly deliversOutside: boolean;
  /** Jobs at the same time, and of these of one firm's provider. */
  readonly parallel?: number;
  readonly lane?: number;
}

/** Takes due jobs and carries them out, some at a time. One loop a process, however often it is woken. */
export interface Worker {
  /** There may be something to do. */
  wake(): void;
  /** Resolves when nothing is due and nothing runs. */
  idle(): Promise<void>;
  /** Takes nothing more, waits for what runs, at most so long, and gives the rest back. */
  stop(mostMs?: number): Promise<void>;
}

const LONGEST_REST_MS = 60_000, SHORTEST_REST_MS = 100;
const AFTER_TROUBLE_MS = 3_000;
const LONGEST_STOP_MS = 20_000;

/**
 * A worker that takes only the kinds it has handlers for, `parallel` jobs at a time; it runs nothing before it is
 * woken.
 */
export function openWorker(world: WorkerWorld): Worker {
  const { desk, handlers, parallel = 8, lane = 2 } = world;
  const kinds = kindsOf(handlers, world.deliversOutside);
  const name = `${Deno.pid}-${crypto.randomUUID().slice(0, 8)}`;
  const running = new Map<Job, Promise<unknown>>();
  const stopped = new AbortController();
  let stopping = false, woken = false, looping: Promise<void> | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let ring = () => {};

  function wake(): void {
    if (stopping || kinds.length === 0) return;
    woken = true;
    ring();
    looping ??= loop().finally(() => {
      looping = null;
      // Woken between its last look and here.
      if (woken) wake();
    });
  }

  async function loop(): Promise<void> {
    clearTimeout(rest);
    try {
      while (!stopping) {
        const busy = [...running.keys()], room = parallel - busy.length;
        woken = false;
        const jobs = room > 0 ? await desk.claim({ worker: name, kinds, most: room, lane, busy }) : [];
        // Stopped while it was asking: nothing of it has begun.
        if (stopping) return await desk.release(jobs);
        for (const job of jobs) start(job);
        // The embedded database answers without ever letting timers and requests have their turn.
        await setImmediate();
        // One that ended meanwhile has made room that was not asked for.
        if (jobs.length > 0 || woken || busy.some((job) => !running.has(job))) continue;
        if (running.size === 0) break;
        await Promise.race([...running.values(), new Promise<void>((resolve) => ring = resolve)]);
      }
      sleep(await untilNextDue());
    } catch (error) {
      log.workerTroubled(error);
      sleep(AFTER_TROUBLE_MS);
    }
  }

  function start(job: Job): void {
    const { kind, organizationId, attempts } = job;
    const about = { "job.kind": kind, "job.attempts": attempts, "organization.id": organizationId };
    const done = inSpan(`deliver ${kind}`, about, () => carryJob(world, handlers[kind]!, job, stopped.signal))
      // The lease runs out by itself, and then the job is anybody's.
      .catch((error) => log.jobThrew({ jobId: job.id, kind: job.kind }, error))
      .finally(() => running.delete(job));
    running.set(job, done);
  }

  /** What fails is tried again without waiting for the next sweep. */
  async function untilNextDue(): Promise<number> {
    if (stopping) return LONGEST_REST_MS;
    const due = await desk.nextDueMs(kinds);
    return due === null ? LONGEST_REST_MS : Math.max(due, SHORTEST_REST_MS);
  }

  function sleep(ms: number): void {
    clearTimeout(rest);
    if (stopping) return;
    rest = setTimeout(wake, Math.min(ms, LONGEST_REST_MS));
    Deno.unrefTimer(rest);
  }

  return {
    wake,
    async idle() {
      while (looping) await looping;
    },
    async stop(mostMs = LONGEST_STOP_MS) {
      stopping = true;
      clearTimeout(rest);
      ring();
      let late: ReturnType<typeof setTimeout> | undefined;
      await Promise.race([
        Promise.all([looping, ...running.values()]),
        new Promise((resolve) => late = setTimeout(resolve, mostMs)),
      ]);
      clearTimeout(late);
      const left = [...running.keys()];
      stopped.abort();
      await desk.release(left).catch(log.workerTroubled);
      log.workerStopped({ released: left.length });
    },
  };
}

/** The kinds a worker takes: those it has hands for, and that may leave. */
function kindsOf(handlers: Handlers, deliversOutside: boolean): readonly EffectKind[] {
  return EFFECT_KINDS.filter((kind) => handlers[kind] && (deliversOutside || termsOf(kind).provider === "intake"));
}
