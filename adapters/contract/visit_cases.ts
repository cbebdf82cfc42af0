import assert from "node:assert/strict";
import type { UserId } from "../../domain/kernel/ids.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import { addMinutes, type Instant } from "../../domain/kernel/time.ts";
import type { Sale } from "../../domain/sales/sale.ts";
import { type Case, kept, scene } from "./scene.ts";
import { AT_TEN, findSale } from "./ways.ts";

/** A person is in one place at a time. */
export const VISIT_CASES: readonly Case[] = [
  scene("a visit in the way is named; visits that touch are not in each other's way", async (play) => {
    const { anna, bo, use, tenants } = play;
    const planned = async (at: Instant, assignedTo = bo.userId) => {
      const { id } = await play.aSale({ assignedTo });
      return { id, answer: await use.moveSale(anna, id, { to: "SCHEDULED", scheduledAt: at }) };
    };
    const first = kept((await planned(AT_TEN)).answer);

    const during = await planned(addMinutes(AT_TEN, 59));
    const before = await planned(addMinutes(AT_TEN, -59));
    const touching = await planned(addMinutes(AT_TEN, 60));
    const somebodyElse = await planned(AT_TEN, play.mads.userId);

    const { id, number, scheduledAt, scheduledUntil } = first;
    const other = { id, number, scheduledAt, scheduledUntil };
    assert.deepEqual([during.answer, before.answer], [
      no({ kind: "visit_overlaps", other }),
      no({ kind: "visit_overlaps", other }),
    ]);
    assert.deepEqual([touching.answer.ok, somebodyElse.answer.ok], [true, true]);
    assert.equal((await findSale(play, during.id)).status, "ACCEPTED");
    const visit = { scheduledAt: scheduledAt!, scheduledUntil: scheduledUntil! };
    const ask = await tenants.read(anna, ({ sales }) => ({
      except: sales.visitInTheWay(bo.userId, visit, first.id),
      plain: sales.visitInTheWay(bo.userId, visit, null),
      other: sales.visitInTheWay(play.vera.userId, visit, null),
    }));
    assert.deepEqual(ask, { except: null, plain: other, other: null });
  }),

  scene("a visit that is over, wished for or in the bin is in nobody's way", async (play) => {
    const { anna, bo, use } = play;
    const done = await play.aSale({ assignedTo: bo.userId, scheduledAt: AT_TEN });
    for (const to of ["SCHEDULED", "IN_PROGRESS", "COMPLETED"] as const) {
      kept(await use.moveSale(anna, done.id, { to }));
    }
    await play.aSale({ assignedTo: bo.userId, scheduledAt: AT_TEN });
    const binned = await play.aSale({ assignedTo: bo.userId, scheduledAt: AT_TEN });
    kept(await use.moveSale(anna, binned.id, { to: "SCHEDULED" }));
    kept(await use.deleteSale(anna, binned.id));

    const { id } = await play.aSale({ assignedTo: bo.userId });
    const planned = kept(await use.moveSale(anna, id, { to: "SCHEDULED", scheduledAt: AT_TEN }));
    const back = await use.restoreSale(anna, binned.id);

    assert.equal(planned.status, "SCHEDULED");
    assert.ok(!back.ok && back.error.kind === "visit_overlaps" && back.error.other?.id === id);
  }),

  scene("a visit that got past the question is refused without a name, and nothing is left behind", async (play) => {
    const { tenants, anna, bo, use } = play;
    const first = await play.aSale({ assignedTo: bo.userId, scheduledAt: AT_TEN });
    const second = await play.aSale({ assignedTo: bo.userId, scheduledAt: AT_TEN });
    kept(await use.moveSale(anna, first.id, { to: "SCHEDULED" }));

    const answer = await tenants.write(anna, async ({ sales }) => {
      const sale = await sales.lock(second.id);
      return yes(
        await sales.record(
          { kind: "sale_moved", from: "ACCEPTED", reason: null },
          { ...sale, status: "SCHEDULED" } as Sale,
        ),
      );
    });

    assert.deepEqual(answer, no({ kind: "visit_overlaps", other: null }));
    assert.deepEqual(await findSale(play, second.id), second);
  }),

  scene(
    "the visits of a day are those that begin in it, in their order, with what one needs on the way",
    async (play) => {
      const { anna, bo, mads, use, tenants } = play;
      const customer = await play.aCustomer({
        name: "Maren Holm",
        address: { street: "Bygade 3", postalCode: "8000", city: "Aarhus C", country: "DK" },
      });
      const planned = async (at: Instant, assignedTo: UserId) => {
        const sale = await play.aSale({ assignedTo, customerId: customer.id, customerNotes: "Ring først" });
        return kept(await use.moveSale(anna, sale.id, { to: "SCHEDULED", scheduledAt: at }));
      };
      const late = await planned(addMinutes(AT_TEN, 120), bo.userId);
      const early = await planned(AT_TEN, bo.userId);
      const hers = await planned(AT_TEN, mads.userId);
      const dropped = await planned(addMinutes(AT_TEN, 300), bo.userId);
      kept(await use.moveSale(anna, dropped.id, { to: "CANCELLED", reason: "Syg" }));
      const binned = await planned(addMinutes(AT_TEN, 400), bo.userId);
      kept(await use.deleteSale(anna, binned.id));
      const started = kept(await use.moveSale(bo, early.id, { to: "IN_PROGRESS" }));

      const found = await tenants.read(anna, ({ sales }) => ({
        his: sales.visits(bo.userId, AT_TEN, addMinutes(AT_TEN, 600)),
        all: sales.visits(null, AT_TEN, addMinutes(AT_TEN, 600)),
        before: sales.visits(null, AT_TEN, addMinutes(AT_TEN, 120)),
      }));

      assert.deepEqual(found.his.map(({ id }) => id), [early.id, late.id]);
      assert.deepEqual(new Set(found.all.map(({ id }) => id)), new Set([early.id, hers.id, late.id]));
      assert.deepEqual(new Set(found.before.map(({ id }) => id)), new Set([early.id, hers.id]));
      assert.deepEqual(found.his[0], {
        id: early.id,
        number: early.number,
        version: started.version,
        status: "IN_PROGRESS",
        title: "Vinduer",
        scheduledAt: AT_TEN,
        scheduledUntil: addMinutes(AT_TEN, 60),
        startedAt: started.startedAt,
        endedAt: null,
        assignee: { id: bo.userId, name: "Bo Bech" },
        createdBy: anna.userId,
        customerNotes: "Ring først",
        internalNotes: null,
        customer: {
          id: customer.id,
          name: "Maren Holm",
          email: customer.email,
          phone: customer.phone,
          address: { street: "Bygade 3", postalCode: "8000", city: "Aarhus C", country: "DK" },
        },
      });
    },
  ),

  scene("of two plans for one person at the same time only one is made", async (play) => {
    const sales = [];
    for (let i = 0; i < 4; i++) sales.push(await play.aSale({ assignedTo: play.bo.userId, scheduledAt: AT_TEN }));

    const answers = await Promise.all(sales.map(({ id }) => play.use.moveSale(play.anna, id, { to: "SCHEDULED" })));

    assert.equal(answers.filter((answer) => answer.ok).length, 1);
    for (const answer of answers) {
      assert.ok(answer.ok || (answer.error.kind === "visit_overlaps" && answer.error.other));
    }
  }),
];
