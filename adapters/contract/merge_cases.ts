import assert from "node:assert/strict";
import { mergeCustomers, unmergeCustomers } from "../../domain/customers/merge_customers.ts";
import type { CustomerFilter } from "../../domain/customers/ports.ts";
import type { CustomerId } from "../../domain/kernel/ids.ts";
import { no } from "../../domain/kernel/result.ts";
import { restoreCustomer } from "../../domain/customers/delete_customer.ts";
import { customerFacts } from "../memory/builders.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";
import { findSale, saleMovedTo } from "./ways.ts";

const EVERYBODY: CustomerFilter = { q: null, type: null, status: null, deleted: false };
const BIN = { ...EVERYBODY, deleted: true };

/** Two records of one customer become one, and two again. */
export const MERGE_CASES: readonly Case[] = [
  scene("a merge hands over every sale, fills what was empty, and leaves the lists with one customer", async (play) => {
    const { mads } = play;
    const one = await play.aCustomer({ name: "Søren Holm", tags: ["fast"], notes: "Ringer først" });
    const two = await play.aCustomer({ name: "S. Holm", email: "s@example.dk" as never, tags: ["fast", "hund"] });
    const own = await saleMovedTo(play, "PAID", { customerId: one.id });
    const other = await saleMovedTo(play, "COMPLETED", {
      customerId: two.id,
      scheduledAt: "2026-04-02T08:00:00.000Z" as never,
    });
    const binned = await play.aSale({ customerId: two.id });
    kept(await play.use.deleteSale(play.anna, binned.id));

    const { merge, customer } = kept(await mergeCustomers(play)(mads, one.id, two.id));

    assert.deepEqual(merge.sales.toSorted(), [other.id, binned.id].toSorted());
    assert.deepEqual([customer.name, customer.email, customer.tags, customer.notes], [
      "Søren Holm",
      "s@example.dk",
      ["fast", "hund"],
      "Ringer først",
    ]);
    assert.deepEqual(customer.stats, {
      salesCount: 2,
      revenueOre: own.net + other.net,
      lastSaleOn: customer.stats.lastSaleOn,
    });
    assert.deepEqual((await findSale(play, other.id)).customer.id, one.id);
    assert.deepEqual(await namesIn(play, EVERYBODY), ["Søren Holm"]);
    assert.deepEqual(await namesIn(play, BIN), []);
    assert.deepEqual((await find(play, two.id))?.mergedInto, one.id);
    assert.deepEqual(await restoreCustomer(play)(play.anna, two.id), no({ kind: "customer_missing" }));
  }),

  scene(
    "a merge that is taken back returns the sales and the facts, but what was changed since stays",
    async (play) => {
      const one = await play.aCustomer({ name: "Bageri", phone: "+4522334455" as never });
      const two = await play.aCustomer({ name: "Bageriet", email: "brød@example.dk" as never, notes: "Nøgle i kasse" });
      const moved = await play.aSale({ customerId: two.id });
      const { merge, customer } = kept(await mergeCustomers(play)(play.anna, one.id, two.id));
      const later = await play.aSale({ customerId: one.id });
      kept(
        await play.use.changeCustomer(play.anna, one.id, { notes: "Nøgle hos nabo", version: customer.version }),
      );

      const back = kept(await unmergeCustomers(play)(play.mads, one.id));

      const after = await find(play, one.id);
      assert.deepEqual([back.id, back.deletedAt, back.stats.salesCount], [two.id, null, 1]);
      assert.deepEqual([after!.email, after!.phone, after!.notes], [null, "+4522334455", "Nøgle hos nabo"]);
      assert.deepEqual((await findSale(play, moved.id)).customer.id, two.id);
      assert.deepEqual((await findSale(play, later.id)).customer.id, one.id);
      assert.deepEqual(await namesIn(play, EVERYBODY), ["Bageri", "Bageriet"]);
      assert.deepEqual(
        await unmergeCustomers(play)(play.anna, one.id, merge.id),
        no({ kind: "customer_missing" }),
        "once only",
      );
    },
  ),

  scene("nobody merges a customer with itself, with another firm's, or without the right", async (play) => {
    const [one, two] = [await play.aCustomer(), await play.aCustomer()];
    const merge = mergeCustomers(play);

    assert.deepEqual(await merge(play.anna, one.id, one.id), no({ kind: "merge_with_itself" }));
    assert.deepEqual(await merge(play.carla, one.id, two.id), no({ kind: "customer_missing" }));
    assert.deepEqual(
      await merge(play.bo, one.id, two.id),
      no({ kind: "forbidden", permission: "delete_customers" }),
    );
    assert.deepEqual(await unmergeCustomers(play)(play.carla, one.id), no({ kind: "customer_missing" }));
    assert.equal((await find(play, two.id))!.deletedAt, null);
  }),

  scene(
    "a name is found with a slip in it and without Danish letters, but only where nothing fits exactly",
    async (play) => {
      for (const name of ["Søren Mikkelsen", "Åse Jørgensen", "Hansen & Søn", "Hans Thygesen"]) {
        await play.aCustomer({ name });
      }
      await play.aCustomer({ name: "Nummer", phone: "+4522334455" as never });
      const found: Record<string, string[]> = {
        "soeren": ["Søren Mikkelsen"],
        "soren mikkelsen": ["Søren Mikkelsen"],
        "aase": ["Åse Jørgensen"],
        "Mikelsen": ["Søren Mikkelsen"],
        "jørgnesen": ["Åse Jørgensen"],
        "hansen": ["Hansen & Søn"],
        "0045 22 33 44 55": ["Nummer"],
        "22/33 44.55": ["Nummer"],
        "xyzzy": [],
      };
      for (const [q, wanted] of Object.entries(found)) {
        assert.deepEqual(await namesIn(play, { ...EVERYBODY, q }), wanted, q);
      }
    },
  ),

  scene(
    "a customer's timeline has its sales' steps and payments, and a rep sees those of own sales only",
    async (play) => {
      const { id: customerId } = await play.aCustomer();
      const annas = await saleMovedTo(play, "COMPLETED", { customerId });
      const bos = await play.aSale({ customerId }, play.bo);

      const { all, own } = await play.tenants.read(play.anna, ({ customers }) => ({
        all: customers.timeline(customerId, { owner: null, mails: true, group: null, after: null }, 50),
        own: customers.timeline(customerId, { owner: play.bo.userId, mails: false, group: null, after: null }, 50),
      }));

      const steps = (moments: typeof all) =>
        moments.filter(({ sale }) => sale !== null).map(({ kind, sale }) => `${kind} ${sale!.number}`);
      assert.equal(steps(all).filter((one) => one === `sale_moved ${annas.number}`).length, 4);
      assert.deepEqual(steps(own), [`sale_recorded ${bos.number}`]);
      assert.ok(all.some(({ kind, by }) => kind === "customer_recorded" && by?.id === play.anna.userId));
      assert.deepEqual(all.map(({ at }) => at), all.map(({ at }) => at).toSorted().reverse());
    },
  ),

  scene("all doubles are told, the oldest first, and tags by use", async (play) => {
    const phone = "+4522334455" as never;
    const [first, second] = [
      await play.aCustomer({ name: "A", phone, tags: ["fast", "hund"] }),
      await play.aCustomer({ name: "B", phone, tags: ["fast"] }),
    ];

    const { alike, none, tags } = await play.tenants.read(play.anna, ({ customers }) => ({
      alike: customers.allAlike({ email: null, cvr: null, phone }, null),
      none: customers.allAlike(customerFacts(), null),
      tags: customers.tags(),
    }));
    const tagged = await namesIn(play, { ...EVERYBODY, tag: "hund" });

    assert.deepEqual(alike.map(({ id }) => id), [first.id, second.id]);
    assert.deepEqual(none, []);
    assert.deepEqual([tags, tagged], [["fast", "hund"], ["A"]]);
  }),
];

async function find({ tenants, anna }: Scene, id: CustomerId) {
  return (await tenants.read(anna, ({ customers }) => ({ found: customers.find(id) }))).found;
}

async function namesIn({ tenants, anna }: Scene, filter: CustomerFilter): Promise<string[]> {
  const { found } = await tenants.read(anna, ({ customers }) => ({
    found: customers.list(filter, { by: "name", descending: false }, { size: 100, page: 1 }),
  }));
  return found.rows.map(({ name }) => name);
}
