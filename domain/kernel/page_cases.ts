import assert from "node:assert/strict";
import fc from "fast-check";
import { type Cursor, readCursor, writeCursor } from "./page.ts";

const ID = "0197f2c3-4d5e-7fff-bfff-ffffffffffff";
const storable = (text: string) => text.isWellFormed() && !text.includes("\0");
/** Any text there is, broken ones too. The library's own take a second to set up. */
const ANY_UNIT = fc.oneof(fc.integer({ min: 0, max: 0x17f }), fc.integer({ min: 0, max: 0xffff })).map((code) =>
  String.fromCharCode(code)
);
const CURSOR: fc.Arbitrary<Cursor> = fc.record({
  way: fc.constantFrom("after", "before"),
  value: fc.oneof(fc.string({ unit: ANY_UNIT, maxLength: 60 }).filter(storable), fc.maxSafeInteger()),
  id: fc.uuid(),
}, { noNullPrototype: true });

Deno.test("readCursor() reads what writeCursor() wrote, and it needs no escaping in an address", () => {
  fc.assert(fc.property(CURSOR, (cursor) => {
    const text = writeCursor(cursor);

    assert.match(text, /^[\w-]+$/);
    assert.deepEqual(readCursor(text), cursor);
  }));
});

Deno.test("readCursor() reads the longest text a list is sorted by, whatever stands in it", () => {
  for (const letter of ["æ", "\u20ac", '"', "\\", "\t"]) {
    const cursor: Cursor = { way: "after", value: letter.repeat(510), id: ID };

    assert.deepEqual(readCursor(writeCursor(cursor)), cursor);
  }
});

Deno.test("readCursor() gives null for anything else", () => {
  const write = (json: unknown) => btoa(typeof json === "string" ? json : JSON.stringify(json)).replaceAll("=", "");
  const wrong = [
    ...[
      "",
      "æ",
      "a b",
      "%00",
      "!!!!",
      "a".repeat(2_201),
      "AAAA",
      write(""),
      write("null"),
      write("{}"),
      write("7"),
      write('"abc"'),
      write("["),
    ],
    ...[
      write([]),
      write([1]),
      write([1, "x"]),
      write([2, "x", ID]),
      write(["1", "x", ID]),
      write([1, null, ID]),
      write([1, 1.5, ID]),
    ],
    ...[write([1, [], ID]), write([1, true, ID]), write([1, "x", "no id"]), write([1, "x", 7]), write([1, "x", ID, 1])],
    ...[
      write([1, "x\0", ID]),
      write(`[1,"\\ud800","${ID}"]`),
      write(`[1,1e309,"${ID}"]`),
      write([1, "x".repeat(511), ID]),
      write('[1,"\xff","' + ID + '"]'),
    ],
  ];
  for (const text of wrong) assert.equal(readCursor(text), null, text.slice(0, 80));
});

Deno.test("readCursor() never throws", () => {
  const parsed = fc.oneof(
    fc.constant(0),
    fc.constant(1),
    fc.constant(null),
    fc.string(),
    fc.double(),
    fc.constant([]),
    fc.constant({ a: 1 }),
  );
  const forged = fc.array(parsed, { maxLength: 5 }).map((parts) =>
    btoa(encodeURIComponent(JSON.stringify(parts)).replaceAll("%22", '"'))
  );
  fc.assert(fc.property(fc.oneof(fc.string({ unit: ANY_UNIT }), fc.base64String(), forged), (text) => {
    const cursor = readCursor(text);

    assert.ok(cursor === null || cursor.way === "after" || cursor.way === "before");
  }));
});
