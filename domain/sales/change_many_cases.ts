import assert from "node:assert/strict";
import { aCustomer, aDraft } from "../../adapters/memory/builders.ts";
import { CAST } from "../../adapters/memory/cast.ts";
import { kept, memoryWorld } from "../../adapters/memory/world.ts";
import { recordCustomer } from "../customers/record_customer.ts";
import type { SaleId } from "../kernel/ids.ts";
import { changeMany } from "./change_many.ts";
import { EVERY_SALE, findSale } from "./find_sales.ts";
import type { SaleDraft } from "./draft.ts";
import { recordSale } from "./record_sale.ts";

const { anna, bo, vera, carla } = CAST;

async function aPlay() {
  const world = memoryWorld();
  const customer = kept(await recordCustomer(world)(anna, aCustomer(), true));
  const aSale = async (draft: Partial<SaleDraft> = {}) =>
    kept(await recordSale(world)(anna, aDraft({ customerId: customer.id, ...draft })));
  const status = async (id: SaleId) => kept(await findSale(world)(anna, id)).sale.status;
  return { world, aSale, status, act: changeMany(world) };
}

Deno.test("changeMany() does what it may and says of each other sale why not", async () => {
  const play = await aPlay();
  const quote = await play.aSale({ status: "QUOTE_SENT" }), accepted = await play.aSale();
  const stale = await play.aSale({ status: "QUOTE_SENT" });
  const picked = new Map([[quote.id, 1], [accepted.id, 1], [stale.id, 7]]);

  const outcomes = kept(await play.act(anna, { picked }, { kind: "move", to: "ACCEPTED", reason: null }));

  assert.deepEqual(outcomes.map(({ number, refusal }) => [number, refusal?.kind ?? null]), [
    [quote.number, null],
    [accepted.number, "illegal_transition"],
    [stale.number, "stale_version"],
  ]);
  assert.deepEqual([await play.status(quote.id), await play.status(stale.id)], ["ACCEPTED", "QUOTE_SENT"]);
});

Deno.test("changeMany() reaches all a filter leaves, also when the change takes them out of it, and no further than the actor", async () => {
  const play = await aPlay();
  for (let made = 0; made < 130; made++) await play.aSale({ status: "QUOTE_SENT", assignedTo: bo.userId });
  const hers = await play.aSale({ status: "QUOTE_SENT" });
  const filter = { ...EVERY_SALE, statuses: ["QUOTE_SENT"] as const };

  const outcomes = kept(await play.act(bo, { filter }, { kind: "move", to: "ACCEPTED", reason: null }));

  assert.equal(outcomes.length, 130);
  assert.ok(outcomes.every(({ refusal }) => refusal === null));
  assert.equal(await play.status(hers.id), "QUOTE_SENT");
});

Deno.test("changeMany() asks each sale's own permissions; another firm's sale has no number", async () => {
  const play = await aPlay();
  const { id } = await play.aSale({ assignedTo: bo.userId });
  const picked = new Map([[id, 1]]);
  const said = [];
  for (const actor of [bo, vera, carla]) {
    const [{ number, refusal }] = kept(await play.act(actor, { picked }, { kind: "delete" }));
    said.push([number !== null, refusal?.kind]);
  }

  assert.deepEqual(said, [[true, "forbidden"], [true, "forbidden"], [false, "sale_missing"]]);
});

Deno.test("changeMany() sent twice does its work once", async () => {
  const play = await aPlay();
  const { id } = await play.aSale({ status: "QUOTE_SENT" });
  const again = { ...anna, once: { key: "form:1", fingerprint: "f" } };
  const picked = new Map([[id, 1]]);

  const first = kept(await play.act(again, { picked }, { kind: "assign", assignedTo: bo.userId }));
  const second = kept(await play.act(again, { picked }, { kind: "assign", assignedTo: bo.userId }));

  assert.deepEqual(second, first);
  assert.equal(kept(await findSale(play.world)(anna, id)).sale.version, 2);
});
