import assert from "node:assert/strict";
import { standingClock } from "../../memory/world.ts";
import { memoryWorld } from "../../memory/world.ts";
import { castWith } from "../../memory/cast.ts";
import { randomIds } from "../../clock.ts";
import { aSaleBody, openStage, type Stage, withASale } from "./stage_test.ts";

/** A day on which three sales of this month and one of the last are known. */
async function aMonth() {
  const cast = castWith(randomIds);
  const stage = openStage({ cast, world: memoryWorld(cast, standingClock("2026-03-20T10:00:00.000Z")) });
  const { customerId, serviceId } = await withASale(stage);
  const sell = async (as: "anna" | "bo", finalAmountOre: number, saleDate: string) => {
    const body = { ...aSaleBody(customerId, { serviceId, finalAmountOre }), saleDate, status: "ACCEPTED" };
    const made = await stage.call("POST /sales", { as, body });
    assert.equal(made.status, 201, made.text);
    const id = made.json.data.id;
    for (const to of ["SCHEDULED", "IN_PROGRESS", "COMPLETED"]) {
      const scheduledAt = `2026-0${finalAmountOre % 9 + 1}-01T08:00:00Z`;
      const moved = await stage.call(`POST /sales/${id}/status`, { as, body: { to, scheduledAt } });
      assert.equal(moved.status, 200, moved.text);
    }
  };
  await sell("anna", 100_01, "2026-03-10");
  await sell("bo", 50_02, "2026-03-12");
  await sell("anna", 25_03, "2026-02-10");
  return stage;
}
const data = async (stage: Stage, path: string, as: "anna" | "bo" | "vera" | "carla" = "anna") => {
  const { status, json, text } = await stage.call(`GET /analytics/${path}`, { as });
  assert.equal(status, 200, text);
  return json.data;
};

Deno.test("sales trends stand step by step, each beside the one before; the forecast is null while it cannot be tried", async () => {
  const stage = await aMonth();
  const { period, steps, forecast } = await data(stage, "sales-trends?period=monthly&start=2026-01-01&end=2026-03-31");

  assert.deepEqual([period, forecast, steps.length], ["monthly", null, 3]);
  const [january, february, march] = steps;
  assert.deepEqual([january.revenueOre, january.sincePrevious], [0, null]);
  assert.ok(february.revenueOre > 0 && march.revenueOre > february.revenueOre);
  assert.equal(march.sincePrevious, (march.revenueOre - february.revenueOre) / february.revenueOre);
  for (const [asked, count] of [["daily", 30], ["weekly", 12], ["monthly", 12], ["yearly", 5]] as const) {
    const { steps } = await data(stage, `sales-trends?period=${asked}`);
    assert.equal(steps.length, count, asked);
    assert.ok(steps.at(-1).start <= "2026-03-20" && steps.at(-1).end >= "2026-03-20", asked);
  }
});

Deno.test("performance of services and people adds up to the month's revenue, and a SALES_REP sees own only", async () => {
  const stage = await aMonth();
  const month = "start=2026-03-01&end=2026-03-31";
  const { steps: [march] } = await data(stage, "sales-trends?period=monthly&start=2026-03-01");
  const { services } = await data(stage, `service-performance?${month}`);
  const { people } = await data(stage, `rep-performance?${month}`);
  const own = await data(stage, `rep-performance?${month}`, "bo");
  const sum = (rows: { revenueOre: number }[]) => rows.reduce((all, { revenueOre }) => all + revenueOre, 0);

  assert.equal(sum(services), march.revenueOre);
  assert.equal(sum(people), march.revenueOre);
  assert.deepEqual(own.people.map(({ name }: { name: string }) => name), ["Bo Bech"]);
  assert.ok(sum((await data(stage, `service-performance?${month}`, "bo")).services) < march.revenueOre);
  assert.equal(sum((await data(stage, `service-performance?${month}`, "carla")).services), 0);
  assert.deepEqual((await data(stage, `rep-performance?${month}`, "carla")).people, []);
});

Deno.test("the dashboard is the summary, and the running month is what is meant where nothing is said", async () => {
  const stage = await aMonth();
  const summary = await stage.call("GET /sales/statistics/summary");

  assert.deepEqual(await data(stage, "dashboard"), summary.json.data);
  assert.deepEqual((({ start, end }) => [start, end])(await data(stage, "service-performance")), [
    "2026-03-01",
    "2026-03-31",
  ]);
  assert.deepEqual((({ start, end }) => [start, end])(await data(stage, "rep-performance?period=quarter")), [
    "2026-01-01",
    "2026-03-31",
  ]);
  assert.deepEqual(await data(stage, "customer-ltv"), { payingCustomers: 0, averageOre: null, customers: [] });
});

Deno.test("every figure takes period, start and end, together or alone", async () => {
  const stage = await aMonth();
  const days = async (query: string) => {
    const { start, end } = await data(stage, `service-performance?${query}`);
    return [start, end];
  };

  assert.deepEqual(await days("period=daily"), ["2026-03-20", "2026-03-20"]);
  assert.deepEqual(await days("period=weekly"), ["2026-03-16", "2026-03-22"]);
  assert.deepEqual(await days("period=monthly"), ["2026-03-01", "2026-03-31"]);
  assert.deepEqual(await days("period=quarterly"), ["2026-01-01", "2026-03-31"]);
  assert.deepEqual(await days("period=yearly"), ["2026-01-01", "2026-12-31"]);
  assert.deepEqual(await days("start=2026-02-10"), ["2026-02-10", "2026-03-20"]);
  assert.deepEqual(await days("end=2026-02-10"), ["2026-02-01", "2026-02-10"]);
  assert.deepEqual(await days("period=yearly&end=2026-02-10"), ["2026-01-01", "2026-02-10"]);
  assert.deepEqual(await days("period=monthly&start=2025-06-01&end=2026-02-28"), ["2025-06-01", "2026-02-28"]);
  const all = "period=monthly&start=2026-02-01&end=2026-03-31";
  for (const name of ["dashboard", "sales-trends", "customer-ltv", "rep-performance", "organizations"]) {
    await data(stage, `${name}?${all}`);
  }
});

Deno.test("the dashboard of a period has its revenue, sales and conversion, and the rest as of now", async () => {
  const stage = await aMonth();
  const now = await data(stage, "dashboard");
  const february = await data(stage, "dashboard?start=2026-02-01&end=2026-02-28");
  const { steps: [second] } = await data(stage, "sales-trends?period=monthly&start=2026-02-01");

  assert.deepEqual([february.revenue, february.salesCount], [
    { currentOre: second.revenueOre, previousOre: 0 },
    { current: 1, previous: 0 },
  ]);
  assert.deepEqual([february.pipeline, february.revenueTrend], [now.pipeline, now.revenueTrend]);
  assert.notDeepEqual(february.revenue, now.revenue);
  const own = await data(stage, "dashboard?period=monthly", "bo");
  assert.ok(own.revenue.currentOre < now.revenue.currentOre);
});

Deno.test("times upside down or endless are refused at their field", async () => {
  const stage = openStage();
  for (
    const path of [
      "service-performance?start=2026-03-02&end=2026-03-01",
      "service-performance?start=2026-03-21",
      "rep-performance?start=2026-03-01&start=2026-03-02",
      "dashboard?start=2026-03-02&end=2026-03-01",
      "dashboard?period=fortnight",
      "organizations?start=2026-04-01&end=2026-03-31",
      "customer-ltv?start=1990-01-01&end=2026-03-31",
      "rep-performance?period=fortnight",
      "sales-trends?period=hourly",
      "sales-trends?start=2026-03-02&end=2026-03-01",
      "sales-trends?period=daily&start=1900-01-01",
      "sales-trends?start=2026-02-30",
      "dashboard?extra=1",
    ]
  ) {
    const { status, json } = await stage.call(`GET /analytics/${path}`);

    assert.deepEqual([status, json.error.code], [422, "invalid"], path);
  }
});
