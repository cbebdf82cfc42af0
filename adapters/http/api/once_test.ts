import assert from "node:assert/strict";
import { aSaleBody, onEachStage, openStage, type Stage, withASale } from "./stage_test.ts";

const keyed = (key: string) => ({ "Idempotency-Key": key });

async function begin(stage: Stage) {
  const { customerId, serviceId, saleId } = await withASale(stage);
  const body = aSaleBody(customerId, { serviceId, finalAmountOre: 100 });
  const count = async () => (await stage.call("GET /sales")).json.meta.total as number;
  return { body, saleId, customerId, count };
}

onEachStage("the same key and body give the first answer again, byte for byte, and work once", async (open) => {
  const stage = await open();
  const { body, count } = await begin(stage);

  const first = await stage.call("POST /sales", { body, headers: keyed("k") });
  await stage.call(`PATCH /sales/${first.json.data.id}`, { body: { version: 1, internalNotes: "senere" } });
  // The same body, its names in another order.
  const again = await stage.call("POST /sales", {
    body: Object.fromEntries(Object.entries(body).reverse()),
    headers: keyed("k"),
  });

  assert.deepEqual([again.status, again.text], [201, first.text]);
  assert.equal(again.headers.get("location"), first.headers.get("location"));
  assert.equal(await count(), 2);
});

onEachStage("every unsafe call repeats its first answer", async (open) => {
  const stage = await open();
  const { saleId, customerId } = await begin(stage);
  const calls: [call: string, body?: unknown][] = [
    [`PATCH /customers/${customerId}`, { version: 1, notes: "x" }],
    ["POST /customers", { name: "Else", email: "else@example.dk" }],
    ["POST /services", { name: "Ny", category: "x", priceOre: 1 }],
    [`PATCH /sales/${saleId}`, { version: 1, customerNotes: "x" }],
    [`POST /sales/${saleId}/payments`, { amountOre: 100, paidOn: "2026-03-02" }],
    [`POST /sales/${saleId}/status`, { to: "CANCELLED", reason: "x" }],
    [`POST /sales/${saleId}/payments`, { amountOre: -100, paidOn: "2026-03-03" }],
    [`DELETE /sales/${saleId}`],
    [`POST /sales/${saleId}/restore`],
  ];
  for (const [place, [call, body]] of calls.entries()) {
    const first = await stage.call(call, { body, headers: keyed(`key ${place}`) });
    const again = await stage.call(call, { body, headers: keyed(`key ${place}`) });

    assert.ok(first.status < 300, `${call}: ${first.text}`);
    assert.deepEqual([again.status, again.text], [first.status, first.text], call);
  }
});

onEachStage(
  "the same key with another body, path or method is 422 idempotency_mismatch and does nothing",
  async (open) => {
    const stage = await open();
    const { body, saleId, count } = await begin(stage);
    await stage.call("POST /sales", { body, headers: keyed("k") });

    const answers = [
      await stage.call("POST /sales", { body: { ...body, finalAmountOre: 101 }, headers: keyed("k") }),
      await stage.call("POST /customers", { body: { name: "Else" }, headers: keyed("k") }),
      await stage.call(`DELETE /sales/${saleId}`, { headers: keyed("k") }),
      await stage.call(`POST /sales/${saleId}/restore`, { headers: keyed("k") }),
    ];

    for (const { status, json } of answers) {
      assert.deepEqual([status, json.error.code], [422, "idempotency_mismatch"]);
    }
    assert.equal(await count(), 2);
  },
);

onEachStage("a key is free after a call that was refused", async (open) => {
  const stage = await open();
  const { body } = await begin(stage);

  const wrong = await stage.call("POST /sales", { body: { ...body, saleDate: "never" }, headers: keyed("k") });
  const unknown = await stage.call("POST /sales", {
    body: { ...body, customerId: crypto.randomUUID() },
    headers: keyed("k"),
  });
  const right = await stage.call("POST /sales", { body, headers: keyed("k") });

  assert.deepEqual([wrong.status, unknown.status, right.status], [422, 422, 201]);
});

onEachStage("a key is its user's own, in its own firm", async (open) => {
  const stage = await open();
  const { body, count } = await begin(stage);
  const customer = { body: { name: "Else" }, headers: keyed("k") };

  const annas = await stage.call("POST /sales", { body, headers: keyed("k") });
  const mads = await stage.call("POST /sales", { as: "mads", body, headers: keyed("k") });
  const carlas = await stage.call("POST /customers", { as: "carla", ...customer });

  assert.deepEqual([annas.status, mads.status, carlas.status], [201, 201, 201]);
  assert.notEqual(annas.json.data.id, mads.json.data.id);
  assert.equal(await count(), 3);
});

onEachStage("ten calls at once with one key make one sale and one answer", async (open) => {
  const stage = await open();
  const { body, count } = await begin(stage);

  const answers = await Promise.all(
    Array.from({ length: 10 }, () => stage.call("POST /sales", { body, headers: keyed("k") })),
  );

  const texts = new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text));
  const others = answers.filter(({ status }) => status !== 201);
  assert.equal(texts.size, 1);
  assert.ok(others.every(({ status, json }) => status === 409 && json.error.code === "still_running"));
  assert.equal(await count(), 2);
});

Deno.test("a key has 1 to 255 printable characters", async () => {
  const stage = openStage();
  const { body } = await begin(stage);
  const statusOf = async (key: string) => (await stage.call("POST /sales", { body, headers: keyed(key) })).status;

  assert.equal(await statusOf("x".repeat(255)), 201);
  assert.equal(await statusOf("a b~!"), 201);
  for (const key of ["", "x".repeat(256), "æ", "a\tb", "a\u0080"]) assert.equal(await statusOf(key), 422, key);
});
