import assert from "node:assert/strict";
import type { Day } from "../kernel/time.ts";
import { parseHours, spansOf, USUAL_WEEK, writtenHours } from "./hours.ts";

const ZONE = "Europe/Copenhagen";
const read = (text: string) => parseHours(text) && writtenHours(parseHours(text)!);
const inUtc = (day: string, text: string) =>
  spansOf(day as Day, parseHours(text)!, ZONE).map(({ from, until }) => `${from.slice(5, 16)}/${until.slice(5, 16)}`);

Deno.test("parseHours() reads pieces of a day in any usual notation, and refuses what overlaps or is no time", () => {
  assert.equal(read("8-16"), "08:00-16:00");
  assert.equal(read(" 12.30 – 16:00 ; 8-12 "), "08:00-12:00, 12:30-16:00");
  assert.equal(read("0-24"), "00:00-24:00");
  assert.equal(read(""), "");
  for (const bad of ["8", "16-8", "8-8", "8-25", "8-12,11-13", "8:60-9", "x-y", "-", "8-9-10", "22-6", "24:01-25"]) {
    assert.equal(read(bad), null, bad);
  }
});

Deno.test("a firm works Monday to Friday from 8 to 16 until it says otherwise", () => {
  assert.deepEqual(USUAL_WEEK.map((day) => writtenHours(day)), [...Array(5).fill("08:00-16:00"), "", ""]);
});

Deno.test("G5: spansOf() gives the right moments in winter, in summer and through both nights of DST", () => {
  assert.deepEqual(inUtc("2026-11-23", "8-12,12:30-16"), ["11-23T07:00/11-23T11:00", "11-23T11:30/11-23T15:00"]);
  assert.deepEqual(inUtc("2026-07-01", "8-16"), ["07-01T06:00/07-01T14:00"]);
  // 02:30 comes twice: the night is an hour longer, and the pieces still touch.
  assert.deepEqual(inUtc("2026-10-25", "0-2:30,2:30-4"), ["10-24T22:00/10-25T00:30", "10-25T00:30/10-25T03:00"]);
  assert.deepEqual(inUtc("2026-10-25", "0-24"), ["10-24T22:00/10-25T23:00"]);
  // 02:30 does not come: what lies in the gap is nothing.
  assert.deepEqual(inUtc("2027-03-28", "0-2:30,2:30-4"), ["03-27T23:00/03-28T01:00", "03-28T01:00/03-28T02:00"]);
  assert.deepEqual(inUtc("2027-03-28", "2-2:30,2:30-3"), []);
  assert.deepEqual(inUtc("2027-03-28", "0-24"), ["03-27T23:00/03-28T22:00"]);
});
