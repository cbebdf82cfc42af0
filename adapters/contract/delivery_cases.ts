import assert from "node:assert/strict";
import { type Effect, EFFECT_KINDS } from "../../domain/delivery/effect.ts";
import type { Job, JobRow } from "../../domain/delivery/job.ts";
import type { Delivery } from "../../domain/delivery/inbox.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { AUTOMATIC, automaticActor } from "../../domain/kernel/automatic.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import {
  connectIntegration,
  disconnectIntegration,
  findIntegrations,
  pauseIntegration,
  resumeIntegration,
} from "../../domain/integrations/change_integrations.ts";
import type { SecretBox } from "../../domain/integrations/integration.ts";
import { EVERY_LINE, findAudit } from "../../domain/audit/find_audit.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";
import { saleMovedTo } from "./ways.ts";

/** Seals nothing: what is kept and given back is the stores' part, not what it says. */
const openBox: SecretBox = {
  seal: (_, secret) => Promise.resolve({ keyId: "test", text: btoa(secret) }),
  open: (_, { text }) => Promise.resolve(atob(text)),
};
const using = ({ tenants }: Scene) => ({
  connect: connectIntegration({ tenants, secrets: openBox }),
  pause: pauseIntegration({ tenants, secrets: openBox }),
  resume: resumeIntegration({ tenants, secrets: openBox }),
  disconnect: disconnectIntegration({ tenants, secrets: openBox }),
});

const mail = (key: string, more: Partial<Effect> = {}): Effect => ({ kind: "mail.send", key, about: {}, ...more });
const put = async ({ tenants }: Scene, by: Actor, ...effects: Effect[]) =>
  kept(await tenants.write(by, async (books) => yes(await books.effects.put(effects))));
const jobsOf = async ({ tenants }: Scene, by: Actor): Promise<readonly JobRow[]> =>
  (await tenants.read(by, ({ jobs }) => ({ all: jobs.list({ state: null, provider: null }, { size: 100, page: 1 }) })))
    .all.rows;
const FAR = "2099-01-01T00:00:00.000Z" as Instant;

/** Claims what is due in the firms of the case; other cases' jobs in the same store go back. */
async function claim({ desk, anna, carla }: Scene, by: Actor = anna, lane = 50): Promise<readonly Job[]> {
  const all = await desk.claim({ worker: "a case", kinds: EFFECT_KINDS, most: 200, lane, busy: [] });
  const mine = all.filter(({ organizationId }) => organizationId === by.organizationId);
  await desk.release(all.filter((job) => !mine.includes(job)));
  void carla;
  return mine;
}

const DONE = { state: "done", result: { id: "x" } } as const;
const settle = async ({ tenants }: Scene, job: Job, verdict: Parameters<SettleIn>[1]) =>
  kept(
    await tenants.write(
      automaticActor(job.organizationId, `job ${job.id}`),
      async (books) => yes(await books.jobs.settle(job, verdict)),
    ),
  );
type SettleIn = import("../../domain/delivery/ports.ts").JobWriter["settle"];

const A_MAIL: Delivery = {
  ...{ source: "email", account: "", eventId: "<1@example.dk>", raw: btoa("hej \0 med dig") },
  headers: { "content-type": "message/rfc822" },
};

/** What goes out is there exactly when its cause is, is taken by one worker at a time, and ends once. */
export const DELIVERY_CASES: readonly Case[] = [
  scene("O9 an effect is there when its change was kept, and is not when it was refused or failed", async (play) => {
    const { tenants, anna } = play;

    await put(play, anna, mail("kept", { about: { saleId: "1" } }));
    await tenants.write(anna, async (books) => no(await books.effects.put([mail("refused")])));
    await assert.rejects(tenants.write(anna, async (books) => {
      await books.effects.put([mail("failed")]);
      throw new Error("Cannot go on");
    }));

    const all = await jobsOf(play, anna);
    assert.deepEqual(all.map(({ key, state, attempts, about }) => [key, state, attempts, about]), [
      ["kept", "pending", 0, { saleId: "1" }],
    ]);
    assert.deepEqual(await jobsOf(play, play.carla), []);
  }),

  scene("nothing is put for a provider the firm has not connected, and mail always is", async (play) => {
    const { anna, carla } = play;
    kept(await using(play).connect(anna, "billy", {}, "a token of Billy's"));

    for (const by of [anna, carla]) {
      await put(play, by, { kind: "invoice.draft", key: "sale:1", about: {} }, mail("1"));
    }

    assert.deepEqual((await jobsOf(play, anna)).map(({ kind }) => kind).toSorted(), ["invoice.draft", "mail.send"]);
    assert.deepEqual((await jobsOf(play, carla)).map(({ kind }) => kind), ["mail.send"]);
  }),

  scene("the same effect is put once; one that reads the truth is due again after it ran", async (play) => {
    const { anna } = play;
    kept(await using(play).connect(anna, "google", {}, "a key of Google's"));
    const visit: Effect = { kind: "calendar.visit", key: "sale:1", about: { saleId: "1" } };

    await put(play, anna, mail("1"), mail("1", { about: { again: 1 } }));
    await put(play, anna, mail("1"), visit);
    await put(play, anna, visit);
    for (const job of await claim(play)) assert.equal(await settle(play, job, DONE), true);
    const ran = await jobsOf(play, anna);
    await put(play, anna, mail("1"), visit);

    assert.deepEqual(ran.map(({ state }) => state), ["done", "done"]);
    assert.deepEqual(ran[0].result, { id: "x" });
    assert.deepEqual((await claim(play)).map(({ kind, attempts }) => [kind, attempts]), [["calendar.visit", 1]]);
  }),

  scene("an effect that may be done is not due before its quiet time, however often it is asked for", async (play) => {
    const { anna, desk, tenants } = play;
    kept(await using(play).connect(anna, "billy", {}, "a token of Billy's"));
    const draft: Effect = { kind: "invoice.draft", key: "sale:1", about: { saleId: "1" } };
    await put(play, anna, draft);
    const [job] = await claim(play);
    assert.equal(await desk.mark(job), true);
    await settle(play, job, { state: "dead", why: { code: "refused" } });

    await put(play, anna, draft);
    assert.deepEqual(await claim(play), []);
    kept(await tenants.write(anna, async (books) => yes(await books.jobs.retry(job.id))));
    assert.deepEqual(await claim(play), []);
    const [waiting] = await jobsOf(play, anna);
    assert.deepEqual([waiting.state, waiting.maybeDone, waiting.id], ["pending", true, job.id]);
  }),

  scene("an effect asked for once more while it runs runs once more", async (play) => {
    const { anna } = play;
    kept(await using(play).connect(anna, "google", {}, "a key of Google's"));
    const visit: Effect = { kind: "calendar.visit", key: "sale:1", about: {} };
    await put(play, anna, visit);
    const [job] = await claim(play);

    await put(play, anna, visit);
    await settle(play, job, DONE);
    const [again] = await claim(play);
    await settle(play, again, DONE);

    assert.equal(again.id, job.id);
    assert.deepEqual(await claim(play), []);
    assert.deepEqual((await jobsOf(play, anna)).map(({ state }) => state), ["done"]);
  }),

  scene("a claimed job is nobody else's, and an older token changes nothing", async (play) => {
    const { anna, desk } = play;
    await put(play, anna, mail("1"));
    const [job] = await claim(play);

    const others = await claim(play);
    await desk.release([job]);
    const late = [await desk.mark(job), await settle(play, job, DONE)];
    const [second] = await claim(play);
    const older = await settle(play, job, DONE);
    const ended = [await settle(play, second, DONE), await settle(play, second, DONE)];

    assert.deepEqual(others, []);
    assert.deepEqual(late, [false, false]);
    assert.equal(second.attempts, 1);
    assert.equal(older, false);
    assert.deepEqual(ended, [true, false]);
  }),

  scene("a job whose call began is maybe done until it ended, also after an administrator's retry", async (play) => {
    const { anna, carla, bo, desk, tenants } = play;
    await put(play, anna, mail("1"));
    const [job] = await claim(play);
    const why = { code: "unreachable", facts: { status: 503 } };

    assert.equal(await desk.mark(job), true);
    await settle(play, job, { state: "pending", why, afterSeconds: 3_600, counts: true });
    const [waiting] = await jobsOf(play, anna);
    const early = await claim(play);
    const strangers = kept(await tenants.write(carla, async (books) => yes(await books.jobs.retry(job.id))));
    const retried = kept(await tenants.write(anna, async (books) => yes(await books.jobs.retry(job.id))));
    const [again] = await claim(play);
    await settle(play, again, { state: "dead", why });
    const dead = await jobsOf(play, anna);
    const dropped = kept(await tenants.write(anna, async (books) => yes(await books.jobs.drop(job.id))));

    assert.deepEqual([waiting.state, waiting.attempts, waiting.lastError, waiting.maybeDone], [
      "pending",
      1,
      why,
      true,
    ]);
    assert.deepEqual(early, []);
    assert.equal(strangers, null);
    assert.equal(retried?.attempts, 0);
    assert.equal(again.maybeDone, true);
    assert.deepEqual(dead.map(({ state, lastError }) => [state, lastError]), [["dead", why]]);
    assert.equal(dropped?.state, "dropped");
    const audit = kept(await findAudit(play)(anna, EVERY_LINE, { size: 100, page: 1 })).listing.rows;
    assert.deepEqual(audit.filter(({ resourceId }) => resourceId === job.id).map(({ action }) => action), [
      "job_dropped",
      "job_retried",
    ]);
    void bo;
  }),

  scene(
    "one job of each firm and provider is claimed before the second of any, and never more than the lane",
    async (play) => {
      const { anna, carla, desk } = play;
      await put(play, anna, ...Array.from({ length: 20 }, (_, place) => mail(`many ${place}`)));
      await put(play, carla, mail("one"));

      const all = await desk.claim({ worker: "a case", kinds: EFFECT_KINDS, most: 200, lane: 2, busy: [] });
      const of = (by: Actor) => all.filter(({ organizationId }) => organizationId === by.organizationId);
      const more = await desk.claim({ worker: "a case", kinds: EFFECT_KINDS, most: 200, lane: 2, busy: all });
      await desk.release([...all, ...more]);

      assert.deepEqual([of(anna).length, of(carla).length], [2, 1]);
      assert.deepEqual(more.filter(({ organizationId }) => organizationId === anna.organizationId), []);
    },
  ),

  scene("what is not due, and what no handler is there for, waits", async (play) => {
    const { anna, desk } = play;
    await put(play, anna, mail("later", { dueAt: FAR }), { kind: "hook.deliver", key: "1", about: {} });

    const due = await claim(play);
    const known = await desk.claim({ worker: "a case", kinds: ["mail.send"], most: 200, lane: 50, busy: [] });
    await desk.release(known);

    assert.deepEqual(due.map(({ kind }) => kind), ["hook.deliver"]);
    assert.deepEqual(known.filter(({ organizationId }) => organizationId === anna.organizationId), []);
  }),

  scene("P5 a paused provider's jobs are kept, are not claimed, and go on when it is resumed", async (play) => {
    const { anna, tenants } = play;
    const use = using(play);
    const invoice = (key: string): Effect => ({ kind: "invoice.draft", key, about: {} });
    kept(await use.connect(anna, "billy", {}, "a token of Billy's"));
    await put(play, anna, invoice("before"), mail("1"));

    const automatic = automaticActor(anna.organizationId, "job 1");
    const pause = () =>
      tenants.write(automatic, async (books) => yes(await books.integrations.pause("billy", { code: "refused" })));
    kept(await pause());
    kept(await pause());
    await put(play, anna, invoice("meanwhile"));
    const paused = await claim(play);
    const { counts, billy } = await tenants.read(anna, ({ jobs, integrations }) => ({
      counts: jobs.counts(),
      billy: integrations.of("billy"),
    }));
    kept(await use.resume(anna, "billy"));
    const resumed = await claim(play);

    assert.deepEqual(paused.map(({ kind }) => kind), ["mail.send"]);
    assert.deepEqual([billy?.state, billy?.why], ["paused", { code: "refused" }]);
    assert.deepEqual(counts.filter(({ held }) => held).map(({ provider, state, count }) => [provider, state, count]), [
      ["billing", "pending", 2],
    ]);
    assert.deepEqual(resumed.map(({ key }) => key).toSorted(), ["before", "meanwhile"]);
    const audit = kept(await findAudit(play)(anna, EVERY_LINE, { size: 100, page: 1 })).listing.rows;
    assert.deepEqual(
      audit.filter(({ action }) => action.startsWith("integration_")).map(({ action, actor }) => [action, actor?.name]),
      [
        ["integration_resumed", "Anna Andersen"],
        ["integration_paused", AUTOMATIC.name],
        ["integration_connected", "Anna Andersen"],
      ],
    );
  }),

  scene(
    "an integration shows the end of its secret, is one for each purpose, and is only an administrator's",
    async (play) => {
      const { anna, mads, carla, tenants } = play;
      const use = using(play);

      const refused = await use.connect(mads, "billy", {}, "a token of Billy's");
      const secretless = await use.connect(anna, "billy", {}, null);
      kept(await use.connect(anna, "billy", { approve: true }, "a token of Billy's"));
      kept(await use.connect(anna, "billy", { approve: false }, null));
      const other = await use.connect(anna, "tekup_billy", {}, "another token");
      const [first] = kept(await findIntegrations(play)(anna));
      kept(await use.connect(anna, "billy", { approve: false }, "a token of Billy's"));
      const all = kept(await findIntegrations(play)(anna));
      const { sealed } = await tenants.read(anna, ({ integrations }) => ({ sealed: integrations.serving("billing") }));
      const theirs = kept(await findIntegrations(play)(carla));
      const missing = await use.pause(carla, "billy");

      assert.deepEqual(refused, no({ kind: "forbidden", permission: "manage_settings" }));
      assert.deepEqual(secretless, no({ kind: "secret_missing" }));
      assert.deepEqual(other, no({ kind: "already_served", by: "billy" }));
      assert.deepEqual(
        all.map(({ provider, serves, state, settings, secretTail }) => [
          ...[provider, serves, state, settings, secretTail],
        ]),
        [["billy", "billing", "connected", { approve: false }, "ly's"]],
      );
      assert.equal(all[0].connectedAt, first.connectedAt, "another token is no other connection");
      assert.doesNotMatch(JSON.stringify(all), /token|sealed|before/);
      assert.equal(await openBox.open("", sealed!.sealed), "a token of Billy's");
      assert.deepEqual(theirs, []);
      assert.deepEqual(missing, no({ kind: "integration_missing", provider: "billy" }));
    },
  ),

  scene("a disconnected provider's jobs are given up, and its secret is gone", async (play) => {
    const { anna } = play;
    const use = using(play);
    kept(await use.connect(anna, "billy", {}, "a token of Billy's"));
    await put(play, anna, { kind: "invoice.draft", key: "sale:1", about: {} });

    kept(await use.disconnect(anna, "billy"));

    assert.deepEqual(kept(await findIntegrations(play)(anna)), []);
    assert.deepEqual((await jobsOf(play, anna)).map(({ state, lastError }) => [state, lastError]), [
      ["dropped", { code: "disconnected" }],
    ]);
  }),

  scene("W1 what comes in twice is kept once, counted, and read once", async (play) => {
    const { anna, carla, tenants } = play;
    const take = (by: Actor, delivery = A_MAIL) =>
      tenants.write(automaticActor(by.organizationId, "1"), async (books) => yes(await books.inbox.take(delivery)));

    const first = kept(await take(anna));
    const second = kept(await take(anna));
    const theirs = kept(await take(carla));
    const other = kept(await take(anna, { ...A_MAIL, eventId: "<2@example.dk>" }));
    const { entry, hidden } = {
      ...await tenants.read(anna, ({ inbox }) => ({ entry: inbox.find(first.id) })),
      ...await tenants.read(carla, ({ inbox }) => ({ hidden: inbox.find(first.id) })),
    };

    assert.deepEqual([first.first, second.first, theirs.first, other.first], [true, false, true, true]);
    assert.equal(second.id, first.id);
    assert.deepEqual(entry && { ...A_MAIL, ...entry }, entry);
    assert.deepEqual([entry?.count, entry?.state], [2, "waiting"]);
    assert.equal(hidden, null);
    assert.deepEqual(
      (await jobsOf(play, anna)).map(({ kind, about }) => [kind, about.inboxId]).toSorted(),
      [
        ["intake.read", first.id],
        ["intake.read", other.id],
      ].toSorted(),
    );
  }),

  scene("a job played again is due though it was done", async (play) => {
    const { anna, tenants } = play;
    await put(play, anna, { kind: "hook.deliver", key: "1", about: {} });
    await settle(play, (await claim(play))[0], DONE);

    const repeat = (key: string) =>
      tenants.write(anna, async (books) => yes(await books.effects.repeat("hook.deliver", key)));

    assert.deepEqual([kept(await repeat("1")), kept(await repeat("2"))], [true, false]);
    assert.equal((await claim(play)).length, 1);
  }),

  scene("a sale that is done asks for its invoice once, by whatever way it got there", async (play) => {
    const { anna, use } = play;
    kept(await using(play).connect(anna, "billy", {}, "a token of Billy's"));

    const sale = await saleMovedTo(play, "COMPLETED");
    kept(await use.correctSale(anna, sale.id, { to: "IN_PROGRESS", reason: "Fejl" }));
    kept(await use.moveSale(anna, sale.id, { to: "COMPLETED" }));
    const { about } = await play.tenants.read(anna, ({ jobs }) => ({ about: jobs.about(`sale:${sale.id}`) }));

    assert.deepEqual(about.map(({ kind, about }) => [kind, about]), [["invoice.draft", { saleId: sale.id }]]);
  }),

  scene("what happens by itself has somebody's name, who is nobody's colleague", async (play) => {
    const { anna, tenants } = play;
    const sale = await play.aSale({ status: "QUOTE_SENT" });

    kept(
      await play.use.moveSale(automaticActor(anna.organizationId, "job 1"), sale.id, { to: "ACCEPTED" }),
    );
    const { history, members } = await tenants.read(anna, (books) => ({
      history: books.sales.history(sale.id),
      members: books.members.all(),
    }));

    assert.deepEqual(history.map(({ by }) => by?.name), ["Anna Andersen", AUTOMATIC.name]);
    assert.ok(!members.some(({ id }) => id === AUTOMATIC.id));
  }),
];
