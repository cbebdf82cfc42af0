import type { IdentityStore } from "../../domain/identity/ports.ts";
import type { SecretBox } from "../../domain/integrations/integration.ts";
import { unhandled } from "../log.ts";
import type { Engine } from "./engine.ts";
import { accountStore } from "./identity_accounts.ts";
import { factorStore } from "./identity_factors.ts";
import { limitStore } from "./identity_limits.ts";
import { sessionStore } from "./identity_sessions.ts";
import { AS_AUTH } from "./identity_sql.ts";
import { tokenStore } from "./identity_tokens.ts";

/** Logins in Postgres, under the role app_auth, which no tenant's work ever gets. */
export function postgresIdentity(
  engine: Engine,
  { limits, secrets = null, onEffects = () => {} }: {
    readonly limits: boolean;
    readonly secrets?: SecretBox | null;
    /** Told once there is mail to send. */
    readonly onEffects?: () => void;
  },
): IdentityStore {
  const running = new Set<Promise<void>>();
  const later = (work: () => Promise<unknown>) => {
    // Well after the answer: on one core, or one connection, starting at once would make the answer late.
    const done: Promise<void> = pause(QUIET_MS * (1 + Math.random())).then(work)
      .then(() => {}, unhandled).finally(() => running.delete(done));
    running.add(done);
  };

  const accounts = accountStore(engine, later, onEffects);
  return {
    ...accounts,
    ...factorStore(engine, accounts.findAccountOf, secrets),
    ...sessionStore(engine, limits),
    ...tokenStore(engine, limits),
    ...limitStore(engine, limits),

    async settled() {
      while (running.size > 0) await Promise.all(running);
    },

    async sweep() {
      await engine.batch(AS_AUTH, SWEEPS.map((text) => ({ text, values: [] })));
    },
  };
}

const QUIET_MS = 50;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A used or ended secret is kept long enough to tell a thief's second use and a known browser. */
const SWEEPS = [
  "delete from identity.rate_limits where tat < now()",
  "delete from identity.login_failures where forgotten_at < now()",
  "delete from identity.sessions where absolute_end < now() - interval '90 days'",
  "delete from identity.api_tokens where expires_at < now() - interval '30 days'",
  "delete from identity.login_challenges where expires_at < now() - interval '1 day'",
  "delete from identity.password_resets where expires_at < now() - interval '30 days'",
];
