import assert from "node:assert/strict";
import fc from "fast-check";
import { isLegal, SALE_STATUSES, type SaleStatus } from "../../domain/sales/moves.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { as, makeFirms, newIds, refusalOf, run } from "../../tools/test_firms.ts";
import { type Cast, castWith } from "../memory/cast.ts";
import type { Engine, Row, Send, Statement } from "./engine.ts";

const say = (text: string, ...values: unknown[]): Statement => ({ text, values });

/** The shortest way into each state. */
const WAYS: Readonly<Record<SaleStatus, readonly SaleStatus[]>> = {
  QUOTE_SENT: [],
  ACCEPTED: ["ACCEPTED"],
  SCHEDULED: ["ACCEPTED", "SCHEDULED"],
  IN_PROGRESS: ["ACCEPTED", "SCHEDULED", "IN_PROGRESS"],
  COMPLETED: ["ACCEPTED", "SCHEDULED", "IN_PROGRESS", "COMPLETED"],
  PAID: ["ACCEPTED", "SCHEDULED", "IN_PROGRESS", "COMPLETED", "PAID"],
  LOST: ["LOST"],
  CANCELLED: ["ACCEPTED", "CANCELLED"],
};

const SALE =
  `insert into app.sales (organization_id, id, number, customer_id, status, source, sale_date, scheduled_at, scheduled_until,
    created_by, net_ore, vat_ore, gross_ore)
  values ($1, $2, $6, $3, $4, 'PHONE', '2026-03-01',
    '2026-03-02T08:00Z', '2026-03-02T09:00Z', $5, 0, 0, 0)`;
let place = 1_000;
const newNumber = () => `RS-2026-${place++}`;
const STEP = `insert into app.sale_status_history (organization_id, sale_id, to_status, by_user, reason, correction)
  values ($1, $2, $3, $4, $5, $6)`;

interface Play extends Cast {
  readonly engine: Engine;
  readonly customerId: string;
}

async function play(engine: Engine): Promise<Play> {
  const cast = castWith(newIds);
  await makeFirms(engine, cast.firms);
  const { organizationId, userId } = cast.anna;
  const customerId = newIds.next();
  await run(
    engine,
    as("app_web", organizationId, userId),
    "insert into app.customers (organization_id, id, type, name, created_by) values ($1, $2, 'B2C', 'Jens', $3)",
    [organizationId, customerId, userId],
  );
  return { ...cast, engine, customerId };
}

/** A new sale, taken to a state by raw SQL in a transaction that others may go on with. */
async function saleIn(send: Send, { anna, customerId }: Play, status: SaleStatus): Promise<string> {
  const id = newIds.next<string>();
  await send(as("app_web", anna.organizationId, anna.userId));
  await send(say(SALE, anna.organizationId, id, customerId, "QUOTE_SENT", anna.userId, newNumber()));
  for (const to of WAYS[status]) await send(step(anna, id, to, "fordi"));
  return id;
}

function step(
  { organizationId, userId }: Cast["anna"],
  sale: string,
  to: string,
  reason: string | null = null,
  correction = false,
) {
  return say(STEP, organizationId, sale, to, userId, reason, correction);
}

/** Tries something with a sale in a state, in a transaction that leaves nothing; says the SQLSTATE, or null when it went through. */
async function attempt(
  play: Play,
  status: SaleStatus,
  what: (sale: string) => readonly Statement[],
): Promise<{ code: string | null; rows: Row[] }> {
  return await play.engine.transaction(say("select 1"), async (send) => {
    const id = await saleIn(send, play, status);
    const value: { code: string | null; rows: Row[] } = { code: null, rows: [] };
    try {
      for (const statement of what(id)) value.rows = await send(statement);
    } catch (fault) {
      value.code = String((fault as { code?: unknown }).code ?? fault);
    }
    return { commit: false, value };
  });
}

eachDatabase(
  "each of the 64 pairs, by raw SQL, goes through exactly where SALE-12 has an arrow",
  async ({ engine }) => {
    const scene = await play(engine);
    const wrong: string[] = [];

    for (const from of SALE_STATUSES) {
      await engine.transaction(say("select 1"), async (send) => {
        const id = await saleIn(send, scene, from);
        for (const to of SALE_STATUSES) {
          await send(say("savepoint before"));
          const code = await send(step(scene.anna, id, to, "fordi")).then(() => null, (fault) => fault.code);
          const became = code ?? (await send(say("select s.status from app.sales s where s.id = $1", id)))[0].status;
          await send(say("rollback to before"));
          const wanted = isLegal(from, to) ? to : "SA001";
          if (became !== wanted) wrong.push(`${from} → ${to}: ${became}, not ${wanted}`);
        }
        return { commit: false, value: null };
      });
    }

    assert.deepEqual(wrong, []);
  },
);

eachDatabase("a sale can be recorded in its two first states only", async ({ engine }) => {
  const scene = await play(engine);
  const { anna, customerId } = scene;

  const went = await Promise.all(SALE_STATUSES.map((status) =>
    engine.transaction(say("select 1"), async (send) => {
      await saleIn(send, scene, "QUOTE_SENT");
      const code = await send(
        say(SALE, anna.organizationId, newIds.next(), customerId, status, anna.userId, newNumber()),
      )
        .then(() => null, (fault) => fault.code);
      return { commit: false, value: code };
    })
  ));

  assert.deepEqual(went, [null, null, "SA001", "SA001", "SA001", "SA001", "SA001", "SA001"]);
});

eachDatabase("the status is not to be set, not by app_web and not by the owner", async ({ engine }) => {
  const scene = await play(engine);
  const update = "update app.sales set status = 'ACCEPTED' where id = $1";
  const owner = as("app_owner", scene.anna.organizationId, scene.anna.userId);

  const byWeb = await attempt(scene, "QUOTE_SENT", (id) => [say(update, id)]);
  const byOwner = await attempt(scene, "QUOTE_SENT", (id) => [say("reset role"), owner, say(update, id)]);
  const unchanged = await attempt(scene, "QUOTE_SENT", (id) => [
    say("reset role"),
    owner,
    say("update app.sales set status = 'QUOTE_SENT' where id = $1 returning 1 as n", id),
  ]);

  assert.deepEqual([byWeb.code, byOwner.code, unchanged.code], ["42501", "SA001", null]);
});

eachDatabase("history is not changed and not taken away, not even by its owner", async ({ engine }) => {
  const scene = await play(engine);
  const owner = as("app_owner", scene.anna.organizationId, scene.anna.userId);
  const attempts = [
    "update app.sale_status_history set reason = 'x'",
    "delete from app.sale_status_history",
    "truncate app.sale_status_history",
    "insert into app.sale_status_history (organization_id, sale_id, seq, from_status, to_status, by_user) " +
    "select organization_id, id, 9, 'COMPLETED', 'PAID', created_by from app.sales",
  ];

  const web = await Promise.all(attempts.map((text) => attempt(scene, "ACCEPTED", () => [say(text)])));
  // One after the other: truncate wants the whole table, and two that want it and a row of each other's stand still.
  const owned: Awaited<ReturnType<typeof attempt>>[] = [];
  for (const text of attempts.slice(0, 3)) {
    owned.push(await attempt(scene, "ACCEPTED", () => [say("reset role"), owner, say(text)]));
  }

  assert.deepEqual(web.map(({ code }) => code), ["42501", "42501", "42501", "42501"]);
  assert.deepEqual(owned.map(({ code }) => code), ["SA003", "SA003", "SA003"]);
});

eachDatabase("LOST and CANCELLED ask for a reason", async ({ engine }) => {
  const scene = await play(engine);

  const codes = [
    await attempt(scene, "QUOTE_SENT", (id) => [step(scene.anna, id, "LOST")]),
    await attempt(scene, "QUOTE_SENT", (id) => [step(scene.anna, id, "LOST", "  ")]),
    await attempt(scene, "ACCEPTED", (id) => [step(scene.anna, id, "CANCELLED")]),
    await attempt(scene, "ACCEPTED", (id) => [step(scene.anna, id, "SCHEDULED")]),
  ].map(({ code }) => code);

  assert.deepEqual(codes, ["SA002", "SA002", "SA002", null]);
});

eachDatabase("a correction goes anywhere, with a reason, by an active ADMIN in their own name", async ({ engine }) => {
  const scene = await play(engine);
  const { anna, bo, carla } = scene;
  const by = (actor: typeof anna, to: SaleStatus, reason: string | null) => (id: string) => [
    as("app_web", anna.organizationId, actor.userId),
    say(STEP, anna.organizationId, id, to, actor.userId, reason, true),
  ];
  const deactivate = [
    say("reset role"),
    as("app_owner", anna.organizationId, anna.userId),
    say("update app.memberships set active = false where user_id = $1", anna.userId),
  ];

  const codes = {
    back: (await attempt(scene, "COMPLETED", by(anna, "SCHEDULED", "forkert"))).code,
    fromTheEnd: (await attempt(scene, "LOST", by(anna, "ACCEPTED", "ombestemt"))).code,
    withoutReason: (await attempt(scene, "COMPLETED", by(anna, "SCHEDULED", " "))).code,
    toItself: (await attempt(scene, "COMPLETED", by(anna, "COMPLETED", "forkert"))).code,
    bySeller: (await attempt(scene, "COMPLETED", by(bo, "SCHEDULED", "forkert"))).code,
    byStranger: (await attempt(scene, "COMPLETED", by(carla, "SCHEDULED", "forkert"))).code,
    inAnotherName: (await attempt(scene, "COMPLETED", (id) => [
      as("app_web", anna.organizationId, bo.userId),
      say(STEP, anna.organizationId, id, "SCHEDULED", anna.userId, "forkert", true),
    ])).code,
    byFormerAdmin:
      (await attempt(scene, "COMPLETED", (id) => [...deactivate, ...by(anna, "SCHEDULED", "forkert")(id)])).code,
  };

  assert.deepEqual(codes, {
    back: null,
    fromTheEnd: null,
    withoutReason: "SA002",
    toItself: "SA001",
    bySeller: "SA004",
    byStranger: "SA004",
    inAnotherName: "SA004",
    byFormerAdmin: "SA004",
  });
});

eachDatabase("a sale in the bin is not moved, and an invoiced one does not go there", async ({ engine }) => {
  const scene = await play(engine);
  const bin = (id: string) => say("update app.sales set deleted_at = now() where id = $1", id);

  const moved = await attempt(scene, "ACCEPTED", (id) => [bin(id), step(scene.anna, id, "SCHEDULED")]);
  const binned = await attempt(scene, "COMPLETED", (id) => [bin(id)]);

  assert.deepEqual([moved.code, binned.code], ["SA001", "23514"]);
});

eachDatabase("whatever is tried, history has no gap and ends where the sale stands", async ({ engine }) => {
  const scene = await play(engine);
  const anyStep = fc.record({
    to: fc.constantFrom(...SALE_STATUSES),
    correction: fc.boolean(),
    reason: fc.constantFrom(null, "fordi"),
  });

  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 12 }), async (steps) => {
      const { anna } = scene;
      const tried = as("app_web", anna.organizationId, anna.userId);
      const id = await engine.transaction(say("select 1"), async (send) => ({
        commit: true,
        value: await saleIn(send, scene, "QUOTE_SENT"),
      }));
      for (const { to, correction, reason } of steps) {
        await refusalOf(engine, tried, STEP, [anna.organizationId, id, to, anna.userId, reason, correction]);
      }

      const [history, [sale]] = await engine.batch(tried, [
        say("select seq, from_status, to_status from app.sale_status_history where sale_id = $1 order by seq", id),
        say("select status from app.sales where id = $1", id),
      ]);

      history.forEach((row, place) => {
        assert.equal(row.seq, place + 1);
        assert.equal(row.from_status, place === 0 ? null : history[place - 1].to_status);
      });
      assert.equal(history.at(-1)!.to_status, sale.status);
    }),
    { numRuns: 25 },
  );
});
