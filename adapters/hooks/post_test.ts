import assert from "node:assert/strict";
import { startReceiver } from "../../tools/fakes/receiver.ts";
import { post, type PostWorld } from "./post.ts";
import { newHookSecret, signature } from "./signature.ts";

const HEADERS = { "content-type": "application/json", "webhook-id": "msg_1" };
const HERE: PostWorld = { local: true, timeoutMs: 60_000 };
const HASTY: PostWorld = { local: true, timeoutMs: 700 };

Deno.test("post() sends one message, and tells the status of the answer and nothing of what it says", async () => {
  await using receiver = await startReceiver();
  receiver.faults.push({ status: 201, body: "a secret" });

  const posted = await post(receiver.url, HEADERS, '{"æ":1}', HERE);

  assert.deepEqual([posted.status, posted.fault], [201, null]);
  assert.deepEqual(Object.keys(posted).sort(), ["fault", "ms", "status"]);
  const [came] = receiver.received;
  assert.deepEqual([came.path, came.body, came.headers["webhook-id"]], ["/hook", '{"æ":1}', "msg_1"]);
});

Deno.test("post() names what went wrong: a status, a line that broke, an answer that is slow or never comes", async () => {
  await using receiver = await startReceiver();
  receiver.faults.push({ status: 500 }, { status: 410 }, "drop", "hang", { delayMs: 5_000 });

  const posted = [];
  for (const world of [HERE, HERE, HERE, HASTY, HASTY]) posted.push(await post(receiver.url, HEADERS, "{}", world));
  const closed = await post("http://127.0.0.1:1/", HEADERS, "{}", HERE);

  assert.deepEqual(posted.map(({ status, fault }) => [status, fault]), [
    [500, "status"],
    [410, "gone"],
    [null, "no_answer"],
    [null, "too_slow"],
    [null, "too_slow"],
  ]);
  assert.deepEqual([closed.status, closed.fault], [null, "no_answer"]);
});

Deno.test("post() reads 64 kB of an answer without end and has the status by then", async () => {
  await using receiver = await startReceiver();
  receiver.faults.push("endless");

  const posted = await post(receiver.url, HEADERS, "{}", HERE);

  // Read to its end, it would have been too slow.
  assert.deepEqual([posted.status, posted.fault], [200, null]);
});

Deno.test("X7 post() follows no redirect, wherever it leads", async () => {
  await using receiver = await startReceiver();
  await using inner = await startReceiver();
  for (const status of [301, 302, 303, 307, 308]) receiver.faults.push({ status, location: inner.url });

  const posted = [];
  for (let i = 0; i < 5; i++) posted.push(await post(receiver.url, HEADERS, "{}", HERE));

  assert.deepEqual(posted.map(({ fault }) => fault), Array(5).fill("redirect"));
  assert.deepEqual([receiver.received.length, inner.received.length], [5, 0]);
});

Deno.test("X7 F17 post() connects to no inner address, however it is written or whatever its name means", async () => {
  await using receiver = await startReceiver();
  const { port } = new URL(receiver.url);
  const written = [
    ...[`http://127.0.0.1:${port}/`, `https://127.0.0.1:${port}/`, `https://2130706433:${port}/`],
    ...[`https://0x7f.1:${port}/`, `https://127.1:${port}/`, `https://0:${port}/`],
    ...[`https://[::ffff:127.0.0.1]:${port}/`, `https://[::1]:${port}/`, `https://localhost:${port}/`],
    ...["https://169.254.169.254/latest/meta-data/"],
  ];
  const meanings = [
    ...[["127.0.0.1"], ["::1"], ["10.1.2.3"], ["169.254.169.254"], ["::ffff:127.0.0.1"], ["fd12::1"], ["0.0.0.0"]],
    // One public address beside an inner one does not make it public.
    ...[["93.184.216.34", "127.0.0.1"], ["fe80::1%eth0"], ["not an address"]],
  ];

  const faults = [];
  for (const url of written) faults.push((await post(url, HEADERS, "{}", { local: false, timeoutMs: 60_000 })).fault);
  for (const addresses of meanings) {
    const resolve = () => Promise.resolve(addresses);
    const url = `https://hooks.example.dk:${port}/`;
    faults.push((await post(url, HEADERS, "{}", { local: false, timeoutMs: 60_000, resolve })).fault);
  }

  assert.deepEqual(faults, Array(written.length + meanings.length).fill("refused_target"));
  assert.equal(receiver.received.length, 0);
});

Deno.test("X7 post() asks what a name means once and connects to that answer, so rebinding comes too late", async () => {
  await using receiver = await startReceiver();
  const { port } = new URL(receiver.url);
  let asked = 0;
  // Public, though given to nobody, the first time; this machine, where something listens, from then on.
  const resolve = () => Promise.resolve(asked++ === 0 ? ["3000::1"] : ["127.0.0.1"]);

  const posted = await post(`https://rebind.example.dk:${port}/`, HEADERS, "{}", {
    ...{ local: false, timeoutMs: 700, resolve },
  });

  assert.equal(asked, 1);
  assert.equal(posted.status, null);
  assert.equal(receiver.received.length, 0);
});

Deno.test("post() opens its TLS line to the address that was judged, under the name that was asked for", async () => {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const hello = listener.accept().then(async (conn) => {
    const bytes = new Uint8Array(2_048);
    const length = await conn.read(bytes);
    conn.close();
    return new TextDecoder("latin1").decode(bytes.subarray(0, length ?? 0));
  });

  const posted = await post(`https://pinned.example.dk:${(listener.addr as Deno.NetAddr).port}/`, HEADERS, "{}", {
    ...{ local: true, timeoutMs: 60_000, resolve: () => Promise.resolve(["127.0.0.1"]) },
  });

  assert.match(await hello, /pinned\.example\.dk/);
  assert.deepEqual([posted.status, posted.fault], [null, "no_answer"]);
});

Deno.test("post() gives up on a name nobody knows, and on one that takes for ever to look up", async () => {
  const unknown = await post("https://nobody.example.dk/", HEADERS, "{}", {
    ...{ local: false, timeoutMs: 60_000, resolve: () => Promise.reject(new Error("ENOTFOUND")) },
  });
  const slow = await post("https://slow.example.dk/", HEADERS, "{}", {
    ...{ local: false, timeoutMs: 300, resolve: () => new Promise(() => {}) },
  });

  assert.deepEqual([unknown.fault, slow.fault], ["no_answer", "too_slow"]);
});

Deno.test("signature() is the one that Standard Webhooks gives as its example", async () => {
  const message = {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    timestamp: 1614265330,
    body: '{"test": 2432232314}',
  };

  assert.equal(
    await signature(message, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
    "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  );
  assert.match(newHookSecret(), /^whsec_[A-Za-z0-9+/]{32}$/);
});
