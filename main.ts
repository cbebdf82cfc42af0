/** What runs: reads the configuration once, opens the database, and exports the app as Fresh's build looks for it. */
import { randomIds, systemClock } from "./adapters/clock.ts";
import { readConfig } from "./adapters/config.ts";
import { demoLibrary } from "./adapters/demo/library.ts";
import { DEMO_LOGINS, DEMO_PASSWORD } from "./adapters/demo/people.ts";
import * as log from "./adapters/log.ts";
import { argonPasswords } from "./adapters/passwords.ts";
import type { Engine } from "./adapters/postgres/engine.ts";
import { firstRun } from "./adapters/postgres/first_run.ts";
import { migrate } from "./adapters/postgres/migrate.ts";
import { secretBox, secretsKeysOf } from "./adapters/secrets.ts";
import { beginWatching } from "./adapters/watching.ts";
import { openBackground } from "./background.ts";
import { compose } from "./compose.ts";

const given = readConfig(Deno.env.toObject());
// A thread beside the first serves, and nothing else: see web_thread.ts.
const config = "WorkerGlobalScope" in globalThis ? { ...given, background: false } : given;
const flushReports = await beginWatching(config);
const manifest = JSON.parse(await Deno.readTextFile(new URL("./static/manifest.json", import.meta.url)));
const engine = await openDatabase();
const applied = await migrate(engine);
if (applied.length > 0) log.migrated({ count: applied.length, newest: applied.at(-1)! });

const passwords = await argonPasswords();
const first = await firstRun({
  engine,
  clock: systemClock,
  ids: randomIds,
  hashPassword: (password) => passwords.inTurn((turn) => turn.hash(password)),
  demo: (today) => ({ library: demoLibrary(today), password: DEMO_PASSWORD }),
}, config);

const secrets = secretBox(await secretsKeysOf(config));
const composed = compose({
  ...{ engine, config, manifest, passwords, clock: systemClock, ids: randomIds, secrets },
  onEffects: () => background.ring(),
});
const background = await openBackground({
  ...{ engine, config, clock: systemClock, ids: randomIds, secrets },
  sweep: composed.sweep,
});
export const app = composed.app;
// A demo shows its visits before the first hour is over; whoever looks at its first page does not wait for them.
const firstVisits = first.kind === "demo_loaded" ? background.makeVisits().catch(log.unhandled) : null;

/** What whoever starts the program needs to read, once. */
export const welcome: readonly string[] = [
  ...(first.kind === "admin_made"
    ? [`First login: ${first.email}`, `Password (shown only now): ${first.password}`]
    : []),
  ...(config.demo
    ? [
      `Demo logins (password ${DEMO_PASSWORD}):`,
      ...DEMO_LOGINS.map(({ email, role }) => `  ${email}  ${role}`),
    ]
    : []),
];

// Once a process, and only where time passes: Deno Deploy finds cron jobs at the top level of this file.
for (const { name, when, run } of background.crons) Deno.cron(name, when, () => run().catch(log.unhandled));

/** Takes no more work of its own, and waits for what runs or gives it back. */
export const stopBackground = background.stop;

/** What reports of errors may take to be sent on at the end. */
const FLUSH_MS = 2_000;

/** Ends what the process holds open; nothing that was answered is lost. */
export async function close(): Promise<void> {
  await firstVisits;
  await composed.settled();
  await engine.close();
  await flushReports(FLUSH_MS);
}

/** PGlite is loaded only where there is no Postgres: it weighs more than the rest of the program. */
async function openDatabase(): Promise<Engine> {
  if (config.databaseUrl) {
    const { openPostgres } = await import("./adapters/postgres/postgres_engine.ts");
    return openPostgres(config.databaseUrl);
  }
  const { openEmbedded } = await import("./adapters/postgres/pglite_engine.ts");
  return await openEmbedded({ directory: `${config.dataDir}/database` });
}
