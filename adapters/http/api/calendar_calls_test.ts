import assert from "node:assert/strict";
import { aSaleBody, onEachStage, withASale } from "./stage_test.ts";

/** A Monday far ahead, so that every time of it is still to come. */
const DAY = "2027-06-07";
type Slot = { startAt: string; endAt: string; staff: { id: string } };

onEachStage(
  "CAL-06: the free times of a day are those of working hours without visits, for one person or for all",
  async (open) => {
    const stage = await open();
    const { customerId, serviceId } = await withASale(stage);
    const { bo } = stage.cast;
    const body = {
      ...aSaleBody(customerId, { serviceId, finalAmountOre: 1 }),
      status: "ACCEPTED",
      assignedTo: bo.userId,
    };
    const { json: { data: sale } } = await stage.call("POST /sales", { body });
    const planned = await stage.call(`POST /sales/${sale.id}/status`, {
      body: { to: "SCHEDULED", scheduledAt: `${DAY}T08:00:00Z` },
    });
    assert.equal(planned.status, 200, planned.text);
    const free = async (query: string, as: "anna" | "bo" | "carla" = "anna") => {
      const { status, json, text } = await stage.call(`GET /availability?${query}`, { as });
      assert.equal(status, 200, text);
      return json.data as Slot[];
    };

    const his = await free(`date=${DAY}&staffId=${bo.userId}&minutes=60`);
    const all = await free(`date=${DAY}`);
    const own = await free(`date=${DAY}`, "bo");
    const week = await free(`date=${DAY}&days=7&staffId=${bo.userId}`);
    const holiday = await free("date=2027-12-25");
    const hers = await free(`date=${DAY}`, "carla");

    const { scheduledAt, scheduledUntil } = planned.json.data;
    assert.ok(his.length > 0);
    assert.ok(his.every(({ startAt, endAt }) => endAt <= scheduledAt || startAt >= (scheduledUntil ?? scheduledAt)));
    assert.equal(his[0].startAt, `${DAY}T06:00:00.000Z`);
    assert.deepEqual(own, his);
    assert.ok(new Set(all.map(({ staff }) => staff.id)).size > 1);
    assert.deepEqual(new Set(week.map(({ startAt }) => startAt.slice(0, 10))).size, 5);
    assert.deepEqual(holiday, []);
    assert.ok(hers.every(({ staff }) => staff.id === stage.cast.carla.userId));
  },
);

onEachStage("availability refuses a stranger, another firm's colleague and odd questions", async (open) => {
  const stage = await open();
  const { bo, carla, anna } = stage.cast;
  const ask = async (query: string, as: "anna" | "bo" | "carla" = "anna") =>
    (await stage.call(`GET /availability?${query}`, { as })).status;

  assert.equal(await ask(`staffId=${carla.userId}`), 422);
  assert.equal(await ask(`staffId=${bo.userId}`, "carla"), 422);
  assert.equal(await ask(`staffId=${anna.userId}`, "bo"), 422);
  for (const odd of ["date=2027-02-30", "minutes=1", "minutes=x", "days=32", "staffId=x", "more=1"]) {
    assert.equal(await ask(odd), 422, odd);
  }
});
