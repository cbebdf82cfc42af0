import assert from "node:assert/strict";
import type { AgreementTerms } from "../../domain/agreements/agreement.ts";
import type { AgreementWorld } from "../../domain/agreements/carry_out.ts";
import { changeAgreement } from "../../domain/agreements/change_agreement.ts";
import { changeFromVisit } from "../../domain/agreements/change_visit.ts";
import { findAgreement, findAgreements } from "../../domain/agreements/find_agreements.ts";
import { lookAfterAgreements } from "../../domain/agreements/look_after.ts";
import type { AgreementView } from "../../domain/agreements/ports.ts";
import { recordAgreement } from "../../domain/agreements/record_agreement.ts";
import { changeService, recordService } from "../../domain/catalogue/record_service.ts";
import { mergeCustomers, unmergeCustomers } from "../../domain/customers/merge_customers.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { AUTOMATIC } from "../../domain/kernel/automatic.ts";
import { ore } from "../../domain/kernel/money.ts";
import { no } from "../../domain/kernel/result.ts";
import { addDays, type Clock, type Day, type Instant, localTimeOf } from "../../domain/kernel/time.ts";
import { changeMailSettings } from "../../domain/mail/change_mail.ts";
import { findNotices } from "../../domain/notices/find_notices.ts";
import { planVisit } from "../../domain/sales/plan_visit.ts";
import { findSale } from "../../domain/sales/find_sales.ts";
import type { SaleView } from "../../domain/sales/ports.ts";
import { aLineDraft, anAgreement, serviceFacts } from "../memory/builders.ts";
import { ALL_ON } from "./mail_cases.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";

const ZONE = "Europe/Copenhagen";
/** A Monday; the clock of a scene stands on it. */
const TODAY = "2026-03-02" as Day;
const FIRST_PAGE = { size: 20, page: 1 } as const;

/** Every Wednesday at nine, for two hours, at 1.000,00 without moms. */
async function terms(play: Scene, given: Partial<AgreementTerms> = {}): Promise<AgreementTerms> {
  const customerId = given.customerId ?? (await play.aCustomer({ name: "Maren Holm" })).id;
  return anAgreement({ customerId, assignedTo: play.bo.userId, ...given });
}

function at(now: string): Clock {
  return { now: () => now as Instant };
}

function worldOf({ tenants, ids }: Scene, clock: Clock = at("2026-03-02T08:00:00.000Z")): AgreementWorld {
  return { tenants, ids, clock, calledOff: "Aftalen er ændret" };
}

/** Every visit of the agreement that was not called off, as its sale stands. */
async function visitsOf(play: Scene, id: AgreementView["id"], from = "2026-01-01"): Promise<SaleView[]> {
  const { made } = await play.tenants.read(play.anna, ({ agreements }) => ({ made: agreements.made(id, from as Day) }));
  const found: SaleView[] = [];
  for (const { saleId } of made) {
    found.push((await play.tenants.read(play.anna, ({ sales }) => ({ sale: sales.find(saleId) }))).sale!);
  }
  return found;
}

const said = (sales: readonly SaleView[]) =>
  sales.map(({ status, scheduledAt }) =>
    `${status} ${scheduledAt === null ? "no time" : localTimeOf(scheduledAt, ZONE).replace("T", " ")}`
  );

const WEDNESDAYS = ["03-04", "03-11", "03-18", "03-25", "04-01", "04-08", "04-15", "04-22"];
const scheduledOn = (days: readonly string[], time = "09:00") => days.map((day) => `SCHEDULED 2026-${day} ${time}`);

async function made(play: Scene, given: Partial<AgreementTerms> = {}, by: Actor = play.anna) {
  return kept(await recordAgreement(worldOf(play))(by, await terms(play, given)));
}

/** Agreements: visits made ahead, once, and changed with their agreement. */
export const AGREEMENT_CASES: readonly Case[] = [
  scene(
    "who gets an agreement is told once, its customer of none of its visits; a visit moved by hand is told of",
    async (play) => {
      const { anna, bo, mads } = play;
      const notices = async (actor: Actor) =>
        (await findNotices(play)(actor)).map(({ kind, about, name }) => [kind, about.id, name]);
      const mails = async () =>
        (await play.tenants.read(anna, ({ jobs }) => ({
          all: jobs.list({ state: null, provider: "mail" }, { size: 100, page: 1 }),
        }))).all.rows.length;

      kept(await changeMailSettings(play)(anna, ALL_ON));
      const agreement = await made(play);
      const atFirst = [await notices(bo), await mails()];
      const given = kept(
        await changeAgreement(worldOf(play))(anna, agreement.id, {
          version: agreement.version,
          assignedTo: mads.userId,
        }),
      );
      const later = [await notices(mads), await mails()];
      const [visit] = await visitsOf(play, agreement.id);
      const change = { version: visit.version, scheduledAt: "2026-03-05T08:00:00.000Z" as Instant };
      kept(await planVisit(play)(anna, visit.id, change));

      const name = "Maren Holm";
      assert.deepEqual(atFirst, [[["agreement_assigned", agreement.id, name]], 0]);
      assert.deepEqual(later, [[["agreement_assigned", given.id, name]], 0]);
      assert.equal(await mails(), 1);
    },
  ),

  scene("an agreement makes its visits for eight weeks at once, each an ordinary scheduled sale", async (play) => {
    const agreement = await made(play);

    const visits = await visitsOf(play, agreement.id);
    const history = await play.tenants.read(play.anna, ({ sales }) => ({ steps: sales.history(visits[0].id) }));

    // 22 April is the last Wednesday within 56 days; local time stays through the night the clock goes forward.
    assert.deepEqual(said(visits), scheduledOn(WEDNESDAYS));
    const [first] = visits;
    assert.deepEqual(
      [first.saleDate, first.source, first.net, first.assignedTo, first.customerId, first.scheduledUntil],
      ["2026-03-04", "OTHER", 1_000_00, play.bo.userId, agreement.customerId, "2026-03-04T10:00:00.000Z"],
    );
    assert.deepEqual(history.steps.map(({ from, to }) => [from, to]), [[null, "ACCEPTED"], ["ACCEPTED", "SCHEDULED"]]);
    assert.equal(agreement.nextVisit, "2026-03-04T08:00:00.000Z");
    assert.equal(agreement.nextOn, "2026-04-29");
  }),

  scene("looking after agreements again, and by eight processes at once, makes nothing twice", async (play) => {
    const agreement = await made(play);
    const later = worldOf(play, at("2026-03-23T08:00:00.000Z"));

    const done = await Promise.all(
      Array.from({ length: 8 }, () => lookAfterAgreements(later)(play.anna.organizationId)),
    );
    const again = await lookAfterAgreements(later)(play.anna.organizationId);

    const visits = await visitsOf(play, agreement.id);
    assert.deepEqual(said(visits), scheduledOn([...WEDNESDAYS, "04-29", "05-06", "05-13"]));
    assert.deepEqual(done.flatMap(({ refused }) => refused), []);
    assert.deepEqual(again, { agreements: 0, refused: [] });
    const { recent } = await play.tenants.read(
      play.anna,
      ({ statistics }) => ({ recent: statistics.recent(null, 50) }),
    );
    assert.ok(
      recent.length > 0 && recent.every(({ by }) => by?.id === play.anna.userId),
      "made by the clock is no news",
    );
    assert.deepEqual([visits[0].createdBy, visits[8].createdBy], [play.anna.userId, AUTOMATIC.id]);
  }),

  scene("a visit whose person is busy is made without a time and names what is in the way", async (play) => {
    const { anna, bo, use } = play;
    const { id } = await play.aSale({ assignedTo: bo.userId });
    const other = kept(
      await use.moveSale(anna, id, { to: "SCHEDULED", scheduledAt: "2026-03-11T09:00:00.000Z" as Instant }),
    );

    const agreement = await made(play);

    const visits = await visitsOf(play, agreement.id);
    const { value } = await findAgreements(worldOf(play))(
      anna,
      { standing: null, q: null, customerId: null },
      FIRST_PAGE,
    );
    assert.deepEqual(said(visits).slice(0, 3), [
      "SCHEDULED 2026-03-04 09:00",
      "ACCEPTED no time",
      "SCHEDULED 2026-03-18 09:00",
    ]);
    assert.deepEqual(value.waiting.map(({ saleId, on, plannedAt }) => [saleId, on, plannedAt]), [
      [visits[1].id, "2026-03-11", "2026-03-11T08:00:00.000Z"],
    ]);
    assert.deepEqual(value.waiting[0].inTheWay, {
      ...{ id: other.id, number: other.number },
      ...{ scheduledAt: other.scheduledAt, scheduledUntil: other.scheduledUntil },
    });

    kept(await use.moveSale(anna, other.id, { to: "CANCELLED", reason: "Syg" }));
    kept(await changeAgreement(worldOf(play))(anna, agreement.id, { title: "Rengøring" }));
    assert.deepEqual(
      said(await visitsOf(play, agreement.id)),
      scheduledOn(WEDNESDAYS),
      "it gets the time once it is free",
    );
  }),

  scene("a change of all moves every untouched visit, and leaves what was touched, done or skipped", async (play) => {
    const { anna, bo, use } = play;
    const agreement = await made(play);
    const [first, second, third, fourth] = await visitsOf(play, agreement.id);
    for (const to of ["IN_PROGRESS", "COMPLETED"] as const) kept(await use.moveSale(anna, first.id, { to }));
    kept(await use.moveSale(anna, second.id, { to: "CANCELLED", reason: "Ferie" }));
    kept(await use.changeSale(anna, third.id, { version: third.version, internalNotes: "Nøgle under måtten" }));

    const changed = kept(
      await changeAgreement(worldOf(play))(anna, agreement.id, {
        version: 1,
        rule: { kind: "weekly", every: 1, weekdays: [4] },
        time: "13:00",
        holidays: "move",
      }),
    );

    const visits = await visitsOf(play, agreement.id);
    assert.deepEqual(said(visits), [
      "COMPLETED 2026-03-04 09:00",
      "CANCELLED 2026-03-11 09:00",
      "SCHEDULED 2026-03-18 09:00",
      // Maundy Thursday goes to the Tuesday after Easter.
      ...scheduledOn(["03-26", "04-07", "04-09", "04-16", "04-23"], "13:00"),
    ]);
    assert.equal(visits[3].id, fourth.id, "the visit was moved, not made anew");
    assert.equal(visits[3].saleDate, "2026-03-26");
    assert.equal(changed.version, 2);
    const stale = await changeAgreement(worldOf(play))(anna, agreement.id, { version: 1, assignedTo: bo.userId });
    assert.ok(!stale.ok && stale.error.kind === "stale_version");
  }),

  scene("this and following ends the agreement the day before and goes on as another", async (play) => {
    const { anna, mads } = play;
    const agreement = await made(play);
    const before = await visitsOf(play, agreement.id);

    const after = kept(
      await changeAgreement(worldOf(play))(anna, agreement.id, {
        from: "2026-03-25" as Day,
        assignedTo: mads.userId,
        rule: { kind: "weekly", every: 2, weekdays: [3] },
      }),
    );

    const [old, next] = [await visitsOf(play, agreement.id), await visitsOf(play, after.id)];
    const { found } = await play.tenants.read(anna, (books) => ({
      found: books.agreements.find(agreement.id, "2026-03-02T08:00:00.000Z" as Instant),
    }));
    assert.deepEqual(said(old), scheduledOn(["03-04", "03-11", "03-18"]));
    assert.deepEqual(said(next), scheduledOn(["03-25", "04-08", "04-22"]));
    assert.deepEqual(next.map(({ id }) => id), [before[3].id, before[5].id, before[7].id]);
    assert.ok(next.every(({ assignedTo }) => assignedTo === mads.userId));
    assert.deepEqual([found!.endsOn, found!.nextOn, after.follows, after.startsOn], [
      "2026-03-24",
      null,
      agreement.id,
      "2026-03-25",
    ]);
    const gone = await play.tenants.read(anna, ({ sales }) => ({ sale: sales.find(before[4].id) }));
    assert.deepEqual([gone.sale!.status, gone.sale!.reason], ["CANCELLED", "Aftalen er ændret"]);
    const file = kept(await findAgreement(worldOf(play))(anna, agreement.id));
    assert.deepEqual(file.history.map(({ kind }) => kind), ["agreement_split", "agreement_recorded"]);
    assert.deepEqual(
      await changeAgreement(worldOf(play))(anna, after.id, { from: "2026-02-25" as Day }),
      no({ kind: "split_in_the_past", today: TODAY }),
    );
  }),

  scene("a split at a day that was changed by hand keeps that visit, and makes no second one", async (play) => {
    const { anna, use } = play;
    const agreement = await made(play);
    const [, , third] = await visitsOf(play, agreement.id);
    kept(
      await use.changeSale(anna, third.id, {
        version: third.version,
        scheduledAt: "2026-03-19T12:00:00.000Z" as Instant,
      }),
    );

    const after = kept(
      await changeAgreement(worldOf(play))(anna, agreement.id, { from: "2026-03-18" as Day, time: "10:00" }),
    );

    assert.deepEqual(said(await visitsOf(play, after.id)), [
      "SCHEDULED 2026-03-19 13:00",
      ...scheduledOn(["03-25", "04-01", "04-08", "04-15", "04-22"], "10:00"),
    ]);
  }),

  scene("what is changed at one visit can be meant for the following and for all", async (play) => {
    const { anna } = play;
    const agreement = await made(play);
    const [first, second] = await visitsOf(play, agreement.id);
    const world = worldOf(play);

    const all = kept(
      await changeFromVisit(world)(anna, first.id, "all", {
        version: first.version,
        scheduledAt: "2026-03-06T10:30:00.000Z" as Instant,
      }),
    );
    const moved = await visitsOf(play, agreement.id);
    const following = kept(
      await changeFromVisit(world)(anna, second.id, "following", { version: moved[1].version, assignedTo: null }),
    );

    assert.equal(all.id, agreement.id);
    assert.deepEqual(said(moved).slice(0, 2), scheduledOn(["03-06", "03-13"], "11:30"));
    assert.deepEqual(all.rule, { kind: "weekly", every: 1, weekdays: [5] });
    assert.deepEqual([following.startsOn, following.assignedTo, following.follows], ["2026-03-13", null, agreement.id]);
    assert.deepEqual(said(await visitsOf(play, agreement.id)), scheduledOn(["03-06"], "11:30"));
    const file = kept(await findSale(world)(anna, second.id));
    assert.equal(file.agreement?.agreement.id, following.id);
    const stale = await changeFromVisit(world)(anna, first.id, "all", { version: 1, assignedTo: null });
    assert.ok(!stale.ok && stale.error.kind === "stale_version");
  }),

  scene("a pause calls visits off, the end of it brings them back, an end keeps what lies before", async (play) => {
    const { anna } = play;
    const world = worldOf(play);
    const agreement = await made(play);

    const paused = kept(
      await changeAgreement(world)(anna, agreement.id, {
        pausedFrom: "2026-03-10" as Day,
        pausedTo: "2026-03-31" as Day,
      }),
    );
    assert.deepEqual(
      said(await visitsOf(play, agreement.id)),
      scheduledOn(["03-04", "04-01", "04-08", "04-15", "04-22"]),
    );
    kept(await changeAgreement(world)(anna, agreement.id, { pausedFrom: null, pausedTo: null }));
    assert.deepEqual(said(await visitsOf(play, agreement.id)), scheduledOn(WEDNESDAYS));
    const ended = kept(await changeAgreement(world)(anna, agreement.id, { endsOn: "2026-03-18" as Day }));
    assert.deepEqual(said(await visitsOf(play, agreement.id)), scheduledOn(["03-04", "03-11", "03-18"]));

    assert.deepEqual([paused.version, ended.version, ended.nextOn], [2, 4, null]);
    const file = kept(await findAgreement(world)(anna, agreement.id));
    assert.deepEqual(file.history.map(({ kind }) => kind), [
      ...["agreement_ended", "agreement_resumed", "agreement_paused", "agreement_recorded"],
    ]);
    const standings = async (now: string) => {
      const list = findAgreements(worldOf(play, at(now)));
      const rows = await Promise.all((["active", "paused", "ended"] as const).map(async (standing) => {
        const { value } = await list(anna, { standing, q: "maren", customerId: null }, FIRST_PAGE);
        assert.equal(value.totals.count, value.listing.rows.length);
        return value.listing.rows.length;
      }));
      return rows;
    };
    assert.deepEqual(await standings("2026-03-18T12:00:00.000Z"), [1, 0, 0]);
    assert.deepEqual(await standings("2026-03-19T12:00:00.000Z"), [0, 0, 1]);
  }),

  scene("a visit costs what the catalogue says on its day, also after the price was changed", async (play) => {
    const { anna } = play;
    const world = worldOf(play);
    const facts = serviceFacts({ priceOre: ore(400_00), priceIncludesVat: false, pricingModel: "FIXED" });
    const service = kept(await recordService(world)(anna, facts));
    const line = aLineDraft({
      ...{
        serviceId: service.id,
        description: null,
        unit: null,
        unitPrice: null,
        priceIncludesVat: null,
        vatRate: null,
      },
    });
    const agreement = await made(play, { lines: [line] });
    const own = await made(play, { lines: [{ ...line, unitPrice: ore(350_00) }], assignedTo: null });

    const raised = worldOf(play, at("2026-03-03T08:00:00.000Z"));
    kept(
      await changeService(raised)(anna, service.id, {
        version: 1,
        priceOre: ore(450_00),
        priceFrom: "2026-04-01" as Day,
      }),
    );
    await lookAfterAgreements(worldOf(play, at("2026-03-03T09:00:00.000Z")))(anna.organizationId);

    const nets = async (id: AgreementView["id"]) => (await visitsOf(play, id)).map(({ net }) => net / 100);
    assert.deepEqual(await nets(agreement.id), [400, 400, 400, 400, 450, 450, 450, 450]);
    assert.deepEqual(new Set(await nets(own.id)), new Set([350]));
    const [{ version }] = await visitsOf(play, agreement.id);
    assert.equal(version, 2, "a visit that costs the same is not written again");
  }),

  scene("what makes no sense is refused, and leaves nothing behind", async (play) => {
    const { anna, ida } = play;
    const record = async (given: Partial<AgreementTerms>) =>
      await recordAgreement(worldOf(play))(anna, await terms(play, given));

    assert.deepEqual(
      await record({ rule: { kind: "weekly", every: 1, weekdays: [] } }),
      no({ kind: "weekday_missing" }),
    );
    assert.deepEqual(await record({ endsOn: "2026-03-01" as Day }), no({ kind: "end_before_start", startsOn: TODAY }));
    assert.deepEqual(await record({ endsOn: TODAY }), no({ kind: "no_visit_in_term" }));
    assert.deepEqual(await record({ pausedTo: "2026-04-01" as Day }), no({ kind: "pause_backwards" }));
    assert.deepEqual(await record({ lines: [] }), no({ kind: "lines_missing" }));
    assert.deepEqual(
      await record({ lines: [aLineDraft({ unitPrice: null })] }),
      no({ kind: "line_incomplete", index: 0 }),
    );
    assert.deepEqual(await record({ assignedTo: ida.userId }), no({ kind: "reference_missing", field: "assignedTo" }));
    const { value } = await findAgreements(worldOf(play))(
      anna,
      { standing: null, q: null, customerId: null },
      FIRST_PAGE,
    );
    assert.deepEqual(value.listing.rows, []);
  }),

  scene("a SALES_REP has own agreements, a VIEWER looks on, another firm finds nothing", async (play) => {
    const { anna, bo, mads, vera, carla } = play;
    const world = worldOf(play);
    const mine = await made(play, { assignedTo: bo.userId }), theirs = await made(play, { assignedTo: mads.userId });
    const find = findAgreement(world), change = changeAgreement(world);
    const everything = { standing: null, q: null, customerId: null } as const;
    const listed = async (actor: Actor) =>
      (await findAgreements(world)(actor, everything, FIRST_PAGE)).value.totals.count;

    assert.deepEqual([await listed(anna), await listed(bo), await listed(vera), await listed(carla)], [2, 1, 2, 0]);
    assert.deepEqual(await find(bo, theirs.id), no({ kind: "agreement_missing" }));
    assert.deepEqual(await change(bo, theirs.id, { title: "x" }), no({ kind: "agreement_missing" }));
    assert.ok((await change(bo, mine.id, { title: "Min" })).ok);
    assert.ok((await find(vera, mine.id)).ok);
    assert.deepEqual(await change(vera, mine.id, { title: "x" }), no({ kind: "forbidden", permission: "edit_sales" }));
    assert.deepEqual(
      await recordAgreement(world)(vera, await terms(play)),
      no({ kind: "forbidden", permission: "create_sales" }),
    );
    assert.deepEqual(await find(carla, mine.id), no({ kind: "agreement_missing" }));
    assert.deepEqual(await change(carla, mine.id, { title: "x" }), no({ kind: "agreement_missing" }));
    const seen = await play.tenants.read(carla, ({ agreements }) => ({
      made: agreements.made(mine.id, TODAY),
      visits: agreements.visits(mine.id, "ahead", "2026-03-02T08:00:00.000Z" as Instant, 10),
      history: agreements.history(mine.id, 10),
      due: agreements.due("2030-01-01" as Day, null, 10),
      waiting: agreements.needingTime(null, "2026-03-02T08:00:00.000Z" as Instant, 10),
    }));
    assert.deepEqual(seen, { made: [], visits: [], history: [], due: [], waiting: [] });
  }),

  scene("an agreement made twice under one key is made once, with its visits", async (play) => {
    const wanted = await terms(play);
    const anna = { ...play.anna, once: { key: "form:1", fingerprint: "a" } };

    const [first, second] = [
      kept(await recordAgreement(worldOf(play))(anna, wanted)),
      kept(await recordAgreement(worldOf(play))(anna, wanted)),
    ];

    assert.equal(second.id, first.id);
    assert.equal((await visitsOf(play, first.id)).length, 8);
  }),

  scene("work of somebody who left is made and given to nobody", async (play) => {
    const agreement = await made(play);
    await play.tenants.write(play.anna, async (books) => {
      const held = await books.agreements.lock(agreement.id);
      const left = { ...held!, assignedTo: play.ida.userId };
      await books.agreements.record({ kind: "agreement_changed", before: held! }, left);
      return { ok: true, value: null } as const;
    });

    await lookAfterAgreements(worldOf(play, at("2026-03-09T08:00:00.000Z")))(play.anna.organizationId);

    const visits = await visitsOf(play, agreement.id, "2026-04-29");
    assert.deepEqual(visits.map(({ assignedTo, status }) => [assignedTo, status]), [[null, "SCHEDULED"]]);
  }),

  scene("an agreement goes along when its customer is merged, and back when that is undone", async (play) => {
    const { anna } = play;
    const world = worldOf(play, play.clock);
    const agreement = await made(play);
    const keptOne = await play.aCustomer({ name: "Anders And" });

    kept(await mergeCustomers(world)(anna, keptOne.id, agreement.customerId));
    kept(await changeAgreement(worldOf(play))(anna, agreement.id, { time: "10:00" }));
    const merged = await visitsOf(play, agreement.id);
    kept(await unmergeCustomers(world)(anna, keptOne.id));
    const back = kept(await changeAgreement(worldOf(play))(anna, agreement.id, { time: "11:00" }));

    assert.deepEqual(said(merged), scheduledOn(WEDNESDAYS, "10:00"), "its visits were touched by nobody's hand");
    assert.ok(merged.every(({ customerId }) => customerId === keptOne.id));
    assert.equal(back.customerId, agreement.customerId);
    const visits = await visitsOf(play, agreement.id);
    assert.deepEqual(said(visits), scheduledOn(WEDNESDAYS, "11:00"));
    assert.ok(visits.every(({ customerId }) => customerId === agreement.customerId));
  }),

  scene("many visits are made in turns, and none is left out", async (play) => {
    const wanted = await terms(play, {
      time: "10:00",
      rule: { kind: "weekly", every: 1, weekdays: [1, 2, 3, 4, 5, 6, 7] },
      holidays: "as_usual",
      assignedTo: null,
    });
    const agreement = kept(await recordAgreement(worldOf(play, at("2026-01-01T08:00:00.000Z")))(play.anna, wanted));
    assert.equal((await visitsOf(play, agreement.id)).length, 0, "the first day is more than eight weeks ahead");

    await lookAfterAgreements(worldOf(play))(play.anna.organizationId);

    const visits = await visitsOf(play, agreement.id);
    assert.ok(visits.every(({ createdBy }) => createdBy === play.anna.userId), "work of nobody is its maker's");
    assert.deepEqual(visits.map(({ saleDate }) => saleDate), Array.from({ length: 57 }, (_, i) => addDays(TODAY, i)));
  }),
];
