import type { Engine, Row, Statement } from "../adapters/postgres/engine.ts";
import type { OrganizationId, UserId } from "../domain/kernel/ids.ts";
import type { Member, Organization } from "../domain/organizations/organization.ts";

interface Firm {
  readonly organization: Organization;
  readonly members: readonly Member[];
}

/** Puts firms with their members into a test database, as their owner. */
export async function makeFirms(engine: Engine, firms: readonly Firm[]): Promise<void> {
  for (const { organization, members } of firms) {
    const { id, name, type, color, salePrefix, timeZone, locale, paymentTermsDays } = organization;
    await engine.batch(as("app_owner", id), [
      {
        text: "insert into app.organizations (organization_id, name, type, color, sale_prefix, time_zone, locale, " +
          "payment_terms_days) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        values: [id, name, type, color, salePrefix, timeZone, locale, paymentTermsDays],
      },
      ...members.flatMap((member) => [
        {
          text: "insert into identity.users (id, email, name) values ($1, $2, $3) on conflict (id) do nothing",
          values: [member.id, member.email, member.name],
        },
        {
          text: "insert into app.memberships (organization_id, user_id, role, active) values ($1, $2, $3, $4)",
          values: [id, member.id, member.role, member.active],
        },
      ]),
    ]);
  }
}

export type DatabaseRole = "app_owner" | "app_web" | "app_worker" | "app_auth" | "app_search";

/** The first statement of a transaction: who, in which organization, on whose behalf. */
export function as(
  role: DatabaseRole,
  organization: OrganizationId | null = null,
  user: UserId | null = null,
): Statement {
  return {
    text: "select set_config('role', $1, true), set_config('app.current_org_id', $2, true), " +
      "set_config('app.current_user_id', $3, true)",
    values: [role, organization ?? "", user ?? ""],
  };
}

/** One statement in a transaction of its own. */
export async function run(engine: Engine, opening: Statement, text: string, values: unknown[] = []): Promise<Row[]> {
  const [rows] = await engine.batch(opening, [{ text, values }]);
  return rows;
}
