import assert from "node:assert/strict";
import type { PaymentId } from "../../domain/kernel/ids.ts";
import { type BasisPoints, ore, type Quantity } from "../../domain/kernel/money.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import { addMinutes, type Day, type Instant } from "../../domain/kernel/time.ts";
import { MOVES, SALE_STATUSES, type SaleStatus } from "../../domain/sales/moves.ts";
import type { SaleView } from "../../domain/sales/ports.ts";
import type { Sale } from "../../domain/sales/sale.ts";
import { aDraft, aLineDraft, aService } from "../memory/builders.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";

const AT_TEN = "2026-04-01T08:00:00.000Z" as Instant;

/** What becomes of sales: every field is kept, every change has its step, numbers have no gap. */
export const SALE_CASES: readonly Case[] = [
  scene("a new sale is found as it was made, field by field and line by line", async (play) => {
    const { tenants, anna, bo, ids, use } = play;
    const service = aService({ id: ids.next() });
    kept(await tenants.write(anna, async ({ services }) => yes(await services.add(service))));
    const customer = await play.aCustomer({
      name: "Ærø Bageri",
      email: "post@example.dk" as never,
      phone: "+4522334455" as never,
    });
    const draft = aDraft({
      ...{ customerId: customer.id, status: "QUOTE_SENT", source: "WEBSITE", saleDate: "2026-02-28" as Day },
      ...{ quoted: ore(500_00), scheduledAt: AT_TEN, assignedTo: bo.userId },
      ...{ internalNotes: "Nøgle under\n\tmåtten 🔑", customerNotes: "Ring først; tak' 'for' \"det\" \\ %_" },
      lines: [
        aLineDraft({
          serviceId: service.id,
          quantity: 1_500 as Quantity,
          unit: "time",
          unitPrice: ore(399_00),
          priceIncludesVat: true,
        }),
        aLineDraft({ description: "Vinduer", discount: 1_250 as BasisPoints, quantity: 3 as Quantity }),
        aLineDraft({ description: "Frimærker", vatRate: 0 as BasisPoints, unitPrice: ore(0) }),
      ],
    });

    const made = kept(await use.recordSale(anna, draft));
    const { found } = await tenants.read(anna, ({ sales }) => ({ found: sales.find(made.id) }));

    assert.deepEqual(found, made);
    const { lines: _lines, ...plain } = draft;
    assert.deepEqual({ ...made, ...plain }, made);
    assert.deepEqual(made.lines.map(({ description }) => description), ["Vinduer", "Vinduer", "Frimærker"]);
    assert.deepEqual(made.customer, {
      id: customer.id,
      name: "Ærø Bageri",
      email: "post@example.dk",
      phone: "+4522334455",
    });
    assert.deepEqual(made.assignee, { id: bo.userId, name: "Bo Bech" });
    assert.deepEqual(made.creator, { id: anna.userId, name: "Anna Andersen" });
    assert.equal(made.version, 1);
  }),

  scene("numbers follow each other in each year of the sale's day", async (play) => {
    const numbers: string[] = [];
    for (const saleDate of ["2026-01-01", "2025-12-31", "2026-12-31", "2025-01-01"]) {
      numbers.push((await play.aSale({ saleDate: saleDate as Day })).number);
    }

    assert.deepEqual(numbers, ["RS-2026-0001", "RS-2025-0001", "RS-2026-0002", "RS-2025-0002"]);
  }),

  scene("numbers have no gap and no double when many record at once and some are refused", async (play) => {
    const { id: customerId } = await play.aCustomer();
    const wrong = { customerId, lines: [] };

    const made = await Promise.all(
      Array.from(
        { length: 12 },
        (_, place) => play.use.recordSale(play.anna, aDraft(place % 4 === 3 ? wrong : { customerId })),
      ),
    );

    const numbers = made.flatMap((answer) => answer.ok ? [answer.value.number] : []).sort();
    assert.deepEqual(numbers, Array.from({ length: 9 }, (_, place) => `RS-2026-000${place + 1}`));
  }),

  scene("a change is kept whole, with the next version, and rewrites the lines", async (play) => {
    const { anna, mads, use } = play;
    const before = await play.aSale({ lines: [aLineDraft({ description: "En" }), aLineDraft({ description: "To" })] });
    const other = await play.aCustomer({ name: "Anden" });

    const after = kept(
      await use.changeSale(anna, before.id, {
        ...{ version: 1, customerId: other.id, saleDate: "2026-05-05" as Day, source: "EVENT", quoted: ore(1) },
        ...{ scheduledAt: AT_TEN, assignedTo: mads.userId, internalNotes: "i", customerNotes: "k" },
        lines: [aLineDraft({ description: "Tre", unitPrice: ore(5) })],
      }),
    );

    assert.deepEqual(
      [
        after.version,
        after.customer.name,
        after.saleDate,
        after.source,
        after.quoted,
        after.scheduledAt,
        after.assignee?.name,
      ],
      [2, "Anden", "2026-05-05", "EVENT", 1, AT_TEN, "Mads Mikkelsen Holm"],
    );
    assert.deepEqual(after.lines.map(({ description, net }) => [description, net]), [["Tre", 5]]);
    assert.deepEqual([after.net, after.vat, after.gross], [5, 1, 6]);
    assert.deepEqual([after.number, after.createdAt, after.createdBy], [
      before.number,
      before.createdAt,
      before.createdBy,
    ]);
    assert.deepEqual(await findSale(play, before.id), after);
    const emptied = kept(
      await use.changeSale(anna, before.id, {
        version: 2,
        quoted: null,
        scheduledAt: null,
        assignedTo: null,
        internalNotes: null,
      }),
    );
    assert.deepEqual([
      emptied.quoted,
      emptied.scheduledAt,
      emptied.scheduledUntil,
      emptied.assignee,
      emptied.internalNotes,
    ], [null, null, null, null, null]);
  }),

  scene("of two changes of one version at the same time only one is made", async (play) => {
    const sale = await play.aSale();

    const answers = await Promise.all(
      ["a", "b", "c"].map((internalNotes) => play.use.changeSale(play.anna, sale.id, { version: 1, internalNotes })),
    );

    assert.equal(answers.filter((answer) => answer.ok).length, 1);
    for (const answer of answers) {
      if (!answer.ok) assert.equal(answer.error.kind, "stale_version");
    }
    assert.equal((await findSale(play, sale.id)).version, 2);
  }),

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

  scene("a sale goes into the bin and comes back as it was", async (play) => {
    const { anna, use } = play;
    const sale = await play.aSale();

    const deleted = kept(await use.deleteSale(anna, sale.id, 1));
    const again = await use.deleteSale(anna, sale.id);
    const changed = await use.changeSale(anna, sale.id, { version: 2, internalNotes: "nej" });
    const restored = kept(await use.restoreSale(anna, sale.id));

    assert.notEqual(deleted.deletedAt, null);
    assert.deepEqual([again, changed], [no({ kind: "sale_missing" }), no({ kind: "sale_missing" })]);
    const { version: _version, updatedAt: _updatedAt, ...same } = restored;
    assert.deepEqual({ ...sale, ...same }, sale);
    assert.ok(restored.version > deleted.version && deleted.version > sale.version);
  }),

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

  scene("of two plans for one person at the same time only one is made", async (play) => {
    const sales = [];
    for (let i = 0; i < 4; i++) sales.push(await play.aSale({ assignedTo: play.bo.userId, scheduledAt: AT_TEN }));

    const answers = await Promise.all(sales.map(({ id }) => play.use.moveSale(play.anna, id, { to: "SCHEDULED" })));

    assert.equal(answers.filter((answer) => answer.ok).length, 1);
    for (const answer of answers) assert.ok(answer.ok || answer.error.kind === "visit_overlaps");
  }),

  scene("what is not there is null, and has no history", async ({ tenants, anna, ids }) => {
    const nobody = ids.next<SaleView["id"]>();

    const found = await tenants.read(anna, ({ sales }) => ({
      ...{ sale: sales.find(nobody), history: sales.history(nobody), payments: sales.payments(nobody) },
    }));
    const locked = await tenants.write(anna, async ({ sales }) => yes(await sales.lock(nobody)));

    assert.deepEqual(found, { sale: null, history: [], payments: [] });
    assert.deepEqual(locked, yes(null));
  }),

  scene("the largest amount is kept to the øre", async (play) => {
    const unitPrice = ore(799_999_999_999);

    const { id } = await play.aSale({ lines: [aLineDraft({ unitPrice })] });
    const { net, vat, gross } = await findSale(play, id);

    assert.deepEqual([net, vat, gross], [799_999_999_999, 200_000_000_000, 999_999_999_999]);
  }),
];

async function findSale({ tenants, anna }: Scene, id: SaleView["id"]): Promise<SaleView> {
  return (await tenants.read(anna, ({ sales }) => ({ sale: sales.find(id) }))).sale!;
}

/** The shortest way into each state. */
export const WAYS: Readonly<Record<SaleStatus, readonly SaleStatus[]>> = {
  QUOTE_SENT: [],
  ACCEPTED: ["ACCEPTED"],
  SCHEDULED: ["ACCEPTED", "SCHEDULED"],
  IN_PROGRESS: ["ACCEPTED", "SCHEDULED", "IN_PROGRESS"],
  COMPLETED: ["ACCEPTED", "SCHEDULED", "IN_PROGRESS", "COMPLETED"],
  PAID: ["ACCEPTED", "SCHEDULED", "IN_PROGRESS", "COMPLETED", "PAID"],
  LOST: ["LOST"],
  CANCELLED: ["ACCEPTED", "CANCELLED"],
};

async function oneInEachStatus(play: Scene): Promise<Record<SaleStatus, SaleView>> {
  const sales: Partial<Record<SaleStatus, SaleView>> = {};
  for (const status of SALE_STATUSES) sales[status] = await saleMovedTo(play, status);
  return sales as Record<SaleStatus, SaleView>;
}

/** A sale that went its way into a state. */
export async function saleMovedTo(
  play: Scene,
  status: SaleStatus,
  draft: Parameters<Scene["aSale"]>[0] = {},
): Promise<SaleView> {
  let sale = await play.aSale({ scheduledAt: AT_TEN, ...draft, status: "QUOTE_SENT" });
  for (const to of WAYS[status]) sale = kept(await play.use.moveSale(play.anna, sale.id, { to, reason: "Andet" }));
  return sale;
}
