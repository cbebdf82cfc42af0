import assert from "node:assert/strict";
import { drawn, forgetDrawn } from "./drawn.ts";

Deno.test("what shows the same is drawn once, what shows something else anew, and what was long ago again", () => {
  let times = 0;
  const draw = (from: string) => drawn(from, () => (times++, <b>{from}</b>));

  const first = [draw("a & b"), draw("a & b"), draw("c")];
  forgetDrawn();
  const again = draw("a & b");

  assert.deepEqual(first, ["<b>a &amp; b</b>", "<b>a &amp; b</b>", "<b>c</b>"]);
  assert.deepEqual([again, times], ["<b>a &amp; b</b>", 3]);
});

Deno.test("what was long ago makes room for what is new, and long addresses take no more of the memory than short ones", () => {
  for (const long of [3_000, 60_000]) {
    let times = 0;
    const rows = Math.ceil(8_000_000 / (2 * long + 20)), name = (row: number) => String(row).padStart(long, "_");
    const draw = (row: number) => drawn(name(row), () => (times++, <b>{name(row)}</b>));

    for (let row = 0; row < rows; row++) draw(row);
    draw(rows - 1);
    draw(0);

    assert.equal(times, rows + 1);
  }
});
