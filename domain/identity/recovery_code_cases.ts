import assert from "node:assert/strict";
import { base32, readCode, recoveryCode } from "./recovery_code.ts";

Deno.test("base32() is that of RFC 4648, without padding", () => {
  const vectors = {
    "": "",
    f: "MY",
    fo: "MZXQ",
    foo: "MZXW6",
    foob: "MZXW6YQ",
    fooba: "MZXW6YTB",
    foobar: "MZXW6YTBOI",
  };
  for (const [text, coded] of Object.entries(vectors)) assert.equal(base32(new TextEncoder().encode(text)), coded);
});

Deno.test("a recovery code is read back however it is typed", () => {
  const code = recoveryCode(Uint8Array.from({ length: 16 }, (_, place) => place * 17));

  assert.match(code, /^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
  for (const typed of [code, code.toUpperCase(), code.replaceAll("-", ""), ` ${code.replaceAll("-", " ")} `]) {
    assert.deepEqual(readCode(typed), { kind: "recovery", code: code.replaceAll("-", "") });
  }
  assert.throws(() => recoveryCode(new Uint8Array(15)), /too few/);
});

Deno.test("readCode() takes the app's six digits with blanks, and nothing else", () => {
  assert.deepEqual(readCode(" 012 345 "), { kind: "app", code: "012345" });
  for (const typed of ["", "12345", "1234567", "12345x", "abcd-efgh-ijkl-mno1", "٠١٢٣٤٥", "1".repeat(101)]) {
    assert.equal(readCode(typed), null, typed);
  }
});
