import assert from "node:assert/strict";
import { CAST } from "../../adapters/memory/cast.ts";
import { kept, memoryWorld } from "../../adapters/memory/world.ts";
import { no } from "../kernel/result.ts";
import { dropView, findViews, keepView } from "./keep_views.ts";
import { viewQuery } from "./view.ts";

const { anna, mads, bo, vera, carla } = CAST;
const DRAFT = { name: "Ubetalte", query: "?status=COMPLETED", shared: false };

Deno.test("viewQuery() leaves out which part was shown and what is empty, and has one order", () => {
  assert.equal(viewQuery("?q=&sort=-amount&cursor=abc&page=3&assignedTo=x"), "assignedTo=x&sort=-amount");
  assert.equal(viewQuery("status=LOST&status=CANCELLED&dateFrom="), "status=LOST&status=CANCELLED");
});

Deno.test("keepView() keeps one view for each name; others see it only when it is shared", async () => {
  const world = memoryWorld();
  const first = kept(await keepView(world)(bo, DRAFT));
  const second = kept(await keepView(world)(bo, { ...DRAFT, query: "status=PAID" }));
  const shared = kept(await keepView(world)(mads, { ...DRAFT, name: "Alles", shared: true }));

  assert.equal(second.id, first.id);
  assert.deepEqual(kept(await findViews(world)(bo)), [shared, second]);
  assert.deepEqual(kept(await findViews(world)(vera)), [shared]);
  assert.deepEqual(kept(await findViews(world)(carla)), []);
});

Deno.test("sharing is for those who may; anybody keeps and drops views of their own", async () => {
  const world = memoryWorld();
  const forbidden = no({ kind: "forbidden", permission: "share_views" });
  const hers = kept(await keepView(world)(vera, DRAFT));
  const shared = kept(await keepView(world)(anna, { ...DRAFT, shared: true }));

  assert.deepEqual(await keepView(world)(vera, { ...DRAFT, shared: true }), forbidden);
  assert.deepEqual(await keepView(world)(bo, { ...DRAFT, shared: true }), forbidden);
  assert.deepEqual(await dropView(world)(bo, shared.id), forbidden);
  assert.deepEqual(await dropView(world)(anna, hers.id), no({ kind: "view_missing" }));
  assert.deepEqual(await dropView(world)(carla, shared.id), no({ kind: "view_missing" }));
  kept(await dropView(world)(mads, shared.id));
  kept(await dropView(world)(vera, hers.id));
  assert.deepEqual(kept(await findViews(world)(vera)), []);
});
