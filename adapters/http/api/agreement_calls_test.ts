import assert from "node:assert/strict";
import { anAgreementBody, onEachStage, withASale } from "./stage_test.ts";

onEachStage("an agreement is made with its visits, changed from a day on, paused and ended", async (open) => {
  const stage = await open();
  const { customerId, serviceId } = await withASale(stage);
  const lines = [{ serviceId, quantity: 2 }];
  const { status, headers, json } = await stage.call("POST /agreements", {
    body: anAgreementBody(customerId, { lines }),
  });
  const { id } = json.data;

  const one = await stage.call(`GET /agreements/${id}`);
  const list = await stage.call("GET /agreements?standing=active&q=jens");
  const sales = await stage.call(`GET /sales?customerId=${customerId}&status=SCHEDULED`);
  const following = await stage.call(`PATCH /agreements/${id}`, {
    body: { version: 1, scope: "following", from: "2026-03-16", rule: { kind: "weekly", every: 2, weekdays: [1] } },
  });
  const left = await stage.call(`GET /sales?customerId=${customerId}&status=SCHEDULED`);
  const next = `/agreements/${following.json.data.id}`;
  const paused = await stage.call(`PATCH ${next}`, { body: { version: 1, pausedFrom: "2026-03-01" } });
  const ended = await stage.call(`PATCH ${next}`, { body: { version: 2, endsOn: "2026-03-16", pausedFrom: null } });
  const stale = await stage.call(`PATCH ${next}`, { body: { version: 1, title: "For sent" } });

  assert.deepEqual([status, headers.get("location")], [201, `/api/v1/agreements/${id}`]);
  assert.equal(json.data.nextVisit, "2026-03-02T11:00:00.000Z");
  assert.deepEqual([one.json.data.visitGrossOre, one.json.data.monthGrossOre], [79_800, 346_980]);
  assert.deepEqual(one.json.data.lines[0].unitPriceOre, null, "the catalogue's own matter");
  assert.deepEqual([list.json.meta.total, list.json.data[0].id], [1, id]);
  // Easter Monday is left out.
  assert.equal(sales.json.meta.total, 8);
  assert.deepEqual([following.json.data.follows, following.json.data.startsOn], [id, "2026-03-16"]);
  assert.equal(left.json.meta.total, 6);
  assert.deepEqual([paused.json.data.standing, ended.json.data.version], ["paused", 3]);
  assert.deepEqual([stale.status, stale.json.error.code, stale.json.error.details.current.version], [
    409,
    "stale_version",
    3,
  ]);
});

onEachStage("what an agreement cannot be is 422 at its field", async (open) => {
  const stage = await open();
  const { customerId } = await withASale(stage);
  const fieldsOf = async (given: Record<string, unknown>) => {
    const { status, json } = await stage.call("POST /agreements", { body: anAgreementBody(customerId, given) });
    assert.equal(status, 422, JSON.stringify(json));
    return Object.keys(json.error.details.fields);
  };

  assert.deepEqual(await fieldsOf({ rule: { kind: "weekly", every: 1, weekdays: [] } }), ["rule.weekdays"]);
  assert.deepEqual(await fieldsOf({ rule: { kind: "monthly_day", every: 53, day: 32 } }), ["rule.every", "rule.day"]);
  assert.deepEqual(await fieldsOf({ time: "24:00" }), ["time"]);
  assert.deepEqual(await fieldsOf({ endsOn: "2026-03-01" }), ["endsOn"]);
  assert.deepEqual(await fieldsOf({ pausedTo: "2026-04-01" }), ["pausedTo"]);
  assert.deepEqual(await fieldsOf({ endsOn: "2026-03-03", rule: { kind: "monthly_day", every: 1, day: 1 } }), ["rule"]);
  assert.deepEqual(await fieldsOf({ lines: [{ quantity: 1 }] }), ["lines.0.description"]);
});
