import type { ApiKey } from "../../domain/people/api_key.ts";
import type { FoundInvitation, OpenInvitation } from "../../domain/people/invitation.ts";
import type { Changed, Colleague, Decided, FactorStanding, Person, Standing } from "../../domain/people/person.ts";
import type { Inviting, PeopleStore } from "../../domain/people/ports.ts";
import type { Actor, RepeatRefusal } from "../../domain/kernel/actor.ts";
import { no, type Result, yes } from "../../domain/kernel/result.ts";
import { AUTOMATIC } from "../../domain/kernel/automatic.ts";
import type { OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import type { Engine, Row, Send, Statement } from "./engine.ts";
import { DatabaseError } from "./errors.ts";
import { AS_AUTH, asAuthIn, END_SESSIONS, END_TOKENS, mailAsked } from "./identity_sql.ts";
import { doOnce } from "./once.ts";
import { recordEvent } from "./record.ts";

const UNIQUE = "23505";
const MOST_ROWS = 1_000;

/**
 * People, invitations and keys, under the role that knows logins. Row security lets it read who works where, and write only in
 * the firm its transaction names.
 */
export function postgresPeople(
  engine: Engine,
  { onEffects = () => {} }: { readonly onEffects?: () => void } = {},
): PeopleStore {
  return {
    async findPeople(actor) {
      const [people, invitations] = await engine.batch(asAuthIn(actor), [
        {
          text: `select ${PERSON}
            where m.organization_id = $1 and m.user_id <> $2
            order by m.active desc, u.name collate app.danish, u.id limit ${MOST_ROWS}`,
          values: [actor.organizationId, AUTOMATIC.id],
        },
        {
          text: `select ${INVITATION} from app.invitations i where i.organization_id = $1 and ${OPEN}
            order by i.created_at desc, i.id limit ${MOST_ROWS}`,
          values: [actor.organizationId],
        },
      ], { readOnly: true });
      return { people: people.map(personOf), invitations: invitations.map(invitationOf) };
    },

    async changePerson<E>(actor: Actor, decide: (everybody: readonly Standing[]) => Result<Decided, E>) {
      return await repeatable<Changed, E>(engine, actor, async (send) => {
        // All of them, in one order: whether an administrator is left must hold when two are changed at the same moment.
        const rows = await send({
          text: `select m.user_id as id, m.role, m.active from app.memberships m
            where m.organization_id = $1 and m.user_id <> $2 order by m.user_id for no key update`,
          values: [actor.organizationId, AUTOMATIC.id],
        });
        const decided = decide(rows as unknown as Standing[]);
        if (!decided.ok) return decided;
        const { before, after, unchanged } = decided.value;
        if (!unchanged) {
          await send({
            text: "update app.memberships set role = $3, active = $4 where organization_id = $1 and user_id = $2",
            values: [actor.organizationId, after.id, after.role, after.active],
          });
          for (const end of endsOf(actor.organizationId, after)) await send(end);
          for (const change of changesOf(actor, before, after)) await send(change);
        }
        const [row] = await send({
          text: `select ${PERSON} where m.organization_id = $1 and m.user_id = $2`,
          values: [actor.organizationId, after.id],
        });
        return yes({ ...decided.value, person: personOf(row) });
      });
    },

    async resetFactor<E>(
      actor: Actor,
      id: UserId,
      decide: (standing: FactorStanding | null) => Result<FactorStanding, E>,
    ): Promise<Result<Colleague, E>> {
      const reset = await engine.transaction<Result<Colleague, E>>(asAuthIn(actor), async (send) => {
        const [row] = await send({
          text: `select u.id, u.name, u.email, u.language,
              exists (select from identity.second_factors f where f.user_id = u.id and f.confirmed_at is not null) as factor,
              exists (select from app.memberships o where o.user_id = u.id and o.active and not exists (
                select from app.memberships a where a.organization_id = o.organization_id and a.user_id = $3
                  and a.active and a.role = 'ADMIN')) as elsewhere
            from app.memberships m join identity.users u on u.id = m.user_id
            where m.organization_id = $1 and m.user_id = $2 and m.user_id <> $4 for no key update of u`,
          values: [actor.organizationId, id, actor.userId, AUTOMATIC.id],
        });
        const standing = row &&
          ({ id, hasSecondFactor: row.factor, worksElsewhere: row.elsewhere } as FactorStanding);
        const decided = decide(standing ?? null);
        if (!decided.ok) return { commit: false, value: decided };
        for (const table of ["recovery_codes", "second_factors", "login_challenges"]) {
          await send({ text: `delete from identity.${table} where user_id = $1`, values: [id] });
        }
        // Perhaps a short one, which was good enough only beside a second factor.
        await send({ text: "update identity.users set must_change_password = true where id = $1", values: [id] });
        for (const text of [END_SESSIONS, END_TOKENS]) await send({ text, values: [id] });
        await send(recordEvent(actor, "second_factor_reset", { type: "user", id }, {}));
        const key = `factor:${id}:${actor.requestId}`.slice(0, 200);
        const about = { mail: "second_factor_reset", once: key, userId: id, byId: actor.userId };
        await send(mailAsked(actor.organizationId, key, about));
        const { name, email, language } = row as unknown as Colleague;
        return { commit: true, value: yes({ name, email, language }) };
      });
      if (reset.ok) onEffects();
      return reset;
    },

    async invite(actor, { id, email, name, role, hash, days, language }) {
      const kept = await repeatable<OpenInvitation, { readonly kind: "already_member" }>(
        engine,
        actor,
        async (send) => {
          const members = await send({
            text: `select from app.memberships m join identity.users u on u.id = m.user_id
            where m.organization_id = $1 and u.email = $2`,
            values: [actor.organizationId, email],
          });
          if (members.length > 0) return no({ kind: "already_member" });
          const [row] = await send({
            text: `insert into app.invitations as i
              (organization_id, id, email, name, role, token_hash, invited_by, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(days => $8))
            on conflict (organization_id, email) where accepted_at is null and withdrawn_at is null
            do update set name = excluded.name, role = excluded.role, token_hash = excluded.token_hash,
              invited_by = excluded.invited_by, created_at = now(), expires_at = excluded.expires_at
            returning ${INVITATION}`,
            values: [actor.organizationId, id, email, name, role, hash, actor.userId, days],
          });
          const invitation = invitationOf(row);
          await send({
            text: "delete from app.invitation_links where organization_id = $1 and invitation_id = $2",
            values: [actor.organizationId, invitation.id],
          });
          await send(recordEvent(actor, "person_invited", { type: "invitation", id: invitation.id }, { role }));
          const about = { mail: "invitation", once: `invitation:${id}`, invitationId: invitation.id, language };
          await send(mailAsked(actor.organizationId, `invitation:${id}`, about));
          return yes(invitation);
        },
      );
      if (kept.ok) onEffects();
      return kept;
    },

    async addLink(organizationId, id, hash) {
      return await engine.transaction(asAuthIn({ organizationId, userId: AUTOMATIC.id }), async (send) => {
        const [row] = await send({
          text: `with kept as (insert into app.invitation_links (organization_id, invitation_id, token_hash)
              select i.organization_id, i.id, $3 from app.invitations i
              where i.organization_id = $1 and i.id = $2 and ${OPEN} and now() < i.expires_at
              returning organization_id, invitation_id)
            select i.name, i.email, u.name as inviter from kept join app.invitations i
              on i.organization_id = kept.organization_id and i.id = kept.invitation_id
            join identity.users u on u.id = i.invited_by`,
          values: [organizationId, id, hash],
        });
        return { commit: true, value: (row ?? null) as unknown as Inviting | null };
      });
    },

    async withdrawInvitation(actor, id) {
      return await engine.transaction(asAuthIn(actor), async (send) => {
        const [row] = await send({
          text: `update app.invitations i set withdrawn_at = now()
            where i.organization_id = $1 and i.id = $2 and ${OPEN} returning i.id`,
          values: [actor.organizationId, id],
        });
        if (!row) return { commit: false, value: false };
        await send(recordEvent(actor, "invitation_withdrawn", { type: "invitation", id }, {}));
        return { commit: true, value: true };
      });
    },

    async findInvitation(hash) {
      const [[row]] = await engine.batch(AS_AUTH, [find(hash)], { readOnly: true });
      return row ? foundOf(row) : null;
    },

    async acceptInvitation(hash, { userId, fresh }, requestId) {
      const found = await this.findInvitation(hash);
      if (found === null) return false;
      const { id, organizationId, role } = found;
      const actor: Actor = { userId, organizationId, role, requestId };
      try {
        return await engine.transaction(asAuthIn(actor), async (send) => {
          const [used] = await send({
            text: `update app.invitations i set accepted_at = now()
              where i.organization_id = $1 and i.id = $2 and ${opens("$3")} and ${OPEN} and now() < i.expires_at
              returning i.email, i.role`,
            values: [organizationId, id, hash],
          });
          if (!used) return { commit: false, value: false };
          if (fresh) {
            await send({
              text: "insert into identity.users (id, email, name, password_hash, language) values ($1, $2, $3, $4, $5)",
              values: [userId, used.email, fresh.name, fresh.passwordHash, fresh.language],
            });
          }
          await send({
            text: "insert into app.memberships (organization_id, user_id, role) values ($1, $2, $3)",
            values: [organizationId, userId, used.role],
          });
          await send(recordEvent(actor, "invitation_accepted", { type: "user", id: userId }, { role: used.role }));
          return { commit: true, value: true };
        });
      } catch (fault) {
        // The address got an account, or the user a place, since we looked.
        if (fault instanceof DatabaseError && fault.code === UNIQUE) return false;
        throw fault;
      }
    },

    async findKeys(actor) {
      const [rows] = await engine.batch(asAuthIn(actor), [{
        text: `select ${KEY} from app.api_keys k join identity.users u on u.id = k.created_by
          where k.organization_id = $1 order by k.created_at desc, k.id limit ${MOST_ROWS}`,
        values: [actor.organizationId],
      }], { readOnly: true });
      return rows.map(keyOf);
    },

    async addKey(actor, { id, name, hash, ending, scopes, days }) {
      const [[row]] = await engine.batch(asAuthIn(actor), [
        {
          text: `with k as (insert into app.api_keys
                (organization_id, id, name, key_hash, ending, scopes, created_by, expires_at)
              values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(days => $8)) returning *)
            select ${KEY} from k join identity.users u on u.id = k.created_by`,
          values: [actor.organizationId, id, name, hash, ending, [...scopes], actor.userId, days],
        },
        recordEvent(actor, "key_made", { type: "api_key", id }, { name, scopes: [...scopes], days }),
      ]);
      return keyOf(row);
    },

    async endKey(actor, id) {
      return await engine.transaction(asAuthIn(actor), async (send) => {
        const [row] = await send({
          text: `update app.api_keys set ended_at = now()
            where organization_id = $1 and id = $2 and ended_at is null returning name`,
          values: [actor.organizationId, id],
        });
        if (!row) return { commit: false, value: false };
        await send(recordEvent(actor, "key_ended", { type: "api_key", id }, { name: row.name }));
        return { commit: true, value: true };
      });
    },
  };
}

const OPEN = "i.accepted_at is null and i.withdrawn_at is null";
const INVITATION = "i.id, i.email, i.name, i.role, i.created_at, i.expires_at";
const KEY =
  `k.id, k.name, k.ending, k.scopes, u.name as made_by, k.created_at, k.expires_at, k.last_used_at, k.ended_at`;

const PERSON = `u.id, u.name, u.email, m.role, m.active and u.active as active, m.created_at as since,
    exists (select from identity.second_factors f where f.user_id = u.id and f.confirmed_at is not null) as factor,
    (select max(s.last_seen_at) from identity.sessions s
      where s.user_id = u.id and s.organization_id = m.organization_id) as last_seen_at
  from app.memberships m join identity.users u on u.id = m.user_id`;

/** app_auth has no part in the keys of calls, so the transaction is app_web while it looks at them. */
const becoming = (role: "app_web" | "app_auth"): Statement => ({
  text: "select set_config('role', $1, true)",
  values: [role],
});

/** A change that is made once for each key of its caller, whose answer is kept in its transaction; a refused one leaves no key. */
async function repeatable<T, E>(
  engine: Engine,
  actor: Actor,
  work: (send: Send) => Promise<Result<T, E>>,
): Promise<Result<T, E | RepeatRefusal>> {
  return await doOnce(engine, actor, {
    opening: asAuthIn(actor),
    aside: [becoming("app_web"), becoming("app_auth")],
  }, work);
}

/** Whether the hash is that of the link that was shown, or of one that was mailed. */
function opens(hash: string): string {
  return `(i.organization_id, i.id) in (
      select n.organization_id, n.id from app.invitations n where n.token_hash = ${hash}
      union all select k.organization_id, k.invitation_id from app.invitation_links k where k.token_hash = ${hash})`;
}

function find(hash: Uint8Array): Statement {
  return {
    text: `select i.id, i.organization_id, o.name as organization, i.email, i.name, i.role, u.id as user_id
      from app.invitations i join app.organizations o on o.organization_id = i.organization_id
      left join identity.users u on u.email = i.email
      where ${opens("$1")} and ${OPEN} and now() < i.expires_at`,
    values: [hash],
  };
}

/** What somebody has open in this firm; what they do in others goes on. */
function endsOf(organization: OrganizationId, { id, active }: Standing): Statement[] {
  const columns = [["identity.sessions", "user_id"], ["identity.api_tokens", "user_id"]];
  // A key follows the role of whoever made it by itself, and must not come back to life with its maker.
  if (!active) columns.push(["app.api_keys", "created_by"]);
  return columns.map(([table, owner]) => ({
    text: `update ${table} set ended_at = now() where ${owner} = $2 and organization_id = $1 and ended_at is null`,
    values: [organization, id],
  }));
}

function changesOf(actor: Actor, before: Standing, after: Standing): Statement[] {
  const about = { type: "user" as const, id: after.id };
  const statements: Statement[] = [];
  if (before.role !== after.role) {
    statements.push(recordEvent(actor, "role_changed", about, { role: { from: before.role, to: after.role } }));
  }
  if (before.active !== after.active) {
    statements.push(recordEvent(actor, after.active ? "person_reactivated" : "person_deactivated", about, {}));
  }
  return statements;
}

function personOf(row: Row): Person {
  const { id, name, email, role, active, factor, since, last_seen_at } = row;
  return { id, name, email, role, active, hasSecondFactor: factor, since, lastSeenAt: last_seen_at } as Person;
}

function invitationOf(row: Row): OpenInvitation {
  const { id, email, name, role, created_at, expires_at } = row;
  return { id, email, name, role, createdAt: created_at, expiresAt: expires_at } as OpenInvitation;
}

function foundOf(row: Row): FoundInvitation {
  const { id, organization_id, organization, email, name, role, user_id } = row;
  return { id, organizationId: organization_id, organization, email, name, role, userId: user_id } as FoundInvitation;
}

function keyOf(row: Row): ApiKey {
  const { id, name, ending, scopes, made_by, created_at, expires_at, last_used_at, ended_at } = row;
  return {
    ...{ id, name, ending, scopes, madeBy: made_by, createdAt: created_at, expiresAt: expires_at },
    ...{ lastUsedAt: last_used_at, endedAt: ended_at },
  } as ApiKey;
}
