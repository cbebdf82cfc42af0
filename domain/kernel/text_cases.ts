import assert from "node:assert/strict";
import fc from "fast-check";
import { fitText } from "./text.ts";

const MANY: [raw: string, wanted: string | "too_long" | "not_storable"][] = [
  ["", ""],
  ["Søren Ærø Å", "Søren Ærø Å"],
  ["A\u030angstro\u0308m", "\u00c5ngstr\u00f6m"],
  ["👩‍🍳 🇩🇰", "👩‍🍳 🇩🇰"],
  ["en\r\nto\rtre\nfire", "en\nto\ntre\nfire"],
  ["\tindrykket ", "\tindrykket "],
  ["<script>alert(1)</script>", "<script>alert(1)</script>"],
  ["\u202eomvendt\u200b", "\u202eomvendt\u200b"],
  ["nul\0", "not_storable"],
  ["\u0007klokke", "not_storable"],
  ["\u000bvt", "not_storable"],
  ["\u007fslet", "not_storable"],
  ["\u001b[31mrød", "not_storable"],
  ["høj \ud83d alene", "not_storable"],
  ["lav \udc4b alene", "not_storable"],
  ["\ud83d", "not_storable"],
  ["x".repeat(100), "x".repeat(100)],
  ["x".repeat(101), "too_long"],
  ["x".repeat(10_000_000), "too_long"],
  ["e\u0301".repeat(100), "\u00e9".repeat(100)],
];

/** Any text there is, broken ones too, and the parts of letters. The library's own takes a second to set up. */
const ANY_UNIT = fc.oneof(
  fc.integer({ min: 0, max: 0x17f }),
  fc.integer({ min: 0x300, max: 0x36f }),
  fc.integer({ min: 0, max: 0xffff }),
)
  .map((code) => String.fromCharCode(code));

Deno.test("fitText() keeps a text of several lines as it is, in NFC and with plain line ends, or says why not", () => {
  for (const [raw, wanted] of MANY) {
    const fit = fitText(raw, 100, "many");

    assert.equal("text" in fit ? fit.text : fit.fault, wanted, JSON.stringify(raw.slice(0, 40)));
  }
});

Deno.test("fitText() takes the blanks around one line away, and refuses a second line", () => {
  assert.deepEqual(fitText("  Bo  Bech \u00a0", 100), { text: "Bo  Bech" });
  assert.deepEqual(fitText(" \t ", 100), { text: "" });
  assert.deepEqual(fitText("en\nto", 100), { fault: "not_storable" });
  assert.deepEqual(fitText("en\rto", 100), { fault: "not_storable" });
});

Deno.test("fitText() lets nothing through that a database would change or refuse", () => {
  fc.assert(
    fc.property(fc.string({ unit: ANY_UNIT }), fc.constantFrom("one" as const, "many" as const), (raw, lines) => {
      const fit = fitText(raw, 50, lines);
      if ("fault" in fit) return;

      assert.ok(fit.text.isWellFormed() && !fit.text.includes("\0") && fit.text.length <= 50);
      assert.equal(fit.text, fit.text.normalize("NFC"));
      assert.deepEqual(fitText(fit.text, 50, lines), fit);
    }),
  );
});
