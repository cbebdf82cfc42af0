import assert from "node:assert/strict";
import { wayBack } from "./way_back.ts";

Deno.test("wayBack() knows the day list, the board and the list with their filters, and nothing else", () => {
  assert.equal(wayBack("2026-04-01"), "/today?day=2026-04-01");
  assert.equal(wayBack("board"), "/sales/board");
  assert.equal(wayBack("list?status=LOST&q=a b"), "/sales?status=LOST&q=a+b");
  for (const odd of [null, "", "boards", "//evil.example", "list#x", "2026-02-30", "https://evil.example", "board\n"]) {
    assert.equal(wayBack(odd), null, String(odd));
  }
});
