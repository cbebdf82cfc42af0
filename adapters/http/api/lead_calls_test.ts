import assert from "node:assert/strict";
import { onEachStage, openStage, type Stage } from "./stage_test.ts";

async function aLead(stage: Stage, given: Record<string, unknown> = {}, as: "anna" | "bo" = "anna") {
  const made = await stage.call("POST /leads", { as, body: { contactName: "Søren Kro", ...given } });
  assert.equal(made.status, 201, made.text);
  return made.json.data;
}
async function aService(stage: Stage) {
  const made = await stage.call("POST /services", {
    body: { name: "Rengøring", category: "Fast", priceOre: 39_900, priceIncludesVat: true },
  });
  return made.json.data.id as string;
}

onEachStage("a lead is recorded, found, changed, moved, deleted", async (open) => {
  const stage = await open();
  const lead = await aLead(stage, { contactPhone: "22 33 44 55", source: "REFERRAL", estimatedValueOre: 500_000 });

  const one = await stage.call(`GET /leads/${lead.id}`);
  const changed = await stage.call(`PATCH /leads/${lead.id}`, {
    body: { version: 1, notes: "Ring", status: "QUALIFIED" },
  });
  const stale = await stage.call(`PATCH /leads/${lead.id}`, { body: { version: 1, notes: "For sent" } });
  const unqualified = await stage.call(`PATCH /leads/${lead.id}`, {
    body: { version: changed.json.data.version, status: "UNQUALIFIED", reason: "PRICE" },
  });
  const deleted = await stage.call(`DELETE /leads/${lead.id}`);
  const gone = await stage.call(`GET /leads/${lead.id}`);

  assert.deepEqual(one.json.data, lead);
  assert.deepEqual([lead.contactPhone, lead.status, lead.version, lead.priority], ["+4522334455", "NEW", 1, "MEDIUM"]);
  assert.deepEqual([changed.json.data.notes, changed.json.data.status], ["Ring", "QUALIFIED"]);
  assert.deepEqual([stale.status, stale.json.error.code], [409, "stale_version"]);
  assert.equal(stale.json.error.details.current.notes, "Ring");
  assert.equal(unqualified.json.data.status, "UNQUALIFIED");
  assert.deepEqual([deleted.status, gone.status], [204, 404]);
});

onEachStage("the score is told rule by rule, and is the lead's", async (open) => {
  const stage = await open();
  const lead = await aLead(stage, { source: "PHONE", contactPhone: "+4522334455" });

  const { json } = await stage.call(`GET /leads/${lead.id}/score`);

  const sum = json.data.rules.reduce((all: number, { points }: { points: number }) => all + points, 0);
  assert.deepEqual([json.data.score, sum, json.data.rules.length], [lead.score, lead.score, 9]);
  assert.deepEqual(json.data.rules[0], { id: "reachable", points: json.data.rules[0].points, reason: "Phone only" });
});

onEachStage("converting asks what it must, makes one sale, and answers the same again and again", async (open) => {
  const stage = await open();
  const serviceId = await aService(stage);
  const known = await stage.call("POST /customers", { body: { name: "Kroen", phone: "22334455" } });
  const lead = await aLead(stage, { contactPhone: "22334455", estimatedValueOre: 125_000 });
  const convert = (body: unknown, headers = {}) => stage.call(`POST /leads/${lead.id}/convert`, { body, headers });

  const early = await convert({ serviceId });
  await stage.call(`PATCH /leads/${lead.id}`, { body: { version: 1, status: "QUALIFIED" } });
  const noService = await convert({});
  const asked = await convert({ serviceId });
  const done = await convert({ serviceId, customerId: known.json.data.id }, { "Idempotency-Key": "one" });
  const again = await convert({ serviceId, customerId: known.json.data.id }, { "Idempotency-Key": "one" });
  const another = await convert({});
  const sales = await stage.call("GET /sales");

  assert.deepEqual([early.status, early.json.error.code], [409, "lead_not_qualified"]);
  assert.deepEqual([noService.status, Object.keys(noService.json.error.details.fields)], [422, ["serviceId"]]);
  assert.deepEqual([asked.status, asked.json.error.code, asked.json.error.details.existingId], [
    ...[409, "duplicate_customer", known.json.data.id],
  ]);
  assert.equal(done.status, 200, done.text);
  assert.deepEqual([again.json, another.json], [done.json, done.json]);
  const { sale, lead: won } = done.json.data;
  assert.deepEqual([sale.status, sale.grossOre, sale.quotedOre, sale.customer.id], [
    ...["ACCEPTED", 125_000, 125_000, known.json.data.id],
  ]);
  assert.deepEqual([won.status, won.convertedSaleId, won.customerId], ["CONVERTED", sale.id, known.json.data.id]);
  assert.equal(sales.json.meta.total, 1);
});

onEachStage("what was done for a lead is written down, and the next follow-up with it", async (open) => {
  const stage = await open();
  const lead = await aLead(stage);

  const called = await stage.call(`POST /leads/${lead.id}/activities`, {
    body: { kind: "CALL", note: "Ringer igen", followUpOn: "2026-03-09" },
  });
  const silent = await stage.call(`POST /leads/${lead.id}/activities`, { body: { kind: "NOTE" } });
  const overdue = await stage.call("GET /leads?followUp=overdue");

  assert.deepEqual([called.status, called.json.data.status, called.json.data.followUpOn], [
    201,
    "CONTACTED",
    "2026-03-09",
  ]);
  assert.deepEqual([silent.status, Object.keys(silent.json.error.details.fields)], [422, ["note"]]);
  assert.equal(overdue.json.meta.total, 0);
});

onEachStage("the summary counts the leads that are still open", async (open) => {
  const stage = await open();
  const lead = await aLead(stage);
  await aLead(stage, { assignedTo: stage.cast.mads.userId });
  await stage.call(`PATCH /leads/${lead.id}`, { body: { version: 1, status: "UNQUALIFIED" } });
  await aLead(stage);

  const annas = await stage.call("GET /sales/statistics/summary");
  const bos = await stage.call("GET /sales/statistics/summary", { as: "bo" });

  assert.deepEqual([annas.json.data.activeLeads, bos.json.data.activeLeads], [2, 1]);
});

onEachStage("the list filters, sorts and goes on by cursor", async (open) => {
  const stage = await open();
  for (let place = 0; place < 5; place++) {
    await aLead(stage, {
      contactName: `Lead ${place}`,
      estimatedValueOre: place * 100,
      priority: place ? "LOW" : "URGENT",
    });
  }

  const first = await stage.call("GET /leads?sort=-estimatedValueOre&pageSize=3");
  const second = await stage.call(`GET /leads?sort=-estimatedValueOre&pageSize=3&cursor=${first.json.meta.nextCursor}`);
  const urgent = await stage.call("GET /leads?priority=URGENT&priority=HIGH&assignedTo=nobody&q=lead");
  const nonsense = await stage.call("GET /leads?status=WON");
  const [{ id }] = urgent.json.data;
  await stage.call(`PATCH /leads/${id}`, { body: { version: 1, status: "UNQUALIFIED", reason: "PRICE" } });
  const tooDear = await stage.call("GET /leads?status=UNQUALIFIED&reason=PRICE");
  const spam = await stage.call("GET /leads?reason=SPAM");

  const names = ({ json }: typeof first) => json.data.map(({ contactName }: { contactName: string }) => contactName);
  assert.deepEqual([...names(first), ...names(second)], ["Lead 4", "Lead 3", "Lead 2", "Lead 1", "Lead 0"]);
  assert.deepEqual([names(urgent), urgent.json.meta.total], [["Lead 0"], 1]);
  assert.equal(nonsense.status, 422);
  assert.deepEqual([names(tooDear), names(spam)], [["Lead 0"], []]);
});

onEachStage("Bo has his own and the free leads, Vera may look, Carla finds nothing", async (open) => {
  const stage = await open();
  const { bo, mads } = stage.cast;
  const mine = await aLead(stage, { assignedTo: bo.userId });
  const others = await aLead(stage, { assignedTo: mads.userId });
  const calls = (id: string) =>
    [
      ["GET", `/leads/${id}`, undefined],
      ["GET", `/leads/${id}/score`, undefined],
      ["PATCH", `/leads/${id}`, { version: 1, notes: "x" }],
      ["DELETE", `/leads/${id}`, undefined],
      ["POST", `/leads/${id}/convert`, { early: true }],
      ["POST", `/leads/${id}/activities`, { kind: "NOTE", note: "x" }],
    ] as const;

  for (const [method, path, body] of calls(others.id)) {
    for (const as of ["bo", "carla"] as const) {
      // A SALES_REP may delete no lead at all, which is said at the record all the same.
      assert.equal((await stage.call(`${method} ${path}`, { as, body })).status, 404, `${as} ${method} ${path}`);
    }
  }
  const list = await stage.call("GET /leads", { as: "bo" });
  const look = await stage.call(`GET /leads/${mine.id}`, { as: "vera" });
  const touch = await stage.call(`PATCH /leads/${mine.id}`, { as: "vera", body: { version: 1, notes: "x" } });
  const record = await stage.call("POST /leads", { as: "vera", body: { contactName: "Nej" } });
  const carlas = await stage.call("GET /leads", { as: "carla" });

  assert.deepEqual(list.json.data.map(({ id }: { id: string }) => id), [mine.id]);
  assert.deepEqual([look.status, touch.status, record.status, carlas.json.meta.total], [200, 403, 403, 0]);
});

Deno.test("a body that is no lead is refused field by field", async () => {
  const stage = openStage();
  const wrong = {
    ...{ contactName: " ", contactEmail: "nej", contactPhone: "12", estimatedValueOre: -1, priority: "SOON" },
    ...{ followUpOn: "2026-02-30", interestServiceId: "x", score: 100 },
  };

  const { status, json } = await stage.call("POST /leads", { body: wrong });

  assert.equal(status, 422);
  assert.deepEqual(Object.keys(json.error.details.fields).sort(), Object.keys(wrong).sort());
});
