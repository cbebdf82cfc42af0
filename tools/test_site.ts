import { Builder } from "fresh/dev";
import { randomIds, systemClock } from "../adapters/clock.ts";
import { createApp } from "../adapters/http/app.ts";
import { throughDoor } from "../adapters/http/door.ts";
import { identityUseCases } from "../adapters/http/identity_use_cases.ts";
import { workUseCases } from "../adapters/http/use_cases.ts";
import { type Cast, castWith } from "../adapters/memory/cast.ts";
import { argonPasswords } from "../adapters/passwords.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { newestMigration } from "../adapters/postgres/health.ts";
import { postgresIdentity } from "../adapters/postgres/identity.ts";
import { postgresTenants } from "../adapters/postgres/tenants.ts";
import { randomTokens } from "../adapters/tokens.ts";
import { TroublePage } from "../components/TroublePage.tsx";
import { as, makeFirms } from "./test_firms.ts";

/** The whole program before a test database, without a port: every middleware and route as in main.ts. */
export interface TestSite {
  fetch(request: Request): Promise<Response>;
  /** Waits for what is done after an answer. */
  settled(): Promise<void>;
}

/** The password of everybody in `peopledFirms`. */
export const TEST_PASSWORD = "a sentence nobody guesses";
export const TEST_ORIGIN = "http://localhost:8000";

const root = new URL("../", import.meta.url).pathname;
let routes: ReturnType<Builder["build"]> | null = null;
const passwords = argonPasswords();

export async function openSite(engine: Engine, limits = false): Promise<TestSite> {
  const store = postgresIdentity(engine, { limits });
  const mail = { passwordReset: () => {} };
  const world = { tenants: postgresTenants(engine), clock: systemClock, ids: randomIds };
  const app = createApp({
    config: { publicOrigin: TEST_ORIGIN, demo: false, trustedProxies: [] },
    manifest: { stylesheet: "/app.css", fonts: [] },
    clock: systemClock,
    demo: null,
    troublePage: TroublePage,
    useCases: {
      ...workUseCases(world),
      ...identityUseCases({ store, passwords: await passwords, tokens: randomTokens, mail, ids: randomIds }),
      checkHealth: async () => {
        const migration = await newestMigration(engine);
        return { up: migration !== null, database: "embedded", migration, uptimeSeconds: 1 };
      },
    },
  });
  // The routes are read and bundled once for a test file, whatever the number of databases.
  const apply = await (routes ??= new Builder({ root }).build({ snapshot: "memory" }));
  apply(app);
  const handler = throughDoor(app.handler());
  const remoteAddr = { transport: "tcp", hostname: "192.0.2.1", port: 40_000 } as const;
  return {
    fetch: async (request) => await handler(request, { remoteAddr, completed: Promise.resolve() }),
    settled: () => store.settled(),
  };
}

/** The cast's firms with everybody's password set, so that they can log in. Carla also works in Anna's firm where asked. */
export async function peopledFirms(engine: Engine, { carlaInBoth = false } = {}): Promise<Cast> {
  const cast = castWith(randomIds);
  await makeFirms(engine, cast.firms);
  const hash = await (await passwords).inTurn((turn) => turn.hash(TEST_PASSWORD));
  const everybody = cast.firms.flatMap(({ members }) => members.map(({ id }) => id));
  const [{ organization }] = cast.firms;
  await engine.batch(as("app_owner", organization.id), [
    { text: "update identity.users set password_hash = $1 where id = any($2::uuid[])", values: [hash, everybody] },
    ...(carlaInBoth
      ? [{
        text: "insert into app.memberships (organization_id, user_id, role, active) values ($1, $2, 'VIEWER', true)",
        values: [organization.id, cast.carla.userId],
      }]
      : []),
  ]);
  return cast;
}
