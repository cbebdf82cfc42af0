import assert from "node:assert/strict";
import fc from "fast-check";
import { leadFacts } from "../../adapters/memory/builders.ts";
import type { Ore } from "../kernel/money.ts";
import { addDays, type Day } from "../kernel/time.ts";
import {
  answersOf,
  type Asked,
  bandOf,
  BANDS,
  endOfBand,
  inOrder,
  QUESTIONS,
  score,
  scoreOf,
  USUAL_WEIGHTS,
  type Weights,
} from "./scoring.ts";

const TODAY = "2026-03-02" as Day;
const asked = (given: Partial<Asked> = {}): Asked => ({
  ...leadFacts(),
  createdOn: TODAY,
  contactedOn: null,
  ...given,
});
const BEST = asked({
  ...{ contactEmail: "a@b.dk" as never, contactPhone: "+4522334455" as never, companyName: "Kro", source: "REFERRAL" },
  ...{ interestServiceId: "id" as never, estimatedValue: 20_000_00 as Ore, customerId: "id" as never },
  ...{ priority: "URGENT", message: "x".repeat(80) },
});
const WORST = asked({ source: "OTHER", priority: "LOW", createdOn: addDays(TODAY, -31) });
const scoreIn = (lead: Asked, weights: Weights = USUAL_WEIGHTS, day = TODAY) => score(answersOf(lead, day), weights);

Deno.test("the usual weights are shares of 100, and the best lead has them all", () => {
  assert.equal(inOrder(USUAL_WEIGHTS).reduce((all, one) => all + one, 0), 100);
  assert.deepEqual(scoreIn(BEST).rules.map(({ id, points }) => [id, points]), [
    ...QUESTIONS.map(({ id, weight }) => [id, weight]),
  ]);
  assert.equal(scoreIn(BEST).score, 100);
  assert.equal(scoreIn(WORST).score, 3);
});

Deno.test("score() by hand: a telephone, by a call, today, and nothing else", () => {
  const { score, rules } = scoreIn(asked({ contactPhone: "+4522334455" as never }));

  // 15 × 0,7 + 15 × 0,8 + 5 × 0,4 + 10 × 1 = 34,5, a half rounded up.
  assert.equal(score, 35);
  assert.deepEqual(Object.fromEntries(rules.map(({ id, reason }) => [id, reason])), {
    ...{ reachable: "phone", service: "unknown", value: "unknown", source: "PHONE", customer: "new" },
    ...{ company: "private", priority: "MEDIUM", detail: "none", freshness: "now" },
  });
});

Deno.test("an answer is a word of its question's table, also at the edges", () => {
  const value = (estimatedValue: number | null) =>
    answersOf(asked({ estimatedValue: estimatedValue as Ore }), TODAY)[2];
  const fresh = (days: number) => answersOf(asked({ createdOn: addDays(TODAY, -days) }), TODAY)[8].reason;

  assert.deepEqual([null, 0, 1, 499_999, 500_000, 1_999_999, 2_000_000].map((one) => value(one).reason), [
    ...["unknown", "unknown", "small", "small", "medium", "medium", "large"],
  ]);
  assert.deepEqual([0, 2, 3, 7, 8, 30, 31].map(fresh), ["now", "now", "week", "week", "month", "month", "old"]);
  assert.equal(answersOf(asked({ createdOn: addDays(TODAY, -90), contactedOn: TODAY }), TODAY)[8].reason, "now");
});

const weights = fc.tuple(...QUESTIONS.map(() => fc.integer({ min: 0, max: 100 }))).map((list) =>
  Object.fromEntries(QUESTIONS.map(({ id }, place) => [id, list[place]])) as Weights
);
const lead = fc.record({
  contactPhone: fc.constantFrom(null, "+4522334455"),
  contactEmail: fc.constantFrom(null, "a@b.dk"),
  estimatedValue: fc.option(fc.integer({ min: 0, max: 5_000_000 })),
  source: fc.constantFrom("EMAIL", "PHONE", "WEBSITE", "REFERRAL", "EVENT", "OTHER"),
  priority: fc.constantFrom("LOW", "MEDIUM", "HIGH", "URGENT"),
  message: fc.option(fc.string({ maxLength: 120 })),
  createdOn: fc.integer({ min: 0, max: 60 }).map((days) => addDays(TODAY, -days)),
}).map((given) => asked(given as never));

Deno.test("whatever the weights, the score is 0 to 100, its points add up to it, and it comes out the same twice", () => {
  fc.assert(fc.property(lead, weights, (lead, weights) => {
    const { score, rules } = scoreIn(lead, weights);

    assert.ok(Number.isInteger(score) && score >= 0 && score <= 100);
    assert.equal(rules.length, QUESTIONS.length);
    assert.equal(rules.reduce((all, { points }) => all + points, 0), score);
    assert.ok(rules.every(({ points, most }) => points >= 0 && points <= most));
    assert.deepEqual(scoreIn(lead, weights), { score, rules });
  }));
});

Deno.test("only the proportion of the weights matters, and nothing weighed is nothing", () => {
  const doubled = Object.fromEntries(Object.entries(USUAL_WEIGHTS).map(([id, weight]) => [id, weight * 2])) as Weights;
  const none = Object.fromEntries(Object.keys(USUAL_WEIGHTS).map((id) => [id, 0])) as Weights;

  assert.deepEqual(scoreIn(BEST, doubled), scoreIn(BEST));
  assert.deepEqual([scoreIn(BEST, none).score, scoreOf([], [])], [0, 0]);
});

Deno.test("every score stands in one band", () => {
  for (let at = 0; at <= 100; at++) {
    const band = bandOf(at);

    assert.ok(at >= band && at <= endOfBand(band));
  }
  assert.deepEqual(BANDS.map(endOfBand), [19, 39, 59, 79, 100]);
});
