import type { AuditAction } from "../../domain/audit/actions.ts";
import { ALWAYS_THERE, eachOnce, type Effect, type EffectKind, termsOf } from "../../domain/delivery/effect.ts";
import type { Job, JobRow } from "../../domain/delivery/job.ts";
import type { Desk, EffectWriter, JobCount, JobReader, JobWriter } from "../../domain/delivery/ports.ts";
import type { JobId, OrganizationId } from "../../domain/kernel/ids.ts";
import { uuidv7 } from "../../domain/kernel/ids.ts";
import { type Clock, type Instant, instantOf } from "../../domain/kernel/time.ts";
import { isOn, type MailKind } from "../../domain/mail/mail.ts";
import { asJson, type Ledger, question, type WrittenJob } from "./ledger.ts";
import { mailSettingsIn } from "./mail.ts";
import { byValue, partOf } from "./listing.ts";
import type { Write } from "./record.ts";

export function effectWriter(ledger: Ledger, clock: Clock): EffectWriter {
  return {
    put: (effects) => {
      putEffects(ledger, clock, effects);
      return Promise.resolve();
    },
    repeat: (kind, key) => {
      const job = find(ledger, kind, key);
      if (!job || job.state === "running") return Promise.resolve(false);
      keep(ledger, dueNow(job, clock));
      return Promise.resolve(true);
    },
    callOff: (kind, keyBegin) => {
      for (const job of [...ledger.outbox.values()]) {
        const untried = job.state === "pending" && job.attempts === 0 && job.startedAt === null;
        if (job.kind !== kind || !job.key.startsWith(keyBegin) || !untried) continue;
        keep(ledger, {
          ...{ ...job, state: "dropped", held: false, finishedAt: clock.now(), lastError: { code: "taken_back" } },
        });
      }
      return Promise.resolve();
    },
  };
}

/** What the Postgres adapter's one statement does. */
export function putEffects(ledger: Ledger, clock: Clock, effects: readonly Effect[]): void {
  const now = clock.now();
  for (const { kind, key, about, dueAt, holdSeconds = 0 } of eachOnce(effects)) {
    const { provider, again } = termsOf(kind);
    const serving = [...ledger.integrations.values()].find(({ serves }) => serves === provider);
    if (!serving && !(ALWAYS_THERE as readonly string[]).includes(provider)) continue;
    if (about.mail && !isOn(mailSettingsIn(ledger).switches, about.mail as MailKind)) continue;
    const held = serving?.state === "paused", wanted = dueAt ?? later(now, holdSeconds);
    const before = find(ledger, kind, key);
    if (before && !again) continue;
    if (!before) {
      const id = uuidv7(Date.parse(now), randomTen(ledger)) as JobId;
      const fresh = { attempts: 0, lastError: null, result: null, finishedAt: null, startedAt: null, token: 0 };
      keep(ledger, {
        ...{ id, kind, provider, key, about: asJson(about), state: "pending", held, createdAt: now, runAt: wanted },
        ...fresh,
        asked: 1,
        askedAtClaim: 0,
      });
      continue;
    }
    const over = before.state === "done" || before.state === "dead" || before.state === "dropped";
    const quietUntil = before.startedAt ? later(before.startedAt, termsOf(kind).quietSeconds) : wanted;
    const untried = before.state === "pending" && before.attempts === 0;
    keep(ledger, {
      ...before,
      asked: before.asked + 1,
      about: asJson(about),
      state: before.state === "running" ? "running" : "pending",
      attempts: over ? 0 : before.attempts,
      runAt: over
        ? (quietUntil > wanted ? quietUntil : wanted)
        : untried && wanted < before.runAt
        ? wanted
        : before.runAt,
      held,
    });
  }
}

function later(at: Instant, seconds: number): Instant {
  return instantOf(Date.parse(at) + seconds * 1_000);
}

function randomTen({ outbox }: Ledger): Uint8Array {
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setUint32(6, outbox.size + 1);
  return bytes;
}

export function jobReader(ledger: Ledger): JobReader {
  const rows = () => [...ledger.outbox.values()].map(rowOf);
  const newestFirst = (a: JobRow, b: JobRow) => byValue(b.createdAt, a.createdAt) || byValue(b.id, a.id);
  return {
    find: (id) => question(() => ledger.outbox.has(id) ? rowOf(ledger.outbox.get(id)!) : null),
    of: (kind, key) =>
      question(() => {
        const job = find(ledger, kind, key);
        return job ? rowOf(job) : null;
      }),
    about: (key) => question(() => rows().filter((row) => row.key === key).toSorted(newestFirst)),
    list: ({ state, provider }, part) =>
      question(() =>
        partOf(
          rows().filter((row) =>
            (state === null || row.state === state) && (provider === null || row.provider === provider)
          ),
          {
            place: ({ createdAt, id }) => ({ value: createdAt, id }),
            compare: (a, b) => byValue(b.value, a.value) || byValue(b.id, a.id),
          },
          part,
        )
      ),
    counts: () =>
      question(() => {
        const counted = new Map<string, JobCount>();
        for (const { provider, state, held } of ledger.outbox.values()) {
          if (state === "done" || state === "dropped") continue;
          const key = `${provider} ${state} ${held}`, before = counted.get(key)?.count ?? 0;
          counted.set(key, { provider, state, held, count: before + 1, lagSeconds: 0 });
        }
        return [...counted].toSorted(([a], [b]) => byValue(a, b)).map(([, count]) => count);
      }),
  };
}

export function jobWriter(ledger: Ledger, clock: Clock, write: Write): JobWriter {
  const clicked = (action: AuditAction, job: WrittenJob) => {
    keep(ledger, job);
    write(action, "job", job.id, { kind: job.kind, key: job.key });
    return Promise.resolve(rowOf(job));
  };
  return {
    settle: (job, verdict) => {
      const held = ledger.outbox.get(job.id);
      if (held?.state !== "running" || held.token !== job.token) return Promise.resolve(false);
      const now = clock.now();
      const once = held.asked > held.askedAtClaim && termsOf(held.kind).again;
      if (verdict.state === "done") {
        const state = once ? "pending" as const : "done" as const;
        const attempts = once ? 0 : held.attempts;
        const done = { state, attempts, result: asJson(verdict.result), lastError: null, startedAt: null };
        keep(ledger, { ...held, ...done, runAt: now, finishedAt: now });
      } else if (verdict.state === "dead") {
        keep(ledger, { ...held, state: "dead", lastError: asJson(verdict.why), finishedAt: now });
      } else {
        const attempts = held.attempts - (verdict.counts ? 0 : 1);
        const runAt = after(now, verdict.afterSeconds);
        const paused = [...ledger.integrations.values()].some(({ serves, state }) =>
          serves === held.provider && state === "paused"
        );
        keep(ledger, { ...held, state: "pending", held: paused, attempts, lastError: asJson(verdict.why), runAt });
      }
      noteTry(ledger, held, verdict.state === "done", now);
      return Promise.resolve(true);
    },
    retry: (id) => {
      const job = ledger.outbox.get(id);
      if (!job || job.state === "running" || job.state === "done") return Promise.resolve(null);
      return clicked("job_retried", dueNow(job, clock));
    },
    drop: (id) => {
      const job = ledger.outbox.get(id);
      if (job?.state !== "pending" && job?.state !== "dead") return Promise.resolve(null);
      return clicked("job_dropped", { ...job, state: "dropped", finishedAt: clock.now() });
    },
  };
}

/** The desk of books that live as long as the program. */
export function memoryDesk(ledgers: () => Iterable<[OrganizationId, Ledger]>, clock: Clock): Desk {
  const mine = ({ organizationId, id, token }: Job) => {
    const ledger = [...ledgers()].find(([one]) => one === organizationId)?.[1];
    const job = ledger?.outbox.get(id);
    return ledger && job?.state === "running" && job.token === token ? { ledger, job } : null;
  };
  return {
    claim({ kinds, most, lane, busy }) {
      const now = clock.now();
      const lanes = [...ledgers()].flatMap(([organizationId, ledger]) =>
        [...Map.groupBy(ledger.outbox.values(), ({ provider }) => provider)].map(([provider, jobs]) => ({
          ...{ organizationId, ledger },
          jobs: jobs.filter((job) =>
            (job.state === "pending" || job.state === "running") && !job.held && job.runAt <= now &&
            kinds.includes(job.kind)
          ).toSorted((a, b) => byValue(a.runAt, b.runAt) || byValue(a.id, b.id)).slice(
            0,
            Math.max(
              0,
              lane -
                busy.filter((one) => one.organizationId === organizationId && one.provider === provider).length,
            ),
          ),
        }))
      );
      const chosen = lanes.flatMap(({ jobs, ...where }) => jobs.map((job, place) => ({ ...where, job, place })))
        .toSorted((a, b) => a.place - b.place || byValue(a.job.runAt, b.job.runAt)).slice(0, most);
      return Promise.resolve(chosen.map(({ organizationId, ledger, job }): Job => {
        const token = job.token + 1, attempts = job.attempts + 1;
        const runAt = after(now, termsOf(job.kind).leaseSeconds);
        keep(ledger, { ...job, state: "running", token, attempts, runAt, askedAtClaim: job.asked });
        const { id, kind, provider, key, about } = job;
        return { id, organizationId, kind, provider, key, about, attempts, token, maybeDone: job.startedAt !== null };
      }));
    },
    mark(job) {
      const held = mine(job);
      if (!held) return Promise.resolve(false);
      const startedAt = clock.now(), quiet = after(startedAt, termsOf(job.kind).quietSeconds);
      keep(held.ledger, { ...held.job, startedAt, runAt: quiet > held.job.runAt ? quiet : held.job.runAt });
      return Promise.resolve(true);
    },
    release(jobs) {
      const now = clock.now();
      for (const job of jobs) {
        const held = mine(job);
        if (!held) continue;
        keep(held.ledger, { ...dueNow(held.job, { now: () => now }), attempts: held.job.attempts - 1 });
      }
      return Promise.resolve();
    },
    nextDueMs(kinds) {
      const waiting = [...ledgers()].flatMap(([, { outbox }]) => [...outbox.values()])
        .filter(({ kind, state, held }) =>
          (state === "pending" || state === "running") && !held && kinds.includes(kind)
        );
      const next = waiting.map(({ runAt }) => runAt).toSorted().at(0);
      return Promise.resolve(next ? Date.parse(next) - Date.parse(clock.now()) : null);
    },
  };
}

function find({ outbox }: Ledger, kind: EffectKind, key: string): WrittenJob | undefined {
  return [...outbox.values()].find((job) => job.kind === kind && job.key === key);
}

function keep(ledger: Ledger, job: WrittenJob): void {
  ledger.outbox.set(job.id, job);
}

function dueNow(job: WrittenJob, clock: Clock): WrittenJob {
  const now = clock.now();
  const quiet = job.startedAt === null ? now : after(job.startedAt, termsOf(job.kind).quietSeconds);
  return { ...job, state: "pending", attempts: 0, finishedAt: null, runAt: quiet > now ? quiet : now };
}

function rowOf({ token: _token, asked: _asked, askedAtClaim: _claim, startedAt, ...row }: WrittenJob): JobRow {
  return { ...row, maybeDone: startedAt !== null };
}

function after(instant: Instant, seconds: number): Instant {
  return instantOf(Date.parse(instant) + seconds * 1000);
}

function noteTry(ledger: Ledger, { provider }: WrittenJob, worked: boolean, now: Instant): void {
  for (const [name, one] of ledger.integrations) {
    if (one.serves !== provider) continue;
    ledger.integrations.set(name, { ...one, ...(worked ? { lastSuccessAt: now } : { lastFailureAt: now }) });
  }
}
