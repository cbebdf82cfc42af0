import assert from "node:assert/strict";
import type { PaymentId } from "../../domain/kernel/ids.ts";
import { ore } from "../../domain/kernel/money.ts";
import { yes } from "../../domain/kernel/result.ts";
import type { Day } from "../../domain/kernel/time.ts";
import { type Case, kept, scene } from "./scene.ts";
import { findSale, saleMovedTo } from "./ways.ts";

/** Payments are kept in turn, and the account follows. */
export const PAYMENT_CASES: readonly Case[] = [
  scene("payments and refunds are kept in turn, and the account follows", async (play) => {
    const { anna, bo, use } = play;
    const { id } = await play.aSale({ assignedTo: bo.userId });
    const pay = async (by: typeof anna, amount: number, reference: string | null) => {
      const { paid, paymentStatus } = kept(
        await use.paySale(by, id, { amount: ore(amount), paidOn: "2026-03-01" as Day, reference }),
      );
      return [paid, paymentStatus];
    };

    const accounts = [
      await pay(bo, 250_00, "Bank 1"),
      await pay(anna, 1_000_00, null),
      await pay(anna, 1, "for meget"),
      await pay(anna, -1_250_01, "retur"),
    ];
    const { payments } = await play.tenants.read(anna, ({ sales }) => ({ payments: sales.payments(id) }));

    assert.deepEqual(accounts, [[250_00, "PARTIALLY_PAID"], [1_250_00, "PAID"], [1_250_01, "OVERPAID"], [
      0,
      "REFUNDED",
    ]]);
    assert.deepEqual(
      payments.map(({ amount, paidOn, provider, reference, by }) => [amount, paidOn, provider, reference, by?.name]),
      [
        [250_00, "2026-03-01", "MANUAL", "Bank 1", "Bo Bech"],
        [1_000_00, "2026-03-01", "MANUAL", null, "Anna Andersen"],
        [1, "2026-03-01", "MANUAL", "for meget", "Anna Andersen"],
        [-1_250_01, "2026-03-01", "MANUAL", "retur", "Anna Andersen"],
      ],
    );
  }),

  scene("the payment that settles a completed sale makes it PAID in the same step", async (play) => {
    const completed = await saleMovedTo(play, "COMPLETED");

    const paid = kept(
      await play.use.paySale(play.anna, completed.id, {
        amount: completed.gross,
        paidOn: "2026-03-07" as Day,
        reference: null,
      }),
    );

    assert.deepEqual([paid.status, paid.paidOn, paid.paymentStatus], ["PAID", "2026-03-07", "PAID"]);
    assert.deepEqual(await findSale(play, completed.id), paid);
  }),

  scene("a payment twice under one id is thrown out", async (play) => {
    const { tenants, anna } = play;
    const { id } = await play.aSale();
    const payment = {
      ...{
        id: play.ids.next<PaymentId>(),
        amount: ore(5),
        paidOn: "2026-03-02" as Day,
        provider: "MANUAL",
        reference: null,
      },
      ...{ createdBy: anna.userId, createdAt: play.clock.now() },
    };
    const pay = () =>
      tenants.write(anna, async ({ sales }) => {
        const sale = (await sales.lock(id))!;
        return yes(
          await sales.record({ kind: "payment_recorded", payment }, {
            ...sale,
            paid: ore(sale.paid + 5),
            paymentStatus: "PARTIALLY_PAID",
          }),
        );
      });
    kept(await pay());

    await assert.rejects(pay());

    assert.equal((await findSale(play, id)).paid, 5);
  }),
];
