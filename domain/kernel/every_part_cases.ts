import assert from "node:assert/strict";
import fc from "fast-check";
import { everyPart } from "./every_part.ts";
import { idsOf, rollOf } from "./roll.ts";

const some = (count: number) =>
  Array.from({ length: count }, (_, n) => `0199f3a0-1c2d-7000-8000-${String(n).padStart(12, "0")}`);

Deno.test("everyPart() reads a roll from its first id to its last, asking only when the reader takes a part", async () => {
  const ids = some(203);
  const asked: (readonly string[])[] = [];
  const all = everyPart(rollOf(ids), (part) => {
    asked.push(part);
    return Promise.resolve(part.filter((id) => id !== ids[1]));
  })[Symbol.asyncIterator]();

  const first = await all.next();
  const askedForFirst = asked.length;
  const rest = [await all.next(), await all.next(), await all.next()];

  assert.deepEqual([first.value, askedForFirst], [ids.slice(0, 100).filter((id) => id !== ids[1]), 1]);
  assert.deepEqual(rest.map(({ value, done }) => [value?.length, done]), [[100, false], [3, false], [undefined, true]]);
  assert.deepEqual(asked.flat(), ids);
});

Deno.test("idsOf() gives back what rollOf() holds, in parts of any size, and none of an empty one", () => {
  fc.assert(fc.property(fc.array(fc.uuid(), { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), (ids, size) => {
    const parts = [...idsOf(rollOf(ids), size)];

    assert.deepEqual(parts.flat(), ids);
    assert.ok(parts.every((part) => part.length > 0 && part.length <= size));
  }));
  assert.deepEqual([...idsOf(rollOf(some(8_001)), 100)].map(({ length }) => length), [...Array(80).fill(100), 1]);
});
