import assert from "node:assert/strict";
import type { CustomerId } from "../../domain/kernel/ids.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import { aCustomer as customerOf, aDraft } from "../memory/builders.ts";
import { type Case, kept, scene } from "./scene.ts";

/** What the door itself promises: all or nothing, and plain answers. */
export const DOOR_CASES: readonly Case[] = [
  scene("read() answers every question by its name", async ({ tenants, anna, firms }) => {
    const found = await tenants.read(anna, ({ organization, members, customers }) => ({
      firm: organization.find(),
      colleagues: members.all(),
      nobody: customers.find("00000000-0000-0000-0000-000000000000" as CustomerId),
    }));

    assert.deepEqual(found.firm, firms[0].organization);
    assert.deepEqual(found.colleagues.map(({ name }) => name), [
      "Anna Andersen",
      "Bo Bech",
      "Ida Iversen",
      "Mads Mikkelsen Holm",
      "Vera Vinther",
    ]);
    assert.deepEqual(found.colleagues[2], firms[0].members.find(({ name }) => name === "Ida Iversen"));
    assert.equal(found.nobody, null);
  }),

  scene("some members are asked for by their ids, and strangers and nulls are left out", async (play) => {
    const { tenants, anna, mads, carla } = play;

    const { some, nobody } = await tenants.read(anna, ({ members }) => ({
      some: members.some([mads.userId, null, carla.userId, anna.userId, mads.userId]),
      nobody: members.some([null]),
    }));

    assert.deepEqual(some.map(({ name }) => name).sort(), ["Anna Andersen", "Mads Mikkelsen Holm"]);
    assert.deepEqual(nobody, []);
  }),

  scene("read() with no question answers nothing", async ({ tenants, anna }) => {
    assert.deepEqual(await tenants.read(anna, () => ({})), {});
  }),

  scene("write() sees what it has written itself, and others see it afterwards", async ({ tenants, anna, ids }) => {
    const id = ids.next<CustomerId>();

    const inside = await tenants.write(anna, async ({ customers, ask, read }) => {
      await customers.add(customerOf({ id, name: "Ny", createdBy: anna.userId }));
      const { found } = await ask({ found: read.customers.find(id) });
      return yes(found?.name ?? null);
    });
    const { outside } = await tenants.read(anna, ({ customers }) => ({ outside: customers.find(id) }));

    assert.deepEqual(inside, yes("Ny"));
    assert.equal(outside?.name, "Ny");
  }),

  scene("write() that ends in a refusal leaves nothing behind, not even a number", async (play) => {
    const { tenants, anna, ids, use } = play;
    const { id: customerId } = await play.aCustomer();
    const lost = ids.next<CustomerId>();
    const first = kept(await use.recordSale(anna, aDraft({ customerId })));

    const refused = await tenants.write(anna, async ({ customers, sales }) => {
      await customers.add(customerOf({ id: lost, createdBy: anna.userId }));
      const sale = await sales.lock(first.id);
      const { number: _number, ...again } = sale!;
      await sales.add({ ...again, id: ids.next() });
      await sales.record({ kind: "sale_deleted" }, { ...sale!, deletedAt: play.clock.now() });
      return no({ kind: "changed_my_mind" });
    });
    const second = kept(await use.recordSale(anna, aDraft({ customerId })));
    const found = await tenants.read(anna, ({ customers, sales }) => ({
      lost: customers.find(lost),
      first: sales.find(first.id),
    }));

    assert.deepEqual(refused, no({ kind: "changed_my_mind" }));
    assert.equal(found.lost, null);
    assert.equal(found.first?.deletedAt, null);
    assert.deepEqual([first.number, second.number], ["RS-2026-0001", "RS-2026-0002"]);
  }),

  scene("write() that throws leaves nothing behind and throws on", async ({ tenants, anna, ids }) => {
    const lost = ids.next<CustomerId>();
    const fault = new Error("out of paper");

    await assert.rejects(
      tenants.write(anna, async ({ customers }) => {
        await customers.add(customerOf({ id: lost, createdBy: anna.userId }));
        throw fault;
      }),
      fault,
    );
    const { found } = await tenants.read(anna, ({ customers }) => ({ found: customers.find(lost) }));

    assert.equal(found, null);
  }),

  scene("answers are plain JSON", async (play) => {
    const sale = await play.aSale({ assignedTo: play.bo.userId, scheduledAt: play.clock.now() });
    kept(await play.use.moveSale(play.anna, sale.id, { to: "SCHEDULED" }));

    const found = await play.tenants.read(play.anna, (books) => ({
      sale: books.sales.find(sale.id),
      history: books.sales.history(sale.id),
      customer: books.customers.find(sale.customerId),
      firm: books.organization.find(),
      recent: books.statistics.recent(null, 10),
      byStatus: books.statistics.byStatus(null),
    }));

    assert.deepEqual(found, JSON.parse(JSON.stringify(found)));
  }),

  scene("note() can be written beside nothing else", async ({ tenants, anna }) => {
    const answer = await tenants.write(
      anna,
      async (books) => yes(await books.note("sales_exported", { filter: { q: "æ" } })),
    );

    assert.equal(answer.ok, true);
  }),
];
