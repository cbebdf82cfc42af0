import { ALWAYS_THERE, type Provider, termsOf } from "../../domain/delivery/effect.ts";
import type { Handler, Hands, Outcome } from "../../domain/delivery/handler.ts";
import type { Job, Why } from "../../domain/delivery/job.ts";
import type { Desk } from "../../domain/delivery/ports.ts";
import { verdictOn } from "../../domain/delivery/verdict.ts";
import { type Integration, purposeOf, type SecretBox } from "../../domain/integrations/integration.ts";
import { automaticActor } from "../../domain/kernel/automatic.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import type { Clock } from "../../domain/kernel/time.ts";
import { Unavailable } from "../../domain/kernel/unavailable.ts";
import { noticeOfDead } from "../../domain/notices/notice.ts";
import type { Books, Tenants } from "../../domain/tenants.ts";
import { AnswerTooLarge, boundedFetch } from "../bounded_fetch.ts";
import type { Failpoint } from "../failpoints.ts";
import * as log from "../log.ts";

export interface CarryWorld {
  readonly tenants: Tenants;
  readonly desk: Pick<Desk, "mark">;
  readonly secrets: Pick<SecretBox, "open">;
  readonly clock: Clock;
  /** A smaller one shortens all times, for tests. */
  readonly pace?: number;
  /** Where tests let the process die. */
  readonly failpoint?: (at: Failpoint) => void;
}

/** What was written down in the end; `lost`: another worker has the job by now, and nothing was changed. */
export type End = Outcome["kind"] | "lost";

const MOST_BYTES = 5_000_000;
const NEXT_TRY_MS = 500;

/**
 * Carries out one claimed job: looks first where an earlier try may have worked, else writes down that the call begins and
 * makes it, and acknowledges in one transaction with what follows from it. No transaction is open during the call. Ends with
 * the lease at the latest, whatever the handler does.
 */
export async function carryJob(world: CarryWorld, handler: Handler, job: Job, stop: AbortSignal): Promise<End> {
  const leaseSeconds = termsOf(job.kind).leaseSeconds * (world.pace ?? 1);
  const over = new AbortController();
  const end = () => over.abort(new DOMException("The lease is over", "TimeoutError"));
  // A little before the database says so: what comes later would be refused anyway.
  const lease = setTimeout(end, leaseSeconds * 900);
  stop.addEventListener("abort", end, { once: true });
  try {
    return await carriedWithin(world, handler, job, over.signal);
  } finally {
    clearTimeout(lease);
    stop.removeEventListener("abort", end);
  }
}

async function carriedWithin(world: CarryWorld, handler: Handler, job: Job, signal: AbortSignal): Promise<End> {
  const fail = world.failpoint ?? (() => {});
  fail("after_claim");
  const outcome = await Promise.race([tried(world, handler, job, signal, fail), ended(signal)]);
  if (outcome === "lost") {
    log.jobLost({ jobId: job.id, kind: job.kind, organizationId: job.organizationId });
    return "lost";
  }
  fail("after_call");
  const end = await acknowledged(world, job, outcome, signal, fail);
  fail("after_ack");
  return end;
}

function ended(signal: AbortSignal): Promise<"lost"> {
  if (signal.aborted) return Promise.resolve("lost");
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve("lost"), { once: true }));
}

async function tried(
  world: CarryWorld,
  handler: Handler,
  job: Job,
  signal: AbortSignal,
  fail: (at: Failpoint) => void,
): Promise<Outcome | "lost"> {
  try {
    const hands = await handsFor(world, job, signal);
    if ("kind" in hands) return hands;
    const before = job.maybeDone && handler.look ? await handler.look(job, hands) : null;
    if (before) return before;
    if (!await world.desk.mark(job)) return "lost";
    fail("after_mark");
    return await handler.carry(job, hands);
  } catch (error) {
    if (signal.aborted) return "lost";
    const why = whyOf(error);
    if (why.code === "unexpected") log.jobThrew({ jobId: job.id, kind: job.kind }, error);
    return { kind: "later", why };
  }
}

/** What the handler works with, or why it cannot begin. */
async function handsFor(
  { tenants, secrets, clock, pace = 1 }: CarryWorld,
  job: Job,
  signal: AbortSignal,
): Promise<Hands | Outcome> {
  const actor = automaticActor(job.organizationId, `job ${job.id}`);
  const { found } = await tenants.read(actor, ({ integrations }) => ({ found: integrations.serving(job.provider) }));
  if (!found && !(ALWAYS_THERE as readonly string[]).includes(job.provider)) {
    return { kind: "dead", why: { code: "not_connected" } };
  }
  if (found?.state === "paused") return { kind: "paused", why: found.why ?? { code: "by_hand" } };
  const timeoutMs = termsOf(job.kind).leaseSeconds * 300 * pace;
  const fetch = boundedFetch({ timeoutMs, mostBytes: MOST_BYTES, signal });
  if (!found) return { tenants, actor, integration: null, fetch, signal, clock };
  const { sealed, before: _before, ...integration } = found;
  try {
    const secret = await secrets.open(purposeOf(job.organizationId, integration.provider), sealed);
    return { tenants, actor, integration: { ...integration, secret }, fetch, signal, clock };
  } catch {
    return { kind: "paused", why: { code: "secret_unreadable" } };
  }
}

/** Writes the end down; again where the database was away for a moment, because what was done was done. */
async function acknowledged(
  world: CarryWorld,
  job: Job,
  outcome: Outcome,
  signal: AbortSignal,
  fail: (at: Failpoint) => void,
): Promise<End> {
  for (;;) {
    try {
      return await writeDown(world, job, outcome, fail);
    } catch (error) {
      if (signal.aborted) return "lost";
      if (error instanceof Unavailable) {
        await new Promise((resolve) => setTimeout(resolve, NEXT_TRY_MS));
        continue;
      }
      log.jobThrew({ jobId: job.id, kind: job.kind }, error);
      return await writeDown(world, job, { kind: "later", why: { code: "unexpected" } }, fail);
    }
  }
}

async function writeDown(
  { tenants, pace = 1 }: CarryWorld,
  job: Job,
  outcome: Outcome,
  fail: (at: Failpoint) => void,
): Promise<End> {
  const actor = automaticActor(job.organizationId, `job ${job.id}`);
  const decided = verdictOn(outcome, job, Math.random());
  const verdict = decided.state === "pending" ? { ...decided, afterSeconds: decided.afterSeconds * pace } : decided;
  const written = await tenants.write(actor, async (books) => {
    const refusedBy = outcome.kind === "paused" ? await lockedIntegration(books, job.provider) : null;
    if (!await books.jobs.settle(job, verdict)) return no("lost" as const);
    if (outcome.kind === "done") await outcome.work?.(books);
    // Who can try again is told in the program.
    if (verdict.state === "dead") await books.notices.put([noticeOfDead(job)]);
    if (outcome.kind === "paused" && refusedBy) await books.integrations.pause(refusedBy.provider, outcome.why);
    fail("before_ack");
    return yes(null);
  });
  const end = written.ok ? outcome.kind : "lost";
  const facts = { jobId: job.id, kind: job.kind, organizationId: job.organizationId, attempts: job.attempts };
  if (end === "done") log.jobDone(facts);
  else if (end === "lost") log.jobLost(facts);
  else log.jobFailed({ ...facts, end: verdict.state === "dead" ? "dead" : end, why: whyCode(outcome) });
  return end;
}

/** Two jobs refused at the same time pause one after the other, and the second, which was not waiting yet, is held by the first's. */
async function lockedIntegration(books: Books, provider: Provider): Promise<Integration | null> {
  const { found } = await books.ask({ found: books.read.integrations.serving(provider) });
  return found && await books.integrations.lock(found.provider);
}

function whyCode(outcome: Outcome): string {
  return outcome.kind === "done" ? "" : outcome.why.code;
}

/** What a thrown error means to whoever reads the page. */
function whyOf(error: unknown): Why {
  if (error instanceof Unavailable) return { code: "database" };
  if (error instanceof AnswerTooLarge) return { code: "answer_too_large" };
  if (error instanceof DOMException && (error.name === "TimeoutError" || error.name === "AbortError")) {
    return { code: "timeout" };
  }
  // What fetch throws where no answer came, or only half of one.
  if (error instanceof TypeError && /fetch|sending request|connection|body|network/i.test(error.message)) {
    return { code: "unreachable" };
  }
  return { code: "unexpected" };
}
