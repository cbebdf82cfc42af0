import { linkPurpose } from "../../domain/calendar/google.ts";
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { linkCalendar } from "../../domain/calendar/link_calendar.ts";
import { connectIntegration } from "../../domain/integrations/change_integrations.ts";
import { answerVisit } from "../../domain/calendar/answer_visit.ts";
import type { OpenQuestion } from "../../domain/calendar/mirror.ts";
import type { Outcome } from "../../domain/delivery/handler.ts";
import type { Job } from "../../domain/delivery/job.ts";
import { automaticActor } from "../../domain/kernel/automatic.ts";
import type { SaleId, UserId } from "../../domain/kernel/ids.ts";
import { yes } from "../../domain/kernel/result.ts";
import { addMinutes, type Clock, type Instant } from "../../domain/kernel/time.ts";
import { changeSale } from "../../domain/sales/change_sale.ts";
import { deleteSale } from "../../domain/sales/delete_sale.ts";
import { moveSale } from "../../domain/sales/move_sale.ts";
import { planVisit } from "../../domain/sales/plan_visit.ts";
import { recordCustomer } from "../../domain/customers/record_customer.ts";
import { recordSale } from "../../domain/sales/record_sale.ts";
import type { SaleDraft } from "../../domain/sales/draft.ts";
import { type FakeEvent, startGoogle } from "../../tools/fakes/google.ts";
import { eachDatabase, type TestDatabase } from "../../tools/test_databases.ts";
import { makeFirms, newIds, systemClock } from "../../tools/test_firms.ts";
import { openWorker } from "../delivery/worker.ts";
import { postgresDesk } from "../postgres/desk.ts";
import { aDraft, aLineDraft, customerFacts } from "../memory/builders.ts";
import { castWith } from "../memory/cast.ts";
import { kept } from "../memory/world.ts";
import { postgresTenants } from "../postgres/tenants.ts";
import { secretBox } from "../secrets.ts";
import { googleHandlers } from "./handlers.ts";
import { carried } from "./hands.ts";
import { Trouble } from "./trouble.ts";
import { until } from "../../tools/until.ts";

const AT = "2026-12-01T08:00:00.000Z" as Instant;
const secrets = secretBox([{ id: "test", bytes: new Uint8Array(32).fill(1) }]);
const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const ROBOT = "robot@firm.iam.gserviceaccount.com";

/** A firm whose staff have calendars in a Google of the test's own. */
async function office({ engine }: TestDatabase, { way = "service_account" as "service_account" | "oauth" } = {}) {
  const cast = castWith(newIds), tenants = postgresTenants(engine);
  const now = { at: "2026-11-21T09:00:00.000Z" as Instant };
  const google = await startGoogle({ pageSize: 2, clock: () => Date.parse(now.at) });
  await makeFirms(engine, cast.firms);
  const clock: Clock = { now: () => now.at };
  const world = { tenants, ids: newIds, clock };
  const organizationId = cast.anna.organizationId;
  const calendars = { bo: `bo.${organizationId}@x.dk`, mads: `mads.${organizationId}@x.dk` };
  google.grant(ROBOT);
  const origin = { current: "http://localhost:8000" };
  const { [Symbol.asyncDispose]: close } = google;
  const handlers = () =>
    googleHandlers({
      config: { vendors: { google: google.apiUrl, googleToken: google.tokenUrl }, publicOrigin: origin.current },
      secrets,
    });
  let handed = handlers();
  const patience = { ms: 60_000 };
  const settings = way === "oauth" ? { way, clientId: "client" } : { way };
  const secret = way === "oauth" ? "client secret" : JSON.stringify({ client_email: ROBOT, private_key: privateKey });
  await tenants.write(cast.anna, async (books) => {
    await books.integrations.connect("google", settings, await secrets.seal("x", secret), "");
    for (const who of ["bo", "mads"] as const) {
      google.calendar(calendars[who]);
      const login = { refreshToken: google.grant(calendars[who]) };
      const purpose = linkPurpose(organizationId, cast[who].userId);
      const sealed = way === "oauth" ? await secrets.seal(purpose, JSON.stringify(login)) : null;
      await books.calendar.link(cast[who].userId, calendars[who], sealed);
    }
    return yes(null);
  });
  const actor = automaticActor(organizationId, "test");

  /** Carries a job out as the worker does, its acknowledgement included unless it dies before. */
  async function carry(
    kind: "calendar.visit" | "calendar.sync" | "calendar.test",
    about: Job["about"],
    dies = false,
  ): Promise<Outcome> {
    const integration = {
      ...{ provider: "google", serves: "calendar", state: "connected" } as const,
      ...{ why: null, settings, secretTail: "", secret },
      ...{ lastSuccessAt: null, lastFailureAt: null, connectedAt: now.at },
    } as const;
    const signal = new AbortController().signal;
    const bounded: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(patience.ms) });
    const outcome = await handed[kind]!.carry({ about } as Job, {
      ...{ tenants, actor, integration, fetch: bounded, signal, clock },
    });
    if (outcome.kind === "done" && !dies) {
      kept(
        await tenants.write<null, never>(actor, async (books) => {
          await outcome.work?.(books);
          return yes(null);
        }),
      );
    }
    return outcome;
  }

  return {
    ...{ cast, tenants, google, calendars, now, origin, world, patience },
    restart: () => void (handed = handlers()),
    visit: (id: SaleId, dies = false) => carry("calendar.visit", { saleId: id }, dies),
    trial: () => carry("calendar.test", {}),
    sync: (who: "bo" | "mads" = "bo") => carry("calendar.sync", { personId: cast[who].userId }),
    async planned(assignedTo: UserId = cast.bo.userId, at = AT, draft: Partial<SaleDraft> = {}) {
      const facts = customerFacts({
        ...{ name: "Søren Ågård", email: "soren@example.dk" as never },
        address: { street: "Åboulevarden 1", postalCode: "8000", city: "Aarhus C", country: "DK" },
      });
      const customer = kept(await recordCustomer(world)(cast.anna, facts, true));
      const lines = [aLineDraft({ description: "Flytterengøring" })];
      const sale = kept(
        await recordSale(world)(cast.anna, aDraft({ customerId: customer.id, assignedTo, lines, ...draft })),
      );
      return kept(await planVisit(world)(cast.anna, sale.id, { scheduledAt: at }));
    },
    move: async (id: SaleId, at: Instant, assignedTo?: UserId) =>
      kept(await planVisit(world)(cast.anna, id, { scheduledAt: at, ...(assignedTo ? { assignedTo } : {}) })),
    async questions(): Promise<readonly OpenQuestion[]> {
      return (await tenants.read(cast.anna, ({ calendar }) => ({ asked: calendar.questions(null) }))).asked;
    },
    rows: async (id: SaleId) =>
      (await tenants.read(cast.anna, ({ calendar }) => ({ rows: calendar.mirrored(id) }))).rows,
    in: (who: "bo" | "mads") => google.eventsIn(calendars[who]),
    writes: () => google.requests.filter(({ method, path }) => method !== "GET" && path.includes("/events")).length,
    [Symbol.asyncDispose]: close,
  };
}

const startOf = (event: FakeEvent) => (event.start as { dateTime: string }).dateTime;
const kindOf = (outcome: Outcome) => outcome.kind === "done" ? "done" : `${outcome.kind} ${outcome.why.code}`;
const times = (at: Instant, minutes = 60) => ({
  start: { dateTime: at, timeZone: "UTC" },
  end: { dateTime: addMinutes(at, minutes), timeZone: "UTC" },
});

eachDatabase(
  "CAL-01, 02, 04, 05: a planned visit is an event of its person, follows the visit, and goes with it",
  async (db) => {
    await using it = await office(db);
    const { cast, world } = it;
    const sale = await it.planned(cast.bo.userId, AT, { customerNotes: "Ring på" });

    assert.equal(kindOf(await it.visit(sale.id)), "done");
    const [event] = it.in("bo");
    const { summary, description, location, start, end, reminders, attendees } = event;
    assert.deepEqual({ summary, description, location, start, end, reminders, attendees }, {
      summary: "Flytterengøring - Søren Ågård",
      description: `Salg: ${sale.number}\nKunde: soren@example.dk\nNoter: Ring på`,
      location: "Åboulevarden 1, 8000 Aarhus C",
      start: { dateTime: "2026-12-01T09:00:00+01:00", timeZone: "Europe/Copenhagen" },
      end: { dateTime: "2026-12-01T10:00:00+01:00", timeZone: "Europe/Copenhagen" },
      reminders: {
        useDefault: false,
        overrides: [{ method: "email", minutes: 1440 }, { method: "popup", minutes: 60 }],
      },
      attendees: undefined,
    });
    const written = it.writes();
    await it.visit(sale.id);
    assert.equal(it.writes(), written, "what stands there already is not written again");

    await it.move(sale.id, addMinutes(AT, 120));
    await it.visit(sale.id);
    assert.deepEqual(it.in("bo").map(startOf), ["2026-12-01T11:00:00+01:00"]);
    await it.move(sale.id, addMinutes(AT, 120), cast.mads.userId);
    await it.visit(sale.id);
    assert.deepEqual([it.in("bo").length, it.in("mads").length], [0, 1]);
    kept(
      await changeSale(world)(cast.anna, sale.id, { version: (await it.move(sale.id, AT)).version, assignedTo: null }),
    );
    await it.visit(sale.id);
    assert.deepEqual([it.in("bo").length, it.in("mads").length], [0, 0]);

    const other = await it.planned(cast.bo.userId, addMinutes(AT, 600));
    await it.visit(other.id);
    kept(await moveSale(world)(cast.anna, other.id, { to: "CANCELLED", reason: "Syg" }));
    await it.visit(other.id);
    await it.visit(other.id);
    const third = await it.planned(cast.bo.userId, addMinutes(AT, 600));
    await it.visit(third.id);
    kept(await deleteSale(world)(cast.anna, third.id));
    await it.visit(third.id);
    assert.equal(it.in("bo").length, 0);
  },
);

eachDatabase(
  "G1: an event deleted by hand is asked about, and made anew only when our visit changes or somebody says so",
  async (db) => {
    await using it = await office(db);
    const sale = await it.planned();
    await it.visit(sale.id);
    await it.sync();
    it.google.byHand(it.calendars.bo, it.in("bo")[0].id, null);

    await it.sync();
    await it.sync();
    await it.visit(sale.id);
    assert.deepEqual((await it.questions()).map(({ question }) => question), [{ kind: "deleted" }]);
    assert.equal(it.in("bo").length, 0, "no loop");

    await it.move(sale.id, addMinutes(AT, 60));
    await it.visit(sale.id);
    await it.sync();
    const [row] = await it.rows(sale.id);
    assert.deepEqual([row.generation, it.in("bo").length, (await it.questions()).length], [1, 1, 0]);

    // Deleted again, unseen by any reading, and moved by us: found out while writing.
    it.google.byHand(it.calendars.bo, it.in("bo")[0].id, null);
    await it.move(sale.id, addMinutes(AT, 180));
    await it.visit(sale.id);
    assert.deepEqual([(await it.rows(sale.id))[0].generation, it.in("bo").map(startOf)], [2, [
      "2026-12-01T12:00:00+01:00",
    ]]);
    await it.sync();
    it.google.byHand(it.calendars.bo, it.in("bo")[0].id, null);
    await it.sync();
    kept(
      await answerVisit(it.world)(it.cast.anna, sale.id, {
        calendarId: it.calendars.bo,
        kind: "deleted",
        answer: "ours",
      }),
    );
    await it.visit(sale.id);
    assert.deepEqual([it.in("bo").length, (await it.questions()).length], [1, 0]);
  },
);

eachDatabase("G2: an insert whose answer was lost, or whose worker died, is adopted by the next try", async (db) => {
  await using it = await office(db);
  const [slow, died, dropped] = [
    await it.planned(),
    await it.planned(it.cast.bo.userId, addMinutes(AT, 120)),
    await it.planned(it.cast.bo.userId, addMinutes(AT, 240)),
  ];

  it.google.faults.push({ on: "POST /calendar/v3/calendars", do: "slow_answer", ms: 20_000, times: 1 });
  it.patience.ms = 3_000;
  const first = await it.visit(slow.id);
  it.patience.ms = 60_000;
  it.google.faults.push({ on: "POST /calendar/v3/calendars", do: "drop_after", times: 1 });
  const second = await it.visit(dropped.id);
  await it.visit(died.id, true);
  for (const { id } of [slow, died, dropped]) assert.equal(kindOf(await it.visit(id)), "done");

  assert.deepEqual([kindOf(first), kindOf(second)], ["later calendar_unreachable", "later calendar_unreachable"]);
  assert.equal(it.in("bo").length, 3);
  for (const { id } of [slow, died, dropped]) assert.equal((await it.rows(id))[0].generation, 0);
});

eachDatabase(
  "G3: an event moved by hand is a question; two readings later nothing has moved, and either answer settles it",
  async (db) => {
    await using it = await office(db);
    const sale = await it.planned();
    await it.visit(sale.id);
    await it.sync();
    const [{ id }] = it.in("bo"), noon = "2026-12-01T12:00:00.000Z" as Instant;
    it.google.byHand(it.calendars.bo, id, times(noon));

    await it.sync();
    const written = it.writes(), asked = await it.questions();
    await it.sync();
    await it.visit(sale.id);
    assert.deepEqual(asked[0].question, { kind: "moved", from: noon, until: addMinutes(noon, 60) });
    assert.deepEqual([it.writes(), await it.questions()], [written, asked]);

    const answer = { calendarId: it.calendars.bo, kind: "moved" } as const;
    kept(await answerVisit(it.world)(it.cast.anna, sale.id, { ...answer, answer: "ours" }));
    await it.visit(sale.id);
    await it.sync();
    assert.deepEqual([it.in("bo").map(startOf), (await it.questions()).length], [["2026-12-01T09:00:00+01:00"], 0]);

    it.google.byHand(it.calendars.bo, id, times(noon));
    await it.sync();
    const taken = kept(await answerVisit(it.world)(it.cast.anna, sale.id, { ...answer, answer: "googles" }));
    await it.visit(sale.id);
    await it.sync();
    assert.deepEqual([taken.scheduledAt, (await it.questions()).length], [noon, 0]);
    const gone = await answerVisit(it.world)(it.cast.anna, sale.id, { ...answer, answer: "ours" });
    assert.deepEqual(gone, { ok: false, error: { kind: "question_gone" } });
    const carla = await answerVisit(it.world)(it.cast.carla, sale.id, { ...answer, answer: "ours" });
    assert.deepEqual(carla, { ok: false, error: { kind: "sale_missing" } });
  },
);

eachDatabase(
  "G3: our own change wins over one by hand that nobody has seen, without a question left behind",
  async (db) => {
    await using it = await office(db);
    const sale = await it.planned();
    await it.visit(sale.id);
    it.google.byHand(it.calendars.bo, it.in("bo")[0].id, times("2026-12-02T12:00:00.000Z" as Instant));

    await it.move(sale.id, addMinutes(AT, 60));
    const outcome = await it.visit(sale.id);
    await it.sync();

    assert.equal(kindOf(outcome), "done");
    assert.ok(it.google.requests.some(({ method, headers }) => method === "PATCH" && headers["if-match"]));
    assert.deepEqual([it.in("bo").map(startOf), await it.questions()], [["2026-12-01T10:00:00+01:00"], []]);
  },
);

eachDatabase(
  "G4: a person's login that Google takes no more is theirs alone, the others go on; access that ran out is asked for anew",
  async (db) => {
    await using it = await office(db, { way: "oauth" });
    const sale = await it.planned();
    await it.visit(sale.id);
    it.google.endAccess();
    await it.move(sale.id, addMinutes(AT, 60));
    assert.equal(kindOf(await it.visit(sale.id)), "done");

    it.google.revoke(it.calendars.bo);
    await it.move(sale.id, addMinutes(AT, 120));
    const refused = await it.visit(sale.id);
    const { links } = await it.tenants.read(it.cast.anna, ({ calendar }) => ({ links: calendar.links() }));

    assert.equal(kindOf(refused), "done");
    const states = Object.fromEntries(links.map(({ person, state }) => [person, state]));
    assert.deepEqual([states[it.cast.bo.userId], states[it.cast.mads.userId]], ["reconnect", "connected"]);
    const other = await it.planned(it.cast.mads.userId, addMinutes(AT, 600));
    assert.deepEqual([kindOf(await it.visit(other.id)), kindOf(await it.sync("mads"))], ["done", "done"]);
    assert.deepEqual([it.in("mads").length, kindOf(await it.sync("bo"))], [1, "done"]);
    await it.move(other.id, addMinutes(AT, 660), it.cast.bo.userId);
    await it.move(other.id, addMinutes(AT, 720), it.cast.mads.userId);
    assert.equal(kindOf(await it.visit(other.id)), "done");

    const login = await secrets.seal(
      linkPurpose(it.cast.anna.organizationId, it.cast.bo.userId),
      JSON.stringify({ refreshToken: it.google.grant(it.calendars.bo) }),
    );
    await it.tenants.write(it.cast.anna, async ({ calendar }) => {
      await calendar.link(it.cast.bo.userId, it.calendars.bo, login);
      return yes(null);
    });
    assert.equal(kindOf(await it.visit(sale.id)), "done");
    assert.deepEqual(it.in("bo").map(startOf), ["2026-12-01T11:00:00+01:00"]);
  },
);

eachDatabase(
  "G4: a trial tells that a person is refused and pauses nobody; the firm's own login refused pauses its calendars",
  async (db) => {
    await using people = await office(db, { way: "oauth" });
    const fine = kindOf(await people.trial());
    for (const calendar of Object.values(people.calendars)) people.google.revoke(calendar);
    const first = kindOf(await people.trial()), second = kindOf(await people.trial()), nobody = await people.trial();
    const { links } = await people.tenants.read(people.cast.anna, ({ calendar }) => ({ links: calendar.links() }));
    await using robot = await office(db);
    robot.google.revoke(ROBOT);

    assert.deepEqual([fine, first, second], ["done", "dead calendar_person_refused", "dead calendar_person_refused"]);
    assert.deepEqual(links.map(({ state }) => state), ["reconnect", "reconnect"]);
    assert.deepEqual(nobody.kind === "done" && nobody.result, { people: 0 });
    assert.equal(kindOf(await robot.trial()), "paused calendar_login_refused");
    const sale = await robot.planned();
    assert.equal(kindOf(await robot.visit(sale.id)), "paused calendar_login_refused");
  },
);

Deno.test("carried() blames the firm's own client on the firm, and nobody's login is lost", async () => {
  const hands = { tenants: { write: () => Promise.reject(new Error("nobody was to lose anything")) } } as never;
  const refused = (reason: string) =>
    carried(hands, () => "bo" as UserId, () => Promise.reject(new Trouble(401, reason)));

  assert.equal(kindOf(await refused("invalid_client")), "paused calendar_login_refused");
  assert.equal(kindOf(await refused("unauthorized_client")), "paused calendar_login_refused");
});

eachDatabase(
  "G5: through both nights of DST the event stands at the right moment, and reads back as it was written",
  async (db) => {
    await using it = await office(db);
    const nights: [Instant, string][] = [
      ["2026-10-25T00:30:00.000Z" as Instant, "2026-10-25T02:30:00+02:00"],
      ["2026-10-25T01:30:00.000Z" as Instant, "2026-10-25T02:30:00+01:00"],
      ["2027-03-28T00:30:00.000Z" as Instant, "2027-03-28T01:30:00+01:00"],
      ["2027-03-28T01:30:00.000Z" as Instant, "2027-03-28T03:30:00+02:00"],
      ["2026-12-01T22:30:00.000Z" as Instant, "2026-12-01T23:30:00+01:00"],
    ];
    it.now.at = "2026-10-20T09:00:00.000Z" as Instant;
    for (const [at] of nights) await it.visit((await it.planned(it.cast.bo.userId, at)).id);

    await it.sync();

    assert.deepEqual(new Set(it.in("bo").map(startOf)), new Set(nights.map(([, local]) => local)));
    assert.deepEqual(await it.questions(), []);
  },
);

eachDatabase(
  "G6: a sync token that is no longer good makes everything be read once more, and nothing is doubled",
  async (db) => {
    await using it = await office(db);
    const sales = [];
    for (let hour = 0; hour < 5; hour++) sales.push(await it.planned(it.cast.bo.userId, addMinutes(AT, hour * 60)));
    for (const { id } of sales) await it.visit(id);
    await it.sync();
    const [gone, moved] = [(await it.rows(sales[0].id))[0].eventId, (await it.rows(sales[1].id))[0].eventId];
    it.google.byHand(it.calendars.bo, gone, null);
    it.google.byHand(it.calendars.bo, moved, times(addMinutes(AT, 900)));
    // Google keeps what was deleted for a while only.
    it.google.calendar(it.calendars.bo).events.delete(gone);
    it.google.expireSyncTokens(it.calendars.bo);

    const outcome = await it.sync();
    const asked = await it.questions();
    await it.sync();
    it.google.expireSyncTokens(it.calendars.bo);
    await it.sync();
    for (const { id } of sales) await it.visit(id);

    assert.equal(outcome.kind === "done" && (outcome.result as { whole: boolean }).whole, true);
    assert.deepEqual(asked.map(({ question }) => question.kind).toSorted(), ["deleted", "moved"]);
    assert.deepEqual([await it.questions(), it.in("bo").length], [asked, 4]);
  },
);

eachDatabase(
  "what one's own calendar says is taken is not free, our own visits aside; trouble inside a success keeps what was known",
  async (db) => {
    await using it = await office(db);
    await it.visit((await it.planned()).id);
    const place = it.google.calendar(it.calendars.bo);
    place.busy = [{ start: "2026-12-02T09:00:00+01:00", end: "2026-12-02T10:30:00+01:00" }];
    const busy = async () =>
      (await it.tenants.read(it.cast.anna, ({ calendar }) => ({
        busy: calendar.busy(it.cast.bo.userId, AT, addMinutes(AT, 10_000)),
      }))).busy.map(({ from, until }) => `${from.slice(5, 16)}/${until.slice(5, 16)}`);

    await it.sync();
    const read = await busy();
    place.busyError = "internalError";
    await it.sync();

    assert.deepEqual([read, await busy()], [["12-02T08:00/12-02T09:30"], ["12-02T08:00/12-02T09:30"]]);
  },
);

eachDatabase("Google tells of changes through a channel that is renewed before it runs out", async (db) => {
  await using it = await office(db);
  await it.sync();
  assert.equal(it.google.channels.size, 0, "http is no address for notices");

  it.origin.current = "https://sales.example.dk";
  it.restart();
  await it.sync();
  const [first] = it.google.channels.values();
  await it.sync();
  assert.deepEqual([[...it.google.channels.keys()], first.address], [
    [first.id],
    "https://sales.example.dk/webhooks/google",
  ]);
  const { link } = await it.tenants.read(it.cast.anna, ({ calendar }) => ({ link: calendar.linkOfChannel(first.id) }));
  assert.equal(link?.person, it.cast.bo.userId);
  assert.ok(!JSON.stringify([...link!.channel!.tokenHash]).includes(first.token));

  it.now.at = new Date(first.expiration - 3_600_000).toISOString() as Instant;
  await it.sync();
  assert.deepEqual([it.google.channels.size, it.google.channels.has(first.id)], [1, false]);
});

eachDatabase(
  "Google's trouble is for later, asked for patience or not; what it refuses for good is told; no answer is believed",
  async (db) => {
    await using it = await office(db);
    const sale = await it.planned();
    const scold = (code: number, reason: string, headers = {}) =>
      it.google.scoldings.push({ on: "POST /calendar/v3/calendars", code, reason, headers, times: 1 });
    const tried = async () => {
      const outcome = await it.visit(sale.id);
      return outcome.kind === "later" ? `${kindOf(outcome)} ${outcome.afterSeconds ?? "-"}` : kindOf(outcome);
    };
    const ends: string[] = [];

    scold(403, "rateLimitExceeded", { "retry-after": "7" });
    ends.push(await tried());
    scold(429, "rateLimitExceeded");
    ends.push(await tried());
    scold(503, "backendError");
    ends.push(await tried());
    scold(400, "invalid");
    ends.push(await tried());
    scold(403, "forbidden");
    ends.push(await tried());
    for (const fault of ["malformed", "html", "empty"] as const) {
      it.google.faults.push({ on: "POST /calendar/v3/calendars", do: fault, times: 1 });
      ends.push((await tried()).split(" ")[0]);
    }

    assert.deepEqual(ends, [
      ...["later calendar_failed 7", "later calendar_failed -", "later calendar_failed -"],
      ...["dead calendar_refused", "dead calendar_refused", "later", "later", "later"],
    ]);
    assert.equal(kindOf(await it.visit(sale.id)), "done");
    assert.equal(it.in("bo").length, 1);
  },
);

eachDatabase(
  "C18: the customer is invited where the firm says so, and where Google forbids it the visit stands all the same",
  async (db) => {
    await using it = await office(db);
    await it.tenants.write(it.cast.anna, async (books) => {
      const { before } = await books.ask({ before: books.read.calendar.settings() });
      await books.calendar.changeSettings(before, { ...before, invitesCustomer: true });
      return yes(null);
    });
    const invited = await it.planned(), alone = await it.planned(it.cast.mads.userId);
    await it.visit(invited.id);
    it.google.scoldings.push({ on: "POST /calendar/v3", code: 403, reason: "forbiddenForServiceAccounts", times: 1 });
    await it.visit(alone.id);

    assert.deepEqual(it.in("bo")[0].attendees, [{ email: "soren@example.dk" }]);
    assert.deepEqual(it.in("mads")[0].attendees, undefined);
    assert.ok(it.google.requests.some(({ query }) => query.get("sendUpdates") === "all"));
  },
);

eachDatabase(
  "a person who said yes at Google is connected by the next reading, and their visits follow",
  async (db) => {
    await using it = await office(db, { way: "oauth" });
    const { bo } = it.cast, verifier = "v".repeat(43), redirectUri = "http://localhost:8000/calendar/google/callback";
    const challenge = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)));
    const consent = new URL(`${it.google.url}/o/oauth2/v2/auth`);
    consent.search = String(
      new URLSearchParams({
        ...{ redirect_uri: redirectUri, state: "s", code_challenge_method: "S256", login_hint: "bo.hjemme@x.dk" },
        code_challenge: challenge.toBase64({ alphabet: "base64url", omitPadding: true }),
      }),
    );
    it.google.calendar("bo.hjemme@x.dk");
    const answer = await fetch(consent, { redirect: "manual" });
    await answer.body?.cancel();
    const code = new URL(answer.headers.get("location")!).searchParams.get("code")!;
    const begin = async (verifier: string) => {
      const sealed = await secrets.seal(
        linkPurpose(bo.organizationId, bo.userId),
        JSON.stringify({ code, verifier, redirectUri }),
      );
      await it.tenants.write(it.cast.anna, async ({ calendar }) => {
        await calendar.beginLink(bo.userId, sealed);
        return yes(null);
      });
    };
    const sale = await it.planned();

    await begin(verifier);
    assert.equal(kindOf(await it.sync()), "done");
    await it.visit(sale.id);
    const stolen = (await begin(verifier), await it.sync());

    assert.equal(it.google.eventsIn("bo.hjemme@x.dk").length, 1);
    assert.equal(kindOf(stolen), "done");
    const { links } = await it.tenants.read(it.cast.anna, ({ calendar }) => ({ links: calendar.links() }));
    assert.equal(links.find(({ person }) => person === bo.userId)?.state, "reconnect", "a code counts once");
  },
);

eachDatabase(
  "CAL-01: planning a visit puts it into Google by itself, and the sale then knows its event",
  async ({ engine }) => {
    const cast = castWith(newIds), tenants = postgresTenants(engine);
    await using google = await startGoogle();
    await makeFirms(engine, cast.firms);
    const world = { tenants, ids: newIds, clock: systemClock };
    google.grant(ROBOT);
    const calendarId = `bo.${cast.bo.userId}@x.dk`;
    google.calendar(calendarId);
    const key = JSON.stringify({ client_email: ROBOT, private_key: privateKey });
    kept(await connectIntegration({ tenants, secrets })(cast.anna, "google", { way: "service_account" }, key));
    const handlers = googleHandlers({
      config: {
        vendors: { google: google.apiUrl, googleToken: google.tokenUrl },
        publicOrigin: "http://localhost:8000",
      },
      secrets,
    });
    const desk = postgresDesk(engine), deliversOutside = true;
    const worker = openWorker({ tenants, desk, secrets, clock: systemClock, handlers, deliversOutside });
    try {
      kept(await linkCalendar(world)(cast.anna, cast.bo.userId, calendarId));
      const customer = kept(await recordCustomer(world)(cast.anna, customerFacts(), true));
      const draft = aDraft({ customerId: customer.id, assignedTo: cast.bo.userId });
      const sale = kept(await recordSale(world)(cast.anna, draft));
      const scheduledAt = addMinutes(systemClock.now(), 3 * 24 * 60);
      kept(await moveSale(world)(cast.anna, sale.id, { to: "SCHEDULED", scheduledAt }));
      worker.wake();
      const shown = async () => (await tenants.read(cast.anna, ({ sales }) => ({ it: sales.find(sale.id) }))).it;
      await until(async () => {
        worker.wake();
        return (await shown())?.calendarEventId !== null;
      });

      const [event] = google.eventsIn(calendarId);
      assert.equal((await shown())?.calendarEventId, event.id);
      kept(await moveSale(world)(cast.anna, sale.id, { to: "CANCELLED", reason: "Syg" }));
      await until(() => {
        worker.wake();
        return google.eventsIn(calendarId).length === 0;
      });
      const stranger = await linkCalendar(world)(cast.anna, cast.carla.userId, calendarId);
      assert.deepEqual(stranger, { ok: false, error: { kind: "person_missing" } });
    } finally {
      await worker.stop(0);
    }
  },
  { fresh: true },
);
