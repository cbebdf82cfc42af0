import { sql } from "kysely";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { MemberReader, OrganizationReader } from "../../domain/organizations/ports.ts";
import { db, of, question } from "./question.ts";

export function organizationReader(organization: OrganizationId): OrganizationReader {
  return {
    find: () =>
      question(
        db.selectFrom("app.organizations as o")
          .select(["o.organization_id as id", "o.name", "o.type", "o.color", "o.sale_prefix as salePrefix"])
          .select(["o.time_zone as timeZone", "o.locale", "o.payment_terms_days as paymentTermsDays"])
          .where(of("o", organization)),
        ([found]) => {
          if (!found) throw new Error("Cannot open the books: the organization is gone");
          return found;
        },
      ),
  };
}

export function memberReader(organization: OrganizationId): MemberReader {
  return {
    all: () =>
      question(
        db.selectFrom("app.memberships as m").innerJoin("identity.users as u", "u.id", "m.user_id")
          .select(["u.id", "u.name", "u.email", "m.role", "m.active"])
          .where(of("m", organization))
          .orderBy(sql`u.name collate app.danish`).orderBy("u.id"),
        (rows) => rows,
      ),
  };
}
