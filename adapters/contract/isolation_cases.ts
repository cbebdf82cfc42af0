import assert from "node:assert/strict";
import type { Day, Instant } from "../../domain/kernel/time.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import { visitAt } from "../../domain/sales/sale.ts";
import { aCustomer, aDraft, aLine, aService, customerFacts, saleIn } from "../memory/builders.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";

const FIRST_PAGE = { size: 100, page: 1 };
const EVERYBODY = { q: null, type: null, status: null, deleted: false };

/** Carla belongs to another firm: to her, Anna's books are empty, and she cannot write in them. */
export const ISOLATION_CASES: readonly Case[] = [
  scene("Carla finds nothing of Anna's, by no question", async (play) => {
    const { tenants, anna, carla } = play;
    const { sale, service } = await stocked(play);

    const { colleagues, firm, ...seen } = await tenants.read(carla, (books) => ({
      firm: books.organization.find(),
      colleagues: books.members.all(),
      sale: books.sales.find(sale.id),
      list: books.sales.list(EVERY_SALE, { by: "date", descending: true }, FIRST_PAGE),
      mine: books.sales.list({ ...EVERY_SALE, owner: anna.userId }, { by: "date", descending: true }, FIRST_PAGE),
      found: books.sales.list({ ...EVERY_SALE, q: "Jensen" }, { by: "date", descending: true }, FIRST_PAGE),
      whole: books.sales.listWhole(EVERY_SALE, { by: "number", descending: false }, FIRST_PAGE),
      totals: books.sales.totals(EVERY_SALE),
      history: books.sales.history(sale.id),
      payments: books.sales.payments(sale.id),
      inTheWay: books.sales.visitInTheWay(anna.userId, visitAt(sale.scheduledAt!, 60), null),
      customer: books.customers.find(sale.customerId),
      customers: books.customers.list(EVERYBODY, { by: "name", descending: false }, FIRST_PAGE),
      searched: books.customers.list({ ...EVERYBODY, q: "Jensen" }, { by: "name", descending: false }, FIRST_PAGE),
      count: books.customers.totals(EVERYBODY),
      alike: books.customers.alike(customerFacts({ email: "jens@example.dk" as never }), null),
      service: books.services.find(service.id),
      some: books.services.some([service.id]),
      all: books.services.all({ active: null, category: null }),
      recent: books.statistics.recent(null, 100),
    }));
    const { byStatus, byDay } = await tenants.read(carla, ({ statistics }) => ({
      byStatus: statistics.byStatus(null),
      byDay: statistics.byDay(null, "2020-01-01" as Day, "2030-01-01" as Day),
    }));

    const nothing = { rows: [], next: null, previous: null };
    const noTotals = { count: 0, isLowerBound: false, net: 0, gross: 0 };
    assert.deepEqual(seen, {
      ...{ sale: null, list: nothing, mine: nothing, found: nothing, whole: nothing, totals: noTotals },
      ...{ history: [], payments: [], inTheWay: null, customer: null, customers: nothing, searched: nothing },
      ...{ count: { ...noTotals, net: null, gross: null }, alike: null, service: null, some: [], all: [], recent: [] },
    });
    assert.deepEqual([...byStatus, ...byDay].filter(({ count }) => count > 0), []);
    assert.deepEqual(colleagues.map(({ name }) => name), ["Carla Carstensen"]);
    assert.equal(firm.name, "Tekup");
  }),

  scene("Carla locks nothing of Anna's", async (play) => {
    const { sale, service } = await stocked(play);

    const locked = await play.tenants.write(play.carla, async (books) =>
      yes([
        await books.sales.lock(sale.id),
        await books.customers.lock(sale.customerId),
        await books.services.lock(service.id),
      ]));

    assert.deepEqual(locked, yes([null, null, null]));
  }),

  scene("Carla changes nothing of Anna's, even with the record in hand", async (play) => {
    const { tenants, anna, carla, use } = play;
    const { sale, service } = await stocked(play);
    const look = () =>
      tenants.read(anna, (books) => ({
        sale: books.sales.find(sale.id),
        customer: books.customers.find(sale.customerId),
        service: books.services.find(service.id),
        history: books.sales.history(sale.id),
        payments: books.sales.payments(sale.id),
      }));
    const before = await look();
    const { stats: _stats, ...customer } = before.customer!;
    const bare = kept(await tenants.write(anna, async (books) => yes(await books.sales.lock(sale.id))))!;

    const answers = [
      await use.changeSale(carla, sale.id, { version: sale.version, internalNotes: "Carla var her" }),
      await use.moveSale(carla, sale.id, { to: "CANCELLED", reason: "Carla" }),
      await use.paySale(carla, sale.id, { amount: bare.gross, paidOn: sale.saleDate, reference: null }),
      await use.deleteSale(carla, sale.id),
      await use.restoreSale(carla, sale.id),
    ];
    const acts = [
      () => tenants.write(carla, async ({ sales }) => yes(await sales.record({ kind: "sale_deleted" }, bare))),
      () =>
        tenants.write(
          carla,
          async ({ customers }) => yes(await customers.record({ kind: "customer_deleted" }, customer)),
        ),
      () =>
        tenants.write(
          carla,
          async ({ services }) =>
            yes(await services.record({ kind: "service_changed", before: service }, { ...service, name: "Carlas" })),
        ),
    ];
    for (const act of acts) await assert.rejects(act);

    assert.deepEqual(answers, answers.map(() => no({ kind: "sale_missing" })));
    assert.deepEqual(await look(), before);
  }),

  scene("Carla cannot make a sale with Anna's customer, service or colleague", async (play) => {
    const { tenants, carla, bo, ids, use } = play;
    const { sale, service } = await stocked(play);
    const own = aCustomer({ id: ids.next(), createdBy: carla.userId });
    kept(await tenants.write(carla, async ({ customers }) => yes(await customers.add(own))));
    const made = (given: Parameters<typeof saleIn<"ACCEPTED">>[1]) => {
      const { number: _number, ...rest } = saleIn("ACCEPTED", {
        ...{ id: ids.next(), customerId: own.id, createdBy: carla.userId, lines: [] },
        ...given,
      });
      return rest;
    };
    const { net, vat, gross } = sale;
    const lines = [{ ...aLine({ id: ids.next(), serviceId: service.id }), net, vat, gross }];

    const answers = [
      await use.recordSale(carla, aDraft({ customerId: sale.customerId })),
      await use.recordSale(carla, aDraft({ customerId: own.id, assignedTo: bo.userId })),
      await use.recordSale(carla, aDraft({ customerId: own.id, lines: [{ ...lines[0] }] })),
    ];
    for (const wrong of [made({ customerId: sale.customerId }), made({ assignedTo: bo.userId }), made({ lines })]) {
      await assert.rejects(tenants.write(carla, async ({ sales }) => yes(await sales.add(wrong))));
    }
    const { totals } = await tenants.read(carla, ({ sales }) => ({ totals: sales.totals(EVERY_SALE) }));

    const missing = ["customerId", "assignedTo", "lines.0.serviceId"].map((field) =>
      no({ kind: "reference_missing", field })
    );
    assert.deepEqual(answers, missing);
    assert.equal(totals.count, 0);
  }),

  scene("two firms number, search and count each for itself", async (play) => {
    const { tenants, anna, carla, use } = play;
    const ours = await play.aSale();
    const theirs = kept(await use.recordCustomer(carla, customerFacts({ name: "Jens Jensen" })));
    const sold = kept(await use.recordSale(carla, aDraft({ customerId: theirs.id })));
    const find = ({ sales, customers }: Parameters<Parameters<typeof tenants.read>[1]>[0]) => ({
      sales: sales.list({ ...EVERY_SALE, q: "Jens" }, { by: "date", descending: true }, FIRST_PAGE),
      customers: customers.list({ ...EVERYBODY, q: "Jens" }, { by: "name", descending: false }, FIRST_PAGE),
    });

    const [annas, carlas] = [await tenants.read(anna, find), await tenants.read(carla, find)];

    assert.deepEqual([ours.number, sold.number], ["RS-2026-0001", "TK-2026-0001"]);
    assert.deepEqual([annas.sales.rows.map(({ id }) => id), carlas.sales.rows.map(({ id }) => id)], [[ours.id], [
      sold.id,
    ]]);
    assert.deepEqual(
      [annas.customers.rows.map(({ id }) => id), carlas.customers.rows.map(({ id }) => id)],
      [[ours.customerId], [theirs.id]],
    );
  }),
];

/** A sale of Anna's with a visit, a payment and a service. */
async function stocked({ tenants, anna, ids, use, aCustomer, aSale }: Scene) {
  const service = aService({ id: ids.next() });
  kept(await tenants.write(anna, async ({ services }) => yes(await services.add(service))));
  const customer = await aCustomer({ email: "jens@example.dk" as never, phone: "+4522334455" as never });
  const { id } = await aSale({
    customerId: customer.id,
    assignedTo: anna.userId,
    scheduledAt: "2026-04-01T08:00:00.000Z" as Instant,
  });
  kept(await use.moveSale(anna, id, { to: "SCHEDULED" }));
  const sale = kept(
    await use.paySale(anna, id, { amount: 100 as never, paidOn: "2026-03-02" as Day, reference: "MobilePay" }),
  );
  return { sale, service };
}
