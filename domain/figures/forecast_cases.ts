import assert from "node:assert/strict";
import { forecast, NEEDED } from "./forecast.ts";

/** Months with a season, a growth, and a little that nobody can foretell. */
const months = (count: number, { growth = 0, noise = 0, season = 30_000 } = {}) =>
  Array.from({ length: count }, (_, month) =>
    Math.round(
      100_000 + growth * month + season * Math.sin(month * Math.PI / 6) + noise * Math.sin(month * month * 12.9898),
    ));

Deno.test("forecast() names the months it has and needs while nothing can be tried on half a year", () => {
  assert.deepEqual(forecast([]), { kind: "too_short", months: 0, needed: 11 });
  assert.deepEqual(forecast(months(NEEDED - 1)), { kind: "too_short", months: 10, needed: 11 });
  assert.equal(forecast(months(NEEDED)).kind, "foretold");
  assert.equal(forecast(Array(60).fill(0)).kind, "too_short");
});

Deno.test("forecast() goes by the mean until a season can be tried, and says on how many months it was", () => {
  const used = (count: number) => {
    const answer = forecast(months(count, { noise: 9_000 }));
    assert.ok(answer.kind === "foretold");
    return [answer.used.method, answer.used.tested];
  };

  assert.deepEqual([11, 13, 19, 20, 25, 26].map(used), [
    ["recent_mean", 6],
    ["recent_mean", 8],
    ["recent_mean", 12],
    ["seasonal_naive", 6],
    ["seasonal_naive", 11],
    ["seasonal_naive", 12],
  ]);
});

Deno.test("forecast() of 13 months is the mean of the last three, between what it was off by in the 8 before", () => {
  const history = [40, 55, 70, 90, 60, 80, 75, 100, 95, 60, 85, 90, 80].map((one) => one * 1_000);
  const answer = forecast(history);

  assert.ok(answer.kind === "foretold");
  const mean = (upTo: number) => (history[upTo - 1] + history[upTo - 2] + history[upTo - 3]) / 3;
  const tested = [5, 6, 7, 8, 9, 10, 11, 12];
  const offBy = (ahead: number) => tested.map((month) => Math.round(mean(month - ahead + 1)) - history[month]);
  const spread = (ahead: number) => Math.sqrt(offBy(ahead).reduce((sum, one) => sum + one * one, 0) / 8);
  const all = [1, 2, 3].flatMap(offBy).reduce((sum, one) => sum + Math.abs(one), 0);
  assert.deepEqual(answer.months.map(({ value }) => value), [85_000, 85_000, 85_000]);
  assert.ok(Math.abs(answer.used.error - all / (3 * tested.reduce((sum, month) => sum + history[month], 0))) < 1e-9);
  for (const [place, { high }] of answer.months.entries()) {
    assert.ok(Math.abs(high - (85_000 + 1.397 * spread(place + 1))) <= 1, `${high}`);
  }
});

Deno.test("forecast() takes last year's months while nothing grows, and is then exactly right", () => {
  const history = months(36);
  const answer = forecast(history);

  assert.ok(answer.kind === "foretold");
  assert.equal(answer.used.method, "seasonal_naive");
  assert.equal(answer.used.error, 0);
  assert.deepEqual(answer.months.map(({ value }) => value), months(39).slice(36));
});

Deno.test("forecast() takes Holt-Winters where the business grows, and comes nearer than last year's months", () => {
  const answer = forecast(months(60, { growth: 2_000, noise: 3_000 }));
  const truth = months(63, { growth: 2_000 }).slice(60);

  assert.ok(answer.kind === "foretold");
  assert.equal(answer.used.method, "holt_winters");
  assert.deepEqual(answer.trials.map(({ method }) => method), ["holt_winters", "seasonal_naive"]);
  assert.ok(answer.used.error < answer.trials[1].error && answer.used.error < 0.05, JSON.stringify(answer.trials));
  for (const [place, { value, low, high }] of answer.months.entries()) {
    assert.ok(low <= value && value <= high);
    assert.ok(low <= truth[place] && truth[place] <= high, `${truth[place]} is not in ${low} to ${high}`);
  }
});

Deno.test("forecast() foretells nothing below nothing, and gives the same for the same history", () => {
  const shrinking = months(48, { growth: -2_050, season: 0, noise: 2_000 }).map((one) => Math.max(0, one));
  const answer = forecast(shrinking);

  assert.ok(answer.kind === "foretold");
  assert.ok(answer.months.every(({ low, value }) => low >= 0 && value >= 0 && Number.isSafeInteger(value)));
  assert.deepEqual(forecast(shrinking), answer);
});

Deno.test("the error is made of what the method would have said then, not of what was known later", () => {
  const calm = months(40), shaken = [...calm.slice(0, 39), 500_000];
  const answer = forecast(shaken);

  assert.ok(answer.kind === "foretold");
  const naive = answer.trials.find(({ method }) => method === "seasonal_naive")!;
  const came = shaken.slice(-12).reduce((sum, one) => sum + one, 0);
  assert.ok(Math.abs(naive.error - (500_000 - calm[39]) / came) < 1e-9);
});
