import type { SecretBox } from "../../domain/integrations/integration.ts";
import type { Engine, Statement } from "./engine.ts";
import { factorPurpose } from "./identity_factors.ts";
import { AS_AUTH } from "./identity_sql.ts";

/** Where sealed secrets lie, each with its key's name beside it, and what each was sealed for; new ones are added here. */
const COLUMNS: readonly {
  readonly table: string;
  readonly secret: string;
  readonly key: string;
  /** What tells the row from others of its firm. */
  readonly id: string;
  /** The purpose it was sealed for, in SQL. */
  readonly purpose: string;
}[] = [
  ...["secret", "secret_before"].map((secret) => ({
    ...{ table: "app.integrations", secret, key: `${secret}_key`, id: "provider" },
    purpose: "'integration ' || organization_id || ' ' || provider",
  })),
  ...["secret", "old_secret"].map((secret) => ({
    ...{ table: "app.hooks", secret, key: `${secret}_key`, id: "id" },
    purpose: "'hook ' || organization_id || ' ' || id",
  })),
  {
    table: "app.calendar_links",
    secret: "sealed",
    key: "key_id",
    id: "user_id",
    purpose: "'calendar ' || organization_id || ' ' || user_id",
  },
];

const AS_WORKER: Statement = { text: "select set_config('role', 'app_worker', true)", values: [] };
const EVERY_FIRM: Statement = { text: "select organization_id from app.organizations order by 1", values: [] };

/**
 * Seals every secret that lies under another key with the newest one, row by row; can be broken off and run again, while the
 * program works. Says how many were sealed anew. Afterwards the old key may leave SECRETS_KEYS.
 */
export async function rotateSecrets(engine: Engine, box: SecretBox, newest: string): Promise<number> {
  const [firms] = await engine.batch(AS_WORKER, [EVERY_FIRM], { readOnly: true });
  let count = 0;
  for (const { organization_id: organization } of firms) {
    const opening = {
      text: "select set_config('role', 'app_web', true), set_config('app.current_org_id', $1, true)",
      values: [organization],
    };
    for (const { table, secret, key, id, purpose } of COLUMNS) {
      const [old] = await engine.batch(opening, [{
        text: `select ${id}::text as id, ${purpose} as purpose, ${key} as key, encode(${secret}, 'base64') as text
          from ${table} where organization_id = $1 and ${key} <> $2`,
        values: [organization, newest],
      }], { readOnly: true });
      for (const row of old as { id: string; purpose: string; key: string; text: string }[]) {
        const plain = await box.open(row.purpose, { keyId: row.key, text: row.text });
        const sealed = await box.seal(row.purpose, plain);
        // Only where nobody gave it another one meanwhile.
        await engine.batch(opening, [{
          text: `update ${table} set ${secret} = decode($3, 'base64'), ${key} = $4
            where organization_id = $1 and ${id}::text = $2 and ${secret} = decode($5, 'base64')`,
          values: [organization, row.id, sealed.text, sealed.keyId, row.text],
        }]);
        count++;
      }
    }
  }
  return count + await rotateFactors(engine, box, newest);
}

/** Second factors are a person's and of no firm. */
async function rotateFactors(engine: Engine, box: SecretBox, newest: string): Promise<number> {
  const [old] = await engine.batch(AS_AUTH, [{
    text: `select user_id as id, sealed_key as key, encode(sealed, 'base64') as text from identity.second_factors
      where sealed_key <> $1`,
    values: [newest],
  }], { readOnly: true });
  for (const { id, key, text } of old as { id: string; key: string; text: string }[]) {
    const plain = await box.open(factorPurpose(id), { keyId: key, text });
    const sealed = await box.seal(factorPurpose(id), plain);
    await engine.batch(AS_AUTH, [{
      text: `update identity.second_factors set sealed = decode($2, 'base64'), sealed_key = $3
        where user_id = $1 and sealed = decode($4, 'base64')`,
      values: [id, sealed.text, sealed.keyId, text],
    }]);
  }
  return old.length;
}
