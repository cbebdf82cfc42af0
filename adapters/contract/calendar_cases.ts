import assert from "node:assert/strict";
import {
  addAbsence,
  changeCalendarSettings,
  dropAbsence,
  dropFeed,
  findPersonCalendar,
  makeFeed,
  readFeed,
  setWorkingWeek,
} from "../../domain/calendar/keep_calendar.ts";
import { lookAfterCalendars } from "../../domain/calendar/look_after.ts";
import { findCalendar, findSlots } from "../../domain/calendar/find_calendar.ts";
import type { Mirrored } from "../../domain/calendar/mirror.ts";
import { type CalendarSettings, USUAL_SETTINGS } from "../../domain/calendar/plan.ts";
import type { SecretHash, Tokens } from "../../domain/identity/ports.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import { addMinutes, type Clock, type Day, type Instant } from "../../domain/kernel/time.ts";
import { planVisit } from "../../domain/sales/plan_visit.ts";
import { customerFacts } from "../memory/builders.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";
import { AT_TEN } from "./ways.ts";

const ZONE = "Europe/Copenhagen";
const DAY = AT_TEN.slice(0, 10) as Day;
const early: Clock = { now: () => "2020-01-01T00:00:00.000Z" as Instant };

/** Secrets in turn; what is kept of one is its letters. */
function countingTokens(): Tokens {
  let count = 0;
  const hash = (text: string) => new TextEncoder().encode(text.slice(-32).padStart(32, "-")) as SecretHash;
  const next = () => {
    const token = String(++count).padStart(43, "x");
    return { token, hash: hash(token) };
  };
  return { next, hash, hashText: hash, fingerprint: (text) => text };
}

const mirroredRow = (play: Scene, saleId: Mirrored["saleId"], change: Partial<Mirrored> = {}): Mirrored => ({
  ...{ saleId, person: play.bo.userId, calendarId: "bo@x.dk", eventId: saleId.replaceAll("-", ""), generation: 0 },
  ...{ etag: '"1"', fingerprint: "f", removed: false, question: null, from: AT_TEN, until: addMinutes(AT_TEN, 60) },
  ...change,
});

/** When people are free, and where their visits stand. */
export const CALENDAR_CASES: readonly Case[] = [
  scene(
    "free times are the firm's hours, a person's own in their place, less visits, travel and absences",
    async (play) => {
      const { anna, bo, mads, tenants } = play;
      const world = { ...play, clock: early };
      const settings: CalendarSettings = { ...USUAL_SETTINGS, travelMinutes: 30, invitesCustomer: true };
      kept(await changeCalendarSettings(world)(anna, settings));
      kept(await setWorkingWeek(world)(anna, mads.userId, [0, 1, 2, 3, 4, 5, 6].map(() => [{ from: 600, to: 660 }])));
      const sale = await play.aSale({ assignedTo: bo.userId });
      kept(await planVisit(play)(anna, sale.id, { scheduledAt: AT_TEN }));
      const free = async (person = bo.userId, except: typeof sale.id | null = null) =>
        kept(await findSlots(world)(anna, { from: DAY, days: 1, minutes: 60, person, except }, ZONE))
          .flatMap(({ slots }) => slots.map(({ from }) => from.slice(11, 16)));

      const [his, without, hers] = [await free(), await free(bo.userId, sale.id), await free(mads.userId)];
      const rows = kept(await findCalendar(world)(anna, DAY, 1, ZONE)).rows;
      kept(await addAbsence(world)(anna, bo.userId, { from: DAY, until: DAY }));
      const away = await free();
      const file = kept(await findPersonCalendar(world)(anna, bo.userId, DAY));
      kept(await dropAbsence(world)(anna, bo.userId, file.absences[0].id));

      assert.ok(without.includes(AT_TEN.slice(11, 16)));
      const apart = (time: string) => Math.abs(Date.parse(`${DAY}T${time}:00Z`) - Date.parse(AT_TEN)) >= 90 * 60_000;
      assert.deepEqual(his, without.filter(apart));
      assert.equal(hers.length, 1);
      assert.deepEqual(rows.find(({ person }) => person.id === bo.userId)!.days[0].visits.map(({ id }) => id), [
        sale.id,
      ]);
      assert.deepEqual([away, await free()], [[], his]);
      assert.deepEqual(kept(await findPersonCalendar(world)(anna, mads.userId, DAY)).week?.[0], [{
        from: 600,
        to: 660,
      }]);
      kept(await setWorkingWeek(world)(anna, mads.userId, null));
      const { read } = await tenants.read(anna, ({ calendar }) => ({ read: calendar.settings() }));
      assert.deepEqual(read, settings);
      assert.equal(kept(await findPersonCalendar(world)(anna, mads.userId, DAY)).week, null);
    },
  ),

  scene(
    "a seller sees and plans the own days only; who looks on plans none; another firm has none of it",
    async (play) => {
      const { anna, bo, vera, carla } = play;
      const world = { ...play, clock: early };
      const absent = { from: DAY, until: DAY };
      const slots = (actor: typeof bo, person: typeof bo.userId | null) =>
        findSlots(world)(actor, { from: DAY, days: 1, minutes: 60, person }, ZONE);

      kept(await addAbsence(world)(bo, bo.userId, absent));
      assert.deepEqual(await addAbsence(world)(bo, anna.userId, absent), no({ kind: "person_missing" }));
      assert.deepEqual(
        await addAbsence(world)(vera, vera.userId, absent),
        no({ kind: "forbidden", permission: "plan_work" }),
      );
      assert.deepEqual(await addAbsence(world)(carla, bo.userId, absent), no({ kind: "person_missing" }));
      assert.deepEqual(
        await addAbsence(world)(anna, bo.userId, { from: DAY, until: "2020-01-01" as Day }),
        no({ kind: "absence_backwards" }),
      );
      const file = kept(await findPersonCalendar(world)(bo, bo.userId, DAY));
      assert.deepEqual(
        await dropAbsence(world)(carla, carla.userId, file.absences[0].id),
        no({ kind: "absence_missing" }),
      );
      assert.deepEqual(kept(await slots(bo, null)).map(({ person }) => person.id), [bo.userId]);
      assert.deepEqual(await slots(bo, anna.userId), no({ kind: "reference_missing", field: "staffId" }));
      assert.deepEqual(await slots(carla, bo.userId), no({ kind: "reference_missing", field: "staffId" }));
      assert.deepEqual(kept(await findCalendar(world)(bo, DAY, 1, ZONE)).rows.map(({ person }) => person.id), [
        bo.userId,
      ]);
    },
  ),

  scene("a secret address shows its person's visits until it is shut or renewed, and nobody else's", async (play) => {
    const { anna, bo, carla } = play;
    const world = { ...play, tokens: countingTokens(), clock: { now: () => AT_TEN } };
    for (const [person, by] of [[bo, anna], [play.mads, anna], [carla, carla]] as const) {
      const customerId = by === carla
        ? kept(await play.use.recordCustomer(carla, customerFacts(), true)).id
        : undefined;
      const sale = await play.aSale({ assignedTo: person.userId, ...(customerId ? { customerId } : {}) }, by);
      kept(await planVisit(play)(by, sale.id, { scheduledAt: AT_TEN }));
    }
    const read = async (secret: string) => {
      const answer = await readFeed(world)(secret, "r");
      return answer && answer.visits.map(({ assignee }) => assignee?.id);
    };

    const first = kept(await makeFeed(world)(bo));
    const before = await read(first);
    const second = kept(await makeFeed(world)(bo));
    const shut = await read(first), after = await read(second);
    const strangers = [
      await read("x"),
      await read(second.slice(0, -1) + "y"),
      await read(""),
      await read(`${second}a`),
    ];
    const elsewhere = await read(carla.organizationId.replaceAll("-", "") + second.slice(32));
    kept(await dropFeed(world)(bo));

    assert.deepEqual([before, shut, after, await read(second)], [[bo.userId], null, [bo.userId], null]);
    assert.deepEqual([...strangers, elsewhere], [null, null, null, null, null]);
  }),

  scene("what stands in a calendar is kept with what is to be asked about it", async (play) => {
    const { tenants, anna, bo, carla } = play;
    const sale = await play.aSale({ assignedTo: bo.userId });
    kept(await planVisit(play)(anna, sale.id, { scheduledAt: AT_TEN }));
    const keep = async (change: Partial<Mirrored> = {}) =>
      kept(
        await tenants.write(anna, async ({ calendar }) => {
          await calendar.keepMirrored(mirroredRow(play, sale.id, change));
          return yes(null);
        }),
      );
    const seen = (actor = anna) =>
      tenants.read(actor, ({ calendar }) => ({
        rows: calendar.mirrored(sale.id),
        there: calendar.mirroredIn("bo@x.dk", "2000-01-01T00:00:00.000Z" as Instant),
        questions: calendar.questions(null),
      }));

    await keep();
    const put = await seen();
    const { shown } = await tenants.read(anna, ({ sales }) => ({ shown: sales.find(sale.id) }));
    const question = { kind: "moved", from: addMinutes(AT_TEN, 60), until: addMinutes(AT_TEN, 120) } as const;
    await keep({ question });
    const asked = await seen();
    const askedAgain = (await keep({ question, etag: '"2"' }), await seen());
    await keep({ question: { kind: "deleted" } });
    const gone = await seen();
    await keep({ removed: true });
    const out = await seen();

    assert.equal(shown?.calendarEventId, mirroredRow(play, sale.id).eventId);
    assert.deepEqual([put.rows, put.there, put.questions], [
      [mirroredRow(play, sale.id)],
      [mirroredRow(play, sale.id)],
      [],
    ]);
    const { askedAt, ...one } = asked.questions[0];
    assert.deepEqual(one, {
      ...{ saleId: sale.id, saleNumber: sale.number, customer: sale.customer.name, person: bo.userId },
      ...{ calendarId: "bo@x.dk", question, ours: { from: AT_TEN, until: addMinutes(AT_TEN, 60) } },
    });
    assert.equal(askedAgain.questions[0].askedAt, askedAt);
    assert.deepEqual(gone.questions[0].question, { kind: "deleted" });
    assert.deepEqual([out.rows.length, out.there, out.questions], [1, [], []]);
    assert.deepEqual(await seen(carla), { rows: [], there: [], questions: [] });
  }),

  scene("a person's calendar is linked, read and taken away again, with what it said was taken", async (play) => {
    const { tenants, anna, bo, carla } = play;
    const tokenHash = new Uint8Array(32).fill(7) as SecretHash;
    const channel = { id: "c1", resource: "r1", tokenHash, until: AT_TEN };
    const write = async (work: Parameters<typeof tenants.write<null, never>>[1]) =>
      kept(await tenants.write(anna, work));
    const seen = (actor = anna) =>
      tenants.read(actor, ({ calendar }) => ({
        links: calendar.links(),
        told: calendar.linkOfChannel("c1"),
        busy: calendar.busy(bo.userId, AT_TEN, addMinutes(AT_TEN, 600)),
      }));

    await write(async ({ calendar }) => {
      await calendar.link(bo.userId, "bo@x.dk", { keyId: "k", text: "c2VhbGVk" });
      await calendar.keepChannel(bo.userId, channel);
      const busy = [{ from: AT_TEN, until: addMinutes(AT_TEN, 30) }];
      await calendar.keepReading(bo.userId, { syncToken: "t1", at: AT_TEN, busy });
      return yes(null);
    });
    const linked = await seen();
    await write(async ({ calendar }) => {
      await calendar.keepReading(bo.userId, { syncToken: "t2", at: AT_TEN, busy: null });
      await calendar.losesLogin(bo.userId);
      return yes(null);
    });
    const lost = await seen();
    await write(async ({ calendar }) => {
      await calendar.link(bo.userId, "bo@x.dk", null);
      return yes(null);
    });
    const again = await seen();
    await write(async ({ calendar }) => {
      await calendar.unlink(bo.userId);
      return yes(null);
    });

    const link = {
      person: bo.userId,
      calendarId: "bo@x.dk",
      sealed: { keyId: "k", text: "c2VhbGVk" },
      syncedAt: AT_TEN,
    };
    assert.equal(linked.told?.person, bo.userId);
    assert.deepEqual(linked.links.map(({ channel: _, ...one }) => one), [{
      ...link,
      state: "connected",
      syncToken: "t1",
    }]);
    assert.deepEqual(linked.busy, [{ person: bo.userId, from: AT_TEN, until: addMinutes(AT_TEN, 30) }]);
    assert.deepEqual([lost.links[0].state, lost.links[0].syncToken, lost.busy.length], ["reconnect", "t2", 1]);
    assert.deepEqual(again.links, [
      { ...link, sealed: null, state: "connected", syncToken: null, channel: null },
    ]);
    assert.deepEqual(await seen(), { links: [], told: null, busy: [] });
    assert.deepEqual(await seen(carla), { links: [], told: null, busy: [] });
  }),

  scene("a calendar that was not read for an hour is asked for again, whatever became of its job", async (play) => {
    const { tenants, anna, bo, mads } = play;
    const clock: Clock = { now: () => AT_TEN };
    const write = async (work: Parameters<typeof tenants.write<null, never>>[1]) =>
      kept(await tenants.write(anna, work));
    const job = async (person: typeof bo) =>
      (await tenants.read(anna, ({ jobs }) => ({ it: jobs.of("calendar.sync", `person:${person.userId}`) }))).it?.state;
    await write(async (books) => {
      await books.integrations.connect("google", {}, { keyId: "k", text: "c2VhbGVk" }, "");
      for (const { userId } of [bo, mads]) await books.calendar.link(userId, `${userId}@x.dk`, null);
      await books.calendar.keepReading(mads.userId, { syncToken: "t", at: addMinutes(AT_TEN, -30), busy: null });
      return yes(null);
    });

    await lookAfterCalendars({ tenants, clock })(anna.organizationId);

    assert.deepEqual([await job(bo), await job(mads)], ["pending", undefined]);
  }),

  scene("of a hundred bookings of one time for one person exactly one is made", async (play) => {
    const { anna, bo } = play;
    const customerId = (await play.aCustomer()).id;
    const sales = [];
    for (let count = 0; count < 100; count++) sales.push(await play.aSale({ customerId }));

    const answers = await Promise.all(
      sales.map(({ id }, place) =>
        planVisit(play)(anna, id, { scheduledAt: addMinutes(AT_TEN, place % 4 * 15), assignedTo: bo.userId })
      ),
    );

    assert.equal(answers.filter(({ ok }) => ok).length, 1);
    for (const answer of answers) {
      assert.ok(answer.ok || (answer.error.kind === "visit_overlaps" && answer.error.other));
    }
    const { visits } = await play.tenants.read(anna, ({ calendar }) => ({
      visits: calendar.visits(bo.userId, AT_TEN, addMinutes(AT_TEN, 120)),
    }));
    assert.equal(visits.length, 1);
  }),
];
