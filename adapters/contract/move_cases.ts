import assert from "node:assert/strict";
import { no, yes } from "../../domain/kernel/result.ts";
import { addMinutes } from "../../domain/kernel/time.ts";
import { MOVES, SALE_STATUSES, type SaleStatus } from "../../domain/sales/moves.ts";
import type { Sale } from "../../domain/sales/sale.ts";
import { type Case, kept, scene } from "./scene.ts";
import { AT_TEN, findSale, oneInEachStatus } from "./ways.ts";

/** A status changes with its step of history, along an arrow or as a correction. */
export const MOVE_CASES: readonly Case[] = [
  scene("a sale goes its whole way, and its history says who, from where, to where and why", async (play) => {
    const { anna, bo, use } = play;
    const { id } = await play.aSale({ status: "QUOTE_SENT", assignedTo: bo.userId });
    kept(await use.moveSale(bo, id, { to: "ACCEPTED" }));
    kept(await use.moveSale(anna, id, { to: "SCHEDULED", scheduledAt: AT_TEN }));
    kept(await use.moveSale(bo, id, { to: "IN_PROGRESS" }));
    const completed = kept(await use.moveSale(bo, id, { to: "COMPLETED" }));
    const paid = kept(await use.moveSale(anna, id, { to: "PAID" }));
    const corrected = kept(await use.correctSale(anna, id, { to: "IN_PROGRESS", reason: " Ikke færdig " }));

    const { history } = await play.tenants.read(anna, ({ sales }) => ({ history: sales.history(id) }));

    assert.deepEqual(history.map(({ from, to, by, reason, correction }) => [from, to, by?.name, reason, correction]), [
      [null, "QUOTE_SENT", "Anna Andersen", null, false],
      ["QUOTE_SENT", "ACCEPTED", "Bo Bech", null, false],
      ["ACCEPTED", "SCHEDULED", "Anna Andersen", null, false],
      ["SCHEDULED", "IN_PROGRESS", "Bo Bech", null, false],
      ["IN_PROGRESS", "COMPLETED", "Bo Bech", null, false],
      ["COMPLETED", "PAID", "Anna Andersen", null, false],
      ["PAID", "IN_PROGRESS", "Anna Andersen", "Ikke færdig", true],
    ]);
    assert.deepEqual(history.map(({ at }) => at), history.map(({ at }) => at).toSorted());
    assert.deepEqual([completed.status, completed.paymentStatus, completed.dueOn], [
      "COMPLETED",
      "PENDING",
      "2026-03-16",
    ]);
    assert.deepEqual([paid.status, paid.paymentStatus, paid.paid, paid.paidOn], [
      "PAID",
      "PAID",
      1_250_00,
      "2026-03-02",
    ]);
    assert.deepEqual([corrected.status, corrected.dueOn, corrected.paidOn, corrected.endedAt], [
      "IN_PROGRESS",
      null,
      null,
      null,
    ]);
    assert.ok(corrected.version > paid.version && paid.version > completed.version);
    assert.deepEqual(await findSale(play, id), corrected);
  }),

  scene("a sale that was lost or cancelled keeps the reason, and so does its history", async (play) => {
    const lost = await play.aSale({ status: "QUOTE_SENT" });
    const cancelled = await play.aSale();

    kept(await play.use.moveSale(play.anna, lost.id, { to: "LOST", reason: "For dyrt" }));
    kept(await play.use.moveSale(play.anna, cancelled.id, { to: "CANCELLED", reason: "Flyttet" }));

    for (const [{ id }, reason] of [[lost, "For dyrt"], [cancelled, "Flyttet"]] as const) {
      const { history } = await play.tenants.read(play.anna, ({ sales }) => ({ history: sales.history(id) }));
      assert.equal((await findSale(play, id)).reason, reason);
      assert.equal(history.at(-1)?.reason, reason);
    }
  }),

  scene("the last move is taken back once, as a step of its own, and nothing before it", async (play) => {
    const { anna, bo, use } = play;
    const { id } = await play.aSale({ status: "QUOTE_SENT", assignedTo: bo.userId });
    kept(await use.moveSale(bo, id, { to: "ACCEPTED" }));
    const lost = kept(await use.moveSale(bo, id, { to: "CANCELLED", reason: "Flyttet" }));

    const stale = await use.undoMove(bo, id, { version: lost.version - 1 });
    const undone = kept(await use.undoMove(bo, id, { version: lost.version }));
    const again = await use.undoMove(bo, id, { version: undone.version });
    const { history } = await play.tenants.read(anna, ({ sales }) => ({ history: sales.history(id) }));

    assert.ok(!stale.ok && stale.error.kind === "stale_version");
    assert.deepEqual([undone.status, undone.reason], ["ACCEPTED", null]);
    assert.deepEqual(again, no({ kind: "nothing_to_undo" }));
    assert.deepEqual(history.map(({ from, to, undo, correction }) => [from, to, undo, correction]), [
      [null, "QUOTE_SENT", false, false],
      ["QUOTE_SENT", "ACCEPTED", false, false],
      ["ACCEPTED", "CANCELLED", false, false],
      ["CANCELLED", "ACCEPTED", true, false],
    ]);
    assert.deepEqual(await findSale(play, id), undone);
  }),

  scene("an undoing that goes elsewhere, or takes back a payment, is thrown out even past the rules", async (play) => {
    const { tenants, anna, use } = play;
    const elsewhere = kept(await use.moveSale(anna, (await play.aSale()).id, { to: "SCHEDULED", scheduledAt: AT_TEN }));
    const { PAID: paid } = await oneInEachStatus(play);
    for (const [sale, to] of [[elsewhere, "QUOTE_SENT"], [paid, "COMPLETED"]] as const) {
      const act = tenants.write(anna, async (books) => {
        const held = await books.sales.lock(sale.id);
        const forged = { ...held, status: to } as Sale;
        return yes(await books.sales.record({ kind: "sale_move_undone", from: sale.status }, forged));
      });

      await assert.rejects(act, to);
    }
    assert.equal((await findSale(play, elsewhere.id)).status, "SCHEDULED");
  }),

  scene("a move without an arrow is thrown out even past the rules, for each of the 64 pairs", async (play) => {
    const { tenants, anna, use } = play;
    const sales = await oneInEachStatus(play);
    for (const from of SALE_STATUSES) {
      const { id } = sales[from];
      for (const to of SALE_STATUSES) {
        if ((MOVES[from] as readonly SaleStatus[]).includes(to)) continue;
        const before = await findSale(play, id);
        const act = tenants.write(anna, async (books) => {
          const sale = await books.sales.lock(id);
          const forged = {
            ...sale,
            status: to,
            reason: "r",
            scheduledAt: AT_TEN,
            scheduledUntil: addMinutes(AT_TEN, 60),
          } as Sale;
          return yes(await books.sales.record({ kind: "sale_moved", from, reason: "r" }, forged));
        });

        await assert.rejects(act, `${from} to ${to}`);
        assert.deepEqual(await findSale(play, id), before);
      }
      const refused = await use.moveSale(anna, id, { to: from, reason: "r" });
      assert.deepEqual(refused, no({ kind: "illegal_transition", from, to: from, allowed: MOVES[from] }));
    }
  }),
];
