import assert from "node:assert/strict";
import fc from "fast-check";
import { addMinutes, type Instant } from "../kernel/time.ts";
import { slotsIn, without, withTravel } from "./slots.ts";

const at = (clock: string) => `2026-11-23T${clock}:00.000Z` as Instant;
const span = (text: string) => {
  const [from, until] = text.split("-");
  return { from: at(from), until: at(until) };
};
const written = (spans: readonly { from: string; until: string }[]) =>
  spans.map(({ from, until }) => `${from.slice(11, 16)}-${until.slice(11, 16)}`);

Deno.test("without() cuts what is taken out of the free times, wherever it lies", () => {
  const left = (...taken: string[]) => written(without([span("08:00-12:00"), span("13:00-16:00")], taken.map(span)));

  assert.deepEqual(left(), ["08:00-12:00", "13:00-16:00"]);
  assert.deepEqual(left("09:00-10:00"), ["08:00-09:00", "10:00-12:00", "13:00-16:00"]);
  assert.deepEqual(left("11:00-14:00", "07:00-08:30"), ["08:30-11:00", "14:00-16:00"]);
  assert.deepEqual(left("07:00-17:00"), []);
  assert.deepEqual(left("12:00-13:00"), ["08:00-12:00", "13:00-16:00"]);
  assert.deepEqual(left("09:00-10:00", "09:30-09:45", "10:00-11:00"), ["08:00-09:00", "11:00-12:00", "13:00-16:00"]);
});

Deno.test("slotsIn() offers each half hour that the whole visit fits into, none before the earliest", () => {
  assert.deepEqual(written(slotsIn([span("08:10-10:00")], 60, at("00:00"))), ["08:30-09:30", "09:00-10:00"]);
  assert.deepEqual(written(slotsIn([span("08:00-10:00")], 60, at("08:40"))), ["09:00-10:00"]);
  assert.deepEqual(written(slotsIn([span("08:00-08:45")], 60, at("00:00"))), []);
  assert.equal(slotsIn([span("08:00-16:00")], 30, at("00:00"), 3).length, 3);
});

Deno.test("withTravel() adds the way there and back", () => {
  assert.deepEqual(written([withTravel(span("09:00-10:00"), 15), withTravel(span("09:00-10:00"), 0)]), [
    "08:45-10:15",
    "09:00-10:00",
  ]);
});

Deno.test("no slot touches what is taken, and every free half hour long enough is offered", () => {
  const begin = at("00:00");
  const some = fc.tuple(fc.nat(1_400), fc.integer({ min: 1, max: 300 }))
    .map(([from, long]) => ({ from: addMinutes(begin, from), until: addMinutes(begin, from + long) }));
  fc.assert(fc.property(fc.array(some, { maxLength: 8 }), fc.integer({ min: 15, max: 240 }), (taken, minutes) => {
    const day = { from: begin, until: addMinutes(begin, 1_440) };
    const slots = slotsIn(without([day], taken), minutes, begin);
    const clashes = (one: { from: Instant; until: Instant }) =>
      taken.some(({ from, until }) => from < one.until && one.from < until);
    assert.deepEqual(slots.filter(clashes), []);
    for (let start = 0; start + minutes <= 1_440; start += 30) {
      const one = { from: addMinutes(begin, start), until: addMinutes(begin, start + minutes) };
      assert.equal(slots.some(({ from }) => from === one.from), !clashes(one));
    }
  }));
});
