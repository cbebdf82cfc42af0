import assert from "node:assert/strict";
import fc from "fast-check";
import { danishHolidays, easterOf, holidayOn, isWorkingDay, nextWorkingDay } from "./holidays.ts";
import { addDays, type Day } from "./time.ts";

Deno.test("easterOf() knows the earliest, the latest and the odd ones", () => {
  const known = {
    1954: "1954-04-18",
    1981: "1981-04-19",
    2000: "2000-04-23",
    2008: "2008-03-23",
    2024: "2024-03-31",
    2025: "2025-04-20",
    2026: "2026-04-05",
    2027: "2027-03-28",
    2038: "2038-04-25",
    2049: "2049-04-18",
    2076: "2076-04-19",
    2160: "2160-03-23",
  };

  for (const [year, day] of Object.entries(known)) assert.equal(easterOf(Number(year)), day);
});

Deno.test("danishHolidays() of 2026 are the ten in the calendar", () => {
  const days = danishHolidays(2026).map(({ day, name }) => `${day} ${name}`);

  assert.deepEqual(days, [
    "2026-01-01 new_year",
    "2026-04-02 maundy_thursday",
    "2026-04-03 good_friday",
    "2026-04-05 easter_sunday",
    "2026-04-06 easter_monday",
    "2026-05-14 ascension",
    "2026-05-24 whit_sunday",
    "2026-05-25 whit_monday",
    "2026-12-25 christmas_day",
    "2026-12-26 second_christmas_day",
  ]);
});

Deno.test("the great day of prayer was a holiday for the last time in 2023", () => {
  assert.equal(holidayOn("2023-05-05" as Day)?.name, "great_prayer");
  assert.equal(holidayOn("2024-04-26" as Day), null);
});

Deno.test("nextWorkingDay() steps over weekends and holidays", () => {
  assert.equal(nextWorkingDay("2026-04-01" as Day), "2026-04-07", "from Wednesday over Easter to Tuesday");
  assert.equal(nextWorkingDay("2026-12-24" as Day), "2026-12-28");
  assert.equal(nextWorkingDay("2026-11-20" as Day), "2026-11-23");
});

Deno.test("danishHolidays() are in order, within their year, and Easter is a Sunday", () => {
  fc.assert(fc.property(fc.integer({ min: 1900, max: 2199 }), (year) => {
    const days = danishHolidays(year).map(({ day }) => day);

    assert.deepEqual(days, days.toSorted());
    assert.ok(days.every((day) => day.startsWith(String(year))));
    assert.equal(Temporal.PlainDate.from(easterOf(year)).dayOfWeek, 7);
  }));
});

Deno.test("nextWorkingDay() is the first working day after, never further", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
    const day = addDays("1995-01-01" as Day, days), next = nextWorkingDay(day);

    assert.ok(isWorkingDay(next) && next > day);
    for (let between = addDays(day, 1); between < next; between = addDays(between, 1)) {
      assert.ok(!isWorkingDay(between));
    }
  }));
});
