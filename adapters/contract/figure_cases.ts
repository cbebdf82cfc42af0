import assert from "node:assert/strict";
import { recordService } from "../../domain/catalogue/record_service.ts";
import { lifetime } from "../../domain/figures/lifetime.ts";
import { compared, readPeriod } from "../../domain/figures/period.ts";
import type { Facet } from "../../domain/figures/ports.ts";
import { deleteReport, findReport, findReports, saveReport } from "../../domain/figures/keep_reports.ts";
import type { ReportPlan } from "../../domain/figures/report.ts";
import { DONE, tally } from "../../domain/figures/tally.ts";
import { type Ore, ore } from "../../domain/kernel/money.ts";
import { ownerOf } from "../../domain/kernel/permissions.ts";
import { no } from "../../domain/kernel/result.ts";
import { addMinutes, type Day, firstOfMonth } from "../../domain/kernel/time.ts";
import { convertLead } from "../../domain/leads/convert_lead.ts";
import { recordLead } from "../../domain/leads/record_lead.ts";
import type { SaleView } from "../../domain/sales/ports.ts";
import { aLineDraft, leadFacts, serviceFacts } from "../memory/builders.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";
import { type Stock, stockOf } from "./stock.ts";
import { movedTo, saleMovedTo } from "./ways.ts";

const EVER = { from: "2020-01-01" as Day, to: "2030-12-31" as Day };
const ALL = { ...EVER, owner: null, statuses: [], sources: [] };
const PLAN: ReportPlan = {
  grouping: "month",
  measures: ["count", "net"],
  span: "this_year",
  from: null,
  to: null,
  statuses: [],
  sources: [],
  owner: null,
};

/** Figures say what counting the sales one by one says. */
export const FIGURE_CASES: readonly Case[] = [
  {
    name: "sums by any facets are those of the sales, for everybody and for one, filtered and not",
    run: async (stage) => {
      const stock = await stockOf(stage);
      const facets: Facet[][] = [[], ["month"], ["status"], ["owner", "status"], ["source"], [
        "month",
        "owner",
        "status",
        "source",
      ]];
      for (const by of facets) {
        for (
          const filter of [
            ALL,
            { ...ALL, owner: stock.bo.userId },
            { ...ALL, statuses: ["PAID", "LOST"] as const },
            { ...ALL, sources: ["EMAIL"] as const },
            { ...ALL, from: "2026-01-01" as Day, to: "2026-02-28" as Day },
            { ...ALL, from: "2025-11-17" as Day, to: "2026-02-09" as Day },
            { ...ALL, owner: stock.bo.userId, from: "2026-01-05" as Day, to: "2026-01-20" as Day },
          ]
        ) {
          const { sums } = await stock.tenants.read(stock.anna, ({ figures }) => ({ sums: figures.sums(by, filter) }));

          const asked = stock.sales.filter((sale) =>
            sale.saleDate >= filter.from && sale.saleDate <= filter.to &&
            (filter.owner === null || ownerOf(sale) === filter.owner) &&
            (filter.statuses.length === 0 || (filter.statuses as readonly string[]).includes(sale.status)) &&
            (filter.sources.length === 0 || (filter.sources as readonly string[]).includes(sale.source))
          );
          assert.deepEqual(byKey(sums, by), byKey(recount(asked, by), by), JSON.stringify([by, filter]));
        }
      }
    },
  },
  {
    name: "customers stand by the revenue of the time, beside the time before and the year before",
    run: async (stage) => {
      const stock = await stockOf(stage);
      for (const text of ["2026", "2026-02", "2026-Q1", "2025", "2025-12-10_2026-02-20", "2026-02-03_2026-02-04"]) {
        for (const owner of [null, stock.mads.userId]) {
          const spans = compared(readPeriod(text)!);
          const { all, two } = await stock.tenants.read(stock.anna, ({ figures }) => ({
            all: figures.customers(owner, spans, 100),
            two: figures.customers(owner, spans, 2),
          }));

          const done = stock.sales.filter((sale) =>
            DONE.includes(sale.status) && (owner === null || ownerOf(sale) === owner)
          );
          const net = (id: string, { from, to }: { from: Day; to: Day }) =>
            done.filter((sale) => sale.customer.id === id && sale.saleDate >= from && sale.saleDate <= to)
              .reduce((sum, sale) => sum + sale.net, 0);
          const wanted = stock.customers.map(({ id, name }) => ({
            id,
            name,
            count: done.filter((sale) =>
              sale.customer.id === id && sale.saleDate >= spans.now.from && sale.saleDate <= spans.now.to
            ).length,
            revenue: net(id, spans.now),
            previous: net(id, spans.previous),
            yearBefore: net(id, spans.yearBefore),
          })).filter(({ count }) =>
            count > 0
          ).toSorted((a, b) => b.revenue - a.revenue || (a.id < b.id ? -1 : 1));
          assert.deepEqual(all, wanted, text);
          assert.deepEqual(two, all.slice(0, 2));
        }
      }
    },
  },

  {
    name: "who came back, is new or stayed away is told by the work done in two periods, and the lists add up to it",
    run: async (stage) => {
      const stock = await stockOf(stage);
      for (const text of ["2026", "2026-02", "2026-Q1", "2025-12-10_2026-02-20"]) {
        for (const owner of [null, stock.mads.userId]) {
          const spans = compared(readPeriod(text)!);
          const { counts, all, again, fresh, gone } = await stock.tenants.read(stock.anna, ({ figures }) => ({
            counts: figures.comings(owner, spans),
            all: figures.comingCustomers(owner, spans, "all", 100),
            again: figures.comingCustomers(owner, spans, "again", 100),
            fresh: figures.comingCustomers(owner, spans, "fresh", 100),
            gone: figures.comingCustomers(owner, spans, "gone", 100),
          }));

          const done = stock.sales.filter((sale) =>
            DONE.includes(sale.status) && (owner === null || ownerOf(sale) === owner)
          );
          const buyers = ({ from, to }: { from: Day; to: Day }) =>
            new Set(
              done.filter(({ saleDate }) => saleDate >= from && saleDate <= to).map(({ customer }) => customer.id),
            );
          const now = buyers(spans.now), before = buyers(spans.previous);
          const ids = (rows: typeof all) => new Set(rows.map(({ id }) => id));
          assert.deepEqual(counts, { now: now.size, before: before.size, again: now.intersection(before).size }, text);
          assert.deepEqual(ids(all), now);
          assert.deepEqual(ids(again), now.intersection(before));
          assert.deepEqual(ids(fresh), now.difference(before));
          assert.deepEqual(ids(gone), before.difference(now));
          const value = ({ revenue, previous }: typeof all[number]) => revenue + previous;
          assert.deepEqual(all.map(value), all.map(value).toSorted((a, b) => b - a));
        }
      }
    },
  },

  scene("a service's figure is its lines, follows every change of them, and its list adds up to it", async (play) => {
    const { anna, tenants, use } = play;
    const record = recordService(play);
    const windows = kept(await record(anna, serviceFacts({ name: "Vinduer", costOre: ore(100) })));
    const floors = kept(await record(anna, serviceFacts({ name: "Gulve" })));
    const line = (serviceId: typeof windows.id | null, unitPrice: number) =>
      aLineDraft({ serviceId, unitPrice: ore(unitPrice), priceIncludesVat: false });
    const one = await saleMovedTo(play, "COMPLETED", {
      lines: [line(windows.id, 100_00), line(windows.id, 50_00), line(null, 7_00)],
    });
    const two = await play.aSale({ lines: [line(floors.id, 30_00), line(windows.id, 1_00)] });
    const spans = compared(readPeriod("2026")!);
    const figures = async () => {
      const { done, every } = await tenants.read(anna, ({ figures }) => ({
        done: figures.services(null, DONE, spans),
        every: figures.services(null, [], spans),
      }));
      const brief = (rows: typeof done) => rows.map(({ name, count, quantity, net }) => [name, count, quantity, net]);
      return { done: brief(done), every: brief(every) };
    };
    assert.deepEqual(await figures(), {
      done: [["Vinduer", 1, 2_000, 150_00], [null, 1, 1_000, 7_00], ["Gulve", 0, 0, 0]],
      every: [["Vinduer", 2, 3_000, 151_00], ["Gulve", 1, 1_000, 30_00], [null, 1, 1_000, 7_00]],
    });

    const free = compared(readPeriod("2026-02-20_2026-03-15")!);
    const { within } = await tenants.read(anna, ({ figures }) => ({ within: figures.services(null, DONE, free) }));
    assert.deepEqual(within.map(({ name, count, quantity, net, previous }) => [name, count, quantity, net, previous]), [
      ["Vinduer", 1, 2_000, 150_00, 0],
      [null, 1, 1_000, 7_00, 0],
      ["Gulve", 0, 0, 0, 0],
    ]);

    const lines = async (service: typeof windows.id | null) =>
      (await tenants.read(anna, ({ figures }) => ({
        list: figures.lines({ service, statuses: DONE, owner: null, ...spans.now }, { size: 20, page: 1 }),
      }))).list.rows.map(({ saleNumber, net }) => [saleNumber, net]);
    assert.deepEqual((await lines(windows.id)).toSorted(), [[one.number, 100_00], [one.number, 50_00]].toSorted());
    assert.deepEqual(await lines(null), [[one.number, 7_00]]);
    assert.deepEqual(await lines(floors.id), []);

    kept(await use.changeSale(anna, two.id, { version: 1, lines: [line(floors.id, 30_00), line(floors.id, 5_00)] }));
    assert.deepEqual((await figures()).every, [["Vinduer", 1, 2_000, 150_00], ["Gulve", 1, 2_000, 35_00], [
      null,
      1,
      1_000,
      7_00,
    ]]);
    kept(await use.deleteSale(anna, two.id));
    assert.deepEqual((await figures()).every.at(-1), ["Gulve", 0, 0, 0]);
    kept(await use.restoreSale(anna, two.id));
    assert.deepEqual((await figures()).every[1], ["Gulve", 1, 2_000, 35_00]);
  }),

  scene(
    "what customers paid follows payments, refunds and the bin; their worth is in the domain's order",
    async (play) => {
      const { anna, bo, tenants, use } = play;
      const [jens, else_] = [await play.aCustomer({ name: "Jens" }), await play.aCustomer({ name: "Else" })];
      const pay = async (sale: SaleView, amount: number) =>
        kept(await use.paySale(anna, sale.id, { amount: ore(amount), paidOn: "2026-03-02" as Day, reference: null }));
      const old = await play.aSale({ customerId: jens.id, saleDate: "2025-06-15" as Day, assignedTo: bo.userId });
      const late = await play.aSale({ customerId: jens.id, saleDate: "2026-01-31" as Day });
      const other = await play.aSale({ customerId: else_.id, saleDate: "2026-02-01" as Day });
      await pay(old, 100_00);
      await pay(late, 50_01);
      await pay(other, 60_00);
      const today = "2026-03-02" as Day;
      const paid = async (owner: typeof bo.userId | null) => {
        const { rows, all } = await tenants.read(anna, ({ figures }) => ({
          rows: figures.payingCustomers(owner, today, 10),
          all: figures.paidByAll(owner, today),
        }));
        const value = rows.reduce((sum, row) => sum + lifetime(row, today).value, 0);
        const repeat = rows.filter(({ sales }) => sales > 1).length;
        assert.deepEqual(all, { customers: rows.length, repeat, value });
        return rows.map(({ name, paid, sales, firstOn }) => [name, paid, sales, firstOn]);
      };
      assert.deepEqual(await paid(null), [["Else", 60_00, 1, "2026-02-01"], ["Jens", 150_01, 2, "2025-06-15"]]);
      assert.deepEqual(await paid(bo.userId), [["Jens", 100_00, 1, "2025-06-15"]]);

      // 16 months since: 15001,5 øre a month's share, which is rounded away from zero in both places.
      const odd = await play.aSale({ customerId: (await play.aCustomer()).id, saleDate: "2024-10-15" as Day });
      await pay(odd, 100_01);
      assert.equal((await paid(null)).length, 3);
      await pay(odd, -100_01);

      await pay(old, -100_00);
      assert.deepEqual((await paid(null))[0], ["Else", 60_00, 1, "2026-02-01"]);
      assert.deepEqual((await paid(null))[1], ["Jens", 50_01, 1, "2026-01-31"]);
      assert.deepEqual(await paid(bo.userId), []);
    },
  ),

  scene("the time to the last payment is kept for paid sales only", async (play) => {
    const paid = await saleMovedTo(play, "PAID", { saleDate: "2026-02-20" as Day });
    await saleMovedTo(play, "COMPLETED", { saleDate: "2026-02-20" as Day });
    const { sums } = await play.tenants.read(play.anna, ({ figures }) => ({ sums: figures.sums(["status"], ALL) }));

    const days = (Date.parse(paid.paidOn!) - Date.parse(paid.saleDate)) / 86_400_000;
    assert.equal(tally(sums).cycleDays, days);
    assert.deepEqual(sums.map(({ status, cycles }) => [status, cycles]), [["COMPLETED", 0], ["PAID", 1]]);
  }),

  scene("a sale that began as a lead has been on its way since the lead came", async (play) => {
    const tenDaysAgo = { now: () => addMinutes(play.clock.now(), -10 * 24 * 60) };
    const lead = kept(await recordLead({ ...play, clock: tenDaysAgo })(play.anna, leadFacts()));
    const service = kept(await recordService(play)(play.anna, serviceFacts()));
    const chosen = { early: true, serviceId: service.id, amount: ore(500_00) };
    const { sale } = kept(await convertLead(play)(play.anna, lead.id, chosen));
    const paid = await movedTo(play, sale.id, "PAID");
    await saleMovedTo(play, "PAID", { saleDate: "2026-02-20" as Day });
    const { sums } = await play.tenants.read(play.anna, ({ figures }) => ({ sums: figures.sums(["month"], ALL) }));

    const days = (from: string) => (Date.parse(paid.paidOn!) - Date.parse(from)) / 86_400_000;
    assert.equal(days(lead.createdOn), days(paid.saleDate) + 10);
    assert.deepEqual(sums.map(({ month, cycles, cycleDays }) => [month, cycles, cycleDays]), [
      ["2026-02-01", 1, days("2026-02-20")],
      [firstOfMonth(paid.saleDate), 1, days(lead.createdOn)],
    ]);
  }),

  scene("saved reports are their maker's, or everybody's where shared, and another firm's nobody's", async (play) => {
    const { anna, bo, vera, carla } = play;
    const [save, find, list, remove] = [saveReport(play), findReport(play), findReports(play), deleteReport(play)];
    const mine = kept(await save(bo, null, { name: "Ærlig", shared: false, plan: PLAN }));
    const ours = kept(await save(anna, null, { name: "Alles", shared: true, plan: { ...PLAN, grouping: "owner" } }));

    const names = async (actor: Scene["anna"]) => kept(await list(actor)).map(({ name }) => name);
    assert.deepEqual(await names(bo), ["Alles", "Ærlig"]);
    assert.deepEqual(await names(anna), ["Alles"]);
    assert.deepEqual(await names(vera), ["Alles"]);
    assert.deepEqual(await names(carla), []);
    assert.deepEqual(await find(anna, mine.id), no({ kind: "report_missing" }));
    assert.deepEqual(await find(carla, ours.id), no({ kind: "report_missing" }));
    assert.deepEqual(
      await save(bo, { id: ours.id, version: 1 }, { name: "x", shared: true, plan: PLAN }),
      no({
        kind: "report_missing",
      }),
    );

    const changed = kept(
      await save(anna, { id: ours.id, version: 1 }, {
        name: "Alle",
        shared: true,
        plan: { ...PLAN, grouping: "year" },
      }),
    );
    assert.deepEqual([changed.name, changed.version, kept(await find(vera, ours.id)).plan.grouping], [
      "Alle",
      2,
      "year",
    ]);
    assert.equal(
      (await save(anna, { id: ours.id, version: 1 }, { name: "y", shared: true, plan: PLAN }) as {
        error: { kind: string };
      })
        .error.kind,
      "stale_version",
    );
    assert.deepEqual(await remove(vera, ours.id), no({ kind: "forbidden", permission: "save_reports" }));
    kept(await remove(anna, ours.id));
    assert.deepEqual(await names(vera), []);
  }),
];

function recount(sales: Stock["sales"], by: readonly Facet[]) {
  const facets = (sale: SaleView) => ({
    month: firstOfMonth(sale.saleDate),
    owner: ownerOf(sale),
    status: sale.status,
    source: sale.source,
  });
  const groups = Map.groupBy(sales, (sale) => JSON.stringify(by.map((facet) => facets(sale)[facet])));
  return [...groups.values()].map((some) => {
    const sum = (pick: (sale: SaleView) => number) => some.reduce((all, sale) => all + pick(sale), 0) as Ore;
    const paid = some.filter(({ status }) => status === "PAID");
    return {
      ...Object.fromEntries(by.map((facet) => [facet, facets(some[0])[facet]])),
      count: some.length,
      net: sum(({ net }) => net),
      vat: sum(({ vat }) => vat),
      gross: sum(({ gross }) => gross),
      cycles: paid.length,
      cycleDays: paid.reduce(
        (all, sale) => all + (Date.parse(sale.paidOn!) - Date.parse(sale.saleDate)) / 86_400_000,
        0,
      ),
    };
  });
}

function byKey(rows: readonly object[], by: readonly Facet[]) {
  const key = (row: object) => JSON.stringify(by.map((facet) => (row as Record<string, unknown>)[facet]));
  return rows.toSorted((a, b) => key(a) < key(b) ? -1 : 1);
}
