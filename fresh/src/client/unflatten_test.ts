import assert from "node:assert/strict";
import { stringify } from "devalue";
import fc from "fast-check";
import { unflatten } from "./unflatten.ts";

const roundTrip = (value: unknown) => unflatten(JSON.parse(stringify(value)), {});

/** Everything an island may be given, nested in everything that can hold it. */
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { maxDepth: 4 },
    fc.anything({ maxDepth: 0, withBigInt: true, withSparseArray: true }),
    fc.constantFrom(undefined, NaN, -0, Infinity, -Infinity, "</script>", "\u2028", "__proto__"),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array(),
    fc.webUrl().map((url) => new URL(url)),
    fc.constant(/a\/b/giu),
    fc.array(tie("anything"), { maxLength: 4 }),
    fc.array(tie("anything"), { maxLength: 4 }).map((all) => new Set(all)),
    fc.array(fc.tuple(tie("anything"), tie("anything")), { maxLength: 4 }).map((all) => new Map(all)),
    fc.dictionary(fc.string().filter((key) => key !== "__proto__"), tie("anything"), { maxKeys: 4 }),
  ),
}));

Deno.test("unflatten() reads whatever devalue has written of the kinds that islands are given", () => {
  fc.assert(fc.property(anything, (value) => assert.deepEqual(roundTrip(value), value)));
});

Deno.test("unflatten() keeps what is shared shared, and what contains itself", () => {
  const shared = { name: "shared" };
  const self: Record<string, unknown> = { list: [shared, shared], map: new Map([["key", shared]]) };
  self.me = self;

  const read = roundTrip(self) as typeof self & { list: unknown[]; map: Map<string, unknown> };

  assert.equal(read.me, read);
  assert.equal(read.list[0], read.list[1]);
  assert.equal(read.map.get("key"), read.list[0]);
});

Deno.test("unflatten() reads holes, long sparse arrays, objects without a prototype and dates of Temporal", () => {
  // deno-lint-ignore no-sparse-arrays -- the hole is what is tested
  const holes = [1, , 3];
  const sparse: number[] = [];
  sparse[10_000] = 1;
  const bare = Object.assign(Object.create(null), { a: 1 });
  const day = Temporal.PlainDate.from("2026-02-28");

  assert.equal(1 in (roundTrip(holes) as unknown[]), false);
  assert.deepEqual(Object.keys(roundTrip(sparse) as unknown[]), ["10000"]);
  assert.equal(Object.getPrototypeOf(roundTrip(bare)), null);
  assert.equal(String(roundTrip(day)), "2026-02-28");
});
