import assert from "node:assert/strict";

/** What working hours and events come to on the nights the clock is changed. */
const SCRIPT = `
import { spansOf, parseHours } from "${new URL("../../domain/calendar/hours.ts", import.meta.url)}";
import { visitsOn } from "${new URL("../../domain/calendar/plan.ts", import.meta.url)}";
import { eventBody, seenEvent } from "${new URL("wire.ts", import.meta.url)}";
const zone = "Europe/Copenhagen";
const body = (from, until) => eventBody({ saleId: "s", saleNumber: "1", summary: "", description: "", place: null, from, until, timeZone: zone, guests: [] });
const nights = [["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"], ["2027-03-28T00:30:00.000Z", "2027-03-28T01:30:00.000Z"],
  ["2026-12-01T22:30:00.000Z", "2026-12-02T00:30:00.000Z"]];
console.log(JSON.stringify([
  ["2026-10-24", "2026-10-25", "2027-03-28", "2026-12-01"].map((day) => spansOf(day, parseHours("0-2:30,2:30-4,8-16"), zone)),
  nights.map(([from, until]) => { const { start, end } = body(from, until); return [start, end, seenEvent({ id: "x", start, end }, zone)]; }),
  seenEvent({ id: "x", start: { date: "2026-10-25" }, end: { date: "2026-10-26" } }, zone),
  visitsOn([{ person: "p", from: nights[2][0], until: nights[2][1] }], "p", "2026-12-02", zone).length,
]));
`;

Deno.test("G5: hours and events are the same wherever the server stands", async () => {
  const told = await Promise.all(["UTC", "Asia/Tokyo", "America/New_York"].map(async (TZ) => {
    const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["eval", SCRIPT],
      cwd: new URL("../../", import.meta.url),
      env: { TZ },
    }).output();
    return new TextDecoder().decode(stdout) || new TextDecoder().decode(stderr);
  }));

  const [first] = told;
  const [hours, events, wholeDay, overMidnight] = JSON.parse(first);
  assert.deepEqual(told, [first, first, first]);
  assert.deepEqual(hours[1].map(({ from, until }: { from: string; until: string }) => `${from}/${until}`), [
    "2026-10-24T22:00:00.000Z/2026-10-25T00:30:00.000Z",
    "2026-10-25T00:30:00.000Z/2026-10-25T03:00:00.000Z",
    "2026-10-25T07:00:00.000Z/2026-10-25T15:00:00.000Z",
  ]);
  assert.deepEqual(hours[2].map(({ from, until }: { from: string; until: string }) => `${from}/${until}`), [
    "2027-03-27T23:00:00.000Z/2027-03-28T01:00:00.000Z",
    "2027-03-28T01:00:00.000Z/2027-03-28T02:00:00.000Z",
    "2027-03-28T06:00:00.000Z/2027-03-28T14:00:00.000Z",
  ]);
  assert.equal(events[0][0].dateTime, "2026-10-25T02:30:00+02:00");
  assert.equal(events[0][1].dateTime, "2026-10-25T02:30:00+01:00");
  assert.equal(events[1][1].dateTime, "2027-03-28T03:30:00+02:00");
  assert.deepEqual(events[1][2].times, { from: "2027-03-28T00:30:00.000Z", until: "2027-03-28T01:30:00.000Z" });
  assert.deepEqual(wholeDay.times, { from: "2026-10-24T22:00:00.000Z", until: "2026-10-25T23:00:00.000Z" });
  assert.equal(overMidnight, 1);
});
