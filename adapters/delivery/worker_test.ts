import assert from "node:assert/strict";
import type { Effect } from "../../domain/delivery/effect.ts";
import type { Handler } from "../../domain/delivery/handler.ts";
import type { Job } from "../../domain/delivery/job.ts";
import { findIntegrations, resumeIntegration } from "../../domain/integrations/change_integrations.ts";
import { yes } from "../../domain/kernel/result.ts";
import { divertLog } from "../log.ts";
import { kept } from "../memory/world.ts";
import { postgresDesk } from "../postgres/desk.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { deliveryScene } from "../../tools/test_delivery.ts";
import { testSecrets } from "../../tools/test_secrets.ts";
import { until } from "../../tools/until.ts";

divertLog(() => {});

const invoice = (key: string): Effect => ({ kind: "invoice.draft", key, about: { saleId: key } });
const mail = (key: string): Effect => ({ kind: "mail.send", key, about: {} });
/** Counts what it carried by key. */
function counting(): Handler & { readonly carried: string[] } {
  const carried: string[] = [];
  return { carried, carry: ({ key }) => (carried.push(key), Promise.resolve({ kind: "done", result: { key } })) };
}
const never = new Promise<never>(() => {});

eachDatabase(
  "a worker carries out what is due, with the firm's secret, and its work is one with the acknowledgement",
  async ({ engine }) => {
    await using play = await deliveryScene(engine);
    const seen: unknown[] = [];
    await play.put(play.anna, invoice("1"));

    const worker = play.worker({
      "invoice.draft": {
        carry: (job, { integration, actor }) => {
          seen.push(job.about, integration?.provider, integration?.secret, actor.organizationId);
          return Promise.resolve({
            kind: "done",
            result: { billyId: "b1" },
            work: async (books) => await books.effects.put([mail("after")]),
          });
        },
      },
    });
    worker.wake();
    await worker.idle();

    const jobs = await play.jobs(play.anna);
    assert.deepEqual(seen, [{ saleId: "1" }, "billy", "a token of Billy's", play.anna.organizationId]);
    assert.deepEqual(jobs.map(({ kind, state, result }) => [kind, state, result]).toSorted(), [
      ["invoice.draft", "done", { billyId: "b1" }],
      ["mail.send", "pending", null],
    ]);
  },
);

eachDatabase("work that fails takes its acknowledgement with it, and the next try looks first", async ({ engine }) => {
  await using play = await deliveryScene(engine);
  let looked = 0, carried = 0;
  await play.put(play.anna, invoice("1"));
  const done = (work: () => Promise<void>) => ({ kind: "done" as const, result: null, work });
  const worker = play.worker({
    "invoice.draft": {
      look: () => (looked++, Promise.resolve(done(() => Promise.resolve()))),
      carry: () => (carried++, Promise.resolve(done(() => Promise.reject(new Error("Cannot keep it"))))),
    },
  });

  worker.wake();
  await worker.idle();
  const [failed] = await play.jobs(play.anna);
  await play.later(1_000);
  worker.wake();
  await worker.idle();
  const [then] = await play.jobs(play.anna);

  assert.deepEqual([failed.state, failed.lastError, failed.maybeDone], ["pending", { code: "unexpected" }, true]);
  assert.deepEqual([then.state, carried, looked], ["done", 1, 1]);
});

eachDatabase(
  "O4 a handler that never returns holds up nobody, and its job is tried again when the lease is over",
  async ({ engine }) => {
    await using play = await deliveryScene(engine);
    const mails = counting();
    let tries = 0;
    const hands = { "invoice.draft": { carry: () => (tries++, never) }, "mail.send": mails };
    await play.put(play.anna, ...Array.from({ length: 9 }, (_, place) => invoice(`${place}`)), mail("hers"));
    await play.put(play.carla, mail("theirs"));

    play.worker(hands, { pace: 0.01 }).wake();
    await until(() => mails.carried.length === 2);
    await until(async () => (await play.jobs(play.anna)).some(({ attempts }) => attempts >= 2));

    assert.deepEqual(mails.carried.toSorted(), ["hers", "theirs"]);
    assert.ok(tries > 2);
  },
);

eachDatabase(
  "O5 a poisoned job is dead after its attempts, with the reason, and the hundred behind it are done",
  async ({ engine }) => {
    await using play = await deliveryScene(engine);
    const hook = (key: string): Effect => ({ kind: "intake.read", key, about: {} });
    let tries = 0;
    const carry: Handler["carry"] = ({ key }) => {
      if (key !== "poison") return Promise.resolve({ kind: "done", result: null });
      tries++;
      throw new TypeError("Cannot read properties of undefined");
    };
    await play.put(play.anna, hook("poison"), ...Array.from({ length: 99 }, (_, place) => hook(`${place}`)));
    const worker = play.worker({ "intake.read": { carry } });

    for (let days = 0; days < 12; days++) {
      worker.wake();
      await worker.idle();
      await play.later(86_400);
    }

    const counts = (await play.tenants.read(play.anna, ({ jobs }) => ({ counts: jobs.counts() }))).counts;
    assert.deepEqual(counts.map(({ state, count }) => [state, count]), [["dead", 1]]);
    const { dead } = await play.tenants.read(play.anna, ({ jobs }) => ({ dead: jobs.of("intake.read", "poison") }));
    assert.deepEqual([dead?.attempts, dead?.lastError], [12, { code: "unexpected" }]);
  },
);

eachDatabase("O6 a dead job an administrator tries again is looked for first, and happens once", async ({ engine }) => {
  await using play = await deliveryScene(engine);
  const invoices: string[] = [];
  const worker = play.worker({
    "invoice.draft": {
      look: ({ key }) => Promise.resolve(invoices.includes(key) ? { kind: "done", result: "found" } : null),
      carry: ({ key }) => (invoices.push(key), Promise.resolve({ kind: "dead", why: { code: "refused" } })),
    },
  });
  await play.put(play.anna, invoice("1"));
  worker.wake();
  await worker.idle();
  const [dead] = await play.jobs(play.anna);

  await play.later(120);
  kept(await play.tenants.write(play.anna, async (books) => yes(await books.jobs.retry(dead.id))));
  worker.wake();
  await worker.idle();

  assert.equal(dead.state, "dead");
  assert.deepEqual((await play.jobs(play.anna)).map(({ state, result }) => [state, result]), [["done", "found"]]);
  assert.deepEqual(invoices, ["1"]);
});

eachDatabase("O7 a firm with ten thousand jobs does not keep another's one waiting", async ({ engine }) => {
  await using play = await deliveryScene(engine);
  const mails = counting();
  for (let from = 0; from < 10_000; from += 1_000) {
    await play.put(play.anna, ...Array.from({ length: 1_000 }, (_, place) => mail(`many ${from + place}`)));
  }
  const worker = play.worker({ "mail.send": mails });
  worker.wake();
  await until(() => mails.carried.length > 5);

  await play.put(play.carla, mail("one"));
  // Counted from when it is there: how long the putting takes is not the worker's affair.
  const before = mails.carried.length;
  await until(() => mails.carried.includes("one"));

  const behind = mails.carried.indexOf("one") - before;
  assert.ok(behind < 30, `${behind} went before it`);
  await worker.stop();
});

eachDatabase(
  "P5 a refused login pauses the firm's provider once, keeps its jobs, and goes on when it is resumed",
  async ({ engine }) => {
    await using play = await deliveryScene(engine);
    let valid = false, asked = 0;
    const { promise: bothAsked, resolve: goOn } = Promise.withResolvers<void>();
    const invoices = counting();
    const worker = play.worker({
      "invoice.draft": {
        async carry(job, hands) {
          if (valid || job.organizationId === play.carla.organizationId) return await invoices.carry(job, hands);
          // All are refused in the same moment.
          if (++asked === 8) goOn();
          await bothAsked;
          return { kind: "paused", why: { code: "refused_login", facts: { status: 401 } } };
        },
      },
    }, { lane: 8, parallel: 9 });
    const keys = Array.from({ length: 8 }, (_, place) => `${place}`);
    await play.put(play.anna, ...keys.map(invoice));
    await play.put(play.carla, invoice("theirs"));
    worker.wake();
    await worker.idle();
    const paused = kept(await findIntegrations(play)(play.anna));
    const waiting = await play.jobs(play.anna);
    const { audit } = await play.tenants.read(play.anna, ({ audit }) => ({
      audit: audit.count({ ...NOTHING, action: "integration_paused" }),
    }));

    valid = true;
    kept(await resumeIntegration({ ...play, secrets: testSecrets })(play.anna, "billy"));
    await play.later(1_000);
    worker.wake();
    await worker.idle();

    assert.deepEqual(paused.map(({ state, why }) => [state, why?.code]), [["paused", "refused_login"]]);
    assert.ok(waiting.every(({ state, held, attempts }) => state === "pending" && held && attempts === 0));
    assert.equal(audit.count, 1);
    assert.deepEqual(invoices.carried.toSorted(), [...keys, "theirs"]);
  },
);

const NOTHING = { actorId: null, action: null, resourceId: null, from: null, until: null };

eachDatabase(
  "a worker that is stopped takes nothing more, waits for what runs, and gives back what does not end",
  async ({ engine }) => {
    await using play = await deliveryScene(engine);
    const { promise: slow, resolve: finish } = Promise.withResolvers<void>();
    const worker = play.worker({
      "mail.send": { carry: async () => (await slow, { kind: "done", result: null }) },
      "invoice.draft": { carry: () => never },
    });
    await play.put(play.anna, mail("slow"), invoice("stuck"));
    worker.wake();
    await until(async () =>
      (await play.jobs(play.anna)).every(({ state, maybeDone }) => state === "running" && maybeDone)
    );

    const stopping = worker.stop(10_000);
    await play.put(play.anna, mail("late"));
    finish();
    await stopping;

    const jobs = await play.jobs(play.anna);
    assert.deepEqual(jobs.map(({ key, state }) => [key, state]).toSorted(), [
      ["late", "pending"],
      ["slow", "done"],
      ["stuck", "pending"],
    ]);
    const stuck = jobs.find(({ key }) => key === "stuck")!;
    assert.ok(stuck.maybeDone && Date.parse(stuck.runAt) > Date.now() + 60_000, "looked for after its quiet time");
  },
);

eachDatabase("a worker that is stopped while it asks for jobs gives back what it was given", async ({ engine }) => {
  await using play = await deliveryScene(engine);
  const desk = postgresDesk(engine), hands = counting();
  const { promise: mayAsk, resolve: ask } = Promise.withResolvers<void>();
  const { promise: asked, resolve: given } = Promise.withResolvers<readonly Job[]>();
  const worker = play.worker({ "mail.send": hands }, {
    desk: {
      ...desk,
      async claim(wanted) {
        await mayAsk;
        const jobs = await desk.claim(wanted);
        given(jobs);
        return jobs;
      },
    },
  });
  worker.wake();

  const stopping = worker.stop(10_000);
  await play.put(play.anna, mail("late"));
  ask();
  await stopping;

  const jobs = await play.jobs(play.anna);
  assert.deepEqual((await asked).map(({ key }) => key), ["late"]);
  assert.deepEqual(jobs.map(({ state, attempts, maybeDone }) => [state, attempts, maybeDone]), [["pending", 0, false]]);
  assert.deepEqual(hands.carried, []);
});

eachDatabase("nothing leaves a branch of Deno Deploy, and what came in is read", async ({ engine }) => {
  await using play = await deliveryScene(engine);
  const hands = counting();
  await play.put(play.anna, mail("1"), invoice("1"), { kind: "intake.read", key: "1", about: {} });

  const worker = play.worker({ "mail.send": hands, "invoice.draft": hands, "intake.read": hands }, {
    deliversOutside: false,
  });
  worker.wake();
  await worker.idle();

  assert.deepEqual((await play.jobs(play.anna)).filter(({ state }) => state === "done").map(({ kind }) => kind), [
    "intake.read",
  ]);
});
