import type { Account, IdentityStore } from "../../domain/identity/ports.ts";
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

/** Second factors and the logins that wait for one. `account` finds an account as the accounts' store does. */
export function factorStore(
  engine: Engine,
  account: (userId: Account["user"]["id"]) => Promise<Account | null>,
): Factors {
  /** One statement that says whether it found what it changes. */
  async function changed(text: string, values: readonly unknown[]): Promise<boolean> {
    const [rows] = await engine.batch(AS_AUTH, [{ text, values }]);
    return rows.length > 0;
  }

  return {
    async findFactor(userId) {
      const [[row]] = await engine.batch(AS_AUTH, [{
        text: `select f.secret, f.confirmed_at is not null as confirmed, (select count(*) from identity.recovery_codes c
            where c.user_id = f.user_id and c.used_at is null) as codes_left
          from identity.second_factors f where f.user_id = $1`,
        values: [userId],
      }], { readOnly: true });
      return row
        ? { secret: row.secret as Uint8Array, confirmed: row.confirmed as boolean, codesLeft: row.codes_left as number }
        : null;
    },

    async keepFactor(userId, secret) {
      await changed(
        `insert into identity.second_factors as f (user_id, secret) values ($1, $2)
          on conflict (user_id) do update set secret = excluded.secret, created_at = now() where f.confirmed_at is null`,
        [userId, secret],
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
