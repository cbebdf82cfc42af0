import assert from "node:assert/strict";
import { yes } from "../../domain/kernel/result.ts";
import type { LiveCursor } from "../../domain/live/ports.ts";
import type { ViewId } from "../../domain/kernel/ids.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";

const nowFor = async ({ tenants, anna }: Scene) => (await tenants.read(anna, ({ live }) => ({ now: live.now() }))).now;
const newsFor = async ({ tenants }: Scene, actor: Scene["anna"], after: LiveCursor) =>
  (await tenants.read(actor, ({ live }) => ({ news: live.after(after) }))).news;
/** Others' transactions of the same run may hold it back for a moment. */
async function newsOf(play: Scene, after: LiveCursor, count: number) {
  for (let waited = 0;; waited += 25) {
    const news = await newsFor(play, play.anna, after);
    if (news.length >= count || waited > 60_000) return news;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Who looks at the screen learns what others do; and keeps views of what is on it. */
export const LIVE_CASES: readonly Case[] = [
  scene("what happens after a cursor is told once, in order, to its own firm only", async (play) => {
    const { anna, bo, carla, use } = play;
    const before = await nowFor(play);
    const { id } = await play.aSale({ status: "QUOTE_SENT", assignedTo: bo.userId });
    kept(await use.moveSale(bo, id, { to: "ACCEPTED" }));

    const news = (await newsOf(play, before, 3)).filter((one) => one.type === "sale");
    const later = await newsFor(play, anna, news[0].cursor);

    assert.deepEqual(news.map(({ kind, type, id, by, owner }) => [kind, type, id, by, owner]), [
      ["sale_recorded", "sale", id, anna.userId, bo.userId],
      ["sale_moved", "sale", id, bo.userId, bo.userId],
    ]);
    assert.deepEqual(later.map(({ kind }) => kind), ["sale_moved"]);
    assert.deepEqual(await newsFor(play, anna, news[1].cursor), []);
    assert.deepEqual(await newsFor(play, carla, before), []);
  }),

  scene("one whose transaction began earlier and ended later is not passed over", async (play) => {
    const { tenants, anna, mads, use } = play;
    const slow = await play.aSale(), quick = await play.aSale();
    const before = (await newsOf(play, "0-0" as LiveCursor, 4)).at(-1)!.cursor;
    let goOn = () => {};
    const held = new Promise<void>((resolve) => goOn = resolve);
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => begun = resolve);
    const writing = tenants.write(anna, async (books) => {
      const sale = (await books.sales.lock(slow.id))!;
      const saved = await books.sales.record({ kind: "sale_deleted" }, { ...sale, deletedAt: play.clock.now() });
      begun();
      await held;
      return yes(saved);
    });
    await hasBegun;
    const other = use.moveSale(mads, quick.id, { to: "CANCELLED", reason: "Syg" });
    // A store that lets in one at a time answers neither before the first is done.
    const soon = <T>(work: Promise<T>) =>
      Promise.race([work, new Promise<null>((resolve) => setTimeout(resolve, 150, null))]);
    await soon(other);

    const between = await soon(newsFor(play, anna, before)) ?? [];
    const seen = between.at(-1)?.cursor ?? before;
    goOn();
    await Promise.all([writing, other]);
    const all = [...between, ...await newsOf(play, seen, 2 - between.length)];

    assert.deepEqual(new Set(all.map(({ id }) => id)), new Set([slow.id, quick.id]));
    assert.equal(all.length, 2);
  }),

  scene("views are kept by name, seen by their owner, and by all where they are shared", async (play) => {
    const { tenants, anna, bo, carla, ids } = play;
    const view = { userId: bo.userId, name: "Mine", query: "status=PAID", shared: false };
    const seen = async (actor: Scene["anna"]) =>
      (await tenants.read(actor, ({ views }) => ({ seen: views.seenBy(actor.userId) }))).seen;
    const first = { ...view, id: ids.next<ViewId>() }, again = { ...view, query: "q=x", id: ids.next<ViewId>() };
    await tenants.write(bo, async ({ views }) => yes(await views.keep(first)));
    const kept = await tenants.write(bo, async ({ views }) => yes(await views.keep(again)));

    assert.deepEqual(kept, yes(first.id));
    assert.deepEqual([await seen(bo), await seen(anna)], [[{ ...again, id: first.id }], []]);
    await tenants.write(bo, async ({ views }) => yes(await views.keep({ ...first, shared: true })));
    assert.deepEqual([await seen(anna), await seen(carla)], [[{ ...first, shared: true }], []]);
    await tenants.write(anna, async ({ views }) => yes(await views.drop(first)));
    assert.deepEqual(await seen(bo), []);
  }),
];
