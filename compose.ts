/** Puts the parts together around one database: what main.ts serves, and what the tests of the whole site look at. */
import type { App } from "fresh";
import type { Config } from "./adapters/config.ts";
import { DEMO_FIRM_NAMES } from "./adapters/demo/firms.ts";
import { DEMO_LOGINS, DEMO_PASSWORD } from "./adapters/demo/people.ts";
import { calendarUseCases } from "./adapters/http/calendar_use_cases.ts";
import { createApp } from "./adapters/http/app.ts";
import type { Manifest, State } from "./adapters/http/define.ts";
import { deliveryUseCases } from "./adapters/http/delivery_use_cases.ts";
import { billingUseCases } from "./adapters/http/billing_use_cases.ts";
import { hookUseCases } from "./adapters/http/hook_use_cases.ts";
import { identityUseCases } from "./adapters/http/identity_use_cases.ts";
import { mailUseCases } from "./adapters/http/mail_use_cases.ts";
import { peopleUseCases } from "./adapters/http/people_use_cases.ts";
import { workUseCases } from "./adapters/http/use_cases.ts";
import { newHookSecret } from "./adapters/hooks/signature.ts";
import { letterWriter } from "./adapters/mail/compose.tsx";
import { intakeUseCases } from "./adapters/http/intake_use_cases.ts";
import { mailDoor } from "./adapters/intake/door.ts";
import type { Engine } from "./adapters/postgres/engine.ts";
import { newestMigration } from "./adapters/postgres/health.ts";
import { postgresIdentity } from "./adapters/postgres/identity.ts";
import { postgresPeople } from "./adapters/postgres/people.ts";
import { postgresTenants } from "./adapters/postgres/tenants.ts";
import { oneTimeCodes } from "./adapters/one_time_codes.ts";
import { randomBytes, randomTokens } from "./adapters/tokens.ts";
import { TroublePage } from "./components/TroublePage.tsx";
import type { Passwords } from "./domain/identity/ports.ts";
import type { SecretBox } from "./domain/integrations/integration.ts";
import type { Ids } from "./domain/kernel/ids.ts";
import type { Clock } from "./domain/kernel/time.ts";

export interface Parts {
  readonly engine: Engine;
  readonly config: Config;
  readonly manifest: Manifest;
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: SecretBox;
  /** Told once work for the worker is committed. */
  readonly onEffects?: () => void;
}

export interface Composed {
  readonly app: App<State>;
  /** Forgets what is over: ended sessions, spent links, old counts. */
  sweep(): Promise<void>;
  /** Waits for what is done after its answer. */
  settled(): Promise<void>;
}

/** The app around an open and migrated database. */
export function compose({ engine, config, manifest, passwords, clock, ids, secrets, onEffects }: Parts): Composed {
  const began = performance.now();
  const store = postgresIdentity(engine, { limits: config.rateLimits, secrets, ...(onEffects ? { onEffects } : {}) });
  const tenants = postgresTenants(engine, { onEffects });
  const app = createApp({
    config,
    manifest,
    clock,
    demo: config.demo
      ? {
        password: DEMO_PASSWORD,
        logins: DEMO_LOGINS.map(({ email, role, domain }) => ({
          email,
          role,
          firm: DEMO_FIRM_NAMES[domain] ?? domain,
        })),
      }
      : null,
    troublePage: TroublePage,
    useCases: {
      ...workUseCases({ tenants, clock, ids }),
      ...calendarUseCases({ tenants, clock, ids, secrets, config }),
      ...billingUseCases({ tenants, secrets, clock }),
      ...hookUseCases({ tenants, clock, ids, secrets, newSecret: newHookSecret, local: config.localWebhooks }),
      ...deliveryUseCases({ tenants, secrets }),
      ...mailUseCases({ tenants, clock, secrets, write: letterWriter(config) }),
      ...intakeUseCases({
        ...{
          tenants,
          clock,
          ids,
          secrets,
          random: (characters) => randomBytes(characters).toHex().slice(0, characters),
        },
        takeMail: mailDoor({ tenants, clock, secrets }),
        meter: (metered) => store.meter(metered),
      }),
      ...peopleUseCases({
        store: postgresPeople(engine, onEffects ? { onEffects } : {}),
        passwords,
        tokens: randomTokens,
        ids,
      }),
      ...identityUseCases({
        ...{ store, passwords, tokens: randomTokens, ids, codes: oneTimeCodes(clock), random: randomBytes },
      }),
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
  return {
    app,
    sweep: () => store.sweep(),
    settled: () => store.settled(),
  };
}
