import type { Account, Addressee, IdentityStore } from "../../domain/identity/ports.ts";
import type { Engine, Row, Statement } from "./engine.ts";
import {
  AS_AUTH,
  asAuthIn,
  END_SESSIONS,
  END_TOKENS,
  mailAsked,
  membershipsOf,
  noted,
  USER,
  userOf,
} from "./identity_sql.ts";

type Accounts = Pick<
  IdentityStore,
  | "findAccount"
  | "findAccountOf"
  | "changeProfile"
  | "changePassword"
  | "askReset"
  | "makeReset"
  | "findReset"
  | "useReset"
  | "noteFailedLogin"
>;

/** A browser that was used to log in so long ago is a stranger's again. */
const DEVICE_DAYS = 90;

/** Users, their passwords and the links to choose a new one. `later` runs what no answer may wait for; `onEffects` is told of mail to send. */
export function accountStore(
  engine: Engine,
  later: (work: () => Promise<unknown>) => void,
  onEffects: () => void,
): Accounts {
  async function account(
    from: string,
    values: readonly unknown[],
    device: Uint8Array | null = null,
  ): Promise<Account | null> {
    const [[row]] = await engine.batch(AS_AUTH, [{
      text: `select ${USER}, u.password_hash, u.active,
          exists (select from identity.sessions s where s.user_id = u.id and s.device_hash = $1
            and s.created_at > now() - interval '${DEVICE_DAYS} days') as knows_device,
          exists (select from identity.second_factors f
            where f.user_id = u.id and f.confirmed_at is not null) as has_second_factor
        ${from}`,
      values: [device, ...values],
    }], { readOnly: true });
    return row ? accountOf(row) : null;
  }

  return {
    findAccount: (email, device) => account("from identity.users u where u.email = $2", [email], device),
    findAccountOf: (userId) => account("from identity.users u where u.id = $2 and u.active", [userId]),
    findReset: (hash) =>
      account(
        `from identity.password_resets p join identity.users u on u.id = p.user_id and u.active
          where p.token_hash = $2 and p.used_at is null and now() < p.expires_at`,
        [hash],
      ),

    async changeProfile(userId, { name, language, theme }, note) {
      await engine.batch(asAuthIn(note), [
        {
          text: "update identity.users set name = $2, language = $3, theme = $4, updated_at = now() where id = $1",
          values: [userId, name, language, theme],
        },
        noted(note),
      ]);
    },

    async changePassword(userId, passwordHash, keep, note) {
      await engine.batch(asAuthIn(note), [
        password(userId, passwordHash),
        { text: `${END_SESSIONS} and s.id is distinct from $2::uuid`, values: [userId, keep] },
        { text: END_TOKENS, values: [userId] },
        noted(note),
      ]);
    },

    askReset(id, note) {
      later(async () => {
        const about = { mail: "password_reset", once: `reset:${id}`, userId: note.userId };
        await engine.batch(asAuthIn(note), [noted(note), mailAsked(note.organizationId, `reset:${id}`, about)]);
        onEffects();
      });
    },

    async makeReset({ id, hash, userId, minutes }) {
      const [[row]] = await engine.batch(AS_AUTH, [{
        text: `with kept as (insert into identity.password_resets (id, user_id, token_hash, expires_at)
            select $1, u.id, $3, now() + make_interval(mins => $4) from identity.users u where u.id = $2 and u.active
            returning user_id)
          select u.name, u.email, u.language from kept join identity.users u on u.id = kept.user_id`,
        values: [id, userId, hash, minutes],
      }]);
      return (row ?? null) as unknown as Addressee | null;
    },

    async useReset(hash, passwordHash, note) {
      return await engine.transaction(asAuthIn(note), async (send) => {
        const [used] = await send({
          text: `update identity.password_resets p set used_at = now()
            where p.token_hash = $1 and p.used_at is null and now() < p.expires_at returning p.user_id`,
          values: [hash],
        });
        if (!used) return { commit: false, value: false };
        await send(password(used.user_id as string, passwordHash));
        // Other links that were mailed meanwhile open the same door.
        await send({
          text: "update identity.password_resets set used_at = now() where user_id = $1 and used_at is null",
          values: [used.user_id],
        });
        await send({ text: END_SESSIONS, values: [used.user_id] });
        await send({ text: END_TOKENS, values: [used.user_id] });
        await send(noted(note));
        return { commit: true, value: true };
      });
    },

    noteFailedLogin(note) {
      later(() => engine.batch(asAuthIn(note), [noted(note)]));
    },
  };
}

function password(userId: string, hash: string): Statement {
  return {
    text:
      "update identity.users set password_hash = $2, must_change_password = false, updated_at = now() where id = $1",
    values: [userId, hash],
  };
}

function accountOf(row: Row): Account {
  return {
    user: userOf(row),
    passwordHash: row.password_hash as string | null,
    active: row.active as boolean,
    memberships: membershipsOf(row),
    hasSecondFactor: row.has_second_factor as boolean,
    knowsDevice: row.knows_device as boolean,
  };
}
