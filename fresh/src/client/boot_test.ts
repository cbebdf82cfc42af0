import assert from "node:assert/strict";
import { parse, stringify } from "devalue";
import fc from "fast-check";
import { NOT_PLAIN } from "../islands.ts";
import { readPlain } from "./boot.ts";

const SLOT = { Slot: (value: unknown) => value instanceof Slot && { id: value.id } };
const REVIVE = { Slot: ({ id }: { id: number }) => new Slot(id) };

class Slot {
  constructor(readonly id: number) {}
}

/** Everything an island may be given, nested in everything that can hold it. */
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { maxDepth: 4 },
    fc.anything({ maxDepth: 0, withBigInt: true, withSparseArray: true }),
    fc.constantFrom(undefined, NaN, -0, Infinity, -Infinity, "</script>", "\u2028", '["Date"', ",-3", "__proto__"),
    fc.date({ noInvalidDate: true }),
    fc.nat().map((id) => new Slot(id)),
    fc.array(tie("anything"), { maxLength: 4 }),
    fc.array(tie("anything"), { maxLength: 4 }).map((all) => new Set(all)),
    fc.dictionary(fc.string().filter((key) => key !== "__proto__"), tie("anything"), { maxKeys: 4 }),
  ),
}));

Deno.test("what is not left to devalue is read as devalue would read it", () => {
  let plain = 0;
  fc.assert(
    fc.property(anything, (value) => {
      const written = stringify([{ props: value }], SLOT);
      if (NOT_PLAIN.test(written)) return;
      plain++;
      assert.deepEqual(readPlain(written, REVIVE), parse(written, REVIVE));
      assert.deepEqual(readPlain(written, REVIVE), [{ props: value }]);
    }),
    { numRuns: 2_000 },
  );
  assert.ok(plain > 500, `only ${plain} values were read so`);
});

Deno.test("what is shared stays shared, and what contains itself does", () => {
  const shared = { name: "shared" };
  const self: Record<string, unknown> = { list: [shared, shared] };
  self.me = self;
  const written = stringify(self);

  const read = readPlain(written, {}) as typeof self & { list: unknown[] };

  assert.equal(NOT_PLAIN.test(written), false);
  assert.equal(read.me, read);
  assert.equal(read.list[0], read.list[1]);
});
