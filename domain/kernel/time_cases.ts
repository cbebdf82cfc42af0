import assert from "node:assert/strict";
import fc from "fast-check";
import {
  addDays,
  addMinutes,
  type Day,
  dayOf,
  daysBetween,
  firstOfMonth,
  type Instant,
  instantOf,
  localTimeOf,
  mondayOf,
  parseDay,
  parseInstant,
  parseLocalTime,
  weekdayOf,
  weekNumberOf,
} from "./time.ts";

const COPENHAGEN = "Europe/Copenhagen";

Deno.test("parseDay() knows the calendar", () => {
  for (
    const day of ["2026-01-31", "2024-02-29", "2000-02-29", "2026-12-31", "1900-01-01", "2199-12-31", "2026-11-30"]
  ) {
    assert.equal(parseDay(day), day);
  }
  const wrong = [
    ...[
      "2026-02-29",
      "1900-02-29",
      "2100-02-29",
      "2026-11-31",
      "2026-04-31",
      "2026-00-10",
      "2026-13-01",
      "2026-01-00",
      "2026-01-32",
    ],
    ...["1899-12-31", "2200-01-01", "0000-01-01", "9999-12-31", "+02026-01-01", "-002026-01-01"],
    ...[
      "",
      "2026-1-1",
      "26-01-01",
      "01-02-2026",
      "2026/01/01",
      "2026-01-01T00:00",
      " 2026-01-01",
      "2026-01-01\n",
      "２026-01-01",
      "2026-W01-1",
      "today",
    ],
  ];
  for (const text of wrong) assert.equal(parseDay(text), null, JSON.stringify(text));
});

Deno.test("parseInstant() reads RFC 3339 and gives UTC to the millisecond", () => {
  const cases: [string, string | null][] = [
    ["2026-03-02T09:00:00Z", "2026-03-02T09:00:00.000Z"],
    ["2026-03-02t09:00:00z", "2026-03-02T09:00:00.000Z"],
    ["2026-03-02T10:00:00+01:00", "2026-03-02T09:00:00.000Z"],
    ["2026-03-02T10:00+01:00", "2026-03-02T09:00:00.000Z"],
    ["2026-03-02T09:00:00.123456789Z", "2026-03-02T09:00:00.123Z"],
    ["1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z"],
    ["2026-03-01T23:30:00-02:00", "2026-03-02T01:30:00.000Z"],
    ["2026-02-29T09:00:00Z", null],
    ["2026-11-31T09:00:00Z", null],
    ["2026-03-02T24:00:00Z", null],
    ["2026-03-02T09:60:00Z", null],
    ["2026-03-02T09:00:00+25:00", null],
    ["2026-03-02T09:00:00", null],
    ["2026-03-02", null],
    ["2026-03-02T09:00:00[Europe/Copenhagen]", null],
    ["2026-03-02T09:00:00Z ", null],
    ["1899-12-31T23:59:59Z", null],
    ["2200-01-01T00:00:00Z", null],
    ["2199-12-31T23:59:59-05:00", null],
    ["9999-12-31T23:59:59-23:00", null],
    ["", null],
  ];
  for (const [text, wanted] of cases) assert.equal(parseInstant(text), wanted, text);
});

Deno.test("parseInstant() reads back every instant of ours", () => {
  fc.assert(fc.property(fc.integer({ min: -2_208_988_800_000, max: 7_258_118_399_999 }), (epochMs) => {
    const instant = instantOf(epochMs);

    assert.match(instant, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    assert.equal(parseInstant(instant), instant);
    assert.equal(Date.parse(instant), epochMs);
  }));
});

Deno.test("parseLocalTime() refuses the hour that summer time skips and takes the first of the one that comes twice", () => {
  const cases: [string, string | null][] = [
    ["2026-03-29T01:59", "2026-03-29T00:59:00.000Z"],
    ["2026-03-29T02:00", null],
    ["2026-03-29T02:30", null],
    ["2026-03-29T02:59", null],
    ["2026-03-29T03:00", "2026-03-29T01:00:00.000Z"],
    ["2026-10-25T01:59", "2026-10-24T23:59:00.000Z"],
    ["2026-10-25T02:30", "2026-10-25T00:30:00.000Z"],
    ["2026-10-25T03:00", "2026-10-25T02:00:00.000Z"],
    ["2026-07-01T12:00", "2026-07-01T10:00:00.000Z"],
    ["2026-07-01 12:00", "2026-07-01T10:00:00.000Z"],
    ["2026-07-01T12:00:30", "2026-07-01T10:00:30.000Z"],
    ["2026-01-01T00:00", "2025-12-31T23:00:00.000Z"],
    ["2026-02-29T12:00", null],
    ["2026-11-31T12:00", null],
    ["2026-07-01T24:00", null],
    ["2026-07-01T12:60", null],
    ["2026-07-01", null],
    ["2026-07-01T12:00Z", null],
    ["2200-07-01T12:00", null],
    ["", null],
  ];
  for (const [text, wanted] of cases) assert.equal(parseLocalTime(text, COPENHAGEN), wanted, text);
  assert.equal(parseLocalTime("2026-03-29T02:30", "UTC"), "2026-03-29T02:30:00.000Z");
});

Deno.test("localTimeOf() writes what parseLocalTime() reads", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000 }), (minutes) => {
    const text = localTimeOf(instantOf(minutes * 60_000 + Date.UTC(2024, 0)), COPENHAGEN);

    const read = parseLocalTime(text, COPENHAGEN);

    assert.equal(read && localTimeOf(read, COPENHAGEN), text);
  }));
});

Deno.test("dayOf() is the day on the wall there, also late in the evening", () => {
  const cases: [string, string, string][] = [
    ["2026-03-02T22:59:59.999Z", COPENHAGEN, "2026-03-02"],
    ["2026-03-02T23:00:00.000Z", COPENHAGEN, "2026-03-03"],
    ["2026-07-01T21:59:59.999Z", COPENHAGEN, "2026-07-01"],
    ["2026-07-01T22:00:00.000Z", COPENHAGEN, "2026-07-02"],
    ["2025-12-31T23:30:00.000Z", COPENHAGEN, "2026-01-01"],
    ["2026-03-02T23:00:00.000Z", "America/Nuuk", "2026-03-02"],
  ];
  for (const [instant, zone, day] of cases) assert.equal(dayOf(instant as Instant, zone), day);
});

Deno.test("addDays() and firstOfMonth() count over ends of months, years and summer time", () => {
  assert.equal(addDays("2026-02-28" as Day, 1), "2026-03-01");
  assert.equal(addDays("2024-02-28" as Day, 1), "2024-02-29");
  assert.equal(addDays("2026-01-01" as Day, -1), "2025-12-31");
  assert.equal(addDays("2026-03-28" as Day, 2), "2026-03-30");
  assert.equal(firstOfMonth("2026-03-31" as Day), "2026-03-01");
  assert.equal(firstOfMonth("2026-03-31" as Day, -1), "2026-02-01");
  assert.equal(firstOfMonth("2026-12-31" as Day, 1), "2027-01-01");
  assert.equal(firstOfMonth("2026-01-15" as Day, -13), "2024-12-01");
});

Deno.test("weekdayOf(), mondayOf() and weekNumberOf() follow the Danish week over the turn of the year", () => {
  const cases: [day: string, weekday: number, monday: string, week: number][] = [
    ["2026-01-01", 4, "2025-12-29", 1],
    ["2026-11-23", 1, "2026-11-23", 48],
    ["2026-12-31", 4, "2026-12-28", 53],
    ["2027-01-03", 7, "2026-12-28", 53],
    ["2027-01-04", 1, "2027-01-04", 1],
  ];
  for (const [day, ...said] of cases) {
    assert.deepEqual([weekdayOf(day as Day), mondayOf(day as Day), weekNumberOf(day as Day)], said, day);
  }
});

Deno.test("daysBetween() counts the days that addDays() goes, either way and over summer time", () => {
  assert.equal(daysBetween("2026-03-28" as Day, "2026-03-30" as Day), 2);
  assert.equal(daysBetween("2026-01-01" as Day, "2025-12-31" as Day), -1);
  assert.equal(daysBetween("2026-03-02" as Day, "2026-03-02" as Day), 0);
});

Deno.test("addMinutes() counts real minutes, also through the change to summer time", () => {
  const eve = parseLocalTime("2026-03-29T01:30", COPENHAGEN)!;

  assert.equal(localTimeOf(addMinutes(eve, 60), COPENHAGEN), "2026-03-29T03:30");
  assert.equal(addMinutes("2026-03-02T23:59:00.000Z" as Instant, 1), "2026-03-03T00:00:00.000Z");
});
