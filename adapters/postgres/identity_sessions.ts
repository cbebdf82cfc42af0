import type { IdentityStore, SessionLine } from "../../domain/identity/ports.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import type { Engine, Statement } from "./engine.ts";
import { allowanceOf, meter } from "./identity_limits.ts";
import { AS_AUTH, asAuthIn, END_SESSIONS, END_TOKENS, LIVE, noted, presenceOf, USER } from "./identity_sql.ts";

type Sessions = Pick<
  IdentityStore,
  "openSession" | "findSession" | "switchSession" | "endSession" | "sessionsOf" | "endOthers"
>;

/** Writing down that a session was used once a minute is enough, and keeps most requests from writing. */
const TOUCH_SECONDS = 60;
const MOST_UNREAD = 100;

/** Logins of browsers. */
export function sessionStore(engine: Engine, limits: boolean): Sessions {
  return {
    async openSession(session, note, { replaces, rehashed }) {
      const { id, hash, userId, organizationId, remember, lifetime, userAgent, device } = session;
      const statements: Statement[] = [{
        text:
          `insert into identity.sessions (id, token_hash, user_id, organization_id, absolute_end, idle_minutes, remember,
            user_agent, device_hash) values ($1, $2, $3, $4, now() + make_interval(mins => $5), $6, $7, $8, $9)`,
        values: [
          ...[id, hash, userId, organizationId, lifetime.absoluteMinutes, lifetime.idleMinutes, remember],
          ...[userAgent, device],
        ],
      }, noted(note)];
      if (replaces) statements.unshift(end(replaces));
      if (rehashed) {
        statements.push({
          text: "update identity.users set password_hash = $2 where id = $1",
          values: [userId, rehashed],
        });
      }
      await engine.batch(asAuthIn(note), statements);
    },

    async findSession(hash, metered) {
      const counted = limits ? metered : [];
      if (hash === null && counted.length === 0) return { who: null, allowances: [] };
      const statements = counted.map(meter);
      if (hash !== null) statements.push(find(hash));
      const answers = await engine.batch(AS_AUTH, statements);
      const row = hash === null ? undefined : answers.at(-1)![0];
      return {
        who: presenceOf(row, row?.organization_id),
        allowances: counted.map(({ limit }, index) => allowanceOf(limit, answers[index][0])),
      };
    },

    async switchSession(from, to, note) {
      return await engine.transaction(asAuthIn(note), async (send) => {
        const [row] = await send({
          text: `with old as (
              update identity.sessions s set ended_at = now() where s.token_hash = $1 and ${LIVE}
                and exists (select from app.memberships m
                  where m.user_id = s.user_id and m.organization_id = $4 and m.active)
              returning s.*)
            insert into identity.sessions (id, token_hash, user_id, organization_id, created_at, absolute_end, idle_minutes,
              remember, user_agent, device_hash)
            select $2, $3, user_id, $4, created_at, absolute_end, idle_minutes, remember, user_agent, device_hash from old
            returning remember, extract(epoch from absolute_end - now())::float8 as seconds`,
          values: [from, to.id, to.hash, to.organizationId],
        });
        if (!row) return { commit: false, value: null };
        await send(noted(note));
        return { commit: true, value: { keepSeconds: row.remember ? Math.floor(row.seconds as number) : null } };
      });
    },

    async endSession(hash, note) {
      await engine.batch(asAuthIn(note), [end(hash), noted(note)]);
    },

    async sessionsOf(userId, current) {
      const [rows] = await engine.batch(AS_AUTH, [{
        text:
          `select s.id, o.name as organization, s.created_at, s.last_seen_at, s.user_agent, s.remember, s.id = $2 as current
          from identity.sessions s join app.organizations o on o.organization_id = s.organization_id
          where s.user_id = $1 and ${LIVE} order by s.id = $2 desc, s.last_seen_at desc limit 100`,
        values: [userId, current],
      }], { readOnly: true });
      return rows.map((row): SessionLine => ({
        id: row.id as string,
        organization: row.organization as string,
        createdAt: row.created_at as Instant,
        lastSeenAt: row.last_seen_at as Instant,
        userAgent: row.user_agent as string,
        remember: row.remember as boolean,
        current: row.current as boolean,
      }));
    },

    async endOthers(userId, keep, note) {
      const [rows] = await engine.batch(asAuthIn(note), [
        {
          text: `with ended as (${END_SESSIONS} and s.id is distinct from $2::uuid returning (${
            LIVE.replace("s.ended_at is null and ", "")
          }) as live)
            select count(*) filter (where live) as count from ended`,
          values: [userId, keep],
        },
        { text: END_TOKENS, values: [userId] },
        noted(note),
      ]);
      return rows[0].count as number;
    },
  };
}

function end(hash: Uint8Array): Statement {
  return {
    text: "update identity.sessions set ended_at = now() where token_hash = $1 and ended_at is null",
    values: [hash],
  };
}

function find(hash: Uint8Array): Statement {
  return {
    text: `with seen as (
        select s.id, s.user_id, s.organization_id, s.last_seen_at from identity.sessions s where s.token_hash = $1 and ${LIVE}
      ), touched as (
        update identity.sessions s set last_seen_at = now() from seen
        where s.id = seen.id and seen.last_seen_at < now() - make_interval(secs => ${TOUCH_SECONDS})
      )
      select seen.id as session_id, seen.organization_id, ${USER},
        (select count(*)::int from (select from app.notifications n where n.organization_id = seen.organization_id
          and n.user_id = seen.user_id and n.read_at is null limit ${MOST_UNREAD}) as counted) as unread
      from seen join identity.users u on u.id = seen.user_id and u.active`,
    values: [hash],
  };
}
