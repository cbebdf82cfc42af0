/**
 * `deno task secrets:rotate`: seals every credential with the first key of SECRETS_KEYS. Put the new key in front of the old
 * one, restart, run this, and take the old key away.
 */
import { CannotStart, readConfig, reasonOf } from "../adapters/config.ts";
import type { Engine } from "../adapters/postgres/engine.ts";
import { rotateSecrets } from "../adapters/postgres/sealed.ts";
import { secretBox, secretsKeysOf } from "../adapters/secrets.ts";

try {
  const config = readConfig(Deno.env.toObject());
  const keys = await secretsKeysOf(config);
  if (keys.length === 0) throw new CannotStart("Cannot rotate: SECRETS_KEYS is not set");
  const engine = await open(config);
  const count = await rotateSecrets(engine, secretBox(keys), keys[0].id).finally(() => engine.close());
  console.log(`${count} sealed anew with the key ${keys[0].id}`);
} catch (error) {
  console.error(reasonOf(error));
  Deno.exit(1);
}

async function open({ databaseUrl, dataDir }: ReturnType<typeof readConfig>): Promise<Engine> {
  if (databaseUrl) {
    const { openPostgres } = await import("../adapters/postgres/postgres_engine.ts");
    return openPostgres(databaseUrl);
  }
  const { openEmbedded } = await import("../adapters/postgres/pglite_engine.ts");
  return await openEmbedded({ directory: `${dataDir}/database` });
}
