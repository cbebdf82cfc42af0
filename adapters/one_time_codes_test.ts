import assert from "node:assert/strict";
import { instantOf } from "../domain/kernel/time.ts";
import { codeAt, oneTimeCodes } from "./one_time_codes.ts";

const SECRET = new TextEncoder().encode("12345678901234567890");

Deno.test("codeAt() gives the codes of RFC 6238 and RFC 4226", async () => {
  const times: readonly (readonly [seconds: number, code: string])[] = [
    [59, "94287082"],
    [1111111109, "07081804"],
    [1111111111, "14050471"],
    [1234567890, "89005924"],
    [2000000000, "69279037"],
    [20000000000, "65353130"],
  ];
  for (const [seconds, code] of times) assert.equal(await codeAt(SECRET, Math.floor(seconds / 30), 8), code);

  const counters = "755224 287082 359152 969429 338314 254676 287922 162583 399871 520489".split(" ");
  for (const [counter, code] of counters.entries()) assert.equal(await codeAt(SECRET, counter), code);
});

Deno.test("stepOf() takes this half minute and the ones beside it, and no other", async () => {
  const codes = oneTimeCodes({ now: () => instantOf(1_000_000 * 30_000 + 12_000) });

  for (const step of [999_999, 1_000_000, 1_000_001]) {
    assert.equal(await codes.stepOf(SECRET, await codeAt(SECRET, step)), step);
  }
  for (const step of [999_998, 1_000_002]) assert.equal(await codes.stepOf(SECRET, await codeAt(SECRET, step)), null);
  assert.equal(await codes.stepOf(SECRET, ""), null);
  assert.equal(codes.newSecret().length, 20);
  assert.notDeepEqual(codes.newSecret(), codes.newSecret());
});
