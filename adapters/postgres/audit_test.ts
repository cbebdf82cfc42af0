import assert from "node:assert/strict";
import { eachDatabase } from "../../tools/test_databases.ts";
import { as, makeFirms, newIds, refusalOf, run } from "../../tools/test_firms.ts";
import { type Cast, castWith } from "../memory/cast.ts";
import type { Engine, Statement } from "./engine.ts";

const say = (text: string, ...values: unknown[]): Statement => ({ text, values });

/** A firm whose audit has five sealed rows. */
async function sealed(engine: Engine): Promise<Cast & { ids: number[] }> {
  const cast = castWith(newIds);
  await makeFirms(engine, cast.firms);
  await note(engine, cast, 3);
  await seal(engine, cast);
  await note(engine, cast, 2);
  await seal(engine, cast);
  const rows = await run(engine, as("app_web", cast.anna.organizationId), "select id from app.audit order by id");
  return { ...cast, ids: rows.map(({ id }) => id as number) };
}

async function note(engine: Engine, { anna }: Cast, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await run(
      engine,
      as("app_web", anna.organizationId, anna.userId),
      `insert into app.audit (organization_id, actor_id, action, resource_type, resource_id, changes, request_id)
       values ($1, $2, 'sale_changed', 'sale', gen_random_uuid(), $3, 'request')`,
      [anna.organizationId, anna.userId, { net: { from: i, to: i + 1 }, text: "æøå 😀" }],
    );
  }
}

/** Two at a time, as many times as it takes. */
async function seal(engine: Engine, { anna }: Cast): Promise<number> {
  for (let all = 0;;) {
    const [{ sealed }] = await run(engine, as("app_worker", anna.organizationId), "select app.seal_audit(2) as sealed");
    all += sealed as number;
    if (Number(sealed) < 2) return all;
  }
}

async function problems(engine: Engine, { anna }: Cast): Promise<unknown[]> {
  return await run(engine, as("app_worker", anna.organizationId), "select problem, audit_id from app.check_audit()");
}

/** Does what only somebody with the keys to the machine can: past triggers and row security. */
async function tamper(engine: Engine, text: string, ...values: unknown[]): Promise<void> {
  await engine.transaction(say("set local session_replication_role = replica"), async (send) => {
    await send(say(text, ...values));
    return { commit: true, value: null };
  });
}

eachDatabase("a sealed audit has no problem, and everything is sealed once", async ({ engine }) => {
  const firm = await sealed(engine);

  assert.equal(await seal(engine, firm), 0);
  assert.deepEqual(await problems(engine, firm), []);
  const [{ chain }] = await run(
    engine,
    as("app_worker", firm.anna.organizationId),
    "select array_agg(position order by audit_id) as chain from app.audit_seals",
  );
  assert.deepEqual(chain, [1, 2, 3, 4, 5]);
});

eachDatabase("a changed row is found, even one changed by a superuser", async ({ engine }) => {
  const changes = [
    "update app.audit set changes = '{}' where id = $1",
    "update app.audit set actor_id = null where id = $1",
    "update app.audit set at = at + interval '1 millisecond' where id = $1",
    "update app.audit set request_id = 'another' where id = $1",
  ];
  for (const change of changes) {
    const firm = await sealed(engine);

    await tamper(engine, change, firm.ids[1]);

    assert.deepEqual(await problems(engine, firm), [{ problem: "changed", audit_id: firm.ids[1] }], change);
  }
});

eachDatabase("a row taken away is found, with its seal or without", async ({ engine }) => {
  const [one, both] = [await sealed(engine), await sealed(engine)];

  await tamper(engine, "delete from app.audit where id = $1", one.ids[2]);
  await tamper(engine, "delete from app.audit where id = $1", both.ids[2]);
  await tamper(
    engine,
    "delete from app.audit_seals where audit_id = $1 and organization_id = $2",
    both.ids[2],
    both.anna.organizationId,
  );

  assert.deepEqual(await problems(engine, one), [{ problem: "missing", audit_id: one.ids[2] }]);
  assert.deepEqual(await problems(engine, both), [{ problem: "chain_broken", audit_id: both.ids[3] }]);
});

eachDatabase("a row slipped in is found, and not sealed later", async ({ engine }) => {
  const firm = await sealed(engine);
  const insert = `insert into app.audit (organization_id, id, at, action, resource_type) overriding system value
    values ($1, $2, now() - interval '1 hour', 'sale_changed', 'sale')`;

  await tamper(engine, "delete from app.audit where id = $1", firm.ids[1]);
  await tamper(engine, insert, firm.anna.organizationId, -5);

  assert.equal(await seal(engine, firm), 0);
  assert.deepEqual(await problems(engine, firm), [
    { problem: "inserted", audit_id: -5 },
    { problem: "missing", audit_id: firm.ids[1] },
  ]);
});

eachDatabase("a seal made up anew does not fit the next", async ({ engine }) => {
  const firm = await sealed(engine);

  await tamper(engine, "update app.audit set changes = '{}' where id = $1", firm.ids[1]);
  await tamper(
    engine,
    `update app.audit_seals s set hash = sha256(s.previous_hash || convert_to(jsonb_build_array(a.organization_id, a.id,
       to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), a.actor_id, a.action, a.resource_type, a.resource_id,
       a.changes, a.request_id, a.event_id)::text, 'UTF8'))
     from app.audit a where a.organization_id = s.organization_id and a.id = s.audit_id and a.id = $1`,
    firm.ids[1],
  );

  assert.deepEqual(await problems(engine, firm), [{ problem: "chain_broken", audit_id: firm.ids[2] }]);
});

eachDatabase("audit and events are written and read, and nothing else, by anybody", async ({ engine }) => {
  const firm = await sealed(engine);
  const { organizationId, userId } = firm.anna;
  const attempts = (table: string) => [
    `update app.${table} set organization_id = organization_id`,
    `delete from app.${table}`,
    `truncate app.${table}`,
  ];

  for (const table of ["audit", "events", "audit_seals", "payments"]) {
    for (const text of attempts(table)) {
      assert.equal(await refusalOf(engine, as("app_web", organizationId, userId), text), "42501", text);
      assert.equal(await refusalOf(engine, as("app_worker", organizationId), text), "42501", text);
    }
  }
  for (const text of attempts("audit")) {
    assert.equal(await refusalOf(engine, as("app_owner", organizationId), text), "SA003", text);
  }
  const forged = [
    "insert into app.audit (organization_id, at, action, resource_type) values ($1, now(), 'x', 'x')",
    "insert into app.audit (organization_id, id, action, resource_type) overriding system value values ($1, 1, 'x', 'x')",
    "insert into app.audit_seals (organization_id, position, audit_id, previous_hash, hash) values ($1, 99, 1, '', '')",
  ];
  for (const text of forged) {
    assert.equal(await refusalOf(engine, as("app_web", organizationId, userId), text, [organizationId]), "42501");
  }
  assert.deepEqual(await problems(engine, firm), []);
});

eachDatabase("two sealers at once make one chain", async ({ engine }) => {
  const firm = await sealed(engine);
  await note(engine, firm, 20);

  const counts = await Promise.all([seal(engine, firm), seal(engine, firm), seal(engine, firm)]);

  assert.equal(counts.reduce((sum, count) => sum + count, 0), 20);
  assert.deepEqual(await problems(engine, firm), []);
});
