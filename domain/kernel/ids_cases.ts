import assert from "node:assert/strict";
import fc from "fast-check";
import { parseId, uuidv7 } from "./ids.ts";

const TIME = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const RANDOM = fc.uint8Array({ minLength: 10, maxLength: 10 });

Deno.test("uuidv7() is a UUID of version 7 and variant 10 that begins with its milliseconds", () => {
  assert.equal(uuidv7(0x0197_f2c3_4d5e, new Uint8Array(10).fill(0xff)), "0197f2c3-4d5e-7fff-bfff-ffffffffffff");
  assert.equal(uuidv7(0, new Uint8Array(10)), "00000000-0000-7000-8000-000000000000");
  fc.assert(fc.property(TIME, RANDOM, (time, random) => {
    const id = uuidv7(time, random);

    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(parseInt(id.replaceAll("-", "").slice(0, 12), 16), time);
    assert.equal(parseId(id), id);
  }));
});

Deno.test("uuidv7() made later sorts later, whatever the random bytes", () => {
  fc.assert(fc.property(TIME, TIME, RANDOM, RANDOM, (one, other, a, b) => {
    fc.pre(one < other);

    assert.ok(uuidv7(one, a) < uuidv7(other, b));
  }));
});

Deno.test("uuidv7() keeps all 74 random bits, and refuses fewer bytes", () => {
  const bits = new Set(Array.from({ length: 80 }, (_, bit) => {
    const random = new Uint8Array(10);
    random[bit >> 3] = 1 << (bit & 7);
    return uuidv7(0, random);
  }));

  // Six bits are the version's and the variant's; those alone make no difference.
  assert.equal(bits.size, 74 + 1);
  assert.throws(() => uuidv7(0, new Uint8Array(9)), RangeError);
});

Deno.test("parseId() reads a UUID in either case, and nothing that looks like one", () => {
  const id = "0197f2c3-4d5e-7fff-bfff-ffffffffffff";
  assert.equal(parseId(id.toUpperCase()), id);
  const wrong = [
    "",
    "1",
    id.slice(1),
    `${id}0`,
    ` ${id}`,
    `${id}\n`,
    id.replaceAll("-", ""),
    `{${id}}`,
    `urn:uuid:${id}`,
    id.replace("c", "g"),
    `${id}\0`,
    "０197f2c3-4d5e-7fff-bfff-ffffffffffff",
  ];
  for (const text of wrong) assert.equal(parseId(text), null, JSON.stringify(text));
});
