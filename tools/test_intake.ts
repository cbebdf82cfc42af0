/** Posts messages to a firm's mailbox as its relay does, and reads them as the worker does. */
import { createHmac } from "node:crypto";
import { randomIds, systemClock } from "../adapters/clock.ts";
import { mailReader } from "../adapters/intake/handler.ts";
import { parsePhone } from "../adapters/phone.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { postgresDesk } from "../adapters/postgres/desk.ts";
import { postgresTenants } from "../adapters/postgres/tenants.ts";
import { automaticActor } from "../domain/kernel/automatic.ts";
import { yes } from "../domain/kernel/result.ts";

/** An open mailbox: its address and its secret. */
export interface OpenMailbox {
  readonly name: string;
  readonly secret: string;
}

type Fetch = (request: Request) => Promise<Response>;

/** What a signed request carries. */
export function signedHeaders(secret: string, raw: Uint8Array<ArrayBuffer>, at = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000));
  const signature = createHmac("sha256", secret).update(`${timestamp}.`).update(raw).digest("hex");
  return { "X-Webhook-Timestamp": timestamp, "X-Webhook-Signature": signature, "Content-Type": "message/rfc822" };
}

export function postMail(
  fetch: Fetch,
  origin: string,
  { name, secret }: OpenMailbox,
  raw: Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const signed = signedHeaders(secret, raw);
  return fetch(
    new Request(`${origin}/webhooks/${name}/email`, { method: "POST", body: raw, headers: { ...signed, ...headers } }),
  );
}

/** Reads everything that waits; says how much it was. */
export async function drainIntake(engine: Engine): Promise<number> {
  const tenants = postgresTenants(engine), desk = postgresDesk(engine);
  const reader = mailReader({ clock: systemClock, ids: randomIds, phones: { parse: parsePhone } });
  for (let read = 0;;) {
    const jobs = await desk.claim({ worker: "a test", kinds: ["intake.read"], most: 50, lane: 50, busy: [] });
    if (jobs.length === 0) return read;
    for (const job of jobs) {
      const actor = automaticActor(job.organizationId, `job ${job.id}`);
      const signal = new AbortController().signal;
      const outcome = await reader.carry(job, { tenants, actor, integration: null, fetch, signal, clock: systemClock });
      await tenants.write(actor, async (books) => {
        const verdict = outcome.kind === "done" ? { state: "done" as const, result: outcome.result } : {
          state: "dead" as const,
          why: outcome.kind === "later" ? outcome.why : (outcome as { why: { code: string } }).why,
        };
        if (await books.jobs.settle(job, verdict) && outcome.kind === "done") await outcome.work?.(books);
        return yes(null);
      });
      read++;
    }
  }
}
