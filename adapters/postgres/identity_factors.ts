import type { Account, IdentityStore } from "../../domain/identity/ports.ts";
import type { SecretBox } from "../../domain/integrations/integration.ts";
import { secondFactorsUnsealed } from "../log.ts";
import type { Engine, Row } from "./engine.ts";
import { AS_AUTH, asAuthIn, noted } from "./identity_sql.ts";

type Factors = Pick<
  IdentityStore,
  | "findFactor"
  | "keepFactor"
  | "confirmFactor"
  | "dropFactor"
  | "takeStep"
  | "takeRecoveryCode"
  | "keepChallenge"
  | "findChallenge"
  | "useChallenge"
>;

/** What a second factor's secret is sealed for. */
export const factorPurpose = (userId: string) => `second factor ${userId}`;

/**
 * Second factors and the logins that wait for one. `account` finds an account as the accounts' store does. Their secrets are
 * sealed where there is a key; one that was kept before there was is sealed when it is next used.
 */
export function factorStore(
  engine: Engine,
  account: (userId: Account["user"]["id"]) => Promise<Account | null>,
  secrets: SecretBox | null,
): Factors {
  const box = secrets?.locked ? null : secrets;
  let told = box !== null;

  /** Says once a process that secrets lie open. */
  function tellOpen(): void {
    if (!told) secondFactorsUnsealed();
    told = true;
  }

  async function sealed(userId: string, secret: Uint8Array) {
    return await box!.seal(factorPurpose(userId), secret.toBase64());
  }

  async function sealNow(userId: string, secret: Uint8Array): Promise<void> {
    const { keyId, text } = await sealed(userId, secret);
    await changed(
      `update identity.second_factors set secret = null, sealed = decode($3, 'base64'), sealed_key = $4
        where user_id = $1 and secret = $2 returning user_id`,
      [userId, secret, text, keyId],
    );
  }

  /** One statement that says whether it found what it changes. */
  async function changed(text: string, values: readonly unknown[]): Promise<boolean> {
    const [rows] = await engine.batch(AS_AUTH, [{ text, values }]);
    return rows.length > 0;
  }

  return {
    async findFactor(userId) {
      const [[row]] = await engine.batch(AS_AUTH, [{
        text:
          `select f.secret, encode(f.sealed, 'base64') as sealed, f.sealed_key, f.confirmed_at is not null as confirmed, (select count(*) from identity.recovery_codes c
            where c.user_id = f.user_id and c.used_at is null) as codes_left
          from identity.second_factors f where f.user_id = $1`,
        values: [userId],
      }], { readOnly: true });
      if (!row) return null;
      const beside = { confirmed: row.confirmed as boolean, codesLeft: row.codes_left as number };
      if (row.sealed !== null) {
        if (secrets === null) throw new Error("Cannot open a second factor: there is no box for secrets");
        const kept = { keyId: row.sealed_key as string, text: row.sealed as string };
        return { secret: Uint8Array.fromBase64(await secrets.open(factorPurpose(userId), kept)), ...beside };
      }
      const secret = row.secret as Uint8Array;
      if (box) await sealNow(userId, secret);
      else tellOpen();
      return { secret, ...beside };
    },

    async keepFactor(userId, secret) {
      const kept = box ? await sealed(userId, secret) : null;
      if (!box) tellOpen();
      await changed(
        `insert into identity.second_factors as f (user_id, secret, sealed, sealed_key)
          values ($1, $2, decode($3, 'base64'), $4)
          on conflict (user_id) do update set secret = excluded.secret, sealed = excluded.sealed,
            sealed_key = excluded.sealed_key, created_at = now()
          where f.confirmed_at is null returning user_id`,
        [userId, kept ? null : secret, kept?.text ?? null, kept?.keyId ?? null],
      );
    },

    async confirmFactor(userId, step, recovery, note) {
      return await engine.transaction(asAuthIn(note), async (send) => {
        const [row] = await send({
          text: `update identity.second_factors set confirmed_at = now(), last_step = $2
            where user_id = $1 and confirmed_at is null and last_step < $2 returning user_id`,
          values: [userId, step],
        });
        if (!row) return { commit: false, value: false };
        await send({ text: "delete from identity.recovery_codes where user_id = $1", values: [userId] });
        await send({
          text: "insert into identity.recovery_codes (user_id, code_hash) select $1, * from unnest($2::bytea[])",
          values: [userId, [...recovery]],
        });
        await send(noted(note));
        return { commit: true, value: true };
      });
    },

    async dropFactor(userId, note) {
      await engine.batch(asAuthIn(note), [
        { text: "delete from identity.recovery_codes where user_id = $1", values: [userId] },
        { text: "delete from identity.second_factors where user_id = $1", values: [userId] },
        noted(note),
      ]);
    },

    takeStep: (userId, step) =>
      changed(
        `update identity.second_factors set last_step = $2
          where user_id = $1 and confirmed_at is not null and last_step < $2 returning user_id`,
        [userId, step],
      ),

    async takeRecoveryCode(hash, note) {
      return await engine.transaction(asAuthIn(note), async (send) => {
        const [row] = await send({
          text: `update identity.recovery_codes set used_at = now()
            where user_id = $1 and code_hash = $2 and used_at is null returning user_id`,
          values: [note.userId, hash],
        });
        if (row) await send(noted(note));
        return { commit: row !== undefined, value: row !== undefined };
      });
    },

    async keepChallenge({ id, hash, userId, remember, minutes }) {
      await changed(
        `insert into identity.login_challenges (id, token_hash, user_id, remember, expires_at)
          values ($1, $2, $3, $4, now() + make_interval(mins => $5))`,
        [id, hash, userId, remember, minutes],
      );
    },

    async findChallenge(hash) {
      const [[row]]: Row[][] = await engine.batch(AS_AUTH, [{
        text: `select c.user_id, c.remember from identity.login_challenges c
          where c.token_hash = $1 and c.used_at is null and now() < c.expires_at`,
        values: [hash],
      }], { readOnly: true });
      const found = row ? await account(row.user_id as Account["user"]["id"]) : null;
      return found && { account: found, remember: row.remember as boolean };
    },

    useChallenge: (hash) =>
      changed(
        `update identity.login_challenges set used_at = now()
          where token_hash = $1 and used_at is null and now() < expires_at returning id`,
        [hash],
      ),
  };
}
