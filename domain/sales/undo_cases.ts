import assert from "node:assert/strict";
import { saleIn } from "../../adapters/memory/builders.ts";
import { no } from "../kernel/result.ts";
import { addMinutes, type Day, type Instant } from "../kernel/time.ts";
import { MOVES, SALE_STATUSES, type SaleStatus } from "./moves.ts";
import type { Step } from "./ports.ts";
import { type Moment, move } from "./sale.ts";
import { undoMove, undoneTo } from "./undo.ts";

const MOMENT: Moment = {
  now: "2026-03-02T08:00:00.000Z" as Instant,
  today: "2026-03-02" as Day,
  paymentTermsDays: 14,
};
const AT_TEN = "2026-03-03T09:00:00.000Z" as Instant;

Deno.test("undoMove() takes back every move of SALE-12 but the one to PAID, leaving what was before it", () => {
  for (const from of SALE_STATUSES) {
    for (const to of MOVES[from] as readonly SaleStatus[]) {
      const before = saleIn(from);
      const details = { reason: "Flyttet", scheduledAt: to === "SCHEDULED" ? AT_TEN : null };
      const moved = move(before, to, details, 60, MOMENT);
      assert.ok(moved.ok);

      const undone = undoMove(moved.value, aStep({ from, to }), null, 60, MOMENT);

      if (to === "PAID") assert.deepEqual(undone, no({ kind: "nothing_to_undo" }));
      else {
        const planned = to === "SCHEDULED" ? { scheduledAt: AT_TEN, scheduledUntil: addMinutes(AT_TEN, 60) } : {};
        assert.deepEqual(undone, { ok: true, value: { ...before, ...planned } }, `${from} to ${to}`);
      }
    }
  }
});

Deno.test("undoneTo() takes back no first step, no correction and no undoing", () => {
  assert.equal(undoneTo(null, null), null);
  assert.equal(undoneTo(aStep({ from: null, to: "QUOTE_SENT" }), null), null);
  assert.equal(undoneTo(aStep({ correction: true }), null), null);
  assert.equal(undoneTo(aStep({ undo: true }), null), null);
  assert.equal(undoneTo(aStep({}), null), "QUOTE_SENT");
});

Deno.test("undoneTo() takes back no completion whose invoice is in the accounts, or on its way there", () => {
  const completed = aStep({ from: "IN_PROGRESS", to: "COMPLETED" }), cancelled = aStep({ to: "CANCELLED" });
  const back = (step: Step) =>
    (["asked", "draft", "approved", "voided"] as const).map((state) => undoneTo(step, { state }));

  assert.deepEqual(back(completed), [null, null, null, "IN_PROGRESS"]);
  assert.deepEqual(new Set(back(cancelled)), new Set(["QUOTE_SENT"]));
});

Deno.test("undoneTo() takes back no step of which the customer was told by mail", () => {
  assert.equal(undoneTo(aStep({}), null, true), null);
  assert.deepEqual(
    undoMove(saleIn("ACCEPTED"), aStep({}), null, 60, MOMENT, true),
    no({ kind: "nothing_to_undo" }),
  );
});

Deno.test("undoMove() refuses where the step is not the one the sale stands at", () => {
  const undone = undoMove(saleIn("SCHEDULED"), aStep({ from: "QUOTE_SENT", to: "ACCEPTED" }), null, 60, MOMENT);

  assert.deepEqual(undone, no({ kind: "nothing_to_undo" }));
});

function aStep(facts: Partial<Step>): Step {
  const step = { from: "QUOTE_SENT", to: "ACCEPTED", at: MOMENT.now, by: null, reason: null } as const;
  return { ...step, correction: false, undo: false, ...facts };
}
