import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays, type Day, type Weekday } from "../kernel/time.ts";
import { daysOf, type Nth, periodOf, type Rule, ruleMoved, visitsAYear } from "./rule.ts";

const days = (
  rule: Rule,
  startsOn: string,
  from: string,
  to: string,
  endsOn: string | null = null,
) => [...daysOf(rule, { startsOn: startsOn as Day, endsOn: endsOn as Day | null }, from as Day, to as Day)];

const everyRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    kind: fc.constant("weekly" as const),
    every: fc.integer({ min: 1, max: 8 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>, { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant("monthly_day" as const),
    every: fc.integer({ min: 1, max: 6 }),
    day: fc.integer({ min: 1, max: 31 }),
  }),
  fc.record({
    kind: fc.constant("monthly_weekday" as const),
    every: fc.integer({ min: 1, max: 6 }),
    nth: fc.constantFrom<Nth>(1, 2, 3, 4, -1),
    weekday: fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>,
  }),
);
const someDay = fc.integer({ min: 0, max: 4_000 }).map((after) => addDays("2020-01-01" as Day, after));

Deno.test("every other Tuesday stays every other Tuesday over a year of 53 weeks", () => {
  const tuesdays = days({ kind: "weekly", every: 2, weekdays: [2] }, "2026-12-01", "2026-12-01", "2027-01-31");

  assert.deepEqual(tuesdays, ["2026-12-01", "2026-12-15", "2026-12-29", "2027-01-12", "2027-01-26"]);
});

Deno.test("weeks are counted from the week of the first day, whatever weekday that is", () => {
  const rule: Rule = { kind: "weekly", every: 2, weekdays: [1, 5] };

  // 4 March 2026 is a Wednesday: its Monday is over, its Friday is the first visit.
  assert.deepEqual(days(rule, "2026-03-04", "2026-03-01", "2026-03-31"), [
    "2026-03-06",
    "2026-03-16",
    "2026-03-20",
    "2026-03-30",
  ]);
});

Deno.test("a day that a month lacks is its last one, also the 29th of February", () => {
  const last = days({ kind: "monthly_day", every: 1, day: 31 }, "2026-01-01", "2026-01-01", "2026-04-30");
  const leap = days({ kind: "monthly_day", every: 12, day: 29 }, "2024-02-01", "2024-01-01", "2028-12-31");

  assert.deepEqual(last, ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
  assert.deepEqual(leap, ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
});

Deno.test("the k-th weekday of a month, and its last", () => {
  const first = days(
    { kind: "monthly_weekday", every: 1, nth: 1, weekday: 1 },
    "2026-01-01",
    "2026-01-01",
    "2026-04-30",
  );
  const last = days(
    { kind: "monthly_weekday", every: 1, nth: -1, weekday: 5 },
    "2026-01-01",
    "2026-01-01",
    "2026-04-30",
  );

  assert.deepEqual(first, ["2026-01-05", "2026-02-02", "2026-03-02", "2026-04-06"]);
  assert.deepEqual(last, ["2026-01-30", "2026-02-27", "2026-03-27", "2026-04-24"]);
});

Deno.test("daysOf() keeps to the first and the last day", () => {
  const rule: Rule = { kind: "weekly", every: 1, weekdays: [3] };

  assert.deepEqual(days(rule, "2026-03-11", "2026-01-01", "2026-12-31", "2026-03-25"), [
    "2026-03-11",
    "2026-03-18",
    "2026-03-25",
  ]);
  assert.deepEqual(days(rule, "2026-03-11", "2026-01-01", "2026-03-10"), []);
});

Deno.test("daysOf() gives days in order, none twice, and the same ones through any window", () => {
  fc.assert(
    fc.property(everyRule, someDay, someDay, fc.nat(400), fc.nat(400), (rule, startsOn, from, length, cut) => {
      const to = addDays(from, length), middle = addDays(from, Math.min(cut, length));
      const all = days(rule, startsOn, from, to);

      const parts = [...days(rule, startsOn, from, middle), ...days(rule, startsOn, addDays(middle, 1), to)];

      assert.deepEqual(parts, all);
      assert.deepEqual(all, [...new Set(all)].toSorted());
      assert.ok(all.every((day) => day >= startsOn && day >= from && day <= to));
    }),
  );
});

Deno.test("a rule that goes on from one of its own days names the days it named before", () => {
  fc.assert(fc.property(everyRule, someDay, (rule, startsOn) => {
    const all = days(rule, startsOn, startsOn, addDays(startsOn, 800));
    const place = Math.floor(all.length / 2);

    assert.deepEqual(days(rule, all[place], all[place], addDays(startsOn, 800)), all.slice(place));
  }));
});

Deno.test("visitsAYear() is as many as a long time has", () => {
  fc.assert(
    fc.property(everyRule, (rule) => {
      const { numerator, denominator } = visitsAYear(rule);
      const counted = days(rule, "2000-01-01", "2000-01-01", "2099-12-31").length / 100;

      assert.ok(Math.abs(counted - Number(numerator) / Number(denominator)) < 0.2, JSON.stringify(rule));
    }),
    { numRuns: 30 },
  );
});

Deno.test("ruleMoved() takes along the weekday or the date a visit went to", () => {
  const weekly: Rule = { kind: "weekly", every: 2, weekdays: [1, 4] };
  const moved = (rule: Rule, from: string, to: string) => ruleMoved(rule, from as Day, to as Day);

  assert.deepEqual(moved(weekly, "2026-03-05", "2026-03-06"), { ...weekly, weekdays: [1, 5] });
  assert.deepEqual(moved(weekly, "2026-03-05", "2026-03-02"), { ...weekly, weekdays: [1] }, "two on one day are one");
  assert.deepEqual(moved({ kind: "monthly_day", every: 1, day: 15 }, "2026-03-15", "2026-03-17"), {
    ...{ kind: "monthly_day", every: 1, day: 17 },
  });
  assert.deepEqual(moved({ kind: "monthly_weekday", every: 1, nth: 1, weekday: 1 }, "2026-03-02", "2026-03-31"), {
    ...{ kind: "monthly_weekday", every: 1, nth: -1, weekday: 2 },
  });
  assert.equal(moved(weekly, "2026-03-05", "2026-03-05"), weekly);
});

Deno.test("periodOf() is the week from Monday, or the month", () => {
  assert.equal(periodOf({ kind: "weekly", every: 1, weekdays: [1] }, "2027-01-03" as Day), "2026-12-28");
  assert.equal(periodOf({ kind: "monthly_day", every: 1, day: 1 }, "2027-01-03" as Day), "2027-01-01");
});
