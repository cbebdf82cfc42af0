import type { Bearer, IdentityStore, NewTokens, Rotation, SecretHash, Seen } from "../../domain/identity/ports.ts";
import type { RefreshToken } from "../../domain/identity/refresh.ts";
import type { Presence } from "../../domain/identity/user.ts";
import type { OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import type { Permission } from "../../domain/kernel/permissions.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import type { Engine, Row, Statement } from "./engine.ts";
import { allowanceOf, meter, meterSql, secondsOf } from "./identity_limits.ts";
import { AS_AUTH, asAuthIn, noted, presenceOf, USER } from "./identity_sql.ts";

type TokenStore = Pick<IdentityStore, "keepTokens" | "findBearer" | "findKey" | "rotateTokens" | "endFamily">;

/** Logins of programs. */
export function tokenStore(engine: Engine, limits: boolean): TokenStore {
  const see = async (
    shown: string,
    hash: SecretHash,
    { place, holder }: Parameters<IdentityStore["findBearer"]>[1],
  ): Promise<Seen<Bearer>> => {
    const statements = limits ? [meter(place), find(shown, hash, holder)] : [find(shown, hash, null)];
    const answers = await engine.batch(AS_AUTH, statements);
    const row = answers.at(-1)![0];
    const who = bearerOf(row);
    if (!limits) return { who, allowances: [] };
    const allowances = [allowanceOf(place.limit, answers[0][0])];
    return { who, allowances: row ? [...allowances, allowanceOf(holder, row)] : allowances };
  };
  return {
    async keepTokens(tokens, note) {
      await engine.batch(asAuthIn(note), [keep(tokens), noted(note)]);
    },

    findBearer: (hash, metered) => see(TOKEN, hash, metered),
    findKey: (hash, metered) => see(API_KEY, hash, metered),

    async rotateTokens(shown, next, judge, requestId) {
      return await engine.transaction<Rotation>(AS_AUTH, async (send) => {
        const [row] = await send({
          text:
            `select t.id as session_id, t.family_id, t.organization_id, t.expires_at, t.used_at, t.ended_at, now() as now,
              u.active, ${USER}
            from identity.api_tokens t join identity.users u on u.id = t.user_id
            where t.token_hash = $1 and t.kind = 'REFRESH' for update of t`,
          values: [shown],
        });
        if (!row) return { commit: false, value: { kind: "refused" } };

        const bearer = row.active ? bearerOf(row) : null;
        const verdict = judge(refreshOf(row, bearer), row.now as Instant);
        const familyId = row.family_id as string;
        const userId = row.user_id as UserId, organizationId = row.organization_id as OrganizationId;
        if (verdict === "refuse" || (verdict === "rotate" && !bearer)) {
          return { commit: false, value: { kind: "refused" } };
        }
        if (verdict === "end_family") {
          const note = { action: "token_reused" as const, organizationId, userId, requestId, changes: { familyId } };
          await send(asAuthIn(note));
          await send(endOf(familyId));
          await send(noted(note));
          return { commit: true, value: { kind: "reused", userId, familyId } };
        }
        await send({ text: "update identity.api_tokens set used_at = now() where id = $1", values: [row.session_id] });
        await send(keep({ ...next, familyId, userId, organizationId }));
        return { commit: true, value: { kind: "rotated", bearer: bearer! } };
      });
    },

    async endFamily(familyId, note) {
      await engine.batch(asAuthIn(note), [endOf(familyId), noted(note)]);
    },
  };
}

function keep({ familyId, userId, organizationId, access, refresh }: NewTokens): Statement {
  return {
    text: `insert into identity.api_tokens (id, family_id, kind, token_hash, user_id, organization_id, expires_at)
      values ($1, $7, 'ACCESS', $2, $8, $9, now() + make_interval(mins => $3)),
        ($4, $7, 'REFRESH', $5, $8, $9, now() + make_interval(mins => $6))`,
    values: [
      ...[access.id, access.hash, access.minutes, refresh.id, refresh.hash, refresh.minutes],
      ...[familyId, userId, organizationId],
    ],
  };
}

function endOf(familyId: string): Statement {
  return {
    text: "update identity.api_tokens set ended_at = now() where family_id = $1 and ended_at is null",
    values: [familyId],
  };
}

/** What is shown, as the table `token` of a statement. */
const TOKEN = `token as (select t.id, t.family_id, t.user_id, t.organization_id, null::text[] as scopes
  from identity.api_tokens t
  where t.token_hash = $1 and t.kind = 'ACCESS' and t.ended_at is null and now() < t.expires_at)`;
/** That a key was used is written down once a minute at most, so that most calls only read. */
const API_KEY =
  `token as (select k.id, k.id as family_id, k.created_by as user_id, k.organization_id, k.scopes, k.last_used_at
  from app.api_keys k where k.key_hash = $1 and k.ended_at is null and now() < k.expires_at),
touched as (update app.api_keys k set last_used_at = now() from token
  where k.organization_id = token.organization_id and k.id = token.id
    and (token.last_used_at is null or token.last_used_at < now() - interval '1 minute'))`;

/** Who shows the token; with a limit, the call is counted under that user in the same statement. */
function find(token: string, hash: Uint8Array, limit: Parameters<typeof secondsOf>[0] | null): Statement {
  const columns = `select token.id as session_id, token.family_id, token.organization_id, token.scopes, ${USER}`;
  const from = "from token join identity.users u on u.id = token.user_id and u.active";
  if (!limit) return { text: `with ${token} ${columns} ${from}`, values: [hash] };
  const metered = meterSql("$4::text || token.user_id", "from token", 2);
  return {
    text: `with ${token}, passed as (${metered.passed}) ${columns}, ${metered.columns} ${from}`,
    values: [hash, ...secondsOf(limit), `${limit.name}:`],
  };
}

function bearerOf(row: Row | undefined): Bearer | null {
  const presence: Presence | null = presenceOf(row, row?.organization_id);
  if (!presence) return null;
  const bearer = { ...presence, familyId: row!.family_id as string };
  if (!row!.scopes) return bearer;
  // A key is for the one firm it was made in, wherever else its maker works.
  return { ...bearer, organizations: [bearer.organization], scopes: row!.scopes as Permission[] };
}

function refreshOf(row: Row, holder: Bearer | null): RefreshToken {
  return {
    expiresAt: row.expires_at as Instant,
    usedAt: row.used_at as Instant | null,
    endedAt: row.ended_at as Instant | null,
    holderActive: holder !== null,
  };
}
