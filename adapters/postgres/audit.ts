import { sql } from "kysely";
import type { AuditFilter, AuditLine, AuditProblem, AuditReader } from "../../domain/audit/ports.ts";
import type { OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import { MOST_COUNTED, type Part } from "../../domain/kernel/page.ts";
import { fetchOf, listingOf, soundPart } from "./listing.ts";
import { db, of, question, written } from "./question.ts";

/** A cursor's id is a UUID wherever it is read; a line of the audit has none, and is told by its number alone. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

/** To the microsecond, as the database has it, and the line's number. */
const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (\d{1,15})$/;

interface Row extends Omit<AuditLine, "actor"> {
  readonly actorId: UserId | null;
  readonly actorName: string | null;
}

function lineOf({ actorId, actorName, ...row }: Row): AuditLine {
  return { ...row, actor: actorId === null ? null : { id: actorId, name: actorName } };
}

export function auditReader(organization: OrganizationId): AuditReader {
  const filtered = ({ actorId, action, resourceId, from, until }: AuditFilter) =>
    db.selectFrom("app.audit as a").where(of("a", organization))
      .$if(actorId !== null, (query) => query.where("a.actor_id", "=", actorId))
      .$if(action !== null, (query) => query.where("a.action", "=", action!))
      .$if(resourceId !== null, (query) => query.where("a.resource_id", "=", resourceId))
      .$if(from !== null, (query) => query.where("a.at", ">=", from!))
      .$if(until !== null, (query) => query.where("a.at", "<", until!));

  const lines = (filter: AuditFilter) =>
    filtered(filter)
      .leftJoin("identity.users as u", "u.id", "a.actor_id")
      .select(["a.id", "a.at", "a.actor_id as actorId", "u.name as actorName", "a.action"])
      .select(["a.resource_type as resourceType", "a.resource_id as resourceId", "a.changes"])
      .select("a.request_id as requestId");

  /** The newest line has the highest number. */
  const byNumber = (filter: AuditFilter, wanted: Part) => {
    const part = soundPart(wanted, Number.isSafeInteger);
    const { backwards, from, limit, offset } = fetchOf(part);
    return question(
      lines(filter)
        .$if(from !== null, (query) => query.where("a.id", backwards ? ">" : "<", Number(from!.value)))
        .orderBy("a.id", backwards ? "asc" : "desc").limit(limit).offset(offset),
      (rows) => listingOf(part, rows, ({ id }) => ({ value: id, id: NO_ID }), lineOf),
    );
  };

  /** Between two days, along the index by time; numbers follow the moments closely, but not so closely that one could stand for the other. */
  const byTime = (filter: AuditFilter, wanted: Part) => {
    const part = soundPart(wanted, (value) => typeof value === "string" && MOMENT.test(value));
    const { backwards, from, limit, offset } = fetchOf(part);
    const [, at, id] = from === null ? [] : MOMENT.exec(String(from.value))!;
    const way = backwards ? "asc" : "desc";
    return question(
      lines(filter)
        .select(sql<string>`to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as("moment"))
        .$if(
          from !== null,
          (query) =>
            query.where(sql<boolean>`(a.at, a.id) ${backwards ? sql`>` : sql`<`} (${at}::timestamptz, ${Number(id)})`),
        )
        .orderBy("a.at", way).orderBy("a.id", way).limit(limit).offset(offset),
      (rows) =>
        listingOf(
          part,
          rows,
          ({ moment, id }) => ({ value: `${moment} ${id}`, id: NO_ID }),
          ({ moment: _, ...row }) => lineOf(row),
        ),
    );
  };

  return {
    list: (filter, part) =>
      filter.from === null && filter.until === null ? byNumber(filter, part) : byTime(filter, part),

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
