import assert from "node:assert/strict";
import { changeSettings, findSettings } from "../../domain/organizations/change_settings.ts";
import type { Network } from "../../domain/organizations/network.ts";
import type { Settings } from "../../domain/organizations/settings.ts";
import { no } from "../../domain/kernel/result.ts";
import { EVERY_LINE, findAudit } from "../../domain/audit/find_audit.ts";
import type { Part } from "../../domain/kernel/page.ts";
import { type Case, kept, scene } from "./scene.ts";

const CHANGED: Settings = {
  ...{
    name: "Rendetalje ApS",
    type: "OTHER",
    color: "plum",
    billingEmail: "regning@example.dk" as Settings["billingEmail"],
  },
  ...{ salePrefix: "REN", paymentTermsDays: 30, allowedNetworks: ["192.0.2.0/24", "2001:db8::/48"] as Network[] },
};

/** What an administrator decides, and the record of who did what. */
export const SETTINGS_CASES: readonly Case[] = [
  scene("settings are found as changed, in the firm's own books and in nobody else's", async (play) => {
    const { anna, mads, carla, tenants } = play;
    const before = kept(await findSettings(play)(anna));
    const others = kept(await findSettings(play)(carla));

    const refused = await changeSettings(play)(mads, CHANGED, "192.0.2.1");
    const lockedOut = await changeSettings(play)(anna, CHANGED, "203.0.113.1");
    const unchanged = kept(await findSettings(play)(anna));
    kept(await changeSettings(play)(anna, CHANGED, "192.0.2.1"));

    assert.equal(before.salePrefix, "RS");
    assert.deepEqual(refused, no({ kind: "forbidden", permission: "manage_settings" }));
    assert.deepEqual(lockedOut, no({ kind: "locked_out" }));
    assert.deepEqual(unchanged, before);
    assert.deepEqual(kept(await findSettings(play)(anna)), CHANGED);
    assert.deepEqual(kept(await findSettings(play)(carla)), others);
    const { firm } = await tenants.read(anna, ({ organization }) => ({ firm: organization.find() }));
    assert.deepEqual([firm.name, firm.color, firm.salePrefix, firm.paymentTermsDays], [
      "Rendetalje ApS",
      "plum",
      "REN",
      30,
    ]);
    assert.match((await play.aSale()).number, /^REN-/);
  }),

  scene("the audit is read newest first, by who and what, part after part and back", async (play) => {
    const { anna, bo, mads, carla } = play;
    for (let count = 0; count < 5; count++) await play.aCustomer();
    const sale = await play.aSale({}, bo);
    const read = async (filter: Partial<typeof EVERY_LINE>, part: Part = { size: 100, page: 1 }, by = anna) =>
      kept(await findAudit(play)(by, { ...EVERY_LINE, ...filter }, part));

    const all = await read({});
    const ids = all.listing.rows.map(({ id }) => id);
    const first = await read({}, { size: 2, page: 1 });
    const second = await read({}, { size: 2, cursor: first.listing.next! });
    const back = await read({}, { size: 2, cursor: second.listing.previous! });
    const ofSale = await read({ resourceId: sale.id });
    const byBo = await read({ actorId: bo.userId });
    const made = await read({ action: "customer_recorded" });
    const day = { from: "2000-01-01T00:00:00.000Z", until: "2100-01-01T00:00:00.000Z" } as Partial<typeof EVERY_LINE>;
    const ofDays = await read(day);
    const byDay = [await read(day, { size: 2, page: 1 })];
    byDay.push(await read(day, { size: 2, cursor: byDay[0].listing.next! }));
    byDay.push(await read(day, { size: 2, cursor: byDay[1].listing.previous! }));
    const astray = await read(day, { size: 2, cursor: { way: "after", value: "x", id: first.listing.next!.id } });
    const never = await read({ until: "2000-01-01T00:00:00.000Z" as typeof EVERY_LINE["until"] });
    const others = await read({}, undefined, carla);

    assert.deepEqual(ids, ids.toSorted((a, b) => b - a));
    assert.deepEqual(all.totals, { count: ids.length, isLowerBound: false });
    assert.deepEqual(second.listing.rows.map(({ id }) => id), ids.slice(2, 4));
    assert.deepEqual(back.listing.rows, first.listing.rows);
    assert.ok(ofSale.listing.rows.some(({ action, actor }) => action === "sale_recorded" && actor?.name === "Bo Bech"));
    assert.ok(byBo.listing.rows.length > 0 && byBo.listing.rows.every(({ actor }) => actor?.id === bo.userId));
    assert.ok(made.listing.rows.length >= 5);
    assert.deepEqual(ofDays.listing.rows.map(({ id }) => id), ids);
    assert.deepEqual([...byDay[0].listing.rows, ...byDay[1].listing.rows].map(({ id }) => id), ids.slice(0, 4));
    assert.deepEqual(byDay[2].listing.rows, byDay[0].listing.rows);
    assert.equal(astray.listing.rows.length, 2);
    assert.deepEqual([never.listing.rows, never.totals.count], [[], 0]);
    assert.deepEqual(others.listing.rows, []);
    assert.deepEqual(
      await findAudit(play)(mads, EVERY_LINE, { size: 1, page: 1 }),
      no({ kind: "forbidden", permission: "view_audit" }),
    );
  }),
];
