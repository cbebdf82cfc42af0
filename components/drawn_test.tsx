import assert from "node:assert/strict";
import { drawn } from "./drawn.ts";

Deno.test("what shows the same is drawn once, what shows something else anew, and what was long ago again", () => {
  let times = 0;
  const draw = (from: string) => drawn(from, () => (times++, <b>{from}</b>));

  const first = [draw("a & b"), draw("a & b"), draw("c")];
  for (let row = 0; row < 2_000; row++) draw(`row ${row}`);
  const again = draw("a & b");

  assert.deepEqual(first, ["<b>a &amp; b</b>", "<b>a &amp; b</b>", "<b>c</b>"]);
  assert.deepEqual([again, times], ["<b>a &amp; b</b>", 2_003]);
});
