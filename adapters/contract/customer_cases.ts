import assert from "node:assert/strict";
import type { CustomerFacts, CustomerView } from "../../domain/customers/customer.ts";
import type { CustomerFilter, CustomerSort } from "../../domain/customers/ports.ts";
import type { CustomerId } from "../../domain/kernel/ids.ts";
import type { Part } from "../../domain/kernel/page.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import { idsOf } from "../../domain/kernel/roll.ts";
import type { Day } from "../../domain/kernel/time.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import { aLineDraft, customerFacts } from "../memory/builders.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";
import { stockOf } from "./stock.ts";
import { saleMovedTo } from "./ways.ts";

const EVERYBODY: CustomerFilter = { q: null, type: null, status: null, deleted: false };
const FROM_A: CustomerSort = { by: "name", descending: false };
const WHOLE: Part = { size: 100, page: 1 };
const FULL = customerFacts({
  ...{
    type: "B2B",
    name: "Ærø Bageri",
    companyName: "Ærø Brød ApS",
    email: "post@example.dk" as never,
    phone: "+4522334455" as never,
  },
  ...{
    cvr: "12345674" as never,
    ean: "5790000000005" as never,
    status: "INACTIVE",
    notes: "To\nlinjer 🥐",
    tags: ["fast", 'æ, "ø" {å}', ""],
  },
  address: { street: "Søgade 1, 2. tv.", postalCode: "5970", city: "Ærøskøbing", country: "DK" },
});

/** Customers: kept field by field, found by what people remember of them, and told from their doubles. */
export const CUSTOMER_CASES: readonly Case[] = [
  scene("a customer is found as recorded, field by field", async ({ tenants, anna, use }) => {
    const made = kept(await use.recordCustomer(anna, FULL));
    const { found } = await tenants.read(anna, ({ customers }) => ({ found: customers.find(made.id) }));

    assert.deepEqual(found, made);
    assert.deepEqual({ ...made, ...FULL }, made);
    assert.deepEqual(made.stats, { salesCount: 0, revenueOre: 0, lastSaleOn: null });
    assert.deepEqual([made.version, made.createdBy, made.deletedAt], [1, anna.userId, null]);
  }),

  scene("the tags are those of the living customers, the most used first", async ({ tenants, anna, carla, use }) => {
    const tagsOf = async (actor: typeof anna) =>
      (await tenants.read(actor, ({ customers }) => ({ tags: customers.tags() }))).tags;
    const add = async (...tags: string[]) => kept(await use.recordCustomer(anna, customerFacts({ tags }), true));
    const one = await add("fast", "æble"), two = await add("fast", "gave");
    await add("gave", "fast");
    assert.deepEqual(await tagsOf(anna), ["fast", "gave", "æble"]);

    kept(await use.changeCustomer(anna, one.id, { tags: ["gave"], version: one.version }));
    kept(await use.deleteCustomer(anna, two.id));
    assert.deepEqual(await tagsOf(anna), ["gave", "fast"]);
    kept(await use.restoreCustomer(anna, two.id));
    assert.deepEqual(await tagsOf(anna), ["gave", "fast"]);
    assert.deepEqual(await tagsOf(carla), []);
  }),

  scene("a changed customer is kept whole with the next version, and its sales carry the new name", async (play) => {
    const before = await play.aCustomer();
    const sale = await play.aSale({ customerId: before.id });

    const after = kept(await play.use.changeCustomer(play.anna, before.id, { ...FULL, version: 1 }));
    const emptied = kept(
      await play.use.changeCustomer(play.anna, before.id, { ...customerFacts(), name: "Ny", version: 2 }),
    );
    const { found, row } = await play.tenants.read(play.anna, ({ customers, sales }) => ({
      found: customers.find(before.id),
      row: sales.list({ ...EVERY_SALE, customerId: before.id }, { by: "customer", descending: false }, WHOLE),
    }));

    assert.deepEqual({ ...after, ...FULL, version: 2 }, after);
    assert.deepEqual({ ...emptied, ...customerFacts(), name: "Ny", version: 3 }, emptied);
    assert.deepEqual(found, emptied);
    assert.deepEqual(row.rows.map(({ id, customerName }) => [id, customerName]), [[sale.id, "Ny"]]);
  }),

  scene("a customer's figures follow its sales, the binned ones left out", async (play) => {
    const { id: customerId } = await play.aCustomer();
    const lines = [aLineDraft({ unitPrice: 100_00 as never })];
    const days = ["2026-01-05", "2026-02-05", "2026-03-05", "2026-04-05"] as Day[];
    await saleMovedTo(play, "COMPLETED", { customerId, lines, saleDate: days[0] });
    await saleMovedTo(play, "PAID", { customerId, lines, saleDate: days[1] });
    await play.aSale({ customerId, lines, saleDate: days[2] });
    const binned = await play.aSale({ customerId, lines, saleDate: days[3] });
    const before = await statsOf(play, customerId);

    kept(await play.use.deleteSale(play.anna, binned.id));
    const during = await statsOf(play, customerId);
    kept(await play.use.restoreSale(play.anna, binned.id));

    assert.deepEqual(before, { salesCount: 4, revenueOre: 200_00, lastSaleOn: days[3] });
    assert.deepEqual(during, { salesCount: 3, revenueOre: 200_00, lastSaleOn: days[2] });
    assert.deepEqual(await statsOf(play, customerId), before);
  }),

  scene("a customer's figures follow a sale to another customer and another day", async (play) => {
    const [first, second] = [await play.aCustomer(), await play.aCustomer()];
    const sale = await play.aSale({ customerId: first.id, saleDate: "2026-03-05" as Day });

    kept(
      await play.use.changeSale(play.anna, sale.id, {
        version: 1,
        customerId: second.id,
        saleDate: "2026-01-01" as Day,
      }),
    );

    assert.deepEqual(await statsOf(play, first.id), { salesCount: 0, revenueOre: 0, lastSaleOn: null });
    assert.deepEqual(await statsOf(play, second.id), { salesCount: 1, revenueOre: 0, lastSaleOn: "2026-01-01" });
  }),

  scene("a customer with sales stays, one without goes into the bin and comes back", async (play) => {
    const { anna, use } = play;
    const [sold, free] = [await play.aCustomer({ name: "Købt" }), await play.aCustomer({ name: "Fri" })];
    await play.aSale({ customerId: sold.id });

    const refused = await use.deleteCustomer(anna, sold.id);
    const deleted = kept(await use.deleteCustomer(anna, free.id));
    const [living, bin] = [await list(play, EVERYBODY), await list(play, { ...EVERYBODY, deleted: true })];
    const restored = kept(await use.restoreCustomer(anna, free.id));

    assert.deepEqual(refused, no({ kind: "customer_has_sales", salesCount: 1 }));
    assert.notEqual(deleted.deletedAt, null);
    assert.deepEqual([names(living.rows), names(bin.rows)], [["Købt"], ["Fri"]]);
    assert.equal(restored.deletedAt, null);
    assert.ok(restored.version > deleted.version);
    assert.deepEqual(names((await list(play, EVERYBODY)).rows), ["Fri", "Købt"]);
  }),

  scene("the oldest living double is found by CVR, e-mail or telephone, never oneself", async (play) => {
    const { tenants, anna } = play;
    const marks: Partial<CustomerFacts>[] = [
      { cvr: "12345674" as never },
      { email: "post@example.dk" as never },
      { phone: "+4522334455" as never },
    ];
    await play.aCustomer({ name: "Uden noget" });
    for (const mark of marks) {
      const [oldest, younger] = [await play.aCustomer(mark), await play.aCustomer(mark)];
      const alike = async (facts: CustomerFacts, except: CustomerId | null) =>
        (await tenants.read(anna, ({ customers }) => ({ found: customers.alike(facts, except) }))).found?.id;

      assert.equal(await alike(customerFacts(mark), null), oldest.id);
      assert.equal(await alike(customerFacts(mark), oldest.id), younger.id);
      kept(await play.use.deleteCustomer(anna, oldest.id));
      assert.equal(await alike(customerFacts(mark), null), younger.id);
      assert.equal(await alike(customerFacts(mark), younger.id), undefined);
    }
    const { nobody } = await tenants.read(
      anna,
      ({ customers }) => ({ nobody: customers.alike(customerFacts(), null) }),
    );
    assert.equal(nobody, null);
  }),

  scene("of two who record one customer at the same time the second is told", async ({ use, anna, mads }) => {
    const facts = customerFacts({ email: "samme@example.dk" as never });

    const answers = await Promise.all([anna, mads, anna].map((actor) => use.recordCustomer(actor, facts)));

    const [made, ...more] = answers.flatMap((answer) => answer.ok ? [answer.value] : []);
    assert.equal(more.length, 0);
    for (const answer of answers) {
      if (!answer.ok) assert.deepEqual(answer, no({ kind: "duplicate_customer", existingId: made.id, by: "email" }));
    }
  }),

  {
    name: "customers are found by name, company, e-mail, telephone in any notation and CVR",
    run: async (stage) => {
      const stock = await stockOf(stage);
      const found: Record<string, string[]> = {
        "ærø": ["Ærø Bageri"],
        "BRØD aps": ["Ærø Bageri"],
        "bageri ærø": ["Ærø Bageri"],
        "123456": ["Ærø Bageri"],
        "zenia@": ["Zenia Zoffmann"],
        "22 33 44 55": ["Aage Ågård"],
        "(+45) 22-33-44-55": ["Aage Ågård"],
        "334455": ["Ølby Kro", "Aage Ågård"],
        "50%_rabat": ["Bente Bæk"],
        "_": ["Bente Bæk"],
        "%%": [],
        "\\": [],
        "findes ikke": [],
      };
      for (const [q, wanted] of Object.entries(found)) {
        const { rows } = await list(stock, { ...EVERYBODY, q });
        const { totals } = await stock.tenants.read(
          stock.anna,
          ({ customers }) => ({ totals: customers.totals({ ...EVERYBODY, q }) }),
        );

        assert.deepEqual(names(rows).sort(), wanted.toSorted(), q);
        assert.deepEqual(totals, { count: wanted.length, isLowerBound: false, net: null, gross: null }, q);
      }
    },
  },

  scene("who is called exactly so comes first, then whose name begins so", async (play) => {
    for (const name of ["Anne Bobo", "Boline", "Aase Bo", "Bo", "Bodil"]) await play.aCustomer({ name });

    const { rows } = await list(play, { ...EVERYBODY, q: "bo" });

    assert.deepEqual(names(rows), ["Bo", "Bodil", "Boline", "Anne Bobo", "Aase Bo"]);
  }),

  {
    name: "the list is by type and status what its words say",
    run: async (stage) => {
      const stock = await stockOf(stage);

      for (const type of ["B2B", "B2C", null] as const) {
        for (const status of ["ACTIVE", "INACTIVE", "BLOCKED", null] as const) {
          const filter = { ...EVERYBODY, type, status };
          const wanted = stock.customers.filter((one) =>
            (type ?? one.type) === one.type && (status ?? one.status) === one.status
          );
          const { rows } = await list(stock, filter);
          const { totals } = await stock.tenants.read(
            stock.anna,
            ({ customers }) => ({ totals: customers.totals(filter) }),
          );

          assert.deepEqual(rows.map(({ id }) => id).sort(), wanted.map(({ id }) => id).sort());
          assert.equal(totals.count, wanted.length);
        }
      }
    },
  },

  scene("the list is in Danish order or by age, both ways, and the same part by part", async (play) => {
    const inOrder = ["Anders", "Bente", "Zenia", "Æbeltoft", "Østergård", "Østergård", "Åse"];
    for (const place of [3, 0, 6, 5, 2, 4, 1]) await play.aCustomer({ name: inOrder[place] });
    const byAge = ["Æbeltoft", "Anders", "Åse", "Østergård", "Zenia", "Østergård", "Bente"];

    for (const [by, wanted] of [["name", inOrder], ["created", byAge]] as const) {
      for (const descending of [false, true]) {
        const sort = { by, descending };
        const whole = await list(play, EVERYBODY, sort);
        assert.deepEqual(names(whole.rows), descending ? wanted.toReversed() : wanted);
        for (const size of [1, 3]) await pagesAgree(play, EVERYBODY, sort, size);
      }
    }
    await pagesAgree(play, { ...EVERYBODY, q: "e" }, FROM_A, 2);
  }),

  scene("a cursor that no list of customers gave out breaks nothing", async (play) => {
    const { id } = await play.aCustomer();
    for (const by of ["name", "created"] as const) {
      for (const value of ["", "garbage", 7, -1, "2026-02-30T25:00:00Z", "'"]) {
        for (const way of ["after", "before"] as const) {
          const { rows } = await list(play, EVERYBODY, { by, descending: true }, {
            size: 5,
            cursor: { way, value, id },
          });

          assert.ok(rows.length <= 5);
        }
      }
    }
  }),

  scene("what is not there is null", async ({ tenants, anna, ids }) => {
    const nobody = ids.next<CustomerId>();

    const locked = await tenants.write(anna, async ({ customers }) => yes(await customers.lock(nobody)));

    assert.deepEqual(locked, yes(null));
  }),
];

function list({ tenants, anna }: Scene, filter: CustomerFilter, sort = FROM_A, part = WHOLE) {
  return tenants.read(anna, ({ customers }) => ({ found: customers.list(filter, sort, part) })).then(({ found }) =>
    found
  );
}

function names(rows: readonly CustomerView[]): string[] {
  return rows.map(({ name }) => name);
}

async function statsOf({ tenants, anna }: Scene, id: CustomerId) {
  return (await tenants.read(anna, ({ customers }) => ({ found: customers.find(id) }))).found!.stats;
}

async function pagesAgree(play: Scene, filter: CustomerFilter, sort: CustomerSort, size: number): Promise<void> {
  const all = (await list(play, filter, sort)).rows.map(({ id }) => id);
  let part = await list(play, filter, sort, { size, page: 1 });
  const forward = part.rows.map(({ id }) => id);
  while (part.next !== null) {
    part = await list(play, filter, sort, { size, cursor: part.next });
    forward.push(...part.rows.map(({ id }) => id));
  }
  const { roll, those } = await play.tenants.read(play.anna, ({ customers }) => ({
    roll: customers.roll(filter, sort),
    those: customers.those(all.toReversed(), filter),
  }));
  assert.deepEqual([...idsOf(roll, size)].flat(), all);
  assert.deepEqual(those.map(({ id }) => id), all.toReversed());
  const backward = part.rows.map(({ id }) => id);
  while (part.previous !== null) {
    part = await list(play, filter, sort, { size, cursor: part.previous });
    backward.unshift(...part.rows.map(({ id }) => id));
  }
  const second = await list(play, filter, sort, { size, page: 2 });

  assert.deepEqual([forward, backward], [all, all]);
  assert.deepEqual(second.rows.map(({ id }) => id), all.slice(size, 2 * size));
}
