import assert from "node:assert/strict";
import { CAST } from "../../adapters/memory/cast.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { Day, Instant } from "../kernel/time.ts";
import { mayTouchNote } from "./note.ts";
import { type CustomerMoment, linesOf } from "./timeline.ts";

function aMoment(second: number, made: string | null = null): CustomerMoment {
  const at = `2026-03-02T08:00:${String(60 - second).padStart(2, "0")}.000Z` as Instant;
  const sale = made === null ? null : { id: made as SaleId, number: `R-${made}`, on: `2026-03-${made}` as Day };
  return {
    ...{ at, key: `b${second}`, kind: made === null ? "customer_changed" : "sale_moved", by: null, facts: {} },
    ...{ sale, made: made !== null, note: null, mail: null },
  };
}

Deno.test("linesOf() makes one line of visits an agreement made one after the other, by day, each once", () => {
  const moments = [
    aMoment(1),
    ...[aMoment(2, "18"), aMoment(3, "11"), aMoment(4, "18"), aMoment(5, "04")],
    aMoment(6),
    aMoment(7, "25"),
  ];

  const { lines, rest } = linesOf(moments, 20);

  const said = lines.map((line) => line.kind === "made" ? line.sales.map(({ id }) => id) : line.moment.key);
  assert.deepEqual(said, ["b1", ["04", "11", "18"], "b6", ["25"]]);
  assert.equal(rest, null);
});

Deno.test("linesOf() stops at so many lines, never within visits made together, and says where it goes on", () => {
  const moments = [aMoment(1), aMoment(2, "04"), aMoment(3, "11"), aMoment(4)];

  const first = linesOf(moments, 2), all = linesOf(moments, 3);

  assert.deepEqual([first.lines.length, first.rest], [2, { at: moments[2].at, key: "b3" }]);
  assert.deepEqual([all.lines.length, all.rest], [3, null]);
  assert.deepEqual(linesOf([], 2), { lines: [], rest: null });
});

Deno.test("mayTouchNote() lets whoever wrote it, and who may take a customer away", () => {
  const { anna, mads, bo, vera } = CAST;
  const who = (by: typeof bo.userId) => [anna, mads, bo, vera].map((actor) => mayTouchNote(actor, { by }));

  assert.deepEqual(who(bo.userId), [true, true, true, false]);
  assert.deepEqual(who(anna.userId), [true, true, false, false]);
  assert.deepEqual(who(vera.userId), [true, true, false, false]);
});
