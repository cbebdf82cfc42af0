import assert from "node:assert/strict";
import type { Actor } from "../../domain/kernel/actor.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import { aCustomer, aDraft } from "../memory/builders.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";

const once = (actor: Actor, fingerprint = "the same body", key = "a key"): Actor => ({
  ...actor,
  once: { key, fingerprint },
});

/** A call with a key can be repeated: its work is done once. */
export const ONCE_CASES: readonly Case[] = [
  scene("the same key gives the same answer, and the work is done once", async (play) => {
    const draft = aDraft({ customerId: (await play.aCustomer()).id });

    const first = await play.use.recordSale(once(play.anna), draft);
    const second = await play.use.recordSale(once(play.anna), draft);

    assert.equal(first.ok, true);
    assert.deepEqual(second, first);
    assert.equal(await countOf(play), 1);
  }),

  scene("the same key with another body is refused, and nothing is done", async (play) => {
    const draft = aDraft({ customerId: (await play.aCustomer()).id });
    kept(await play.use.recordSale(once(play.anna), draft));

    const other = await play.use.recordSale(once(play.anna, "another body"), draft);

    assert.deepEqual(other, no({ kind: "idempotency_mismatch" }));
    assert.equal(await countOf(play), 1);
  }),

  scene("another key, or another person's same key, is another call", async (play) => {
    const draft = aDraft({ customerId: (await play.aCustomer()).id });

    kept(await play.use.recordSale(once(play.anna), draft));
    kept(await play.use.recordSale(once(play.anna, "the same body", "another key"), draft));
    kept(await play.use.recordSale(once(play.mads), draft));

    assert.equal(await countOf(play), 3);
  }),

  scene("another firm's same key is another call", async (play) => {
    const { tenants, anna, carla } = play;

    const ours = await tenants.write(once(anna), () => Promise.resolve(yes("ours")));
    const theirs = await tenants.write(once(carla), () => Promise.resolve(yes("theirs")));

    assert.deepEqual([ours, theirs], [yes("ours"), yes("theirs")]);
  }),

  scene("a refusal frees its key", async (play) => {
    const nobody = aDraft({ customerId: play.ids.next() });
    const draft = aDraft({ customerId: (await play.aCustomer()).id });

    const refused = await play.use.recordSale(once(play.anna), nobody);
    const second = await play.use.recordSale(once(play.anna, "a better body"), draft);

    assert.deepEqual(refused, no({ kind: "reference_missing", field: "customerId" }));
    assert.equal(second.ok, true);
  }),

  scene("a throw frees its key", async ({ tenants, anna }) => {
    await assert.rejects(tenants.write(once(anna), () => Promise.reject(new Error("out of paper"))), /out of paper/);

    assert.deepEqual(await tenants.write(once(anna), () => Promise.resolve(yes({ done: true }))), yes({ done: true }));
  }),

  scene("a repeated call leaves nothing, whatever its work would do, and has the first one's answer", async (play) => {
    const { tenants, anna, ids } = play;
    const createdBy = anna.userId;
    const theirs = aCustomer({ id: ids.next(), createdBy }), ours = aCustomer({ id: ids.next(), createdBy });
    const first = await tenants.write(once(anna), async ({ customers }) => {
      await customers.add(theirs);
      return yes("first");
    });

    const later = [
      await tenants.write(once(anna), async ({ customers }) => {
        await customers.add(ours);
        return yes("second");
      }),
      // The same row again, which the database refuses.
      await tenants.write(once(anna), async ({ customers }) => {
        await customers.add(theirs);
        return yes("third");
      }),
      await tenants.write(once(anna), () => Promise.resolve(no({ kind: "changed_my_mind" }))),
    ];
    const left = await tenants.read(anna, ({ customers }) => ({
      theirs: customers.find(theirs.id),
      ours: customers.find(ours.id),
    }));

    assert.deepEqual([first, ...later], Array.from({ length: 4 }, () => yes("first")));
    assert.deepEqual([left.theirs?.id, left.ours], [theirs.id, null]);
  }),

  scene("every kind of answer comes back as it was", async ({ tenants, anna }) => {
    const answers = [null, 0, "", "æøå 👋 \u2028", [], { a: [1, { b: null }], øre: -399_00 }, false];
    for (const [place, answer] of answers.entries()) {
      const call = () => tenants.write(once(anna, "same", `key ${place}`), () => Promise.resolve(yes(answer)));

      assert.deepEqual([await call(), await call()], [yes(answer), yes(answer)]);
    }
  }),

  scene("parallel calls with one key do the work once", async (play) => {
    const draft = aDraft({ customerId: (await play.aCustomer()).id });

    const answers = await Promise.all(Array.from({ length: 5 }, () => play.use.recordSale(once(play.anna), draft)));

    const done = answers.filter((answer) => answer.ok);
    const waiting = answers.filter((answer) => !answer.ok && answer.error.kind === "still_running");
    assert.ok(done.length >= 1);
    assert.equal(done.length + waiting.length, 5);
    for (const answer of done) assert.deepEqual(answer, done[0]);
    assert.equal(await countOf(play), 1);
    assert.deepEqual(await play.use.recordSale(once(play.anna), draft), done[0]);
  }),
];

async function countOf({ tenants, anna }: Scene): Promise<number> {
  return (await tenants.read(anna, ({ sales }) => ({ totals: sales.totals(EVERY_SALE) }))).totals.count;
}
