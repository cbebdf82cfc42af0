import assert from "node:assert/strict";
import type { UserId } from "../../domain/kernel/ids.ts";
import type { Day } from "../../domain/kernel/time.ts";
import { ownerOf } from "../../domain/kernel/permissions.ts";
import type { DayTotal, SaleView, StatusTotal } from "../../domain/sales/ports.ts";
import { aLineDraft } from "../memory/builders.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";
import { type Stock, stockOf } from "./stock.ts";
import { saleMovedTo } from "./ways.ts";

const EVER = ["2020-01-01" as Day, "2030-01-01" as Day] as const;

/** Sums that are kept ready say what a recount says. */
export const STATISTICS_CASES: readonly Case[] = [
  {
    name: "sums by status and by day are those of the sales, for everybody and for one",
    run: async (stage) => {
      const stock = await stockOf(stage);

      for (const owner of [null, stock.anna.userId, stock.bo.userId, stock.vera.userId]) {
        for (const [from, to] of [EVER, ["2026-01-01", "2026-02-28"], ["2026-02-28", "2026-02-28"]] as [Day, Day][]) {
          const { byStatus, byDay } = await stock.tenants.read(stock.anna, ({ statistics }) => ({
            byStatus: statistics.byStatus(owner),
            byDay: statistics.byDay(owner, from, to),
          }));

          assert.deepEqual(sorted(byStatus), recount(stock.sales, owner, ({ status }) => ({ status })));
          const within = stock.sales.filter(({ saleDate }) => saleDate >= from && saleDate <= to);
          assert.deepEqual(sorted(byDay), recount(within, owner, ({ status, saleDate: day }) => ({ status, day })));
        }
      }
    },
  },

  scene("sums follow a change of amount, day, owner and state, the bin and back", async (play) => {
    const { anna, bo, use } = play;
    const one = await play.aSale({ lines: [aLineDraft({ unitPrice: 100_00 as never })] });
    const two = await play.aSale({ assignedTo: bo.userId });

    kept(await use.changeSale(anna, one.id, { version: 1, lines: [aLineDraft({ unitPrice: 70_00 as never })] }));
    kept(await use.changeSale(anna, one.id, { version: 2, saleDate: "2026-01-01" as Day, assignedTo: bo.userId }));
    kept(await use.moveSale(anna, one.id, { to: "CANCELLED", reason: "Andet" }));
    kept(await use.changeSale(anna, two.id, { version: 1, assignedTo: null }));
    assert.deepEqual(await figures(play, bo.userId), {
      byStatus: [["CANCELLED", 1, 70_00]],
      byDay: [["2026-01-01", "CANCELLED", 1, 70_00]],
    });

    kept(await use.deleteSale(anna, one.id));
    assert.deepEqual(await figures(play, bo.userId), { byStatus: [], byDay: [] });
    kept(await use.restoreSale(anna, one.id));
    kept(await use.correctSale(anna, one.id, { to: "ACCEPTED", reason: "Fortrød" }));

    assert.deepEqual(await figures(play, bo.userId), {
      byStatus: [["ACCEPTED", 1, 70_00]],
      byDay: [["2026-01-01", "ACCEPTED", 1, 70_00]],
    });
    assert.deepEqual((await figures(play, anna.userId)).byStatus, [["ACCEPTED", 1, 1_000_00]]);
  }),

  scene("what happened last comes first, with who, which sale and whose", async (play) => {
    const { anna, bo, tenants, use } = play;
    const customer = await play.aCustomer({ name: "Ærø Bageri" });
    const sale = await play.aSale({ customerId: customer.id, status: "QUOTE_SENT", assignedTo: bo.userId });
    kept(await use.moveSale(bo, sale.id, { to: "ACCEPTED" }));
    kept(await use.paySale(anna, sale.id, { amount: 5 as never, paidOn: "2026-03-02" as Day, reference: null }));
    kept(await use.changeSale(bo, sale.id, { version: 3, internalNotes: "x" }));
    const other = await play.aSale();
    kept(await use.deleteSale(anna, other.id));
    kept(await use.restoreSale(anna, other.id));
    const gone = await saleMovedTo(play, "CANCELLED");
    kept(await use.correctSale(anna, gone.id, { to: "ACCEPTED", reason: "Fortrød" }));

    const { all, bos, last } = await tenants.read(anna, ({ statistics }) => ({
      all: statistics.recent(null, 100),
      bos: statistics.recent(bo.userId, 100),
      last: statistics.recent(null, 2),
    }));

    const ofSales = all.filter(({ saleId }) => saleId !== null);
    assert.deepEqual(ofSales.map(({ kind }) => kind), [
      ...["sale_corrected", "sale_moved", "sale_moved", "sale_recorded"],
      ...["sale_restored", "sale_deleted", "sale_recorded"],
      ...["sale_changed", "payment_recorded", "sale_moved", "sale_recorded"],
    ]);
    assert.deepEqual(
      bos.map(({ kind, by, saleId, saleNumber, customerName }) => [kind, by?.name, saleId, saleNumber, customerName]),
      [
        ["sale_changed", "Bo Bech", sale.id, sale.number, "Ærø Bageri"],
        ["payment_recorded", "Anna Andersen", sale.id, sale.number, "Ærø Bageri"],
        ["sale_moved", "Bo Bech", sale.id, sale.number, "Ærø Bageri"],
        ["sale_recorded", "Anna Andersen", sale.id, sale.number, "Ærø Bageri"],
      ],
    );
    assert.deepEqual(last, all.slice(0, 2));
    assert.deepEqual(all.map(({ at }) => at), all.map(({ at }) => at).toSorted().reverse());
  }),
];

function recount<K extends object>(sales: Stock["sales"], owner: UserId | null, keyOf: (sale: SaleView) => K) {
  const totals = new Map<string, K & { count: number; net: number; gross: number }>();
  for (const sale of sales) {
    if (owner !== null && ownerOf(sale) !== owner) continue;
    const name = JSON.stringify(keyOf(sale));
    const { count, net, gross } = totals.get(name) ?? { count: 0, net: 0, gross: 0 };
    totals.set(name, { ...keyOf(sale), count: count + 1, net: net + sale.net, gross: gross + sale.gross });
  }
  return sorted([...totals.values()] as unknown as StatusTotal[]);
}

/** A sum that came down to nothing may be left out or stand as 0. */
function sorted(totals: readonly (StatusTotal | DayTotal)[]) {
  const key = (total: StatusTotal | DayTotal) => `${"day" in total ? total.day : ""} ${total.status}`;
  return totals.filter(({ count }) => count !== 0).toSorted((a, b) => key(a) < key(b) ? -1 : 1);
}

async function figures({ tenants, anna }: Scene, owner: UserId) {
  const { byStatus, byDay } = await tenants.read(anna, ({ statistics }) => ({
    byStatus: statistics.byStatus(owner),
    byDay: statistics.byDay(owner, ...EVER),
  }));
  return {
    byStatus: sorted(byStatus).map(({ status, count, net }) => [status, count, net]),
    byDay: (sorted(byDay) as DayTotal[]).map(({ day, status, count, net }) => [day, status, count, net]),
  };
}
