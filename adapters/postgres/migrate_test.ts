import assert from "node:assert/strict";
import { MIGRATIONS } from "../../migrations/index.ts";
import { eachDatabase } from "../../tools/test_databases.ts";
import { as, makeFirms, newIds, run, stockedFirms } from "../../tools/test_firms.ts";
import { castWith } from "../memory/cast.ts";
import type { Engine, Statement } from "./engine.ts";
import { DatabaseIsNewer, migrate } from "./migrate.ts";
import { reasonOf } from "../config.ts";
import { DatabaseInUse, openEmbedded } from "./pglite_engine.ts";
import { openPostgres } from "./postgres_engine.ts";

const NAMES = MIGRATIONS.map(({ name }) => name);
const NOTHING: Statement = { text: "select 1", values: [] };

/** A name no other test's database or login has. */
const newName = (what: string) => `${what}_test_${crypto.randomUUID().slice(0, 8)}`;

/** Does something with an empty database, through logins of the test's choice. */
async function withEmptyDatabase(url: string, owner: string, test: (url: URL) => Promise<void>): Promise<void> {
  const name = newName("empty");
  const keeper = openPostgres(url, { sessions: 1, statementMs: 60_000 });
  try {
    await keeper.script(`create database ${name} owner ${owner}`);
    await test(Object.assign(new URL(url), { pathname: `/${name}` }));
  } finally {
    await keeper.script(`drop database if exists ${name} with (force)`);
    await keeper.close();
  }
}

Deno.test("migrations are listed in the order of their numbers", () => {
  assert.deepEqual(NAMES, [...NAMES].sort());
  assert.equal(new Set(NAMES.map((name) => name.slice(0, 4))).size, NAMES.length);
});

eachDatabase("migrate() has nothing to do the second time", async ({ engine }) => {
  assert.deepEqual(await migrate(engine), []);
});

eachDatabase(
  "migrate() refuses a database that is newer than the program, in one sentence, and leaves it alone",
  async ({ engine }) => {
    await run(engine, as("app_owner"), "insert into meta.migrations (place, name) values ($1, '9999_later')", [
      NAMES.length + 1,
    ]);

    await assert.rejects(migrate(engine), (fault: Error) => {
      assert.ok(fault instanceof DatabaseIsNewer);
      assert.match(fault.message, /^Cannot use the database: [^\n.]+$/);
      return true;
    });
    const [{ count }] = await run(engine, as("app_owner"), "select count(*) as count from meta.migrations");

    assert.equal(count, NAMES.length + 1);
  },
  { fresh: true },
);

eachDatabase(
  "migrate() undoes a migration that fails, keeps those before it, and goes on from there",
  async ({ engine }) => {
    const broken = [...MIGRATIONS, {
      name: "9998_half",
      sql: "create table app.half (n int); select no_such_function();",
    }];
    const mended = [...MIGRATIONS, { name: "9998_whole", sql: "create schema whole;" }];

    await assert.rejects(migrate(engine, broken));
    const [{ half }] = await run(engine, NOTHING, "select to_regclass('app.half') as half");
    const applied = await migrate(engine, mended);

    assert.equal(half, null);
    assert.deepEqual(applied, ["9998_whole"]);
  },
  { fresh: true },
);

eachDatabase("two instances may migrate at once: each step is done once", async ({ url }) => {
  await withEmptyDatabase(url!, new URL(url!).username, async (empty) => {
    const engines = [1, 2, 3].map(() => openPostgres(empty.href));
    try {
      const applied = await Promise.all(engines.map((engine) => migrate(engine)));

      assert.deepEqual(applied.flat().sort(), NAMES);
      assert.deepEqual(await migrate(engines[0]), []);
    } finally {
      for (const engine of engines) await engine.close();
    }
  });
}, { only: "postgres" });

eachDatabase("a login that is no superuser but owns the database migrates it and works in it", async ({ url }) => {
  const login = newName("plain");
  const keeper = openPostgres(url!, { sessions: 1 });
  // On Postgres 16 and newer, whoever did not make a role must be given the right to hand it on.
  const [{ version }] = await run(keeper, NOTHING, "select current_setting('server_version_num')::int as version");
  const roles = ["app_owner", "app_web", "app_worker", "app_auth", "app_search"];
  await keeper.script(`create role ${login} login createrole`);
  if (Number(version) >= 160_000) {
    for (const role of roles) {
      await keeper.script(`grant ${role} to ${login} with admin option, inherit false, set true`);
    }
  }
  try {
    await withEmptyDatabase(url!, login, async (empty) => {
      const engine = openPostgres(Object.assign(new URL(empty), { username: login }).href);
      try {
        assert.deepEqual(await migrate(engine), NAMES);
        await worksFor(engine);
      } finally {
        await engine.close();
      }
    });
  } finally {
    await keeper.script(`drop owned by ${login}; drop role ${login}`);
    await keeper.close();
  }
}, { only: "postgres" });

Deno.test("pglite: a login that is no superuser but owns the database migrates it on Postgres 18 too", async () => {
  const engine = await openEmbedded();
  await engine.script(
    "create role plain login createrole; alter database postgres owner to plain; grant plain to postgres",
  );
  await engine.script("set session authorization plain");
  try {
    assert.deepEqual(await migrate(engine), NAMES);
    await worksFor(engine);
    const login = await run(
      engine,
      NOTHING,
      "select session_user::text as login, pg_has_role('app_owner', 'usage') as inherits",
    );
    assert.deepEqual(login, [{ login: "plain", inherits: false }]);
  } finally {
    await engine.close();
  }
});

/** The walls stand for this login too, and the firm can be worked in. */
async function worksFor(engine: Engine): Promise<void> {
  const { anna, carla } = await stockedFirms(engine);
  const seen = await run(
    engine,
    as("app_web", anna.organizationId),
    "select distinct organization_id as id from app.sales",
  );
  const outside = await run(engine, as("app_web"), "select from app.sales");
  const roles = await run(engine, as("app_web", carla.organizationId), "select current_user::text as who");

  assert.deepEqual(seen, [{ id: anna.organizationId }]);
  assert.deepEqual(outside, []);
  assert.deepEqual(roles, [{ who: "app_web" }]);
}

Deno.test("pglite: a database in a directory is one program's at a time, is there again afterwards, and syncs each commit", async () => {
  const parent = await Deno.makeTempDir({ prefix: "sales-test-" });
  const directory = `${parent}/database`;
  const cast = castWith(newIds);
  try {
    const first = await openEmbedded({ directory });
    await assert.rejects(openEmbedded({ directory: `${directory}/` }), DatabaseInUse);
    await migrate(first);
    await makeFirms(first, cast.firms);
    const [settings] = await first.batch(NOTHING, [{
      text: "select current_setting('fsync') as fsync, current_setting('wal_sync_method') as how, " +
        "current_setting('synchronous_commit') as commit",
      values: [],
    }]);
    await first.close();

    const second = await openEmbedded({ directory });
    const again = await migrate(second);
    const firms = await run(second, as("app_web", cast.carla.organizationId), "select name from app.organizations");
    await second.close();

    assert.deepEqual(settings, [{ fsync: "on", how: "fsync", commit: "on" }]);
    assert.deepEqual(again, []);
    assert.deepEqual(firms, [{ name: "Tekup" }]);
  } finally {
    await Deno.remove(parent, { recursive: true });
  }
});

Deno.test("pglite: a folder that cannot be made is one sentence", async () => {
  const file = await Deno.makeTempFile({ prefix: "sales-test-no-folder-" });
  try {
    const fault = await openEmbedded({ directory: `${file}/database` }).catch((fault) => fault);

    assert.ok(fault instanceof Error);
    assert.equal(fault.message.indexOf(`Cannot open the database in ${file}/database: `), 0, fault.message);
    assert.equal(reasonOf(fault), fault.message);
  } finally {
    await Deno.remove(file);
  }
});
