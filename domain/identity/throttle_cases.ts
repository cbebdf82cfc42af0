import assert from "node:assert/strict";
import { addMinutes, type Instant } from "../kernel/time.ts";
import { type Counted, countTry, type Failures, pauseMinutesAfter } from "./throttle.ts";

const NOON = "2026-11-21T12:00:00.000Z" as Instant;

/** So many tries at once, each counted where it may be made. */
function tries(count: number, counted: Counted = "account", at = NOON): Failures | null {
  let past: Failures | null = null;
  for (let n = 0; n < count; n++) {
    const next = countTry(past, counted, at);
    if (next === null) return null;
    past = next;
  }
  return past;
}

Deno.test("countTry() lets an account fail five times in 15 minutes, and not a sixth time", () => {
  const five = tries(5);

  assert.equal(five?.count, 5);
  assert.equal(tries(6), null);
});

Deno.test("countTry() lets an address fail a hundred times", () => {
  assert.equal(tries(100, "address")?.count, 100);
  assert.equal(tries(101, "address"), null);
});

Deno.test("pauseMinutesAfter() doubles with each failure and stops at 15 minutes, so the owner is never out for long", () => {
  const pauses = [0, 1, 4, 5, 6, 7, 8, 9, 10, 50, 5_000].map((failures) => pauseMinutesAfter(failures, "account"));

  assert.deepEqual(pauses, [0, 0, 0, 1, 2, 4, 8, 15, 15, 15, 15]);
});

Deno.test("countTry() opens again when the pause is over", () => {
  const five = tries(5)!;

  assert.equal(countTry(five, "account", "2026-11-21T12:00:59.999Z" as Instant), null);
  assert.equal(countTry(five, "account", "2026-11-21T12:01:00.000Z" as Instant)?.count, 6);
});

Deno.test("countTry() forgets everything 15 minutes after the last pause", () => {
  const five = tries(5)!;

  assert.equal(countTry(five, "account", addMinutes(NOON, 15))?.count, 6);
  assert.equal(countTry(five, "account", addMinutes(NOON, 16))?.count, 1);
});

Deno.test("countTry() gives a guesser who never rests less than a hundred tries a day", () => {
  let past: Failures | null = null, made = 0;
  for (let minute = 0; minute < 24 * 60; minute++) {
    for (;;) {
      const next = countTry(past, "account", addMinutes(NOON, minute));
      if (next === null) break;
      past = next;
      made++;
    }
  }

  assert.ok(made > 5 && made <= 105, `${made} tries`);
});
