/** `deno task migrate`: brings the database of DATABASE_URL up to this program without starting it, before a new version is let in. */
import { CannotStart, readConfig, reasonOf } from "../adapters/config.ts";
import * as log from "../adapters/log.ts";
import { migrate } from "../adapters/postgres/migrate.ts";
import { openPostgres } from "../adapters/postgres/postgres_engine.ts";

try {
  const { databaseUrl } = readConfig(Deno.env.toObject());
  if (!databaseUrl) throw new CannotStart("Cannot migrate: DATABASE_URL is not set");
  const engine = openPostgres(databaseUrl);
  try {
    const applied = await migrate(engine);
    log.migrated({ count: applied.length, newest: applied.at(-1) ?? "none" });
  } finally {
    await engine.close();
  }
} catch (error) {
  console.error(reasonOf(error));
  Deno.exit(1);
}
