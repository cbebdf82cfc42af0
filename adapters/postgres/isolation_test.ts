import assert from "node:assert/strict";
import { eachDatabase } from "../../tools/test_databases.ts";
import { as, type DatabaseRole, refusalOf, run, stockedFirms } from "../../tools/test_firms.ts";
import { AUTOMATIC } from "../../domain/kernel/automatic.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { Cast } from "../memory/cast.ts";
import type { Engine, Send, Statement } from "./engine.ts";

const LINT = await Deno.readTextFile(new URL("../../tools/tenancy-lint.sql", import.meta.url));

/** Every table of tenants, from the catalogue, so that a new one is tested from its first day. */
async function tenantTables(send: Send): Promise<string[]> {
  const rows = await send({
    text:
      "select relname::text as name from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'p') order by 1",
    values: [],
  });
  return rows.map(({ name }) => name as string);
}

/**
 * The few places from where other firms are seen, on purpose: a login has no firm yet, the background must know which there
 * are, and an index of texts is of use only to a role that may read every row (its function is the wall).
 */
const ACROSS: Partial<Record<DatabaseRole, readonly string[]>> = {
  app_auth: ["api_keys", "invitation_links", "invitations", "memberships", "notifications", "organizations"],
  app_search: ["customers", "leads", "customer_words", "lead_words"],
  app_worker: ["organizations", "outbox", "inbox"],
};

/** A value that any column of the type takes. */
const ANY_VALUE: Readonly<Record<string, string>> = {
  ...{ uuid: "gen_random_uuid()", jsonb: "'{}'", json: "'{}'", bytea: "'x'", bool: "true" },
  ...{ N: "1", S: "'x'", B: "true", D: "now()", A: "'{}'" },
};

/**
 * Puts a row of each firm into the tables that have none, past their rules: whose rows are seen does not depend on what is in
 * them. So a new table is tested before anybody teaches the test how to fill it.
 */
async function fill(send: Send, { anna, carla }: Cast): Promise<void> {
  await send(say("set local session_replication_role = replica"));
  for (const table of await tenantTables(send)) {
    for (const { organizationId } of [anna, carla]) {
      const found = await send(say(`select from app.${table} where organization_id = $1 limit 1`, organizationId));
      if (found.length > 0) continue;
      const rules = await send(say(
        "select conname::text as name from pg_constraint where conrelid = $1::regclass and contype = 'c'",
        `app.${table}`,
      ));
      for (const { name } of rules) await send(say(`alter table app.${table} drop constraint "${name}"`));
      const columns = await send(say(
        `select a.attname::text as name, t.typname::text as type, t.typcategory::text as category
         from pg_attribute a join pg_type t on t.oid = a.atttypid
         where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull and not a.atthasdef
           and a.attidentity = '' and a.attname <> 'organization_id'`,
        `app.${table}`,
      ));
      const names = columns.map(({ name }) => `"${name}"`);
      const values = columns.map(({ type, category }) => ANY_VALUE[type as string] ?? ANY_VALUE[category as string]);
      await send(say(
        `insert into app.${table} (${["organization_id", ...names].join(", ")}) values (${
          ["$1", ...values].join(", ")
        })`,
        organizationId,
      ));
    }
  }
  await send(say("set local session_replication_role = origin"));
}

/** Asks inside one transaction that leaves nothing behind. */
function look<T>(engine: Engine, ask: (send: Send) => Promise<T>): Promise<T> {
  return engine.transaction(
    { text: "select 1", values: [] },
    async (send) => ({ commit: false, value: await ask(send) }),
  );
}

const say = (text: string, ...values: unknown[]): Statement => ({ text, values });

/** A question as a role, within the same transaction; the table's rights are not what is tested, so a refusal counts as nothing. */
async function askAs(send: Send, role: DatabaseRole, organization: OrganizationId | null, text: string) {
  await send(as(role, organization));
  const rows = await send(say(text));
  await send(say("reset role"));
  return rows;
}

/**
 * Everything that is wrong with who sees what, in filled tables. Empty is how it must be; a test takes the walls of one table
 * away and looks again.
 */
async function leaks(send: Send, cast: Cast, tables: readonly string[]): Promise<string[]> {
  const { anna, carla, firms } = cast;
  const found: string[] = [];
  const expect = (what: string, seen: unknown, wanted: unknown) => {
    if (JSON.stringify(seen) !== JSON.stringify(wanted)) found.push(`${what}: ${JSON.stringify(seen)}`);
  };
  const firm = anna.organizationId, other = carla.organizationId;
  const roles = ["app_web", "app_worker", "app_owner", "app_auth", "app_search"] as const;
  for (const table of tables) {
    for (const role of roles) {
      // Some roles may look at some columns and tables only.
      const [{ may }] = await send(
        say(`select has_column_privilege($1, 'app.${table}', 'organization_id', 'select') as may`, role),
      );
      if (!may) continue;
      const seen = await askAs(send, role, firm, `select distinct organization_id as id from app.${table} order by 1`);
      const ids = seen.map(({ id }) => id as OrganizationId);
      if (ACROSS[role]?.includes(table)) {
        expect(`${role} across ${table}`, ids.includes(firm) && ids.includes(other), true);
      } else {
        expect(`${role} in ${table}`, ids, [firm]);
        expect(`${role} in ${table} without a firm`, await askAs(send, role, null, `select from app.${table}`), []);
      }
    }
  }
  const names = (await askAs(send, "app_web", firm, "select name from identity.users order by name")).map(({ name }) =>
    name
  );
  expect("colleagues", names, [...firms[0].members, AUTOMATIC].map(({ name }) => name).sort());
  const accounts = (await askAs(send, "app_auth", null, "select id from identity.users")).map(({ id }) => id);
  expect("accounts", accounts.includes(anna.userId) && accounts.includes(carla.userId), true);
  const customers = await askAs(send, "app_web", firm, "select app.search_customers('kunde', 100) as id");
  expect("search", customers.length, 1);
  const leads = await askAs(send, "app_web", firm, "select app.search_leads('x', 100) as id");
  expect("search through leads", leads.length, 1);
  return found;
}

eachDatabase("tenancy-lint.sql finds nothing", async ({ engine }) => {
  const rows = await run(engine, as("app_owner"), LINT);

  assert.deepEqual(rows, []);
});

eachDatabase("nobody sees another firm's rows, in any table, and nothing without a firm", async ({ engine }) => {
  const cast = await stockedFirms(engine);

  const found = await look(engine, async (send) => {
    await fill(send, cast);
    return await leaks(send, cast, await tenantTables(send));
  });

  assert.deepEqual(found, []);
});

eachDatabase(
  "the test above has teeth: without any one policy, or with row security off, it fails",
  async ({ engine }) => {
    const cast = await stockedFirms(engine);
    const policies = await run(
      engine,
      as("app_owner"),
      "select schemaname::text as schema, tablename::text as name, policyname::text as policy from pg_policies order by 1, 2, 3",
    );
    const mutations = [
      ...policies.map(({ schema, name, policy }) => [schema, name, `drop policy ${policy} on ${schema}.${name}`]),
      ...(await look(engine, tenantTables)).flatMap((name) => [
        ["app", name, `alter table app.${name} disable row level security`],
        ["app", name, `alter table app.${name} no force row level security`],
        ["app", name, `create policy open on app.${name} using (true)`],
      ]),
    ] as [schema: string, table: string, mutation: string][];

    const survivors = await look(engine, async (send) => {
      const found: string[] = [];
      await fill(send, cast);
      for (const [schema, table, mutation] of mutations) {
        await send(say("savepoint whole"));
        await send(as("app_owner"));
        await send(say(mutation));
        await send(say("reset role"));
        if ((await leaks(send, cast, schema === "app" ? [table] : [])).length === 0) found.push(mutation);
        await send(say("rollback to savepoint whole"));
      }
      return found;
    });

    assert.ok(policies.length > 20, `only ${policies.length} policies`);
    assert.deepEqual(survivors, []);
    // Ten times as fast on Postgres; the policies are the same.
  },
  Deno.env.get("TEST_DATABASE_URL") ? { only: "postgres" } : {},
);

eachDatabase("nobody writes into another firm, by no table", async ({ engine }) => {
  const { anna, carla } = await stockedFirms(engine);
  const carlas = as("app_web", carla.organizationId, carla.userId);
  const theirs = "organization_id = '" + anna.organizationId + "'";
  const before = await digest(engine, anna.organizationId);

  const inserts = [
    `insert into app.sale_counters (organization_id, year, last) values ('${anna.organizationId}', 2031, 1)`,
    `insert into app.events (organization_id, kind, resource_type) values ('${anna.organizationId}', 'x', 'x')`,
    `insert into app.audit (organization_id, action, resource_type) values ('${anna.organizationId}', 'x', 'x')`,
    `insert into app.memberships (organization_id, user_id, role) values ('${anna.organizationId}', '${carla.userId}', 'ADMIN')`,
    `insert into app.idempotency_keys (organization_id, user_id, key, fingerprint)
       values ('${anna.organizationId}', '${anna.userId}', 'k', 'f')`,
  ];
  const refusals = await Promise.all(inserts.map((text) => refusalOf(engine, carlas, text)));
  const updates = [
    `update app.organizations set name = 'x' where ${theirs}`,
    `update app.memberships set role = 'VIEWER' where ${theirs}`,
    `update app.customers set name = 'x' where ${theirs}`,
    `update app.services set name = 'x' where ${theirs}`,
    `update app.sales set title = 'x' where ${theirs}`,
    `update app.sale_counters set last = 99 where ${theirs}`,
    `delete from app.sale_lines where ${theirs}`,
  ];
  for (const text of updates) assert.deepEqual(await run(engine, carlas, `${text} returning 1`), []);
  const moves = [
    `update app.customers set name = name, deleted_at = null, merged_into = null where true`,
    `insert into app.sale_status_history (organization_id, sale_id, to_status, by_user)
       select '${carla.organizationId}', id, 'IN_PROGRESS', '${carla.userId}' from app.sales where ${theirs}`,
  ];
  for (const text of moves) await run(engine, carlas, text);

  assert.deepEqual(refusals, inserts.map(() => "42501"));
  assert.equal(await digest(engine, anna.organizationId), before);
});

eachDatabase("a foreign key never reaches into another firm", async ({ engine }) => {
  const { anna, carla } = await stockedFirms(engine);
  const [theirs] = await run(engine, as("app_web", anna.organizationId), "select id, customer_id from app.sales");
  const [own] = await run(engine, as("app_web", carla.organizationId), "select id, customer_id from app.sales");
  const carlas = as("app_web", carla.organizationId, carla.userId);
  const payment = `insert into app.payments (organization_id, id, sale_id, amount_ore, paid_on, created_by)
    values ($1, gen_random_uuid(), $2, 1, '2026-01-01', $3)`;

  const refusals = [
    await refusalOf(engine, carlas, "update app.sales set customer_id = $1", [theirs.customer_id]),
    await refusalOf(engine, carlas, "update app.sales set assigned_to = $1", [anna.userId]),
    await refusalOf(engine, carlas, payment, [carla.organizationId, theirs.id, carla.userId]),
    await refusalOf(engine, carlas, payment, [carla.organizationId, own.id, anna.userId]),
  ];

  assert.deepEqual(refusals, refusals.map(() => "23503"));
});

eachDatabase(
  "app_web sees of people the name and the address, and no secret; app_worker and app_search see less",
  async ({ engine }) => {
    const { anna } = await stockedFirms(engine);
    const web = as("app_web", anna.organizationId, anna.userId);

    const refused = [
      "select password_hash from identity.users",
      "select * from identity.users",
      "update identity.users set name = 'x'",
      "select from identity.sessions",
      "select from identity.api_tokens",
      "select from identity.password_resets",
      "select from identity.rate_limits",
      "select from meta.migrations",
      "create table app.mine (n int)",
      "create table public.mine (n int)",
      "truncate app.sales",
      "alter table app.sales disable row level security",
      "select app.seal_audit()",
      "select app.rebuild_rollups()",
      "update app.sale_totals set sales_count = 0",
      "insert into app.customer_totals values (gen_random_uuid(), gen_random_uuid(), 1, 1)",
    ];
    const codes = await Promise.all(refused.map((text) => refusalOf(engine, web, text)));
    const worker = await refusalOf(engine, as("app_worker", anna.organizationId), "select from identity.users");
    const search = await refusalOf(engine, as("app_search", anna.organizationId), "select notes from app.customers");
    const auth = await refusalOf(engine, as("app_auth", anna.organizationId), "select from app.customers");

    assert.deepEqual(codes, refused.map(() => "42501"));
    assert.deepEqual([worker, search, auth], ["42501", "42501", "42501"]);
  },
);

for (const records of ["customers", "leads"] as const) {
  eachDatabase(`search through ${records} stays in its firm, and refuses without one`, async ({ engine }) => {
    const { anna, carla } = await stockedFirms(engine);
    for (const { organizationId, userId } of [anna, carla]) {
      await run(
        engine,
        as("app_owner", organizationId),
        `insert into app.leads (organization_id, id, contact_name, source, priority, status, created_by, answers, score, scored_on,
           created_on) values ($1::uuid, gen_random_uuid(), 'Kunde ' || ($1::uuid)::text, 'EMAIL', 'LOW', 'NEW', $2, '{}', 0, now(), now())`,
        [organizationId, userId],
      );
    }
    const search = (organization: OrganizationId, text: string) =>
      run(engine, as("app_web", organization), `select app.search_${records}($1, 1000) as id`, [text]);
    const [{ id: annas }] = await run(
      engine,
      as("app_web", anna.organizationId),
      `select id from app.${records} where deleted_at is null`,
    );

    const answers = {
      own: await search(anna.organizationId, "KUNDE"),
      withASlip: await search(anna.organizationId, "knude"),
      byOtherFirmsName: await search(anna.organizationId, carla.organizationId),
      wildcards: await search(anna.organizationId, "k%e"),
      underscore: await search(anna.organizationId, "kund_"),
      backslash: await search(anna.organizationId, "\\"),
      quote: await search(anna.organizationId, "' or true --"),
      nothing: await search(anna.organizationId, "  "),
    };
    const refusals = [
      await refusalOf(engine, as("app_web"), `select app.search_${records}('kunde', 10)`),
      await refusalOf(engine, as("app_worker", anna.organizationId), `select app.search_${records}('kunde', 10)`),
      await refusalOf(engine, as("app_auth", anna.organizationId), `select app.search_${records}('kunde', 10)`),
    ];

    assert.deepEqual(answers, {
      own: [{ id: annas }],
      withASlip: [{ id: annas }],
      byOtherFirmsName: [],
      wildcards: [],
      underscore: [],
      backslash: [],
      quote: [],
      nothing: [],
    });
    assert.deepEqual(refusals, ["42501", "42501", "42501"]);
  });
}

/** Every row of a firm as one text. */
async function digest(engine: Engine, organization: OrganizationId): Promise<string> {
  const tables = await look(engine, tenantTables);
  const rows = await engine.batch(
    as("app_owner", organization),
    tables.map((table) => say(`select to_jsonb(t) as row from app.${table} t order by to_jsonb(t)::text`)),
  );
  return JSON.stringify(rows);
}
