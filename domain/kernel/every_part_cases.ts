import assert from "node:assert/strict";
import { everyPart } from "./every_part.ts";
import type { Listing, Part } from "./page.ts";

const cursor = { way: "after", value: 1, id: "one" } as const;

Deno.test("everyPart() goes on behind each part to the last, asking only when the reader takes one", async () => {
  const asked: Part[] = [];
  const parts: Listing<number>[] = [
    { rows: [1, 2], next: cursor, previous: null },
    { rows: [3], next: null, previous: null },
  ];
  const all = everyPart((part) => {
    asked.push(part);
    return Promise.resolve(parts[asked.length - 1]);
  })[Symbol.asyncIterator]();

  const first = await all.next();
  const askedForFirst = asked.length;
  const rest = [await all.next(), await all.next()];

  assert.deepEqual([first.value, askedForFirst], [[1, 2], 1]);
  assert.deepEqual(rest, [{ value: [3], done: false }, { value: undefined, done: true }]);
  assert.deepEqual(asked[1], { size: 100, cursor });
});
