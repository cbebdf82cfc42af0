/** The composition root: reads the configuration, opens the database, and hands every part what it needs. */
import { randomIds, systemClock } from "./adapters/clock.ts";
import { readConfig } from "./adapters/config.ts";
import { createApp } from "./adapters/http/app.ts";
import { identityUseCases } from "./adapters/http/identity_use_cases.ts";
import { workUseCases } from "./adapters/http/use_cases.ts";
import * as log from "./adapters/log.ts";
import { accountMail } from "./adapters/mail/account_mail.ts";
import { fileOutbox } from "./adapters/mail/outbox.ts";
import { argonPasswords } from "./adapters/passwords.ts";
import type { Engine } from "./adapters/postgres/engine.ts";
import { newestMigration } from "./adapters/postgres/health.ts";
import { postgresIdentity } from "./adapters/postgres/identity.ts";
import { migrate } from "./adapters/postgres/migrate.ts";
import { postgresTenants } from "./adapters/postgres/tenants.ts";
import { randomTokens } from "./adapters/tokens.ts";
import { TroublePage } from "./components/TroublePage.tsx";

const began = performance.now();
const config = readConfig(Deno.env.toObject());
const manifest = JSON.parse(await Deno.readTextFile(new URL("./static/manifest.json", import.meta.url)));
const engine = await openDatabase();
const applied = await migrate(engine);
if (applied.length > 0) log.migrated({ count: applied.length, newest: applied.at(-1)! });

const passwords = await argonPasswords();
const store = postgresIdentity(engine, { limits: config.rateLimits });
const mail = accountMail(fileOutbox(`${config.dataDir}/outbox`), config);
const world = { tenants: postgresTenants(engine), clock: systemClock, ids: randomIds };

export const app = createApp({
  config,
  manifest,
  clock: systemClock,
  troublePage: TroublePage,
  useCases: {
    ...workUseCases(world),
    ...identityUseCases({ store, passwords, tokens: randomTokens, mail, ids: randomIds }),
    checkHealth: async () => {
      const migration = await newestMigration(engine);
      return {
        up: migration !== null,
        database: config.databaseUrl ? "postgres" : "embedded",
        migration,
        uptimeSeconds: Math.round((performance.now() - began) / 1000),
      };
    },
  },
});

/** Ends what the process holds open; nothing that was answered is lost. */
export async function close(): Promise<void> {
  await store.settled();
  await engine.close();
}

/** PGlite is loaded only where there is no Postgres: it weighs more than the rest of the program. */
async function openDatabase(): Promise<Engine> {
  if (config.databaseUrl) {
    const { openPostgres } = await import("./adapters/postgres/postgres_engine.ts");
    return openPostgres(config.databaseUrl);
  }
  await Deno.mkdir(config.dataDir, { recursive: true });
  const { openEmbedded } = await import("./adapters/postgres/pglite_engine.ts");
  return await openEmbedded({ directory: `${config.dataDir}/database` });
}
