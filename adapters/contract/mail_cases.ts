import assert from "node:assert/strict";
import { HOLD_SECONDS } from "../../domain/mail/effects.ts";
import type { Email } from "../../domain/customers/email.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { automaticActor } from "../../domain/kernel/automatic.ts";
import type { NoticeId, SaleId } from "../../domain/kernel/ids.ts";
import type { Ore } from "../../domain/kernel/money.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import type { Day, Instant } from "../../domain/kernel/time.ts";
import { EVERY_LINE } from "../../domain/audit/find_audit.ts";
import { changeLead, followUpLead } from "../../domain/leads/change_lead.ts";
import type { LeadFacts } from "../../domain/leads/lead.ts";
import { recordLead } from "../../domain/leads/record_lead.ts";
import { findSale } from "../../domain/sales/find_sales.ts";
import { remindOfLeads } from "../../domain/leads/remind.ts";
import { changeMailSettings, findMailSettings, sendTrial } from "../../domain/mail/change_mail.ts";
import { MAIL_KINDS } from "../../domain/mail/mail.ts";
import type { MailEntry } from "../../domain/mail/ports.ts";
import type { MailSettings } from "../../domain/mail/settings.ts";
import { findNotices, readNotices } from "../../domain/notices/find_notices.ts";
import { noticeOfDead } from "../../domain/notices/notice.ts";
import { leadFacts } from "../memory/builders.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";
import { saleMovedTo } from "./ways.ts";

export const ALL_ON: MailSettings = {
  ...{ senderName: "Rendetalje", senderAddress: "salg@rendetalje.dk" as Email, replyTo: null, copyTo: null },
  ...{ signature: "Hilsen\nAnna", language: "en" },
  switches: Object.fromEntries(MAIL_KINDS.map((kind) => [kind, true])),
};

const use = (play: Scene) => ({
  set: changeMailSettings(play),
  page: findMailSettings(play),
  trial: sendTrial(play),
  told: findNotices(play),
  read: readNotices(play),
  lead: async (facts: Partial<LeadFacts>, by: Actor = play.anna) => kept(await recordLead(play)(by, leadFacts(facts))),
  change: changeLead(play),
  followUp: followUpLead(play),
  remind: (now: string) => remindOfLeads({ ...play, clock: { now: () => now as Instant } })(play.anna.organizationId),
  mails: async (by: Actor = play.anna) => {
    const { all } = await play.tenants.read(by, ({ jobs }) => ({
      all: jobs.list({ state: null, provider: "mail" }, { size: 100, page: 1 }),
    }));
    return all.rows.map(({ id, kind, key, about, state, createdAt, runAt }) => ({
      ...{ id, kind, key, about, state, createdAt, runAt },
    })).reverse();
  },
});

const entry = (more: Partial<MailEntry>): MailEntry => ({
  ...{ effect: "sale:1", kind: "quote_sent", once: "sale:1", customerId: null, userId: null },
  ...{ address: "a@example.dk", state: "sent", why: null, messageId: "m1@x" },
  ...more,
});

/** What goes out as mail and what is told in the program: asked for by the change itself, once. */
export const MAIL_CASES: readonly Case[] = [
  scene("what a firm decides about its mails is kept and audited; until then customers hear nothing", async (play) => {
    const { set, page } = use(play);

    const before = kept(await page(play.anna));
    const refused = await set(play.anna, { ...ALL_ON, senderAddress: null });
    const saved = kept(await set(play.anna, ALL_ON));
    const again = kept(await set(play.anna, ALL_ON));

    assert.deepEqual(before.settings, {
      ...{ senderName: null, senderAddress: null, replyTo: null, copyTo: null, signature: null, language: "da" },
      switches: {},
    });
    assert.deepEqual(refused, no({ kind: "reply_address_missing" }));
    assert.deepEqual([saved, again, kept(await page(play.anna)).settings], [ALL_ON, ALL_ON, ALL_ON]);
    for (const stranger of [play.mads, play.bo, play.vera]) {
      assert.deepEqual(await page(stranger), no({ kind: "forbidden", permission: "manage_settings" }));
      assert.deepEqual(await set(stranger, ALL_ON), no({ kind: "forbidden", permission: "manage_settings" }));
    }
    assert.deepEqual(kept(await page(play.carla)).settings.switches, {});
    const { lines } = await play.tenants.read(play.anna, ({ audit }) => ({
      lines: audit.list({ ...EVERY_LINE, action: "mail_settings_changed" }, { size: 10, page: 1 }),
    }));
    assert.equal(lines.rows.length, 1);
  }),

  scene("a sale asks for its mails as it moves, and only for those that are on", async (play) => {
    const { set, mails } = use(play);

    await saleMovedTo(play, "SCHEDULED");
    const before = await mails();
    kept(await set(play.anna, ALL_ON));
    const { id } = await saleMovedTo(play, "SCHEDULED");
    const paid = kept(
      await play.use.paySale(play.anna, id, { amount: 500 as Ore, paidOn: "2026-03-02" as Day, reference: null }),
    );
    kept(await play.use.paySale(play.anna, id, { amount: -500 as Ore, paidOn: "2026-03-02" as Day, reference: null }));

    assert.deepEqual(before, []);
    const asked = await mails();
    assert.deepEqual(asked.map(({ about }) => about.mail), [
      ...["quote_sent", "sale_accepted", "service_scheduled", "payment_received"],
    ]);
    assert.deepEqual(new Set(asked.map(({ about }) => about.saleId)), new Set([id]));
    assert.equal(asked[2].about.once, `sale:${id}:service_scheduled:${paid.scheduledAt}`);
    assert.deepEqual(await mails(play.carla), []);
  }),

  scene(
    "a customer's mail waits a moment, and a step taken back within it is not told; the next one is",
    async (play) => {
      const { set, mails } = use(play);
      kept(await set(play.anna, ALL_ON));
      const waits = async () =>
        (await mails()).filter(({ about }) => about.mail === "sale_accepted").map(({ state, createdAt, runAt }) => [
          ...[state, Math.round((Date.parse(runAt) - Date.parse(createdAt)) / 1_000)],
        ]);
      const sale = await play.aSale({ status: "QUOTE_SENT" });
      const [quote] = await mails();

      const accepted = kept(await play.use.moveSale(play.anna, sale.id, { to: "ACCEPTED" }));
      const held = await waits();
      const undone = kept(await play.use.undoMove(play.anna, sale.id, { version: accepted.version }));
      const called = await waits();
      kept(await play.use.moveSale(play.anna, undone.id, { to: "ACCEPTED" }));
      const again = await waits();

      assert.ok(quote.runAt <= quote.createdAt, "whoever writes a quote down sends it");
      assert.deepEqual(held, [["pending", HOLD_SECONDS]]);
      assert.deepEqual(called, [["dropped", HOLD_SECONDS]]);
      assert.deepEqual(again, [["dropped", HOLD_SECONDS], ["pending", HOLD_SECONDS]]);
      assert.deepEqual((await mails()).map(({ about, state }) => [about.mail, state])[0], ["quote_sent", "pending"]);
    },
  ),

  scene("what was tried is not called off: the customer may have heard it", async (play) => {
    const { set, mails } = use(play);
    kept(await set(play.anna, ALL_ON));
    const { id, version } = await saleMovedTo(play, "ACCEPTED");
    const sent = async () => (await mails()).find(({ about }) => about.mail === "sale_accepted")!;
    const job = await sent();
    kept(await play.tenants.write(play.anna, async ({ jobs }) => yes(await jobs.retry(job.id))));
    const claimed = await play.desk.claim({ worker: "a case", kinds: ["mail.send"], most: 50, lane: 50, busy: [] });

    kept(await play.use.undoMove(play.anna, id, { version }));

    assert.ok(claimed.some((one) => one.id === job.id), "a button does not wait");
    assert.equal((await sent()).state, "running");
  }),

  scene("a step the customer was told of by mail is not taken back, nor offered to be", async (play) => {
    const accepted = await saleMovedTo(play, "ACCEPTED"), planned = await saleMovedTo(play, "SCHEDULED");
    const note = (once: string, state: MailEntry["state"]) =>
      play.tenants.write(
        automaticActor(play.anna.organizationId, "a case"),
        async ({ mail }) => yes(await mail.note(entry({ effect: `${once}:1`, once, state, messageId: null }))),
      );
    const offered = async ({ id }: { id: SaleId }) => kept(await findSale(play)(play.anna, id)).back;

    const before = [await offered(accepted), await offered(planned)];
    kept(await note(`sale:${accepted.id}:sale_accepted`, "sent"));
    kept(await note(`sale:${planned.id}:service_scheduled:${planned.scheduledAt}`, "refused"));
    const after = [await offered(accepted), await offered(planned)];

    assert.deepEqual([before, after], [["QUOTE_SENT", "ACCEPTED"], [null, "ACCEPTED"]]);
    assert.deepEqual(
      await play.use.undoMove(play.anna, accepted.id, { version: accepted.version }),
      no({ kind: "nothing_to_undo" }),
    );
    kept(await play.use.undoMove(play.anna, planned.id, { version: planned.version }));
  }),

  scene("nobody is mailed or told of what an import brings, nor reminded of it", async (play) => {
    const { set, mails, told, lead, remind } = use(play);
    kept(await set(play.anna, ALL_ON));
    const quietly = { ...play.anna, quietly: true } as const;

    await play.aSale({ assignedTo: play.bo.userId }, quietly);
    await lead({ assignedTo: play.bo.userId, followUpOn: "2026-03-02" as Day }, quietly);

    assert.deepEqual(await mails(), []);
    assert.deepEqual(await told(play.bo), []);
    assert.equal(await remind("2026-03-02T09:00:00.000Z"), 0);
  }),

  scene("who gets a lead is mailed and told, except of what they took themselves", async (play) => {
    const { mails, told, lead, change } = use(play);

    const given = await lead({ assignedTo: play.bo.userId, contactName: "Nanna" });
    const taken = await lead({ assignedTo: play.anna.userId });
    const free = await lead({ assignedTo: null });
    kept(await change(play.anna, free.id, { version: free.version, assignedTo: play.bo.userId }));
    const moved = kept(await change(play.anna, given.id, { version: given.version, notes: "Ring" }));

    assert.deepEqual((await mails()).map(({ about: { mail, leadId, userId } }) => [mail, leadId, userId]), [
      ["lead_assigned", given.id, play.bo.userId],
      // Whether it is sent is decided when its turn comes: the history says who gave it.
      ["lead_assigned", taken.id, play.anna.userId],
      ["lead_assigned", free.id, play.bo.userId],
    ]);
    assert.deepEqual((await told(play.bo)).map(({ kind, about, name, readAt }) => [kind, about.id, name, readAt]), [
      ["lead_assigned", free.id, free.contactName, null],
      ["lead_assigned", given.id, moved.contactName, null],
    ]);
    assert.deepEqual(await told(play.anna), []);
  }),

  scene("a lead that came by itself to nobody is told to those who hand out work", async (play) => {
    const { lead, told } = use(play);

    await lead({ assignedTo: null }, automaticActor(play.anna.organizationId, "intake"));

    const kinds = async (actor: Actor) => (await told(actor)).map(({ kind }) => kind);
    assert.deepEqual(await Promise.all([play.anna, play.mads, play.bo, play.vera, play.carla].map(kinds)), [
      ...[["lead_arrived"], ["lead_arrived"], [], [], []],
    ]);
  }),

  scene("whose sale is given away or paid by somebody else is told, with the amount", async (play) => {
    const { told } = use(play);

    const { id, number } = await play.aSale({ assignedTo: play.bo.userId });
    kept(await play.use.paySale(play.anna, id, { amount: 100 as Ore, paidOn: "2026-03-02" as Day, reference: null }));
    kept(await play.use.paySale(play.bo, id, { amount: 200 as Ore, paidOn: "2026-03-02" as Day, reference: null }));

    assert.deepEqual((await told(play.bo)).map(({ kind, number, facts }) => [kind, number, facts]), [
      ["payment_received", number, { amount: 100 }],
      ["sale_assigned", number, {}],
    ]);
  }),

  scene("a notice is one's own, is told once, and is read once for all", async (play) => {
    const { told, read } = use(play);
    const dead = noticeOfDead({ id: crypto.randomUUID(), kind: "mail.send", attempts: 44 });
    const put = () => play.tenants.write(play.anna, async ({ notices }) => yes(await notices.put([dead])));
    const unread = async (actor: Actor) =>
      (await play.tenants.read(actor, ({ notices }) => ({ count: notices.unread(actor.userId) }))).count;

    await put();
    await put();
    const [notice] = await told(play.anna);
    await read(play.bo, notice.id);
    const afterBo = await unread(play.anna);
    await read(play.anna, notice.id as NoticeId);

    assert.deepEqual([(await told(play.anna)).length, notice.facts, afterBo], [1, { effect: "mail.send" }, 1]);
    assert.deepEqual([await unread(play.anna), (await told(play.anna))[0].readAt === null], [0, false]);
    assert.deepEqual(await told(play.mads), []);
    await play.aSale({ assignedTo: play.anna.userId }, play.mads);
    assert.equal(await unread(play.anna), 1);
    await read(play.anna, null);
    assert.equal(await unread(play.anna), 0);
  }),

  scene(
    "a follow-up is reminded of once for each lead and day, from nine in the morning where the firm is",
    async (play) => {
      const { lead, remind, mails, told, followUp, change } = use(play);
      const { id, version } = await lead({ assignedTo: play.bo.userId, followUpOn: "2026-03-28" as Day });
      await lead({ assignedTo: play.bo.userId, followUpOn: "2026-04-03" as Day });
      await lead({ assignedTo: null, followUpOn: "2026-03-28" as Day });
      const reminders = async () =>
        (await mails()).filter(({ about }) => about.mail === "follow_up").map(({ key }) => key);

      // The last hour of winter time, the same hour of summer time, and the day after.
      const early = await remind("2026-03-28T07:59:59.000Z");
      const nine = await remind("2026-03-28T08:00:00.000Z");
      const again = await remind("2026-03-28T09:00:00.000Z");
      const nextDay = await remind("2026-03-29T07:00:00.000Z");
      kept(await followUp(play.bo, id, { kind: "FOLLOW_UP", note: null, followUpOn: "2026-03-29" as Day }));
      const moved = await remind("2026-03-29T07:00:00.000Z");

      assert.deepEqual([early, nine, again, nextDay, moved], [0, 1, 0, 0, 1]);
      assert.deepEqual(await reminders(), [`lead:${id}:2026-03-28`, `lead:${id}:2026-03-29`]);
      assert.deepEqual((await told(play.bo)).filter(({ kind }) => kind === "follow_up").map(({ facts }) => facts), [
        { followUpOn: "2026-03-29" },
        { followUpOn: "2026-03-28" },
      ]);
      // The lead's version is what its last change by a person made it.
      const changed = await change(play.bo, id, { version: version + 1, notes: "Ring" });
      assert.equal(changed.ok, true);
      assert.equal(await remind("2026-04-02T08:00:00.000Z"), 0);
    },
  ),

  scene("a customer's address is in trouble until it is another, and what was told is known", async (play) => {
    const { anna, tenants, aCustomer, use: { changeCustomer } } = play;
    const customer = await aCustomer({ email: "a@example.dk" as Email });
    const note = (more: Partial<MailEntry>) =>
      tenants.write(anna, async ({ mail }) => yes(await mail.note(entry({ customerId: customer.id, ...more }))));
    const look = () =>
      tenants.read(anna, ({ mail }) => ({
        trouble: mail.trouble(customer.id),
        told: mail.wasTold("sale:1"),
        count: mail.countTo(customer.id, "2020-01-01T00:00:00.000Z" as Instant),
        recent: mail.recent(10),
      }));

    const fresh = await look();
    await note({});
    const sent = await look();
    await tenants.write(
      anna,
      async ({ mail }) =>
        yes(await mail.cameBack("m1@x", "refused", { code: "mail_not_sent", facts: { answer: "quota" } })),
    );
    const unsent = await look();
    const back = await tenants.write(anna, async ({ mail }) =>
      yes([
        await mail.cameBack("m1@x", "bounced", { code: "mail_bounced" }),
        await mail.cameBack("nobody@x", "bounced", { code: "mail_bounced" }),
      ]));
    const bounced = await look();
    kept(await changeCustomer(anna, customer.id, { version: customer.version, email: "b@example.dk" as Email }));
    const cured = await look();

    assert.deepEqual([fresh.trouble, fresh.told, fresh.count], [null, false, 0]);
    assert.deepEqual([sent.trouble, sent.told, sent.count, sent.recent[0].name], [null, true, 1, customer.name]);
    assert.deepEqual([unsent.trouble, unsent.told, unsent.recent[0].state], [null, false, "refused"]);
    assert.deepEqual(kept(back), [true, false]);
    assert.deepEqual([bounced.trouble?.state, bounced.trouble?.why, bounced.told], [
      "bounced",
      { code: "mail_bounced" },
      false,
    ]);
    assert.equal(cured.trouble, null);
  }),

  scene("a trial goes to whoever asks, through the outbox, and only for those who may decide", async (play) => {
    const { trial, mails } = use(play);

    const refused = await trial(play.bo);
    kept(await trial(play.anna));
    kept(await trial(play.anna));

    assert.equal(refused.ok, false);
    assert.deepEqual((await mails()).map(({ kind, about }) => [kind, about.userId]), [["mail.test", play.anna.userId]]);
  }),
];
