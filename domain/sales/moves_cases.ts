import assert from "node:assert/strict";
import { saleIn } from "../../adapters/memory/builders.ts";
import type { Day, Instant } from "../kernel/time.ts";
import { FIRST_STATUSES, isLegal, MOVES, nextStatuses, SALE_STATUSES, STATES } from "./moves.ts";
import { correct, move, visitAt } from "./sale.ts";

/** SALE-12 by hand: a row is where a sale is, a column where it would go, in the order of SALE_STATUSES. */
const GRID: Record<(typeof SALE_STATUSES)[number], string> = {
  //           QUOTE_SENT ACCEPTED SCHEDULED IN_PROGRESS COMPLETED PAID LOST CANCELLED
  QUOTE_SENT: "-          yes      -         -           -         -    yes  -",
  ACCEPTED: "  -          -        yes       -           -         -    -    yes",
  SCHEDULED: " -          -        -         yes         -         -    -    yes",
  IN_PROGRESS: "-         -        -         -           yes       -    -    yes",
  COMPLETED: " -          -        -         -           -         yes  -    -",
  PAID: "      -          -        -         -           -         -    -    -",
  LOST: "      -          -        -         -           -         -    -    -",
  CANCELLED: " -          -        -         -           -         -    -    -",
};
const MOMENT = { now: "2026-03-02T08:00:00.000Z" as Instant, today: "2026-03-02" as Day, paymentTermsDays: 14 };
const DETAILS = { reason: "Aftalt", scheduledAt: "2026-03-09T08:00:00.000Z" as Instant };

Deno.test("each of the 64 pairs of states is legal or not as SALE-12 says", () => {
  let pairs = 0;
  for (const from of SALE_STATUSES) {
    const row = GRID[from].trim().split(/\s+/);
    assert.equal(row.length, 8, from);
    for (const [place, to] of SALE_STATUSES.entries()) {
      const wanted = row[place] === "yes";

      const moved = move(saleIn(from), to, DETAILS, 60, MOMENT);

      assert.equal(isLegal(from, to), wanted, `${from} to ${to}`);
      assert.equal(nextStatuses(from).includes(to), wanted);
      assert.equal(moved.ok, wanted, `${from} to ${to}`);
      if (moved.ok) assert.equal(moved.value.status, to);
      else assert.deepEqual(moved.error, { kind: "illegal_transition", from, to, allowed: MOVES[from] });
      pairs++;
    }
  }
  assert.equal(pairs, 64);
});

Deno.test("a correction goes between any two states but from one to itself, and never without a reason", () => {
  for (const from of SALE_STATUSES) {
    for (const to of SALE_STATUSES) {
      const sale = { ...saleIn(from), ...visitAt(DETAILS.scheduledAt, 60), paid: saleIn("PAID").gross } as ReturnType<
        typeof saleIn
      >;

      const corrected = correct(sale, to, DETAILS, 60, MOMENT);

      assert.equal(corrected.ok, from !== to, `${from} to ${to}`);
      for (const reason of [null, "", " \n\t", undefined]) {
        assert.deepEqual(correct(sale, to, { ...DETAILS, reason }, 60, MOMENT), {
          ok: false,
          error: { kind: "reason_missing", to },
        });
      }
    }
  }
});

Deno.test("what each state asks for and allows, said once by hand", () => {
  const said = Object.entries(STATES).map(([status, { asks, amounts, pays, invoiced }]) =>
    [status, asks ?? "nothing", amounts, pays ? "pays" : "-", invoiced ? "invoiced" : "-"].join(" ")
  );

  assert.deepEqual(said, [
    "QUOTE_SENT nothing open - -",
    "ACCEPTED nothing open pays -",
    "SCHEDULED visit open pays -",
    "IN_PROGRESS nothing open pays -",
    "COMPLETED nothing fixed pays invoiced",
    "PAID nothing fixed pays invoiced",
    "LOST reason fixed - -",
    "CANCELLED reason fixed - -",
  ]);
  assert.deepEqual(FIRST_STATUSES, ["QUOTE_SENT", "ACCEPTED"]);
});
