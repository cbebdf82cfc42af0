import assert from "node:assert/strict";
import fc from "fast-check";
import { EFFECT_KINDS, EFFECTS, termsOf } from "./effect.ts";
import { shortened } from "./job.ts";
import { backoffSeconds, verdictOn } from "./verdict.ts";

const WHY = { code: "unreachable" };
const chance = fc.double({ min: 0, max: 1, noNaN: true });

Deno.test("backoffSeconds() doubles from 15 s, give or take a tenth, up to 2 h", () => {
  assert.deepEqual([1, 2, 3, 4].map((failures) => backoffSeconds(failures, 0, 0.5)), [15, 30, 60, 120]);
  assert.deepEqual([0, 1].map((chance) => backoffSeconds(1, 0, chance)), [14, 17]);
  assert.equal(backoffSeconds(44, 0, 0.5), 7_200);
});

Deno.test("backoffSeconds() is never below the quiet time, whatever chance and provider say", () => {
  fc.assert(fc.property(fc.nat(100), fc.nat(600), chance, fc.option(fc.integer()), (failures, quiet, by, asked) => {
    const seconds = backoffSeconds(failures, quiet, by, asked ?? undefined);

    assert.ok(seconds >= quiet && seconds <= 7_920, String(seconds));
  }));
});

Deno.test("P3 backoffSeconds() waits as long as the provider asks, up to an hour, and not less where it asks for nonsense", () => {
  assert.equal(backoffSeconds(1, 0, 0.5, 600), 600);
  assert.equal(backoffSeconds(1, 0, 0.5, 1), 15);
  assert.equal(backoffSeconds(1, 0, 0.5, 1e9), 3_600);
  assert.equal(backoffSeconds(1, 0, 0.5, -5), 15);
  assert.equal(backoffSeconds(1, 0, 0.5, NaN), 15);
});

Deno.test("verdictOn() ends a job that failed as often as its kind may, and no sooner", () => {
  for (const kind of EFFECT_KINDS) {
    const { attempts } = termsOf(kind);
    const last = verdictOn({ kind: "later", why: WHY }, { kind, attempts }, 0.5);
    const before = verdictOn({ kind: "later", why: WHY }, { kind, attempts: attempts - 1 }, 0.5);

    assert.deepEqual(last, { state: "dead", why: WHY });
    if (attempts > 1) assert.equal(before.state, "pending");
  }
});

Deno.test("verdictOn() does not count a refused login as a try", () => {
  const verdict = verdictOn({ kind: "paused", why: WHY }, { kind: "invoice.draft", attempts: 44 }, 0.5);

  assert.equal(verdict.state === "pending" && verdict.counts, false);
});

Deno.test("44 attempts span three days", () => {
  const waits = Array.from({ length: 43 }, (_, place) => backoffSeconds(place + 1, 120, 0.5));

  assert.ok(waits.reduce((all, one) => all + one, 0) > 2.9 * 86_400);
});

Deno.test("an effect that may be done is left alone for longer than a call to its provider may take", () => {
  for (const { leaseSeconds, quietSeconds } of Object.values(EFFECTS)) {
    if (quietSeconds > 0) assert.ok(quietSeconds > leaseSeconds / 3);
  }
});

Deno.test("shortened() keeps one clean line of 300", () => {
  assert.equal(shortened("Bad\r\nBcc: x\u0000 \u001b[31mred"), "Bad Bcc: x [31mred");
  assert.equal(shortened("x".repeat(999)).length, 300);
  assert.ok(shortened("😀".repeat(200)).isWellFormed());
});
