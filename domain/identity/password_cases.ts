import assert from "node:assert/strict";
import { normalPassword, type PasswordFault, passwordFault } from "./password.ts";

const COMMON = new Set(["password", "sunshine", "letmein", "qwerty", "kodeord", "1234", "correcthorse"]);

function faultOf(password: string, { names = [] as string[], hasSecondFactor = false } = {}): PasswordFault | null {
  return passwordFault(password, { names, hasSecondFactor, isCommon: (word) => COMMON.has(word) });
}

const TABLE: [password: string, fault: PasswordFault | null, why: string][] = [
  ["", "too_short", "nothing"],
  ["a", "too_short", "one character"],
  ["elevenchars", "too_short", "11"],
  ["twelve chars", null, "12"],
  ["a".repeat(11) + "b" + "c".repeat(52), null, "64"],
  ["try-the-demo-2026", null, "the demo's"],
  ["kat hest mus hund", null, "a sentence in lower case only"],
  ["93178265019283", null, "digits only, without a pattern"],
  [" leading and trailing ", null, "blanks count"],
  ["😀🐴🔋📎🚲🌲🧊🎻🪁🧭🍞🛶", null, "12 emoji"],
  ["😀🐴🔋📎🚲", "too_short", "5 emoji are 10 UTF-16 units but 5 characters"],
  ["x".repeat(500) + "y".repeat(500), null, "1000"],
  ["ab".repeat(511) + "cd", null, "1024 bytes"],
  ["ab".repeat(511) + "cde", "too_long", "1025 bytes"],
  ["æ".repeat(511) + "ab", null, "1024 bytes in 513 characters"],
  ["æ".repeat(512) + "b", "too_long", "1025 bytes in 513 characters"],
  ["x".repeat(1_000_000), "too_long", "1 MB"],
  ["nul in \0 the middle", "not_storable", "NUL"],
  ["lone \ud800 surrogate", "not_storable", "a lone surrogate"],
  ["passwordpassword", "common", "a common word twice"],
  ["Sunshine2026", "common", "a common word and a year"],
  ["123letmein!!!", "common", "a common word between signs"],
  ["aaaaaaaaaaaa", "common", "one key held down"],
  ["abcabcabcabcabc", "common", "three keys in a row"],
  ["abcdefghijkl", "common", "the alphabet"],
  ["lkjihgfedcba", "common", "the alphabet backwards"],
  ["123456789012", "common", "counting"],
  ["qwertyuiopå123", "common", "the keyboard and counting"],
  ["correcthorse-battery", null, "a common word is no harm in a long sentence"],
];

for (const [password, fault, why] of TABLE) {
  const shown = JSON.stringify(password.length > 30 ? password.slice(0, 12) + "…" : password);
  Deno.test(`passwordFault() says ${fault} to ${shown}: ${why}`, () => {
    assert.equal(faultOf(password), fault);
  });
}

Deno.test("passwordFault() is content with 8 characters beside a second factor", () => {
  assert.equal(faultOf("tø9-kaos", { hasSecondFactor: true }), null);
  assert.equal(faultOf("tø9-kao", { hasSecondFactor: true }), "too_short");
  assert.equal(faultOf("tø9-kaos"), "too_short");
});

Deno.test("passwordFault() refuses a password that is little more than a name, of the person or of the firm", () => {
  const names = ["Anna Winther", "anna@rendetalje.example", "Rendetalje"];

  assert.equal(faultOf("rendetalje2026", { names }), "personal");
  assert.equal(faultOf("RENDETALJE-!-1!", { names }), "personal");
  assert.equal(faultOf("anna.winther.77", { names }), "personal");
  assert.equal(faultOf("annarendetaljeexample", { names }), "personal");
  assert.equal(faultOf("rendetalje er det bedste sted", { names }), null);
  assert.equal(faultOf("93178265019283", { names }), null);
});

Deno.test("passwordFault() takes no longer for a long password than for a short one", () => {
  const all = ["a".repeat(1024), "ab".repeat(512), "a".repeat(1023) + "b", "é".repeat(512), "1a".repeat(512)];

  const took = [1, 2, 3].map(() => {
    const began = performance.now();
    for (const nasty of all) faultOf(nasty);
    return performance.now() - began;
  });

  assert.ok(Math.min(...took) < 500, "a pattern backtracks");
});

Deno.test("normalPassword() is the same however a keyboard composes it, and never shorter", () => {
  assert.equal(normalPassword("smørrebrød pa\u030a bordet"), "smørrebrød på bordet");
  assert.equal(normalPassword("  blanks stay  "), "  blanks stay  ");
});
