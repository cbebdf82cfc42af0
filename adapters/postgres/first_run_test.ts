import assert from "node:assert/strict";
import { eachDatabase } from "../../tools/test_databases.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import { randomIds } from "../clock.ts";
import { largeLibrary } from "../demo/library.ts";
import { argonPasswords } from "../passwords.ts";
import type { Engine } from "./engine.ts";
import { firstRun, type FirstRunWorld } from "./first_run.ts";
import { openPostgres } from "./postgres_engine.ts";

const NO_DEMO = { demo: false, firstAdmin: null };
const DEMO = { demo: true, firstAdmin: null };

function worldOn(engine: Engine): FirstRunWorld {
  return {
    engine,
    clock: { now: () => "2026-11-21T09:00:00.000Z" as Instant },
    ids: randomIds,
    hashPassword: (password) => Promise.resolve(`hash of ${password}`),
    demo: (today) => ({ library: largeLibrary(today, { sales: 300 }), password: "demo" }),
  };
}

async function users(engine: Engine) {
  const opening = { text: "select set_config('role', 'app_auth', true)", values: [] };
  const [rows] = await engine.batch(opening, [{
    text: `select u.email, u.name, u.password_hash, m.role, o.name as firm, o.sale_prefix from identity.users u
      join app.memberships m on m.user_id = u.id join app.organizations o using (organization_id)
      where u.email not like '%.invalid' order by u.email, o.name`,
    values: [],
  }]);
  return rows;
}

eachDatabase("firstRun() makes one organization with one ADMIN, and nothing the second time", async ({ engine }) => {
  const first = await firstRun(worldOn(engine), NO_DEMO);
  const made = await users(engine);
  const second = await firstRun(worldOn(engine), {
    demo: true,
    firstAdmin: { email: "x@example.org", organization: "X" },
  });

  assert.ok(first.kind === "admin_made");
  assert.match(first.password, /^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/);
  assert.deepEqual(made, [{
    email: "admin@example.org",
    name: "Administrator",
    password_hash: `hash of ${first.password}`,
    role: "ADMIN",
    firm: "Mit firma",
    sale_prefix: "MF",
  }]);
  assert.deepEqual(second, { kind: "not_the_first" });
  assert.deepEqual(await users(engine), made);
}, { fresh: true });

eachDatabase(
  "firstRun() takes the names of the configuration, and no two passwords are the same",
  async ({ engine }) => {
    const firstAdmin = { email: "Anna@Example.org", organization: "Ærlig & Åben Rengøring" };
    const first = await firstRun(worldOn(engine), { demo: false, firstAdmin });

    const [made] = await users(engine);

    assert.ok(first.kind === "admin_made" && first.email === "anna@example.org");
    assert.deepEqual([made.email, made.firm, made.sale_prefix], ["anna@example.org", "Ærlig & Åben Rengøring", "AAR"]);
  },
  { fresh: true },
);

eachDatabase("firstRun() loads the demo into an empty database, once", async ({ engine }) => {
  const first = await firstRun(worldOn(engine), DEMO);
  const made = await users(engine);
  const second = await firstRun(worldOn(engine), DEMO);

  assert.deepEqual(first, { kind: "demo_loaded", sales: 300 });
  assert.equal(made.length, 18);
  assert.deepEqual(second, { kind: "not_the_first" });
  assert.deepEqual(await users(engine), made);
}, { fresh: true });

eachDatabase(
  "of two instances that start at once one loads the demo and the other waits for it",
  async ({ engine, url }) => {
    const other = url === null ? null : openPostgres(url);

    const outcomes = await Promise.all([engine, other ?? engine].map((one) => firstRun(worldOn(one), DEMO)));

    await other?.close();
    assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ["demo_loaded", "not_the_first"]);
    assert.equal((await users(engine)).length, 18);
  },
  { fresh: true },
);

eachDatabase("the first ADMIN's password is the one that was hashed", async ({ engine }) => {
  const passwords = await argonPasswords();
  const hashPassword = (password: string) => passwords.inTurn((turn) => turn.hash(password));
  const first = await firstRun({ ...worldOn(engine), hashPassword }, NO_DEMO);

  const [{ password_hash: hash }] = await users(engine);

  assert.ok(first.kind === "admin_made");
  assert.ok(await passwords.inTurn((turn) => turn.verify(first.password, hash as string)));
}, { fresh: true });
