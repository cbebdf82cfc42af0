import assert from "node:assert/strict";
import type { Ore } from "../../domain/kernel/money.ts";
import type { Part } from "../../domain/kernel/page.ts";
import { no, yes } from "../../domain/kernel/result.ts";
import { idsOf } from "../../domain/kernel/roll.ts";
import { addDays, type Day } from "../../domain/kernel/time.ts";
import { changeLead, followUpLead, moveLeadTo } from "../../domain/leads/change_lead.ts";
import { convertLead } from "../../domain/leads/convert_lead.ts";
import { deleteLead, restoreLead } from "../../domain/leads/delete_lead.ts";
import { EVERY_LEAD } from "../../domain/leads/filter.ts";
import { findLead, findLeads } from "../../domain/leads/find_leads.ts";
import { type Ending, type LeadFacts, moveLead } from "../../domain/leads/lead.ts";
import type { LeadFilter, LeadSort } from "../../domain/leads/ports.ts";
import { recordLead } from "../../domain/leads/record_lead.ts";
import { conversionByBand, findLeadReport } from "../../domain/leads/report.ts";
import { bandOf, inOrder, scored, scoreOf, USUAL_WEIGHTS } from "../../domain/leads/scoring.ts";
import { undoLead } from "../../domain/leads/undo_lead.ts";
import { changeWeights } from "../../domain/leads/weigh_leads.ts";
import { EVERY_SALE } from "../../domain/sales/find_sales.ts";
import type { Actor } from "../../domain/kernel/actor.ts";
import { recordService } from "../../domain/catalogue/record_service.ts";
import { leadFacts, serviceFacts } from "../memory/builders.ts";
import { type Case, kept, type Scene, scene } from "./scene.ts";

const TODAY = "2026-03-02" as Day;
const WHOLE = { size: 100, page: 1 };
const BEST: LeadSort = { by: "score", descending: true };

function use(play: Scene) {
  const aLead = async (facts: Partial<LeadFacts> = {}, by: Actor = play.anna) =>
    kept(await recordLead(play)(by, leadFacts(facts)));
  return {
    aLead,
    change: changeLead(play),
    move: moveLeadTo(play),
    followUp: followUpLead(play),
    convert: convertLead(play),
    remove: deleteLead(play),
    restore: restoreLead(play),
    weigh: changeWeights(play),
    find: findLead(play),
    aService: async () => kept(await recordService(play)(play.anna, serviceFacts())),
    list: (filter: Partial<LeadFilter> = {}, sort = BEST, by = play.anna) =>
      play.tenants.read(by, ({ leads }) => ({
        listing: leads.list({ ...EVERY_LEAD, ...filter }, sort, WHOLE),
        totals: leads.totals({ ...EVERY_LEAD, ...filter }),
      })),
    counts: async (by: Actor = play.anna, seenBy: Actor["userId"] | null = null) =>
      (await play.tenants.read(by, ({ leads }) => ({ counts: leads.counts(seenBy, null, null) }))).counts,
    sales: async () =>
      (await play.tenants.read(play.anna, ({ sales }) => ({ totals: sales.totals(EVERY_SALE) }))).totals.count,
  };
}

/** Leads: kept whole with their history, scored alike everywhere, converted once. */
export const LEAD_CASES: readonly Case[] = [
  scene("a lead is found as recorded, with the score of its day", async (play) => {
    const { aLead, find, aService } = use(play);
    const customer = await play.aCustomer();
    const service = await aService();
    const facts = leadFacts({
      ...{ contactName: "Søren Ågård", companyName: "Ærø Brød ApS", contactPhone: "+4522334455" as never },
      ...{ message: "To\nlinjer 🥐", notes: "Ring efter 16", estimatedValue: 12_345_67 as Ore, priority: "URGENT" },
      ...{ followUpOn: "2026-03-05" as Day, assignedTo: play.bo.userId, customerId: customer.id },
      interestServiceId: service.id,
    });

    const made = await aLead(facts);
    const file = kept(await find(play.anna, made.id));

    assert.deepEqual({ ...made, ...facts }, made);
    assert.deepEqual([made.status, made.version, made.createdOn, made.assignee?.name], ["NEW", 1, TODAY, "Bo Bech"]);
    assert.deepEqual([made.service?.name, made.customer?.name], [service.name, customer.name]);
    assert.deepEqual(file.lead, made);
    assert.deepEqual(scored(made, USUAL_WEIGHTS, TODAY), {
      answers: made.answers,
      score: made.score,
      scoredOn: TODAY,
    });
    assert.equal(file.rules.reduce((all, { points }) => all + points, 0), made.score);
    assert.deepEqual(file.history.map(({ seq, kind, to }) => [seq, kind, to]), [[1, "CREATED", "NEW"]]);
  }),

  scene("a lead is changed, moved, followed up, binned and restored, and its history tells it", async (play) => {
    const { aLead, change, move, followUp, remove, restore, find } = use(play);
    const { id } = await aLead({ followUpOn: TODAY });

    kept(await change(play.anna, id, { version: 1, contactName: "Ny", assignedTo: play.bo.userId }));
    kept(await followUp(play.anna, id, { kind: "CALL", note: "Ville tænke", followUpOn: addDays(TODAY, 3) }));
    kept(await move(play.anna, id, { to: "QUALIFIED" }));
    const lost = kept(await move(play.anna, id, { to: "UNQUALIFIED", ending: "PRICE", endingNote: "For dyrt" }));
    kept(await remove(play.anna, id));
    const back = kept(await restore(play.anna, id));
    const { history } = kept(await find(play.anna, id));

    assert.deepEqual([lost.ending, lost.endingNote, lost.closedOn, lost.followUpOn], [
      "PRICE",
      "For dyrt",
      TODAY,
      null,
    ]);
    assert.deepEqual([back.deletedAt, back.status, back.contactedOn, back.version], [null, "UNQUALIFIED", TODAY, 7]);
    assert.deepEqual(
      history.map(({ seq, kind, from, to, ending, note, followUpOn }) => ({
        ...{ seq, kind, from, to, ending, note, followUpOn },
      })),
      [
        { seq: 1, kind: "CREATED", from: null, to: "NEW", ending: null, note: null, followUpOn: TODAY },
        { seq: 2, kind: "ASSIGNED", from: null, to: null, ending: null, note: null, followUpOn: null },
        {
          ...{ seq: 3, kind: "CALL", from: "NEW", to: "CONTACTED", ending: null, note: "Ville tænke" },
          followUpOn: addDays(TODAY, 3),
        },
        { seq: 4, kind: "MOVED", from: "CONTACTED", to: "QUALIFIED", ending: null, note: null, followUpOn: null },
        {
          seq: 5,
          kind: "MOVED",
          from: "QUALIFIED",
          to: "UNQUALIFIED",
          ending: "PRICE",
          note: "For dyrt",
          followUpOn: addDays(TODAY, 3),
        },
      ],
    );
    assert.ok(history.every(({ by }) => by?.id === play.anna.userId));
  }),

  scene("a stale change of a lead is refused with what stands there now", async (play) => {
    const { aLead, change } = use(play);
    const { id } = await aLead();
    const now = kept(await change(play.anna, id, { version: 1, notes: "Først" }));

    assert.deepEqual(
      await change(play.mads, id, { version: 1, notes: "For sent" }),
      no({
        kind: "stale_version",
        current: now,
      }),
    );
  }),

  scene("every filter of leads leaves the same rows, counts and sums", async (play) => {
    const { aLead, move, list, remove } = use(play);
    const customer = await play.aCustomer();
    const made = [
      await aLead({ contactName: "Zenia Zoffmann", contactEmail: "zenia@example.dk" as never, priority: "HIGH" }),
      await aLead({ contactName: "Aage Ågård", contactPhone: "+4522334455" as never, assignedTo: play.bo.userId }),
      await aLead({ contactName: "Ølby Kro", companyName: "50%_kroen", source: "REFERRAL", followUpOn: TODAY }),
      await aLead({ contactName: "Åse Aa", followUpOn: addDays(TODAY, -1), estimatedValue: 30_000_00 as Ore }),
      await aLead({ contactName: "Bo Ærlig", assignedTo: play.mads.userId, customerId: customer.id }),
      await aLead({ contactName: "Gone" }),
    ];
    kept(await move(play.anna, made[0].id, { to: "UNQUALIFIED", ending: "SPAM" }));
    kept(await remove(play.anna, made[5].id));
    const names = async (filter: Partial<LeadFilter>, sort?: LeadSort) => {
      const { listing, totals } = await list(filter, sort);
      assert.equal(totals.count, listing.rows.length, JSON.stringify(filter));
      assert.equal(
        totals.value,
        listing.rows.reduce((all, { estimatedValue }) => all + (estimatedValue ?? 0), 0),
        JSON.stringify(filter),
      );
      return listing.rows.map(({ contactName }) => contactName.split(" ")[0]).sort();
    };

    assert.equal((await names({})).length, 5);
    assert.deepEqual(await names({ statuses: ["UNQUALIFIED"] }), ["Zenia"]);
    assert.deepEqual(await names({ statuses: ["NEW", "UNQUALIFIED"] }), ["Aage", "Bo", "Zenia", "Åse", "Ølby"].sort());
    assert.deepEqual(await names({ priorities: ["HIGH", "URGENT"] }), ["Zenia"]);
    assert.deepEqual(await names({ source: "REFERRAL" }), ["Ølby"]);
    assert.deepEqual(await names({ assignedTo: play.bo.userId }), ["Aage"]);
    assert.deepEqual(await names({ assignedTo: "nobody" }), ["Zenia", "Åse", "Ølby"].sort());
    assert.deepEqual(await names({ seenBy: play.bo.userId }), ["Aage", "Zenia", "Åse", "Ølby"].sort());
    assert.deepEqual(await names({ customerId: customer.id }), ["Bo"]);
    assert.deepEqual(await names({ followUp: { state: "overdue", today: TODAY } }), ["Åse"]);
    assert.deepEqual(await names({ followUp: { state: "today", today: TODAY } }), ["Ølby"]);
    assert.deepEqual(await names({ followUp: { state: "due", today: TODAY } }), ["Åse", "Ølby"].sort());
    assert.deepEqual(await names({ followUp: { state: "none" } }), ["Aage", "Bo"]);
    assert.deepEqual(await names({ deleted: true }), ["Gone"]);
    assert.deepEqual(await names({ createdFrom: TODAY, createdTo: TODAY, seenBy: play.mads.userId }), [
      ...["Bo", "Zenia", "Åse", "Ølby"].sort(),
    ]);
    assert.deepEqual(await names({ createdFrom: addDays(TODAY, 1) }), []);
    for (const scoreFrom of [0, 20, 40, 60, 80, 33]) {
      const high = await names({ scoreFrom });
      const low = await names({ scoreTo: scoreFrom - 1 });
      assert.equal(high.length + low.length, 5);
    }
    assert.deepEqual(await names({ q: "ågård" }), ["Aage"]);
    assert.deepEqual(await names({ q: "22 33 44" }), ["Aage"]);
    assert.deepEqual(await names({ q: "ZENIA@EX" }), ["Zenia"]);
    assert.deepEqual(await names({ q: "50%_" }), ["Ølby"]);
    assert.deepEqual(await names({ q: "5%_" }), []);
    assert.deepEqual(await names({ q: "'; drop table app.leads; --" }), []);
  }),

  scene("why nothing came of leads is counted by reason, each as many and as much as its list", async (play) => {
    const { aLead, move, remove, list } = use(play);
    const ended = async (ending: Ending, facts: Partial<LeadFacts> = {}) => {
      const lead = await aLead({ estimatedValue: 1_000_00 as Ore, ...facts });
      return kept(await move(play.anna, lead.id, { to: "UNQUALIFIED", ending }));
    };
    await ended("PRICE");
    await ended("PRICE", { estimatedValue: null });
    await ended("PRICE", { assignedTo: play.mads.userId });
    await ended("SPAM", { assignedTo: play.bo.userId });
    await remove(play.anna, (await ended("SPAM")).id);
    await aLead();
    const endings = async (by = play.anna, from = TODAY, to = TODAY) =>
      kept(await findLeadReport(play)(by, from, to)).endings;

    assert.deepEqual(await endings(), [
      { ending: "PRICE", count: 3, value: 2_000_00 },
      { ending: "SPAM", count: 1, value: 1_000_00 },
    ]);
    for (const { ending, count, value } of await endings()) {
      const { listing, totals } = await list({ ending });
      assert.deepEqual([listing.rows.length, totals], [count, { count, isLowerBound: false, value }]);
      assert.ok(listing.rows.every((row) => row.ending === ending));
    }
    assert.deepEqual(await endings(play.bo), [
      { ending: "PRICE", count: 2, value: 1_000_00 },
      { ending: "SPAM", count: 1, value: 1_000_00 },
    ]);
    assert.deepEqual(await endings(play.anna, addDays(TODAY, 1), addDays(TODAY, 9)), []);
    assert.deepEqual(await endings(play.carla), []);
  }),

  scene("every order of leads walks by cursor to the end and back", async (play) => {
    const { aLead, list } = use(play);
    for (let place = 0; place < 9; place++) {
      await aLead({
        contactName: ["Åse", "Zenia", "Aage", "Ærø"][place % 4],
        estimatedValue: place % 3 === 0 ? null : (place % 2) * 10_000_00 as Ore,
        followUpOn: place % 2 ? addDays(TODAY, place % 3) : null,
      });
    }
    for (const by of ["score", "followUp", "created", "name", "value"] as const) {
      for (const descending of [true, false]) {
        const { listing: whole } = await list({}, { by, descending });
        const ids = whole.rows.map(({ id }) => id);
        const read = async (part: Part) =>
          (await play.tenants.read(play.anna, ({ leads }) => ({
            found: leads.list(EVERY_LEAD, { by, descending }, part),
          }))).found;
        const seen: string[] = [];
        let at = await read({ size: 4, page: 1 });
        for (;;) {
          seen.push(...at.rows.map(({ id }) => id));
          if (at.next === null) break;
          at = await read({ size: 4, cursor: at.next });
        }
        const before = await read({ size: 4, cursor: at.previous! });

        const { roll, those } = await play.tenants.read(play.anna, ({ leads }) => ({
          roll: leads.roll(EVERY_LEAD, { by, descending }),
          those: leads.those(ids.toReversed(), EVERY_LEAD),
        }));

        assert.deepEqual(seen, ids, `${by} ${descending}`);
        assert.deepEqual([...idsOf(roll, 4)].flat(), ids, `${by} ${descending}, the roll`);
        assert.deepEqual(those, whole.rows.toReversed());
        assert.deepEqual(before.rows.map(({ id }) => id), ids.slice(4, 8), `${by} ${descending} back`);
      }
    }
  }),

  scene("counts by band follow every change and leave out the bin", async (play) => {
    const { aLead, move, remove, change, counts } = use(play);
    const lead = await aLead({ estimatedValue: 1_000_00 as Ore });
    const other = await aLead({ assignedTo: play.mads.userId });
    const first = await counts();

    kept(await move(play.anna, lead.id, { to: "UNQUALIFIED", ending: "TIMING" }));
    const second = await counts();
    kept(await change(play.anna, lead.id, { version: 2, estimatedValue: null }));
    kept(await remove(play.anna, other.id));

    const sum = (all: typeof first) => all.reduce((total, { count }) => total + count, 0);
    assert.deepEqual([sum(first), sum(second), sum(await counts())], [2, 2, 1]);
    assert.deepEqual(await counts(), [
      { status: "UNQUALIFIED", band: bandOf(lead.score), count: 1, value: 0 as Ore },
    ]);
    assert.equal(sum(await counts(play.anna, play.bo.userId)), 1);
  }),

  scene("other weights give every lead its new score at once, as the rules would reckon it", async (play) => {
    const { aLead, weigh, list, counts } = use(play);
    await aLead({ contactPhone: "+4522334455" as never });
    await aLead({ estimatedValue: 30_000_00 as Ore, priority: "URGENT", source: "REFERRAL" });
    await aLead({ source: "OTHER", message: "x".repeat(100) });
    const weights = { ...USUAL_WEIGHTS, value: 100, source: 3, detail: 0, freshness: 7 };
    const under = await play.tenants.read(play.anna, ({ leads }) => ({
      tried: leads.countsUnder(weights, TODAY, TODAY),
    }));

    const saved = kept(await weigh(play.anna, weights, 0));
    const late = await weigh(play.anna, USUAL_WEIGHTS, 0);
    const refused = await weigh(play.bo, USUAL_WEIGHTS, 1);
    const { listing } = await list();
    const { found } = await play.tenants.read(play.anna, ({ leads }) => ({ found: leads.weights() }));

    assert.deepEqual(saved, { version: 1, weights });
    assert.deepEqual(found, saved);
    assert.deepEqual(late, no({ kind: "stale_version", current: saved }));
    assert.deepEqual(refused, no({ kind: "forbidden", permission: "weigh_leads" }));
    for (const { answers, score } of listing.rows) assert.equal(score, scoreOf(answers, inOrder(weights)));
    assert.deepEqual(conversionByBand(await counts()), conversionByBand(under.tried));
  }),

  scene("converting makes the customer, the sale and the link in one, and says the same ever after", async (play) => {
    const { aLead, move, convert, sales, aService } = use(play);
    const service = await aService();
    const lead = await aLead({
      ...{ interestServiceId: service.id, estimatedValue: 1_250_00 as Ore, source: "REFERRAL", companyName: "Kro ApS" },
      ...{ contactEmail: "kro@example.dk" as never, assignedTo: play.bo.userId },
    });
    const early = await convert(play.bo, lead.id, {});
    kept(await move(play.bo, lead.id, { to: "QUALIFIED" }));

    const done = kept(await convert(play.bo, lead.id, {}));
    const again = kept(await convert(play.anna, lead.id, { amount: 1 as Ore }));

    assert.deepEqual(early, no({ kind: "lead_not_qualified", status: "NEW" }));
    assert.deepEqual(again, done);
    assert.equal(await sales(), 1);
    const { sale } = done;
    assert.deepEqual([sale.status, sale.source, sale.gross, sale.quoted, sale.assignedTo], [
      ...["ACCEPTED", "REFERRAL", 1_250_00, 1_250_00, play.bo.userId],
    ]);
    assert.deepEqual([done.lead.status, done.lead.convertedSaleId, done.lead.customerId, done.lead.sale?.number], [
      ...["CONVERTED", sale.id, sale.customerId, sale.number],
    ]);
    assert.equal(sale.customer.email, "kro@example.dk");
  }),

  scene("fifty clicks at once make one sale", async (play) => {
    const { aLead, convert, sales, aService } = use(play);
    const service = await aService();
    const lead = await aLead({ interestServiceId: service.id, estimatedValue: 500_00 as Ore });

    const answers = await Promise.all(
      Array.from(
        { length: 50 },
        (_, place) => convert(place % 2 ? play.anna : play.mads, lead.id, { early: true }).catch(() => null),
      ),
    );

    const numbers = new Set(answers.flatMap((one) => one?.ok ? [one.value.sale.number] : []));
    assert.equal(numbers.size, 1);
    assert.equal(await sales(), 1);
  }),

  scene("a customer with the same mark is asked about before a second one is made", async (play) => {
    const { aLead, convert, aService } = use(play);
    const service = await aService();
    const known = await play.aCustomer({ phone: "+4522334455" as never, cvr: "12345674" as never });
    const like = { interestServiceId: service.id, estimatedValue: 500_00 as Ore };
    const byPhone = await aLead({ ...like, contactPhone: "+4522334455" as never });
    const byCvr = await aLead(like);

    const asked = await convert(play.anna, byPhone.id, { early: true });
    const askedCvr = await convert(play.anna, byCvr.id, { early: true, cvr: "12345674" as never });
    const meant = kept(await convert(play.anna, byPhone.id, { early: true, customerId: known.id }));
    const insisted = kept(
      await convert(play.anna, byCvr.id, { early: true, cvr: "12345674" as never, allowDuplicate: true }),
    );

    assert.deepEqual(asked, no({ kind: "duplicate_customer", existingId: known.id, by: "phone" }));
    assert.deepEqual(askedCvr, no({ kind: "duplicate_customer", existingId: known.id, by: "cvr" }));
    assert.equal(meant.sale.customerId, known.id);
    assert.notEqual(insisted.sale.customerId, known.id);
  }),

  scene("a move is taken back once, with the follow-up it ended, by those who may and saw it", async (play) => {
    const { aLead, move, find } = use(play);
    const undo = undoLead(play);
    const lead = await aLead({ followUpOn: TODAY, assignedTo: play.bo.userId });
    const lost = kept(await move(play.bo, lead.id, { to: "UNQUALIFIED", ending: "PRICE" }));

    const refused = [play.vera, play.carla].map((by) => undo(by, lead.id, { version: lost.version }));
    const stale = await undo(play.bo, lead.id, { version: lead.version });
    const undone = kept(await undo(play.bo, lead.id, { version: lost.version }));
    const again = await undo(play.bo, lead.id, { version: undone.version });
    const { history } = kept(await find(play.bo, lead.id));

    assert.deepEqual((await Promise.all(refused)).map((one) => !one.ok && one.error.kind), [
      "forbidden",
      "lead_missing",
    ]);
    assert.equal(!stale.ok && stale.error.kind, "stale_version");
    assert.deepEqual([undone.status, undone.ending, undone.closedOn, undone.followUpOn], ["NEW", null, null, TODAY]);
    assert.deepEqual(again, no({ kind: "nothing_to_undo" }));
    assert.deepEqual(history.slice(1).map(({ kind, from, to, followUpOn }) => [kind, from, to, followUpOn]), [
      ["MOVED", "NEW", "UNQUALIFIED", TODAY],
      ["MOVED", "UNQUALIFIED", "NEW", null],
    ]);
  }),

  scene("a refused conversion leaves no customer behind", async (play) => {
    const { aLead, convert } = use(play);
    const lead = await aLead({ contactEmail: "ny@example.dk" as never, estimatedValue: 500_00 as Ore });

    const refused = await convert(play.anna, lead.id, { early: true });
    const stranger = await convert(play.anna, lead.id, { early: true, serviceId: play.ids.next() });
    const { found } = await play.tenants.read(play.anna, ({ customers }) => ({
      found: customers.totals({ q: null, type: null, status: null, deleted: false }),
    }));

    assert.deepEqual(refused, no({ kind: "reference_missing", field: "serviceId" }));
    assert.equal(stranger.ok, false);
    assert.equal(found.count, 0);
  }),

  scene(
    "a lead is found with a slip in it and without Danish letters, but only where nothing fits exactly",
    async (play) => {
      const { aLead, change, remove, list } = use(play);
      for (const contactName of ["Søren Mikkelsen", "Åse Jørgensen", "Lone Bræmer", "Hansen & Søn", "Hans Thygesen"]) {
        await aLead({ contactName });
      }
      await aLead({ contactName: "Nummer", contactPhone: "+4522334455" as never, companyName: "Vognmand Ågesen" });
      const found: Record<string, string[]> = {
        "soeren": ["Søren Mikkelsen"],
        "SOREN mikkelsen": ["Søren Mikkelsen"],
        "aase": ["Åse Jørgensen"],
        "braemer": ["Lone Bræmer"],
        "aagesen": ["Nummer"],
        "Mikelsen": ["Søren Mikkelsen"],
        "jørgnesen": ["Åse Jørgensen"],
        "lome": ["Lone Bræmer"],
        "soren mikelsen": ["Søren Mikkelsen"],
        "hansen": ["Hansen & Søn"],
        "0045 22 33 44 55": ["Nummer"],
        "+45 2233 4455": ["Nummer"],
        "22/33 44.55": ["Nummer"],
        "lom": [],
        "xyzzy": [],
      };
      const names = async (q: string, deleted = false) =>
        (await list({ q, deleted })).listing.rows.map(({ contactName }) => contactName);
      for (const [q, wanted] of Object.entries(found)) assert.deepEqual(await names(q), wanted, q);

      // Nobody is called by the old word any more, and somebody by the new one.
      const [soren] = (await list({ q: "soeren" })).listing.rows;
      await change(play.anna, soren.id, { version: soren.version, contactName: "Thorbjørn Krag" });
      assert.deepEqual(await names("mikelsen"), []);
      assert.deepEqual(await names("thorbjron"), ["Thorbjørn Krag"]);
      assert.deepEqual((await list({ q: "thorbjron" }, BEST, play.carla)).listing.rows, []);
      kept(await remove(play.anna, soren.id));
      assert.deepEqual([await names("thorbjron"), await names("thorbjoern", true)], [[], ["Thorbjørn Krag"]]);
    },
  ),

  scene("Bo sees his own leads and the free ones; Carla sees and touches none", async (play) => {
    const { aLead, find, change, move, followUp, convert, remove, list } = use(play);
    const mine = await aLead({ assignedTo: play.bo.userId });
    const free = await aLead();
    const others = await aLead({ assignedTo: play.mads.userId });
    const missing = no({ kind: "lead_missing" });
    const seen = kept(await findLeads(play)(play.bo, EVERY_LEAD, BEST, WHOLE, "Europe/Copenhagen"));

    assert.deepEqual(seen.listing.rows.map(({ id }) => id).sort(), [mine.id, free.id].sort());
    for (const [who, lead] of [[play.bo, others], [play.carla, mine]] as const) {
      assert.deepEqual(await find(who, lead.id), missing);
      assert.deepEqual(await change(who, lead.id, { version: 1, notes: "x" }), missing);
      assert.deepEqual(await move(who, lead.id, { to: "QUALIFIED" }), missing);
      assert.deepEqual(await followUp(who, lead.id, { kind: "NOTE", note: "x" }), missing);
      assert.deepEqual(await convert(who, lead.id, { early: true }), missing);
      assert.deepEqual(await remove(who, lead.id), missing);
    }
    assert.deepEqual(
      await move(play.vera, mine.id, { to: "QUALIFIED" }),
      no({
        kind: "forbidden",
        permission: "edit_leads",
      }),
    );
    const { listing, totals } = await list({}, BEST, play.carla);
    const searched = await list({ q: "Jens" }, BEST, play.carla);
    assert.deepEqual([listing.rows, totals.count, searched.listing.rows], [[], 0, []]);
    assert.deepEqual(
      await play.tenants.write(play.carla, async ({ leads }) => yes(await leads.lock(mine.id))),
      yes(null),
    );
  }),

  scene("a lead names nobody and nothing that is not there", async (play) => {
    const record = recordLead(play);
    const nobody = play.ids.next<never>();
    for (const field of ["interestServiceId", "customerId", "assignedTo"] as const) {
      const refused = await record(play.anna, leadFacts({ [field]: nobody }));

      assert.deepEqual(refused, no({ kind: "reference_missing", field }));
    }
    assert.deepEqual(
      await record(play.anna, leadFacts({ assignedTo: play.ida.userId })),
      no({
        kind: "reference_missing",
        field: "assignedTo",
      }),
    );
  }),

  scene("the feed tells of leads beside sales, to whoever may see them", async (play) => {
    const { aLead, move, followUp, remove } = use(play);
    const lead = await aLead({ contactName: "Ada", assignedTo: play.mads.userId });
    const sale = await play.aSale({ assignedTo: play.mads.userId });
    kept(await followUp(play.anna, lead.id, { kind: "CALL", note: null }));
    kept(await move(play.anna, lead.id, { to: "QUALIFIED" }));
    const free = await aLead({ contactName: "Bent" });
    kept(await remove(play.anna, (await aLead({ contactName: "Gone" })).id));
    const told = async (by: Actor, owner: Actor["userId"] | null, most = 10) =>
      (await play.tenants.read(by, ({ statistics }) => ({ recent: statistics.recent(owner, most) }))).recent
        .map(({ kind, lead, saleId }) => [kind, lead?.name ?? saleId]);

    assert.deepEqual(await told(play.anna, null), [
      ["lead_recorded", "Bent"],
      ["lead_moved", "Ada"],
      ["sale_recorded", sale.id],
      ["lead_recorded", "Ada"],
    ]);
    assert.deepEqual(await told(play.anna, null, 2), [["lead_recorded", "Bent"], ["lead_moved", "Ada"]]);
    assert.deepEqual(await told(play.bo, play.bo.userId), [["lead_recorded", free.contactName]]);
    assert.deepEqual(await told(play.carla, null), []);
  }),

  scene("a converted lead stays converted, whatever the rules above let through", async (play) => {
    const { aLead, convert, aService } = use(play);
    const service = await aService();
    const lead = await aLead({ interestServiceId: service.id, estimatedValue: 500_00 as Ore });
    const done = kept(await convert(play.anna, lead.id, { early: true }));

    assert.equal(moveLead(done.lead, { to: "NEW" }, TODAY).ok, false);
    await assert.rejects(
      play.tenants.write(play.anna, async ({ leads }) => {
        const { assignee: _a, creator: _c, service: _s, customer: _u, sale: _n, ...bare } = done.lead;
        const undone = { ...bare, status: "NEW", convertedSaleId: null, closedOn: null } as never;
        return yes(await leads.record({ kind: "lead_moved", from: "CONVERTED" }, undone));
      }),
    );
  }),
];
