import assert from "node:assert/strict";
import { eachDatabase } from "../../tools/test_databases.ts";
import { as, type DatabaseRole, refusalOf, run, stockedFirms } from "../../tools/test_firms.ts";
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

/** Everything that is wrong with who sees what. Empty is how it must be; a test takes the walls away and looks again. */
async function leaks(send: Send, { anna, carla, firms }: Cast): Promise<string[]> {
  const found: string[] = [];
  const expect = (what: string, seen: unknown, wanted: unknown) => {
    if (JSON.stringify(seen) !== JSON.stringify(wanted)) found.push(`${what}: ${JSON.stringify(seen)}`);
  };
  const firm = anna.organizationId, other = carla.organizationId;
  for (const table of await tenantTables(send)) {
    for (const role of ["app_web", "app_worker", "app_owner"] as const) {
      await send(as("app_owner"));
      // app_worker may look at some columns and tables only.
      const [{ may }] = await send(
        say(`select has_column_privilege($1, 'app.${table}', 'organization_id', 'select') as may`, role),
      );
      if (!may) continue;
      const seen = await askAs(send, role, firm, `select distinct organization_id as id from app.${table} order by 1`);
      const ids = seen.map(({ id }) => id as OrganizationId);
      const knowsAll = role === "app_worker" && table === "organizations";
      expect(
        `${role} in ${table}`,
        knowsAll ? ids.includes(firm) && ids.includes(other) : ids,
        knowsAll ? true : [firm],
      );
      if (knowsAll) continue;
      expect(`${role} in ${table} without a firm`, await askAs(send, role, null, `select from app.${table}`), []);
    }
  }
  for (const table of ["organizations", "memberships"]) {
    const seen = await askAs(send, "app_auth", null, `select distinct organization_id as id from app.${table}`);
    const ids = seen.map(({ id }) => id as OrganizationId);
    expect(`app_auth in ${table}`, ids.includes(firm) && ids.includes(other), true);
  }
  const names = (await askAs(send, "app_web", firm, "select name from identity.users order by name")).map(({ name }) =>
    name
  );
  expect("colleagues", names, firms[0].members.map(({ name }) => name).sort());
  const accounts = (await askAs(send, "app_auth", null, "select id from identity.users")).map(({ id }) => id);
  expect("accounts", accounts.includes(anna.userId) && accounts.includes(carla.userId), true);
  const customers = await askAs(send, "app_web", firm, "select app.search_customers('kunde', 100) as id");
  expect("search", customers.length, 1);
  // Without that the function would be right and slow: its index is of use only to a role that may read every customer.
  const searched = await askAs(send, "app_search", firm, "select distinct organization_id as id from app.customers");
  expect("app_search", searched.map(({ id }) => id).includes(other), true);
  return found;
}

eachDatabase("tenancy-lint.sql finds nothing", async ({ engine }) => {
  const rows = await run(engine, as("app_owner"), LINT);

  assert.deepEqual(rows, []);
});

eachDatabase("nobody sees another firm's rows, in any table, and nothing without a firm", async ({ engine }) => {
  const cast = await stockedFirms(engine);

  assert.deepEqual(await look(engine, (send) => leaks(send, cast)), []);
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
      ...policies.map(({ schema, name, policy }) => `drop policy ${policy} on ${schema}.${name}`),
      ...(await look(engine, tenantTables)).flatMap((name) => [
        `alter table app.${name} disable row level security`,
        `alter table app.${name} no force row level security`,
        `create policy open on app.${name} using (true)`,
      ]),
    ];

    const survivors: string[] = [];
    for (const mutation of mutations) {
      const found = await look(engine, async (send) => {
        await send(as("app_owner"));
        await send(say(mutation));
        await send(say("reset role"));
        return await leaks(send, cast);
      });
      if (found.length === 0) survivors.push(mutation);
    }

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
    `update app.customers set name = name, deleted_at = null where true`,
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

eachDatabase("search stays in its firm, and refuses without one", async ({ engine }) => {
  const { anna, carla } = await stockedFirms(engine);
  const search = (organization: OrganizationId, text: string) =>
    run(engine, as("app_web", organization), "select app.search_customers($1, 1000) as id", [text]);
  const [{ id: annas }] = await run(engine, as("app_web", anna.organizationId), "select id from app.customers");

  const answers = {
    own: await search(anna.organizationId, "KUNDE"),
    byOtherFirmsName: await search(anna.organizationId, carla.organizationId),
    wildcards: await search(anna.organizationId, "k%e"),
    underscore: await search(anna.organizationId, "kund_"),
    backslash: await search(anna.organizationId, "\\"),
    quote: await search(anna.organizationId, "' or true --"),
    nothing: await search(anna.organizationId, "  "),
  };
  const refusals = [
    await refusalOf(engine, as("app_web"), "select app.search_customers('kunde', 10)"),
    await refusalOf(engine, as("app_worker", anna.organizationId), "select app.search_customers('kunde', 10)"),
    await refusalOf(engine, as("app_auth", anna.organizationId), "select app.search_customers('kunde', 10)"),
  ];

  assert.deepEqual(answers, {
    own: [{ id: annas }],
    byOtherFirmsName: [],
    wildcards: [],
    underscore: [],
    backslash: [],
    quote: [],
    nothing: [],
  });
  assert.deepEqual(refusals, ["42501", "42501", "42501"]);
});

/** Every row of a firm as one text. */
async function digest(engine: Engine, organization: OrganizationId): Promise<string> {
  const tables = await look(engine, tenantTables);
  const rows = await engine.batch(
    as("app_owner", organization),
    tables.map((table) => say(`select to_jsonb(t) as row from app.${table} t order by to_jsonb(t)::text`)),
  );
  return JSON.stringify(rows);
}
