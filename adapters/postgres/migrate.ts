import type { Migration } from "../../migrations/migration.ts";
import { MIGRATIONS } from "../../migrations/index.ts";
import type { Engine, Send, Statement } from "./engine.ts";

/** The database was migrated by a newer program; this one would not understand it. */
export class DatabaseIsNewer extends Error {
  override readonly name = "DatabaseIsNewer";
}

const NOTHING: Statement = { text: "select 1", values: [] };

/** Any number; the same for every instance of this program. */
const LOCK = 7_012_026;

/** What holds while a migration runs: it may take its time, but may not keep others waiting for a lock. */
const LIMITS = `set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
set local search_path = public; set local lock_timeout = '2s';`;

/**
 * Brings the database up to this program, forward only, each migration in a transaction of its own. Two instances may start
 * at once: each step is taken under a lock, and looked for again once the lock is held. Says which were applied.
 */
export async function migrate(engine: Engine, migrations: readonly Migration[] = MIGRATIONS): Promise<string[]> {
  const before = await engine.transaction(NOTHING, async (send) => ({ commit: true, value: await appliedIn(send) }));
  refuseNewer(before, migrations);
  const applied: string[] = [];
  for (const { name, sql } of migrations) {
    if (before.includes(name)) continue;
    const mine = await engine.transaction(NOTHING, async (send) => {
      const script = (text: string) => send({ text, values: [], script: true });
      // Waits for the other instance, however long it takes.
      await script(
        `set local statement_timeout = 0; set local lock_timeout = 0; select pg_advisory_xact_lock(${LOCK})`,
      );
      const now = await appliedIn(send);
      if (now.includes(name)) return { commit: true, value: false };
      await script(LIMITS + sql);
      await script("set local role app_owner");
      await send({ text: "insert into meta.migrations (place, name) values ($1, $2)", values: [now.length + 1, name] });
      return { commit: true, value: true };
    });
    if (mine) applied.push(name);
  }
  return applied;
}

function refuseNewer(applied: readonly string[], migrations: readonly Migration[]): void {
  const unknown = applied.find((name) => !migrations.some((migration) => migration.name === name));
  if (unknown === undefined) return;
  throw new DatabaseIsNewer(
    `Cannot use the database: it has seen migration ${unknown}, which this program does not know, start the newer program`,
  );
}

/** The names of the migrations the database has seen, in that order. */
async function appliedIn(send: Send): Promise<string[]> {
  // Not to_regclass: it asks a cache, which may not know yet what another instance has just committed.
  const [{ known }] = await send({
    text: "select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace " +
      "where n.nspname = 'meta' and c.relname = 'migrations') as known",
    values: [],
  });
  if (!known) return [];
  await send({ text: "set local role app_owner", values: [], script: true });
  const rows = await send({ text: "select name from meta.migrations order by place", values: [] });
  await send({ text: "reset role", values: [], script: true });
  return rows.map(({ name }) => name as string);
}
