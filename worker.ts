/**
 * Background work alone, for installs that run it apart: `deno task worker` beside a web part with BACKGROUND=off. It needs
 * the same database, the same SECRETS_KEYS and the same neighbours; several may run.
 */
import { randomIds, systemClock } from "./adapters/clock.ts";
import { CannotStart, readConfig, reasonOf } from "./adapters/config.ts";
import * as log from "./adapters/log.ts";
import { postgresIdentity } from "./adapters/postgres/identity.ts";
import { migrate } from "./adapters/postgres/migrate.ts";
import { openPostgres } from "./adapters/postgres/postgres_engine.ts";
import { secretBox, secretsKeysOf } from "./adapters/secrets.ts";
import { beginWatching } from "./adapters/watching.ts";
import { openBackground } from "./background.ts";

globalThis.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  log.unhandled(event.reason);
});

try {
  await start();
} catch (error) {
  console.error(reasonOf(error));
  Deno.exit(1);
}

async function start(): Promise<void> {
  const began = performance.now();
  const config = { ...readConfig(Deno.env.toObject()), background: true };
  if (config.databaseUrl === null) {
    throw new CannotStart(
      "Cannot start: a worker of its own needs DATABASE_URL, the embedded database has its own inside",
    );
  }
  const flushReports = await beginWatching(config);
  const engine = openPostgres(config.databaseUrl);
  await migrate(engine);
  const identity = postgresIdentity(engine, { limits: config.rateLimits });
  const background = await openBackground({
    ...{ engine, config, clock: systemClock, ids: randomIds },
    secrets: secretBox(await secretsKeysOf(config)),
    sweep: () => identity.sweep(),
  });
  for (const { name, when, run } of background.crons) Deno.cron(name, when, () => run().catch(log.unhandled));
  log.workerStarted({ ms: Math.round(performance.now() - began) });

  let ending = false;
  const end = async (signal: Deno.Signal) => {
    if (ending) return;
    ending = true;
    log.stopping({ signal });
    await background.stop();
    await engine.close();
    await flushReports(2_000);
    Deno.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, () => end(signal));
}
