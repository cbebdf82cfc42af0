import assert from "node:assert/strict";
import { SaleJson, StepJson } from "./sale_json.ts";
import { memoryWorld } from "../../memory/world.ts";
import { aSaleBody, onEachStage, openStage, withASale } from "./stage_test.ts";

onEachStage("a sale goes from recorded to PAID, and every step is told", async (open) => {
  const stage = await open();
  const { customerId, serviceId } = await withASale(stage);
  const { anna } = stage.cast;

  const recorded = await stage.call("POST /sales", {
    body: aSaleBody(customerId, {
      lines: [{ serviceId, quantity: 2.5, discountPercent: 10 }],
      assignedTo: anna.userId,
      internalNotes: "Nøgle under måtten",
    }),
  });
  const path = `/sales/${recorded.json.data.id}`;
  const moves = [
    await stage.call(`POST ${path}/status`, { body: { to: "SCHEDULED", scheduledAt: "2026-03-04T10:00:00+01:00" } }),
    await stage.call(`POST ${path}/status`, { body: { to: "IN_PROGRESS" } }),
    await stage.call(`POST ${path}/status`, { body: { to: "COMPLETED" } }),
  ];
  const half = await stage.call(`POST ${path}/payments`, { body: { amountOre: 40_000, paidOn: "2026-03-05" } });
  const rest = await stage.call(`POST ${path}/payments`, { body: { amountOre: 49_775, paidOn: "2026-03-06" } });
  const history = await stage.call(`GET ${path}/history`);

  assert.equal(recorded.status, 201);
  assert.equal(recorded.headers.get("location"), `/api/v1${path}`);
  assert.deepEqual(SaleJson.safeParse(recorded.json.data).error, undefined);
  // 2,5 × 399,00 less 10 % is 897,75 with moms: 718,20 + 179,55.
  const { netOre, vatOre, grossOre, allowedTransitions, lines } = recorded.json.data;
  assert.deepEqual([netOre, vatOre, grossOre], [71_820, 17_955, 89_775]);
  assert.deepEqual(allowedTransitions, ["SCHEDULED", "CANCELLED"]);
  assert.deepEqual([lines[0].quantity, lines[0].discountPercent, lines[0].unitPriceOre], [2.5, 10, 39_900]);
  assert.deepEqual(moves.map(({ status, json }) => [status, json.data.status]), [
    [200, "SCHEDULED"],
    [200, "IN_PROGRESS"],
    [200, "COMPLETED"],
  ]);
  assert.equal(moves[0].json.data.scheduledAt, "2026-03-04T09:00:00.000Z");
  assert.equal(moves[2].json.data.dueOn, "2026-03-16");
  assert.deepEqual([half.status, half.json.data.paymentStatus, half.json.data.status], [
    201,
    "PARTIALLY_PAID",
    "COMPLETED",
  ]);
  assert.deepEqual([rest.json.data.paymentStatus, rest.json.data.status, rest.json.data.paidOre], [
    "PAID",
    "PAID",
    89_775,
  ]);
  assert.ok(history.json.data.every((step: unknown) => StepJson.safeParse(step).success));
  assert.deepEqual(history.json.data.map(({ from, to }: { from: string; to: string }) => [from, to]), [
    [null, "ACCEPTED"],
    ["ACCEPTED", "SCHEDULED"],
    ["SCHEDULED", "IN_PROGRESS"],
    ["IN_PROGRESS", "COMPLETED"],
    ["COMPLETED", "PAID"],
  ]);
  assert.deepEqual(history.json.data[0].by, { id: anna.userId, name: "Anna Andersen" });
});

onEachStage(
  "the short form is one line of the service at the amount, with moms as the service has it",
  async (open) => {
    const stage = await open();
    const { saleId, serviceId } = await withASale(stage);

    const { json } = await stage.call(`GET /sales/${saleId}`);

    const { netOre, vatOre, grossOre, lines } = json.data;
    assert.deepEqual([netOre, vatOre, grossOre], [31_920, 7_980, 39_900]);
    assert.deepEqual([lines.length, lines[0].serviceId, lines[0].quantity, lines[0].description], [
      1,
      serviceId,
      1,
      "Rengøring",
    ]);
  },
);

onEachStage("a sale takes lines or the short form, never both, half or neither", async (open) => {
  const stage = await open();
  const { customerId, serviceId } = await withASale(stage);
  const wrong: [given: Record<string, unknown>, field: string][] = [
    [{}, "lines"],
    [{ lines: [] }, "lines"],
    [{ serviceId }, "finalAmountOre"],
    [{ finalAmountOre: 100 }, "serviceId"],
    [{ serviceId, finalAmountOre: 100, lines: [{ serviceId, quantity: 1 }] }, "lines"],
    [{ lines: [{ quantity: 1 }] }, "lines.0.description"],
    [{ lines: [{ quantity: 1, description: "Vinduer" }] }, "lines.0.description"],
  ];
  for (const [given, field] of wrong) {
    const { status, json } = await stage.call("POST /sales", { body: aSaleBody(customerId, given) });

    assert.equal(status, 422, JSON.stringify(given));
    assert.deepEqual([json.error.code, Object.keys(json.error.details.fields)], ["invalid", [field]]);
  }
});

onEachStage(
  "an illegal move is 409 with what is allowed, and LOST without a reason is 422 at the reason",
  async (open) => {
    const stage = await open();
    const { customerId, serviceId, saleId } = await withASale(stage);
    const quote = await stage.call("POST /sales", {
      body: aSaleBody(customerId, { status: "QUOTE_SENT", serviceId, finalAmountOre: 1 }),
    });

    const illegal = await stage.call(`POST /sales/${saleId}/status`, { body: { to: "PAID" } });
    const silent = await stage.call(`POST /sales/${quote.json.data.id}/status`, { body: { to: "LOST" } });
    const timeless = await stage.call(`POST /sales/${saleId}/status`, { body: { to: "SCHEDULED" } });

    assert.equal(illegal.status, 409);
    assert.deepEqual(illegal.json, {
      error: {
        code: "illegal_transition",
        message: "Cannot transition from ACCEPTED to PAID",
        details: { from: "ACCEPTED", to: "PAID", allowed: ["SCHEDULED", "CANCELLED"] },
      },
    });
    assert.deepEqual([silent.status, Object.keys(silent.json.error.details.fields)], [422, ["reason"]]);
    assert.deepEqual([timeless.status, Object.keys(timeless.json.error.details.fields)], [422, ["scheduledAt"]]);
  },
);

onEachStage("a PATCH needs the version it saw; a stale one is 409 with the sale as it now is", async (open) => {
  const stage = await open();
  const { saleId } = await withASale(stage);
  const before = (await stage.call(`GET /sales/${saleId}`)).json.data;

  const blind = await stage.call(`PATCH /sales/${saleId}`, { body: { internalNotes: "x" } });
  const first = await stage.call(`PATCH /sales/${saleId}`, {
    body: { version: before.version, internalNotes: "Ring først", customerNotes: null },
  });
  const stale = await stage.call(`PATCH /sales/${saleId}`, { body: { version: before.version, internalNotes: "y" } });
  const now = await stage.call(`GET /sales/${saleId}`);

  assert.deepEqual([blind.status, blind.json.error.details.fields], [422, { version: "Required" }]);
  assert.equal(first.status, 200);
  assert.equal(first.json.data.version, before.version + 1);
  assert.equal(first.json.data.internalNotes, "Ring først");
  assert.equal(first.json.data.grossOre, before.grossOre);
  assert.deepEqual([stale.status, stale.json.error.code], [409, "stale_version"]);
  assert.deepEqual(stale.json.error.details.current, now.json.data);
});

onEachStage("a deleted sale is missing everywhere until it is restored", async (open) => {
  const stage = await open();
  const { saleId } = await withASale(stage);
  const before = await stage.call(`GET /sales/${saleId}`);

  const deleted = await stage.call(`DELETE /sales/${saleId}`);
  const paths = [`GET /sales/${saleId}`, `GET /sales/${saleId}/history`, `DELETE /sales/${saleId}`];
  const gone = await Promise.all(paths.map((path) => stage.call(path)));
  const listed = await stage.call("GET /sales");
  const restored = await stage.call(`POST /sales/${saleId}/restore`);

  assert.deepEqual([deleted.status, deleted.text], [204, ""]);
  assert.deepEqual(gone.map(({ status }) => status), [404, 404, 404]);
  assert.equal(listed.json.meta.total, 0);
  assert.equal(restored.status, 200);
  assert.equal(restored.json.data.number, before.json.data.number);
});

onEachStage("a refund is a negative payment, nothing is 422, and more than was paid is 409", async (open) => {
  const stage = await open();
  const { saleId } = await withASale(stage);
  const pay = (amountOre: number) =>
    stage.call(`POST /sales/${saleId}/payments`, { body: { amountOre, paidOn: "2026-03-02", reference: "MobilePay" } });

  const answers = [await pay(10_000), await pay(-4_000), await pay(0), await pay(-6_001)];

  assert.deepEqual(answers.map(({ status }) => status), [201, 201, 422, 409]);
  assert.equal(answers[1].json.data.paidOre, 6_000);
  assert.deepEqual(answers[3].json.error.details, { paidOre: 6_000 });
});

onEachStage("two visits of one person cannot overlap, and the other is named", async (open) => {
  const stage = await open();
  const { customerId, serviceId } = await withASale(stage);
  const planned = async (scheduledAt: string) => {
    const { json } = await stage.call("POST /sales", {
      body: aSaleBody(customerId, { serviceId, finalAmountOre: 1, assignedTo: stage.cast.bo.userId }),
    });
    return await stage.call(`POST /sales/${json.data.id}/status`, { body: { to: "SCHEDULED", scheduledAt } });
  };

  const first = await planned("2026-03-04T09:00:00Z");
  const second = await planned("2026-03-04T09:30:00Z");

  assert.deepEqual([second.status, second.json.error.code], [409, "visit_overlaps"]);
  assert.equal(second.json.error.details.other.number, first.json.data.number);
});

Deno.test("an export streams the filtered sales as CSV and is audited with its filter", async () => {
  const world = memoryWorld();
  const stage = openStage({ world });
  const { customerId } = await withASale(stage);
  const line = { lines: [{ description: "Flytning", quantity: 1, unitPriceOre: 5_000 }] };
  await stage.call("POST /sales", { body: aSaleBody(customerId, { status: "QUOTE_SENT", ...line }) });

  const all = await stage.call("GET /sales/export?format=csv");
  const quotes = await stage.call("GET /sales/export?format=csv&status=QUOTE_SENT&lang=en");
  const wrong = await stage.call("GET /sales/export?format=xlsx&page=1");

  assert.equal(all.headers.get("content-type"), "text/csv; charset=utf-8");
  assert.deepEqual([all.text.split("\r\n").length, quotes.text.split("\r\n").length], [4, 3]);
  assert.match(quotes.text, /1 stk\. Flytning/);
  assert.deepEqual([wrong.status, Object.keys(wrong.json.error.details.fields)], [422, ["format", "page"]]);
  const notes = world.tenants.ledger(stage.cast.anna.organizationId).audit.filter(({ action }) =>
    action === "sales_exported"
  );
  assert.deepEqual(notes.map(({ actorId }) => actorId), [stage.cast.anna.userId, stage.cast.anna.userId]);
});

onEachStage("the summary counts this month, tells what happened in words, and has thirty days", async (open) => {
  const stage = await open();
  const { saleId } = await withASale(stage);
  await stage.call(`POST /sales/${saleId}/payments`, { body: { amountOre: 39_900, paidOn: "2026-03-02" } });

  const { json } = await stage.call("GET /sales/statistics/summary");

  const { salesCount, pipeline, recentActivity, revenueTrend, activeLeads, revenue } = json.data;
  assert.deepEqual([salesCount, activeLeads, revenue], [
    { current: 1, previous: 0 },
    0,
    { currentOre: 0, previousOre: 0 },
  ]);
  assert.deepEqual(pipeline.find(({ status }: { status: string }) => status === "ACCEPTED"), {
    ...{ status: "ACCEPTED", count: 1, valueOre: 31_920 },
  });
  assert.deepEqual([revenueTrend.length, revenueTrend[29].date], [30, "2026-03-02"]);
  assert.equal(recentActivity[1].text, "RS-2026-0001 er oprettet · Jens Jensen");
  assert.equal(recentActivity[1].link, `/sales/${saleId}`);
});
