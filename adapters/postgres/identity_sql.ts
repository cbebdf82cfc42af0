import type { AuditAction } from "../../domain/audit/actions.ts";
import type { Noted } from "../../domain/identity/ports.ts";
import type { Membership, Presence, User } from "../../domain/identity/user.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { Row, Statement } from "./engine.ts";

/** Nobody's tenant: the role that knows logins and reads no firm's books. */
export const AS_AUTH: Statement = { text: "select set_config('role', 'app_auth', true)", values: [] };

/** The same role, and the firm whose audit is written to. */
export function asAuthIn({ organizationId, userId }: Pick<Noted, "organizationId" | "userId">): Statement {
  return {
    text: "select set_config('role', 'app_auth', true), set_config('app.current_org_id', $1, true), " +
      "set_config('app.current_user_id', $2, true)",
    values: [organizationId, userId],
  };
}

/** What anybody can do who knows an address: it happens to the account, and nobody knows by whom. */
const BY_ANYBODY = new Set<Noted["action"]>(["login_failed", "password_reset_requested", "token_reused"]);

/** The audit row of something that happened to a login or an account. */
export function noted({ action, organizationId, userId, requestId, changes }: Noted): Statement {
  return {
    text: `insert into app.audit (organization_id, actor_id, action, resource_type, resource_id, changes, request_id)
      values ($1, $2, $3, 'user', $4, $5, $6)`,
    values: [
      organizationId,
      BY_ANYBODY.has(action) ? null : userId,
      action satisfies AuditAction,
      userId,
      changes ?? {},
      requestId,
    ],
  };
}

/** Asks for a mail about an account, as a row of the outbox: ids only. The link in it is made when it is written. */
export function mailAsked(organizationId: string, key: string, about: Readonly<Record<string, string>>): Statement {
  return {
    text: `insert into app.outbox (organization_id, kind, provider, key, about, held)
      select $1, 'mail.send', 'mail', $2, $3, exists (select from app.integrations i
        where i.organization_id = $1 and i.serves = 'mail' and i.state = 'paused')`,
    values: [organizationId, key, about],
  };
}

/** Everything about a user `u` that is not secret, and the firms the user works in, the oldest membership first. */
export const USER = `u.id as user_id, u.name as user_name, u.email, u.language, u.theme, u.must_change_password,
  coalesce((select jsonb_agg(jsonb_build_object('id', o.organization_id, 'name', o.name, 'color', o.color,
      'timeZone', o.time_zone, 'locale', o.locale, 'role', m.role,
      'networks', o.allowed_networks) order by m.created_at, o.name)
    from app.memberships m join app.organizations o on o.organization_id = m.organization_id
    where m.user_id = u.id and m.active), '[]') as organizations`;

/** The person of a row with the columns of a presence. */
export function userOf(row: Row): User {
  return {
    id: row.user_id as User["id"],
    name: row.user_name as string,
    email: row.email as string,
    language: row.language as User["language"],
    theme: row.theme as User["theme"],
    mustChangePassword: row.must_change_password as boolean,
  };
}

/** Every living membership of the row's person, the active firm's among them. */
export function membershipsOf(row: Row): readonly Membership[] {
  return row.organizations as Membership[];
}

/** Who is there, or null where the membership that the session or token is for has ended. */
export function presenceOf(row: Row | undefined, organizationId: unknown): Presence | null {
  if (!row) return null;
  const organizations = membershipsOf(row);
  const organization = organizations.find(({ id }) => id === organizationId as OrganizationId);
  if (!organization) return null;
  const sessionId = row.session_id as string, unread = (row.unread ?? 0) as number;
  return { sessionId, user: userOf(row), organization, organizations, unread };
}

/** A session `s` that is still good, by the database's clock. */
export const LIVE = `s.ended_at is null and now() < s.absolute_end
  and now() < s.last_seen_at + make_interval(mins => s.idle_minutes)`;

export const END_SESSIONS =
  "update identity.sessions s set ended_at = now() where s.user_id = $1 and s.ended_at is null";
export const END_TOKENS = "update identity.api_tokens set ended_at = now() where user_id = $1 and ended_at is null";
