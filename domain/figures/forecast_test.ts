import assert from "node:assert/strict";
import { forecast, NEEDED } from "./forecast.ts";

/** Months with a season, a growth, and a little that nobody can foretell. */
const months = (count: number, { growth = 0, noise = 0, season = 30_000 } = {}) =>
  Array.from({ length: count }, (_, month) =>
    Math.round(
      100_000 + growth * month + season * Math.sin(month * Math.PI / 6) + noise * Math.sin(month * month * 12.9898),
    ));

Deno.test("forecast() names the months it has and needs while a year cannot be tried", () => {
  assert.deepEqual(forecast([]), { kind: "too_short", months: 0, needed: 26 });
  assert.deepEqual(forecast(months(NEEDED - 1)), { kind: "too_short", months: 25, needed: 26 });
  assert.equal(forecast(months(NEEDED)).kind, "foretold");
  assert.equal(forecast(Array(60).fill(0)).kind, "too_short");
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
