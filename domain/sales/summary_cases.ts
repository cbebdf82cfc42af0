import assert from "node:assert/strict";
import { MOST_ORE, ore } from "../kernel/money.ts";
import { addDays, type Day, firstOfMonth } from "../kernel/time.ts";
import { SALE_STATUSES, type SaleStatus } from "./moves.ts";
import type { DayTotal } from "./ports.ts";
import { revenueOf, summarize, summaryRange } from "./summary.ts";

const TODAY = "2026-03-10" as Day;
const sold = (day: string, status: SaleStatus, count: number, net: number): DayTotal => ({
  ...{ day: day as Day, status, count },
  ...{ net: ore(net), gross: ore(net) },
});
const DAYS = [
  sold("2026-01-31", "PAID", 9, 9_000),
  sold("2026-02-01", "PAID", 1, 100),
  sold("2026-02-28", "LOST", 3, 700),
  sold("2026-03-01", "COMPLETED", 2, 20),
  sold("2026-03-10", "PAID", 1, 3),
  sold("2026-03-10", "ACCEPTED", 1, 1_000),
  sold("2026-03-10", "QUOTE_SENT", 5, 1_000),
  sold("2026-03-10", "CANCELLED", 2, 1_000),
  sold("2026-03-31", "SCHEDULED", 1, 500),
  sold("2026-04-01", "PAID", 7, 7_000),
];

Deno.test("revenue and counts are of this month and the one before, each whole", () => {
  const { revenue, salesCount } = summarize(TODAY, DAYS, [], []);

  assert.deepEqual(revenue, { current: 23, previous: 100 });
  assert.deepEqual(salesCount, { current: 12, previous: 4 });
});

Deno.test("the conversion rate is of decided sales, and 0 where none is", () => {
  const { conversionRate } = summarize(TODAY, DAYS, [], []);

  assert.deepEqual(conversionRate, { current: 5 / 7, previous: 1 / 4 });
  assert.deepEqual(summarize(TODAY, [sold("2026-03-10", "QUOTE_SENT", 5, 1)], [], []).conversionRate, {
    current: 0,
    previous: 0,
  });
});

Deno.test("the pipeline has every state in its order, those without sales too", () => {
  const byStatus = [{ status: "PAID", count: 2, net: ore(5), gross: ore(6) }] as const;

  const { pipeline } = summarize(TODAY, [], byStatus, []);

  assert.deepEqual(pipeline.map(({ status }) => status), SALE_STATUSES);
  assert.deepEqual(pipeline.filter(({ count }) => count > 0), [{ status: "PAID", count: 2, net: 5 }]);
});

Deno.test("the trend is 30 days with today last, empty days as 0, revenue only", () => {
  const { revenueTrend } = summarize(TODAY, DAYS, [], []);

  assert.equal(revenueTrend.length, 30);
  assert.deepEqual([revenueTrend[0].day, revenueTrend.at(-1)], ["2026-02-09", { day: TODAY, net: 3 }]);
  assert.deepEqual(revenueTrend.filter(({ net }) => net > 0), [{ day: "2026-03-01", net: 20 }, {
    day: "2026-03-10",
    net: 3,
  }]);
});

Deno.test("summaryRange() reaches over both months and the whole trend", () => {
  for (let back = 0; back < 400; back += 7) {
    const today = addDays(TODAY, -back);
    const { from, to } = summaryRange(today);
    const { revenueTrend } = summarize(today, [], [], []);

    assert.ok(from <= revenueTrend[0].day && from <= firstOfMonth(today, -1));
    assert.ok(to >= addDays(firstOfMonth(today, 1), -1));
  }
});

Deno.test("a firm's revenue may pass the largest amount of one sale", () => {
  const large = { status: "PAID", count: 1, net: ore(MOST_ORE), gross: ore(MOST_ORE) } as const;

  assert.equal(revenueOf([large, large, large]), 3 * MOST_ORE);
});
