import assert from "node:assert/strict";
import { isSignedBy, type Received, type Receiver, startReceiver } from "../../tools/fakes/receiver.ts";
import { EFFECTS } from "../../domain/delivery/effect.ts";
import type { Hands, Outcome } from "../../domain/delivery/handler.ts";
import type { Job } from "../../domain/delivery/job.ts";
import { verdictOn } from "../../domain/delivery/verdict.ts";
import type { HookEventKind } from "../../domain/hooks/event.ts";
import { changeHook, dropHook, findHook, makeHook, rotateHookSecret } from "../../domain/hooks/manage_hooks.ts";
import { replayDelivery, testHook } from "../../domain/hooks/send_again.ts";
import { recordCustomer } from "../../domain/customers/record_customer.ts";
import { deleteCustomer } from "../../domain/customers/delete_customer.ts";
import { automaticActor } from "../../domain/kernel/automatic.ts";
import { addMinutes } from "../../domain/kernel/time.ts";
import { yes } from "../../domain/kernel/result.ts";
import { findNotices } from "../../domain/notices/find_notices.ts";
import { customerFacts } from "../memory/builders.ts";
import { CAST } from "../memory/cast.ts";
import { kept, memoryWorld, plainSecrets } from "../memory/world.ts";
import { hookCourier } from "./deliver.ts";
import { newHookSecret } from "./signature.ts";

const { anna } = CAST;

/** A firm with one webhook to the receiver, and a desk whose jobs are carried out one after the other. */
async function openFirm(receiver: Receiver, events: readonly HookEventKind[] = ["customer.created"]) {
  const base = memoryWorld();
  const world = { ...base, secrets: plainSecrets, newSecret: newHookSecret, local: true };
  const { tenants, clock } = world;
  const courier = hookCourier({
    ...{ secrets: plainSecrets, local: true, timeoutMs: 60_000 },
    show: async (actor, about) => {
      const { found } = await tenants.read(actor, ({ customers }) => ({ found: customers.find(about.id as never) }));
      return found?.deletedAt === null ? { id: found.id, name: found.name } : null;
    },
  });
  const { hook, secret } = kept(await makeHook(world)(anna, { name: "Lager", url: receiver.url, events }));

  async function carry(job: Job): Promise<Outcome> {
    const actor = automaticActor(anna.organizationId, `job ${job.id}`);
    const hands: Hands = { tenants, actor, clock, integration: null, fetch, signal: new AbortController().signal };
    const outcome = await courier.carry(job, hands);
    await tenants.write(actor, async (books) => {
      await books.jobs.settle(job, verdictOn(outcome, job, 0.5));
      if (outcome.kind === "done") await outcome.work?.(books);
      return yes(null);
    });
    return outcome;
  }
  return {
    ...world,
    hook,
    secret,
    /** Carries out what is due, once each. */
    async work(): Promise<Outcome[]> {
      const claim = { worker: "test", kinds: ["hook.deliver"] as const, most: 100, lane: 100, busy: [] };
      const outcomes: Outcome[] = [];
      for (const job of await tenants.desk.claim(claim)) outcomes.push(await carry(job));
      return outcomes;
    },
    /** What people hear in the program, and who gets a mail. */
    async told() {
      const of = async (actor: typeof anna) =>
        (await findNotices({ tenants })(actor)).map(({ kind, name }) => `${kind} ${name}`);
      const { jobs } = await tenants.read(anna, ({ jobs }) => ({
        jobs: jobs.list({ state: null, provider: "mail" }, { size: 10, page: 1 }),
      }));
      const mails = jobs.rows.filter(({ about }) => about.mail === "hook_disabled").map(({ about }) => about.userId);
      return { anna: await of(anna), mads: await of(CAST.mads), mails };
    },
    log: async () => kept(await findHook(world)(anna, hook.id, { size: 100, page: 1 })),
    customer: (name = "Carla Jensen") => recordCustomer(world)(anna, customerFacts({ name }), true).then(kept),
    later: (minutes: number) => clock.set(addMinutes(clock.now(), minutes)),
  };
}

const bodyOf = ({ body }: Received) => JSON.parse(body);

Deno.test("a message arrives signed, with what happened and the record, and is written down as delivered", async () => {
  await using receiver = await startReceiver();
  const firm = await openFirm(receiver);
  const customer = await firm.customer();

  const outcomes = await firm.work();

  const [came] = receiver.received;
  assert.ok(isSignedBy(firm.secret, came));
  assert.ok(!isSignedBy(newHookSecret(), came));
  const { hook, log: { rows: [delivery] } } = await firm.log();
  assert.equal(came.headers["webhook-id"], `msg_${delivery.id}`);
  assert.equal(came.headers["content-type"], "application/json; charset=utf-8");
  assert.deepEqual(bodyOf(came), {
    type: "customer.created",
    version: 1,
    timestamp: delivery.at,
    organizationId: anna.organizationId,
    data: { customerId: customer.id, change: {}, customer: { id: customer.id, name: "Carla Jensen" } },
  });
  assert.deepEqual(outcomes.map(({ kind }) => kind), ["done"]);
  assert.deepEqual([delivery.state, delivery.attempts.map(({ status }) => status)], ["delivered", [200]]);
  assert.equal(hook.lastDeliveredAt, firm.clock.now());
});

Deno.test("a message that is not taken is tried again later under its id, with the record as it is by then", async () => {
  await using receiver = await startReceiver();
  receiver.faults.push({ status: 500 }, "drop", { status: 404 });
  const firm = await openFirm(receiver);
  const customer = await firm.customer();

  const outcomes = [...await firm.work()];
  const tooSoon = await firm.work();
  for (let tries = 1; tries < 4; tries++) {
    firm.later(10);
    if (tries === 3) kept(await deleteCustomer(firm)(anna, customer.id));
    outcomes.push(...await firm.work());
  }

  assert.deepEqual(outcomes.map(({ kind }) => kind), ["later", "later", "later", "done"]);
  assert.deepEqual(tooSoon, []);
  const { hook, log: { rows: [delivery] } } = await firm.log();
  assert.equal(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size, 1);
  assert.deepEqual(delivery.attempts.map(({ status, fault }) => status ?? fault), [500, "no_answer", 404, 200]);
  assert.deepEqual([delivery.state, hook.failures, hook.failingSince], ["delivered", 0, null]);
  assert.equal(bodyOf(receiver.received[0]).data.customer.name, "Carla Jensen");
  assert.equal(bodyOf(receiver.received[3]).data.customer, null);
});

Deno.test("X7 a redirect is not followed and not tried again; 410 disables the webhook, and what waited is not sent", async () => {
  await using receiver = await startReceiver();
  await using inner = await startReceiver();
  receiver.faults.push({ status: 307, location: inner.url }, { status: 410 });
  const firm = await openFirm(receiver);
  for (const name of ["A", "B", "C"]) await firm.customer(name);

  const outcomes = await firm.work();

  assert.deepEqual(outcomes.map(({ kind }) => kind), ["dead", "dead", "done"]);
  assert.deepEqual([receiver.received.length, inner.received.length], [2, 0]);
  const { hook, log } = await firm.log();
  assert.equal(hook.state, "disabled");
  assert.deepEqual(log.rows.map(({ state }) => state), ["failed", "failed", "failed"]);
  assert.deepEqual(log.rows.map(({ attempts }) => attempts[0].fault).sort(), ["gone", "not_sent", "redirect"]);
  await firm.customer("D");
  assert.equal((await firm.log()).log.rows.length, 3);
});

Deno.test("X7 a webhook whose address was let through once is judged again at delivery", async () => {
  await using receiver = await startReceiver();
  const firm = await openFirm(receiver);
  const strict = hookCourier({ secrets: plainSecrets, local: false, show: () => Promise.resolve(null) });
  await firm.customer();
  const [job] = await firm.tenants.desk.claim({ worker: "t", kinds: ["hook.deliver"], most: 1, lane: 1, busy: [] });

  const outcome = await strict.carry(job, {
    ...{ tenants: firm.tenants, actor: automaticActor(anna.organizationId, "x"), clock: firm.clock, integration: null },
    ...{ fetch, signal: new AbortController().signal },
  });

  assert.deepEqual(outcome, { kind: "dead", why: { code: "hook_refused_target" } });
  assert.equal(receiver.received.length, 0);
});

Deno.test("after the secret was changed a message carries both signatures for a day, then the new one alone", async () => {
  await using receiver = await startReceiver();
  const firm = await openFirm(receiver);
  const { secret } = kept(await rotateHookSecret(firm)(anna, firm.hook.id));

  await firm.customer("A");
  await firm.work();
  firm.later(24 * 60 + 1);
  await firm.customer("B");
  await firm.work();

  const [both, one] = receiver.received;
  assert.deepEqual([isSignedBy(firm.secret, both), isSignedBy(secret, both)], [true, true]);
  assert.deepEqual([isSignedBy(firm.secret, one), isSignedBy(secret, one)], [false, true]);
});

Deno.test("a test reaches a webhook that is off, a replay comes under its old id, and nothing comes after it is deleted", async () => {
  await using receiver = await startReceiver();
  const firm = await openFirm(receiver);
  await firm.customer();
  await firm.work();
  const [{ id }] = (await firm.log()).log.rows;

  kept(await replayDelivery(firm)(anna, firm.hook.id, id));
  await firm.work();
  kept(await changeHook(firm)(anna, firm.hook.id, { version: 1, state: "off" }));
  kept(await testHook(firm)(anna, firm.hook.id));
  await firm.work();
  kept(await testHook(firm)(anna, firm.hook.id));
  kept(await dropHook(firm)(anna, firm.hook.id));
  const last = await firm.work();

  const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
  assert.equal(ids.length, 3);
  assert.equal(ids[0], ids[1]);
  assert.deepEqual([bodyOf(receiver.received[2]).type, bodyOf(receiver.received[2]).data], ["webhook.test", {}]);
  assert.deepEqual(last, [{ kind: "done", result: { sent: false } }]);
});

Deno.test("a message nobody takes for three days stands in the log as not delivered, and its webhook is disabled", async () => {
  await using receiver = await startReceiver();
  const most = EFFECTS["hook.deliver"].attempts;
  for (let tries = 0; tries < most; tries++) receiver.faults.push({ status: 503 });
  const firm = await openFirm(receiver);
  await firm.customer();

  const outcomes: Outcome[] = [];
  for (let tries = 0; tries < most; tries++) {
    outcomes.push(...await firm.work());
    firm.later(3 * 60);
  }

  const { hook, log: { rows: [delivery] } } = await firm.log();
  assert.equal(hook.state, "disabled");
  assert.deepEqual(await firm.told(), { anna: ["hook_disabled Lager"], mads: [], mails: [anna.userId] });
  assert.equal(delivery.state, "failed");
  assert.ok(outcomes.length > 20 && outcomes.length <= most, String(outcomes.length));
  assert.equal(outcomes.at(-1)?.kind, "done");
});
