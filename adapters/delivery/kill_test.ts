import assert from "node:assert/strict";
import { FAILPOINTS } from "../failpoints.ts";
import { divertLog } from "../log.ts";
import { openTestDatabase, type TestDatabase } from "../../tools/test_databases.ts";
import { type DeliveryScene, deliveryScene } from "../../tools/test_delivery.ts";
import { until } from "../../tools/until.ts";

divertLog(() => {});

/** Longer than any lease and quiet time. */
const LONG_ENOUGH_S = 3_600;
const CHILD = new URL("../../tools/delivery_child.ts", import.meta.url).pathname;

/** Makes an invoice each time it is asked to, like a neighbour that knows no idempotency keys. */
function openFake() {
  const made = new Map<string, number>();
  let asked = () => {};
  let mayAnswer = Promise.resolve();
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
    const key = decodeURIComponent(new URL(request.url).pathname.slice(1));
    if (request.method === "GET") return new Response(null, { status: made.has(key) ? 200 : 404 });
    made.set(key, (made.get(key) ?? 0) + 1);
    asked();
    await mayAnswer;
    return new Response(null, { status: 201 });
  });
  return {
    made,
    url: `http://127.0.0.1:${server.addr.port}`,
    onMade: (listener: () => void) => asked = listener,
    answersAfter: (moment: Promise<void>) => void (mayAnswer = moment),
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

function child(database: TestDatabase, fake: { readonly url: string }, env: Record<string, string> = {}) {
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", CHILD],
    env: { DATABASE_URL: database.url!, FAKE_URL: fake.url, ...env },
    stdout: "piped",
    stderr: "null",
  }).spawn();
  let said = "";
  const heard = (async () => {
    for await (const text of process.stdout.pipeThrough(new TextDecoderStream())) said += text;
  })();
  return {
    signal: (signal: Deno.Signal) => process.kill(signal),
    ended: process.status,
    said: () => said,
    async [Symbol.asyncDispose]() {
      try {
        process.kill("SIGKILL");
      } catch { /* it is dead already */ }
      await Promise.all([process.status, heard]);
    },
  };
}

const invoices = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ kind: "invoice.draft" as const, key: `sale:${place}`, about: {} }));

async function stateOf(play: DeliveryScene, key: string) {
  return (await play.tenants.read(play.anna, ({ jobs }) => ({ job: jobs.of("invoice.draft", key) }))).job!;
}

/** With a Postgres of the test run; without one it is skipped, or fails where CI=true. */
function onPostgres(name: string, test: (database: TestDatabase) => Promise<void>): void {
  const missing = !Deno.env.get("TEST_DATABASE_URL");
  Deno.test({
    name,
    ignore: missing && Deno.env.get("CI") !== "true",
    sanitizeOps: false,
    sanitizeResources: false,
    async fn() {
      const database = await openTestDatabase("postgres");
      await test(database).finally(() => database.close());
    },
  });
}

const IDS: Partial<Record<typeof FAILPOINTS[number], string>> = { after_claim: "O1 ", after_call: "O2 " };

for (const at of FAILPOINTS) {
  onPostgres(`${IDS[at] ?? ""}a worker killed ${at} leaves nothing lost and nothing doubled`, async (database) => {
    await using fake = openFake();
    await using play = await deliveryScene(database.engine);
    await play.put(play.anna, ...invoices(1));

    const killed = child(database, fake, { FAIL_AT: at });
    const { signal } = await killed.ended;
    const between = await stateOf(play, "sale:0");
    await play.later(LONG_ENOUGH_S);
    await using _next = child(database, fake);
    await until(async () => (await stateOf(play, "sale:0")).state === "done");

    assert.equal(signal, "SIGKILL");
    assert.equal(between.state, at === "after_ack" ? "done" : "running");
    assert.deepEqual([...fake.made], [["sale:0", 1]]);
    assert.equal((await stateOf(play, "sale:0")).attempts, at === "after_ack" ? 1 : 2);
  });
}

onPostgres("O3 a worker that slept beyond its lease changes nothing when it wakes up", async (database) => {
  await using fake = openFake();
  await using play = await deliveryScene(database.engine);
  await play.put(play.anna, ...invoices(1));
  const { promise: called, resolve } = Promise.withResolvers<void>();
  const { promise: asleep, resolve: fellAsleep } = Promise.withResolvers<void>();
  fake.onMade(resolve);
  fake.answersAfter(asleep);

  await using first = child(database, fake);
  await called;
  first.signal("SIGSTOP");
  fellAsleep();
  await play.later(LONG_ENOUGH_S);
  await using _second = child(database, fake);
  await until(async () => (await stateOf(play, "sale:0")).state === "done");
  const done = await stateOf(play, "sale:0");
  first.signal("SIGCONT");
  await until(() => first.said().includes('"event":"job_lost"'));

  assert.deepEqual([done.attempts, done.result], [2, "found"]);
  assert.deepEqual(await stateOf(play, "sale:0"), done);
  assert.deepEqual([...fake.made], [["sale:0", 1]]);
});

onPostgres("O8 four processes at the same five hundred jobs do each once", async (database) => {
  await using fake = openFake();
  await using play = await deliveryScene(database.engine);
  await play.put(play.anna, ...invoices(250));
  await play.put(play.carla, ...invoices(500).slice(250));

  const processes = Array.from({ length: 4 }, () => child(database, fake));
  try {
    await until(() => fake.made.size === 500);
    await until(async () => {
      const counts = [play.anna, play.carla].map((by) =>
        play.tenants.read(by, ({ jobs }) => ({ counts: jobs.counts() }))
      );
      return (await Promise.all(counts)).every(({ counts }) => counts.length === 0);
    });
  } finally {
    for (const process of processes) await process[Symbol.asyncDispose]();
  }

  assert.deepEqual([...fake.made.values()].filter((count) => count !== 1), []);
});
