import assert from "node:assert/strict";
import type { HookEventKind } from "../../domain/hooks/event.ts";
import type { Hook, HookAttempt } from "../../domain/hooks/hook.ts";
import {
  changeHook,
  dropHook,
  findHook,
  findHooks,
  hookPurpose,
  makeHook,
  rotateHookSecret,
} from "../../domain/hooks/manage_hooks.ts";
import { replayDelivery, testHook } from "../../domain/hooks/send_again.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import { mailsOfHook } from "../../domain/mail/effects.ts";
import { findNotices } from "../../domain/notices/find_notices.ts";
import { noticeOfDisabled } from "../../domain/notices/notice.ts";
import { plainSecrets } from "../memory/world.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";
import { saleMovedTo } from "./ways.ts";

const WHOLE_LOG = { size: 100, page: 1 };
const A_TRY: HookAttempt = { at: "2026-03-02T08:00:00.000Z" as Instant, ms: 12, status: 500, fault: "status" };

let made = 0;
const worldOf = (play: Scene) => ({
  ...{ tenants: play.tenants, clock: play.clock, ids: play.ids, secrets: plainSecrets, local: false },
  newSecret: () => `whsec_${String(++made).padStart(32, "0")}`,
});

function aHook(play: Scene, events: readonly HookEventKind[], by: Actor = play.anna): Promise<Hook> {
  return makeHook(worldOf(play))(by, { name: "Lager", url: "https://lager.example.dk/in", events })
    .then((answer) => kept(answer).hook);
}

async function logOf(play: Scene, hook: Hook, by: Actor = play.anna) {
  return kept(await findHook(play)(by, hook.id, WHOLE_LOG)).log.rows;
}

/** Webhooks, what they are told, and what is kept of it. */
export const HOOK_CASES: readonly Case[] = [
  scene(
    "a webhook that was turned off is told by its name to who runs the firm, with a mail, and once",
    async (play) => {
      const { anna, mads, carla, tenants } = play;
      const { id } = await aHook(play, ["sale.paid"]), since = "2026-03-02T09:00:00.000Z" as Instant;
      const tell = async () =>
        kept(
          await tenants.write(anna, async ({ notices, effects }) => {
            await notices.put([noticeOfDisabled(id, since)]);
            return yes(await effects.put(mailsOfHook(id, since, [anna.userId])));
          }),
        );
      await tell();
      await tell();

      const [hers, his, theirs] = await Promise.all([anna, mads, carla].map(findNotices({ tenants })));
      const { jobs } = await tenants.read(anna, ({ jobs }) => ({
        jobs: jobs.list({ state: null, provider: "mail" }, { size: 10, page: 1 }),
      }));

      assert.deepEqual(hers.map(({ kind, name, about }) => [kind, name, about]), [
        ["hook_disabled", "Lager", { type: "hook", id }],
      ]);
      assert.deepEqual([his, theirs], [[], []]);
      assert.deepEqual(jobs.rows.map(({ about }) => [about.mail, about.userId]), [["hook_disabled", anna.userId]]);
    },
  ),

  scene(
    "a webhook is found as made and changed, by those who may, in the firm's own books and in nobody else's",
    async (play) => {
      const { anna, mads, carla } = play;
      const world = worldOf(play);
      const { hook, secret } = kept(
        await makeHook(world)(anna, {
          name: "Økonomi",
          url: "https://Example.com/in",
          events: ["sale.paid", "sale.created"],
        }),
      );
      const sooner = await aHook(play, ["lead.created"]);

      assert.equal(hook.url, "https://example.com/in");
      assert.deepEqual(hook.events, ["sale.created", "sale.paid"]);
      assert.equal(hook.secretTail, secret.slice(-4));
      assert.deepEqual(kept(await findHooks(play)(anna)).map(({ id }) => id), [sooner.id, hook.id]);
      assert.deepEqual(kept(await findHooks(play)(carla)), []);
      const forbidden = no({ kind: "forbidden", permission: "manage_settings" });
      assert.deepEqual(await findHooks(play)(mads), forbidden);
      assert.deepEqual(await makeHook(world)(mads, hook), forbidden);
      assert.deepEqual(await findHook(play)(carla, hook.id, WHOLE_LOG), no({ kind: "hook_missing" }));
      assert.deepEqual(await dropHook(play)(carla, hook.id), no({ kind: "hook_missing" }));

      const off = kept(await changeHook(world)(anna, hook.id, { version: 1, name: "Lager", state: "off" }));
      assert.deepEqual([off.version, off.name, off.state, off.events], [2, "Lager", "off", hook.events]);
      assert.equal((await changeHook(world)(anna, hook.id, { version: 1, name: "X" })).ok, false);
      assert.deepEqual(
        await changeHook(world)(anna, hook.id, { version: 2, url: "https://10.0.0.1/" }),
        no({ kind: "hook_url", why: "not_public" }),
      );
      assert.deepEqual(
        await changeHook(world)(anna, hook.id, { version: 2, events: [] }),
        no({ kind: "hook_events_missing" }),
      );

      kept(await dropHook(play)(anna, hook.id));
      assert.deepEqual(kept(await findHooks(play)(anna)).map(({ id }) => id), [sooner.id]);
    },
  ),

  scene(
    "what happens is told to each webhook that wants it, with its effect, and to nobody where the change was refused",
    async (play) => {
      const { anna, carla, tenants } = play;
      const all = await aHook(play, ["sale.created", "sale.moved", "sale.paid", "visit.scheduled", "payment.recorded"]);
      const paid = await aHook(play, ["sale.paid"]);
      const customers = await aHook(play, ["customer.created"]);
      const off = await aHook(play, ["sale.created"]);
      kept(await changeHook(worldOf(play))(anna, off.id, { version: 1, state: "off" }));
      const others = await aHook(play, ["sale.created"], carla);

      const sale = await saleMovedTo(play, "PAID");
      await play.use.moveSale(anna, sale.id, { to: "ACCEPTED", reason: null });

      const log = (await logOf(play, all)).toReversed();
      assert.deepEqual(log.map(({ kind }) => kind).sort(), [
        ...["payment.recorded", "sale.created", ...Array(5).fill("sale.moved"), "sale.paid", "visit.scheduled"],
      ]);
      assert.ok(
        log.every(({ about, state, attempts }) => about?.id === sale.id && state === "waiting" && !attempts.length),
      );
      assert.deepEqual(log.find(({ kind }) => kind === "sale.paid")?.change, { from: "COMPLETED", to: "PAID" });
      assert.equal(log.find(({ kind }) => kind === "payment.recorded")?.change.amountOre, sale.gross);
      assert.deepEqual(log.find(({ kind }) => kind === "sale.created")?.change, {});
      assert.deepEqual((await logOf(play, paid)).map(({ kind }) => kind), ["sale.paid"]);
      assert.deepEqual((await logOf(play, customers)).map(({ about }) => about?.type), ["customer"]);
      assert.deepEqual([await logOf(play, off), await logOf(play, others, carla)], [[], []]);

      const { jobs } = await tenants.read(
        anna,
        ({ jobs }) => ({ jobs: jobs.list({ state: null, provider: "hooks" }, WHOLE_LOG) }),
      );
      assert.deepEqual(
        jobs.rows.map(({ about }) => about.delivery).sort(),
        [...log, ...await logOf(play, paid), ...await logOf(play, customers)].map(({ id }) => id).sort(),
      );
      assert.ok(
        jobs.rows.every(({ kind, key, about }) => kind === "hook.deliver" && key === `delivery:${about.delivery}`),
      );
    },
  ),

  scene("nothing is told of a change that did not come to be", async (play) => {
    const hook = await aHook(play, ["customer.created", "customer.changed"]);
    const facts = await play.aCustomer();

    await play.tenants.write(play.anna, async (books) => {
      await books.customers.record({ kind: "customer_changed", before: facts }, { ...facts, notes: "x" });
      return no({ kind: "changed_my_mind" });
    });

    assert.deepEqual((await logOf(play, hook)).map(({ kind }) => kind), ["customer.created"]);
  }),

  scene("a try is written down beside its message, and how the webhook stands after it", async (play) => {
    const { anna, tenants } = play;
    const hook = await aHook(play, ["customer.created"]);
    await play.aCustomer();
    const [{ id }] = await logOf(play, hook);
    const failing = { ...hook, failures: 1, failingSince: A_TRY.at };

    await tenants.write(anna, async ({ hooks }) => yes(await hooks.note(A_TRY, { id, state: "waiting" }, failing)));
    const good: HookAttempt = { ...A_TRY, at: "2026-03-02T08:01:00.000Z" as Instant, status: 200, fault: null };
    const well = { ...hook, lastDeliveredAt: good.at };
    await tenants.write(anna, async ({ hooks }) => yes(await hooks.note(good, { id, state: "delivered" }, well)));

    const [delivery] = await logOf(play, hook);
    assert.deepEqual([delivery.state, delivery.attempts], ["delivered", [A_TRY, good]]);
    const { hook: after } = kept(await findHook(play)(anna, hook.id, WHOLE_LOG));
    assert.deepEqual([after.failures, after.failingSince, after.lastDeliveredAt], [0, null, good.at]);
    assert.equal(after.version, hook.version);
  }),

  scene(
    "all it takes to send a message is found at once; of two secrets the older stays until its day is over",
    async (play) => {
      const { anna, carla, tenants } = play;
      const world = worldOf(play);
      const { hook, secret } = kept(
        await makeHook(world)(anna, { name: "Lager", url: "https://lager.example.dk/", events: ["customer.created"] }),
      );
      const customer = await play.aCustomer();
      const [{ id }] = await logOf(play, hook);
      const sendingBy = async (actor: Actor) =>
        (await tenants.read(actor, ({ hooks }) => ({ found: hooks.sending(id) }))).found;

      const first = await sendingBy(anna);
      const next = kept(await rotateHookSecret(world)(anna, hook.id));
      const second = await sendingBy(anna);

      const purpose = hookPurpose(anna.organizationId, hook.id);
      const opened = (sealed: Parameters<typeof plainSecrets.open>[1]) => plainSecrets.open(purpose, sealed);
      assert.deepEqual([await opened(first!.secret), first!.oldSecret], [secret, null]);
      assert.deepEqual([await opened(second!.secret), await opened(second!.oldSecret!)], [next.secret, secret]);
      assert.notEqual(next.secret, secret);
      assert.ok(second!.hook.oldSecretUntil! > play.clock.now());
      assert.deepEqual(second!.hook, kept(await findHook(play)(anna, hook.id, WHOLE_LOG)).hook);
      assert.deepEqual([second!.delivery.about, second!.hook.url], [{ type: "customer", id: customer.id }, hook.url]);
      assert.equal(await sendingBy(carla), null);
    },
  ),

  scene(
    "a test and a replay put a message on its way again, a replay under its old id and only while the webhook is on",
    async (play) => {
      const { anna, bo, tenants } = play;
      const hook = await aHook(play, ["customer.created"]);
      await play.aCustomer();
      const [first] = await logOf(play, hook);
      await tenants.write(
        anna,
        async ({ hooks }) => yes(await hooks.note(A_TRY, { id: first.id, state: "failed" }, hook)),
      );

      const replayed = kept(await replayDelivery(play)(anna, hook.id, first.id));
      const tested = kept(await testHook(play)(anna, hook.id));

      assert.deepEqual([replayed.id, tested.kind, tested.about], [first.id, "webhook.test", null]);
      const log = await logOf(play, hook);
      assert.deepEqual(log.map(({ state }) => state), ["waiting", "waiting"]);
      const { jobs } = await tenants.read(
        anna,
        ({ jobs }) => ({ jobs: jobs.list({ state: "pending", provider: "hooks" }, WHOLE_LOG) }),
      );
      assert.equal(jobs.rows.length, 2);
      const stranger = await aHook(play, ["sale.paid"]);
      assert.deepEqual(await replayDelivery(play)(anna, stranger.id, first.id), no({ kind: "delivery_missing" }));
      assert.equal((await testHook(play)(bo, hook.id)).ok, false);
      kept(await changeHook(worldOf(play))(anna, hook.id, { version: 1, state: "off" }));
      assert.deepEqual(await replayDelivery(play)(anna, hook.id, first.id), no({ kind: "hook_off" }));
      assert.equal((await testHook(play)(anna, hook.id)).ok, true);
    },
  ),

  scene("the log is read newest first, part after part and back", async (play) => {
    const hook = await aHook(play, ["customer.created"]);
    for (let count = 0; count < 5; count++) await play.aCustomer();
    const part = async (wanted: Parameters<ReturnType<typeof findHook>>[2]) =>
      kept(await findHook(play)(play.anna, hook.id, wanted)).log;

    const all = await part(WHOLE_LOG);
    const first = await part({ size: 2, page: 1 });
    const second = await part({ size: 2, cursor: first.next! });
    const back = await part({ size: 2, cursor: second.previous! });

    assert.equal(all.rows.length, 5);
    const { totals } = kept(await findHook(play)(play.anna, hook.id, { size: 2, page: 1 }));
    assert.deepEqual(totals, { count: 5, isLowerBound: false });
    assert.deepEqual(all.rows.map(({ at }) => at), all.rows.map(({ at }) => at).toSorted().reverse());
    assert.deepEqual([...first.rows, ...second.rows], all.rows.slice(0, 4));
    assert.deepEqual(back.rows, first.rows);
  }),

  scene(
    "a firm has 20 webhooks at most, and one made twice with one key is made once, with one secret",
    async (play) => {
      const world = worldOf(play);
      const facts = { name: "Lager", url: "https://lager.example.dk/", events: ["sale.paid"] as const };
      const anna = { ...play.anna, once: { key: `hook-${play.anna.organizationId}`, fingerprint: "same" } };

      const first = kept(await makeHook(world)(anna, facts));
      const again = kept(await makeHook(world)(anna, facts));
      assert.deepEqual([again.hook, again.secret], [first.hook, first.secret]);

      for (let count = 1; count < 20; count++) await aHook(play, ["sale.paid"]);
      assert.deepEqual(await makeHook(world)(play.anna, facts), no({ kind: "hooks_full", most: 20 }));
    },
  ),
];
