import { openEmbedded } from "../adapters/postgres/pglite_engine.ts";
import { openPostgres } from "../adapters/postgres/postgres_engine.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { migrate } from "../adapters/postgres/migrate.ts";
import { MIGRATIONS } from "../migrations/index.ts";
import { CopiedFiles } from "./embedded_copy.ts";
import { afterFile, ofThisFile } from "./test_file.ts";

export type Kind = "pglite" | "postgres";

/** A migrated database of a test's own. */
export interface TestDatabase {
  readonly kind: Kind;
  readonly engine: Engine;
  /** Where a second engine can reach the same database; null for the embedded one. */
  readonly url: string | null;
  close(): Promise<void>;
}

interface Options {
  /** A database for this test alone; otherwise the tests of a file share one, and each makes organizations of its own. */
  readonly fresh?: boolean;
  readonly only?: Kind;
}

/** A machine that tests is a busy one: what waits for its turn there is not stuck. Tests of the limits themselves open their own. */
const PATIENT = { waitMs: 120_000, statementMs: 120_000, lockMs: 120_000, idleMs: 120_000 };

const KINDS: readonly Kind[] = ["pglite", "postgres"];
const shared = new Map<Kind, Promise<TestDatabase>>();
let swept = false;

/**
 * Registers the test once for each kind of database. Postgres is the one in TEST_DATABASE_URL, which tools/test.ts starts;
 * without it the test is skipped, or fails where CI=true.
 */
export function eachDatabase(
  name: string,
  test: (database: TestDatabase) => Promise<void>,
  options: Options = {},
): void {
  if (!swept) afterFile(closeShared);
  swept = true;
  for (const kind of KINDS) {
    if (options.only && options.only !== kind) continue;
    const mine = ofThisFile(`${kind}: ${name}`);
    const missing = kind === "postgres" && !Deno.env.get("TEST_DATABASE_URL");
    Deno.test({
      name: mine.name,
      ignore: missing && Deno.env.get("CI") !== "true",
      // Sessions stay open for the next test of the file.
      sanitizeOps: false,
      sanitizeResources: false,
      async fn() {
        if (missing) {
          throw new Error("Cannot test on Postgres: TEST_DATABASE_URL is not set, and CI=true skips nothing");
        }
        await mine.begin();
        if (!options.fresh) return await test(await sharedDatabase(kind));
        const database = await openTestDatabase(kind);
        try {
          await test(database);
        } finally {
          await database.close();
        }
      },
    });
  }
}

/** A freshly migrated database; whoever opens it closes it. */
export function openTestDatabase(kind: Kind): Promise<TestDatabase> {
  return kind === "pglite" ? openCopy() : createFromTemplate();
}

function sharedDatabase(kind: Kind): Promise<TestDatabase> {
  const database = shared.get(kind) ?? openTestDatabase(kind);
  shared.set(kind, database);
  return database;
}

async function closeShared(): Promise<void> {
  for (const database of shared.values()) await (await database).close();
  shared.clear();
}

/** Names the schema: another list of migrations gives another template. */
async function fingerprint(): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(MIGRATIONS));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", text)).toHex().slice(0, 12);
}

/** PGlite takes seconds to make and a moment to copy, so a migrated one is kept as a file for every test process. */
async function openCopy(): Promise<TestDatabase> {
  const directory = Deno.env.get("TMPDIR") ?? "/tmp";
  const path = `${directory}/sales-test-pglite-${await fingerprint()}.files`;
  // Read anew for each: a copy writes in what it was given.
  const template = await Deno.readFile(path).catch(() => null);
  if (!template) {
    const files = new CopiedFiles();
    const first = await openEmbedded({ files });
    await migrate(first);
    // Its files are in memory already. To clear 128 MB at every start takes as long as the rest of it.
    await first.script("alter system set shared_buffers = '16MB'");
    // Otherwise every copy of it begins by doing again what the migrations have written.
    await first.script("checkpoint");
    const packed = files.pack();
    await first.close();
    // Under another name first: another process may be reading.
    const draft = await Deno.makeTempFile({ dir: directory });
    await Deno.writeFile(draft, packed.stream());
    await Deno.rename(draft, path);
    await sweep(directory);
    return await openCopy();
  }
  const engine = await openEmbedded({ files: new CopiedFiles(template), turnMs: PATIENT.waitMs });
  return { kind: "pglite", engine, url: null, close: () => engine.close() };
}

/** Templates of yesterday's migrations are large, and nobody asks for them again. */
async function sweep(directory: string): Promise<void> {
  for await (const { name } of Deno.readDir(directory)) {
    if (!/^sales-test-pglite-.*\.(files|tar)$/.test(name)) continue;
    const file = `${directory}/${name}`;
    const { mtime } = await Deno.stat(file).catch(() => ({ mtime: null }));
    if (mtime && Date.now() - mtime.getTime() > 3_600_000) await Deno.remove(file).catch(() => {});
  }
}

const NOTHING = { text: "select 1", values: [] };

async function createFromTemplate(): Promise<TestDatabase> {
  const address = new URL(Deno.env.get("TEST_DATABASE_URL") ?? "");
  if (!/test/.test(address.pathname)) {
    throw new Error("Cannot test on this Postgres: its database has no `test` in its name");
  }
  const at = (name: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
  const template = `sales_test_template_${await fingerprint()}`;
  const name = `sales_test_${crypto.randomUUID().replaceAll("-", "")}`;
  // A copy needs a template without visitors, so nobody may look at it while it is being made or copied.
  const keeper = openPostgres(address.href, { ...PATIENT, sessions: 2 });
  try {
    await keeper.transaction(NOTHING, async (send) => {
      await send({
        text: "set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0",
        values: [],
        script: true,
      });
      await send({ text: "select pg_advisory_xact_lock(7012027)", values: [] });
      const found = await send({ text: "select from pg_database where datname = $1", values: [template] });
      if (found.length === 0) {
        await keeper.script(`drop database if exists ${template}_draft`);
        await keeper.script(`create database ${template}_draft`);
        const draft = openPostgres(at(`${template}_draft`));
        await migrate(draft);
        await draft.close();
        await keeper.script(`alter database ${template}_draft rename to ${template}`);
      }
      await keeper.script(`create database ${name} template ${template}`);
      return { commit: true, value: null };
    });
  } finally {
    await keeper.close();
  }
  const engine = openPostgres(at(name), PATIENT);
  return {
    kind: "postgres",
    engine,
    url: at(name),
    async close() {
      await engine.close();
      const last = openPostgres(address.href, { ...PATIENT, sessions: 1 });
      await last.script(`drop database ${name} with (force)`);
      await last.close();
    },
  };
}
