import { sql } from "kysely";
import type { AuditFilter, AuditLine, AuditProblem, AuditReader } from "../../domain/audit/ports.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import { MOST_COUNTED } from "../../domain/kernel/page.ts";
import { fetchOf, listingOf, soundPart } from "./listing.ts";
import { db, of, question, written } from "./question.ts";

/** A cursor's id is a UUID wherever it is read; a line of the audit has none, and is told by its number alone. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

export function auditReader(organization: OrganizationId): AuditReader {
  const filtered = ({ actorId, action, resourceId, from, until }: AuditFilter) =>
    db.selectFrom("app.audit as a").where(of("a", organization))
      .$if(actorId !== null, (query) => query.where("a.actor_id", "=", actorId))
      .$if(action !== null, (query) => query.where("a.action", "=", action!))
      .$if(resourceId !== null, (query) => query.where("a.resource_id", "=", resourceId))
      .$if(from !== null, (query) => query.where("a.at", ">=", from!))
      .$if(until !== null, (query) => query.where("a.at", "<", until!));

  return {
    list(filter, wanted) {
      const part = soundPart(wanted, Number.isSafeInteger);
      const { backwards, from, limit, offset } = fetchOf(part);
      return question(
        filtered(filter)
          .leftJoin("identity.users as u", "u.id", "a.actor_id")
          .select(["a.id", "a.at", "a.actor_id as actorId", "u.name as actorName", "a.action"])
          .select(["a.resource_type as resourceType", "a.resource_id as resourceId", "a.changes"])
          .select("a.request_id as requestId")
          .$if(from !== null, (query) => query.where("a.id", backwards ? ">" : "<", Number(from!.value)))
          .orderBy("a.id", backwards ? "asc" : "desc").limit(limit).offset(offset),
        (rows) =>
          listingOf(
            part,
            rows,
            ({ id }) => ({ value: id, id: NO_ID }),
            ({ actorId, actorName, ...row }): AuditLine => ({
              ...row,
              actor: actorId === null ? null : { id: actorId, name: actorName },
            }),
          ),
      );
    },

    count: (filter) =>
      question(
        db.selectFrom(filtered(filter).select("a.id").limit(MOST_COUNTED + 1).as("some"))
          .select(({ fn }) => fn.countAll<number>().as("count")),
        ([{ count }]) => ({ count: Math.min(count, MOST_COUNTED), isLowerBound: count > MOST_COUNTED }),
      ),

    check: () =>
      question(
        written<{ sealed: number; problems: readonly AuditProblem[] }>(sql`
          select (select count(*) from app.audit_seals s where s.organization_id = ${organization}) as sealed,
            coalesce((select jsonb_agg(jsonb_build_object('problem', c.problem, 'auditId', c.audit_id))
              from app.check_audit() c), '[]') as problems`),
        ([found]) => found,
      ),
  };
}
