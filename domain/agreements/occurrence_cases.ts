import assert from "node:assert/strict";
import fc from "fast-check";
import { isWorkingDay } from "../kernel/holidays.ts";
import { addDays, type Day, localTimeOf, type Weekday } from "../kernel/time.ts";
import { HOLIDAY_WAYS, instantAt, nextOccurrences, occurrencesOf, type Schedule } from "./occurrence.ts";

const COPENHAGEN = "Europe/Copenhagen";

function weekly(given: Partial<Schedule> & { weekdays?: Weekday[] } = {}): Schedule {
  const { weekdays = [2], ...rest } = given;
  return {
    rule: { kind: "weekly", every: 1, weekdays },
    startsOn: "2026-01-01" as Day,
    endsOn: null,
    pausedFrom: null,
    pausedTo: null,
    holidays: "skip",
    ...rest,
  };
}
const shown = (schedule: Schedule, from: string, to: string) =>
  occurrencesOf(schedule, from as Day, to as Day).map(({ on, day, fate }) =>
    fate === "kept" ? on : fate === "moved" ? `${on} to ${day}` : `${on} skipped`
  );

Deno.test("on a public holiday a visit is skipped, moved to the next working day or done as usual", () => {
  const thursdays = { weekdays: [4] as Weekday[] };

  assert.deepEqual(shown(weekly(thursdays), "2026-03-30", "2026-04-12"), ["2026-04-02 skipped", "2026-04-09"]);
  assert.deepEqual(shown(weekly({ ...thursdays, holidays: "move" }), "2026-03-30", "2026-04-12"), [
    "2026-04-02 to 2026-04-07",
    "2026-04-09",
  ]);
  assert.deepEqual(shown(weekly({ ...thursdays, holidays: "as_usual" }), "2026-03-30", "2026-04-12"), [
    "2026-04-02",
    "2026-04-09",
  ]);
});

Deno.test("nobody is visited twice a day: what would move onto another visit falls out", () => {
  const everyDay = weekly({ weekdays: [1, 2, 3, 4, 5], holidays: "move" });

  assert.deepEqual(shown(everyDay, "2026-04-01", "2026-04-08"), [
    "2026-04-01",
    "2026-04-02 skipped",
    "2026-04-03 skipped",
    "2026-04-06 skipped",
    "2026-04-07",
    "2026-04-08",
  ]);
  assert.deepEqual(shown(weekly({ weekdays: [4, 5], holidays: "move" }), "2026-04-01", "2026-04-08"), [
    "2026-04-02 to 2026-04-07",
    "2026-04-03 skipped",
  ]);
});

Deno.test("a pause leaves out both its days and all between, and what would move into it", () => {
  const paused = weekly({ pausedFrom: "2026-03-10" as Day, pausedTo: "2026-03-24" as Day });
  const open = weekly({ pausedFrom: "2026-03-10" as Day });
  const into = weekly({
    weekdays: [4],
    holidays: "move",
    pausedFrom: "2026-04-07" as Day,
    pausedTo: "2026-04-08" as Day,
  });

  assert.deepEqual(shown(paused, "2026-03-01", "2026-04-01"), ["2026-03-03", "2026-03-31"]);
  assert.deepEqual(shown(open, "2026-03-01", "2026-12-31"), ["2026-03-03"]);
  assert.deepEqual(shown(into, "2026-03-30", "2026-04-09"), ["2026-04-02 skipped", "2026-04-09"]);
});

Deno.test("nextOccurrences() looks as far as it must, and no further than the agreement goes", () => {
  const yearly = weekly({ rule: { kind: "monthly_day", every: 24, day: 24 } });

  assert.deepEqual(nextOccurrences(yearly, "2026-02-01" as Day, 3).map(({ on }) => on), [
    "2028-01-24",
    "2030-01-24",
    "2032-01-24",
  ]);
  assert.deepEqual(nextOccurrences(weekly({ endsOn: "2026-01-13" as Day }), "2026-01-01" as Day, 8).length, 2);
});

Deno.test("a visit at nine is at nine in summer and in winter", () => {
  const times = ["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25", "2026-10-26"].map((day) =>
    instantAt(day as Day, "09:00", COPENHAGEN)
  );

  assert.deepEqual(times.map((at) => at.slice(11, 16)), ["08:00", "07:00", "07:00", "08:00", "08:00"]);
});

Deno.test("a time the clock skips is an hour later, one that comes twice is the first", () => {
  assert.equal(localTimeOf(instantAt("2026-03-29" as Day, "02:30", COPENHAGEN), COPENHAGEN), "2026-03-29T03:30");
  assert.equal(instantAt("2026-10-25" as Day, "02:30", COPENHAGEN), "2026-10-25T00:30:00.000Z");
});

Deno.test("occurrences are in order, once for each day of the rule, on different days, and the same through any window", () => {
  const schedules = fc.record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>, { minLength: 1 }),
    holidays: fc.constantFrom(...HOLIDAY_WAYS),
    pausedFrom: fc.option(fc.nat(700).map((after) => addDays("2026-01-01" as Day, after))),
  }).map(({ pausedFrom, ...rest }) => weekly({ ...rest, pausedFrom, pausedTo: pausedFrom && addDays(pausedFrom, 20) }));
  fc.assert(fc.property(schedules, fc.nat(600), fc.nat(200), fc.nat(200), (schedule, start, length, cut) => {
    const from = addDays("2026-01-01" as Day, start), to = addDays(from, length);
    const middle = addDays(from, Math.min(cut, length));
    const all = occurrencesOf(schedule, from, to);

    assert.deepEqual(
      [...occurrencesOf(schedule, from, middle), ...occurrencesOf(schedule, addDays(middle, 1), to)],
      all,
    );
    assert.deepEqual(all.map(({ on }) => on), [...new Set(all.map(({ on }) => on))].toSorted());
    const done = all.filter(({ fate }) => fate !== "skipped");
    assert.equal(new Set(done.map(({ day }) => day)).size, done.length);
    for (const { fate, day } of all) assert.ok(fate !== "moved" || isWorkingDay(day));
  }));
});
