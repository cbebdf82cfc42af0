import { sql } from "kysely";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import { type LiveCursor, type LiveReader, MOST_NEWS, type News } from "../../domain/live/ports.ts";
import { question, written } from "./question.ts";

/** The oldest transaction that may still write: every event of an older one is there to be read, or will never be. */
const OLDEST_RUNNING = sql`pg_snapshot_xmin(pg_current_snapshot())::text::bigint`;

export function liveReader(organization: OrganizationId): LiveReader {
  return {
    now: () =>
      question(
        written(sql<{ cursor: LiveCursor }>`select ${OLDEST_RUNNING} || '-0' as cursor`),
        ([{ cursor }]) => cursor,
      ),
    after: (cursor) => {
      const [transaction, id] = cursor.split("-").map(Number);
      return question(
        written(
          sql<News>`select e.transaction || '-' || e.id as cursor, e.kind, e.resource_type as type, e.resource_id as id,
            e.actor_id as by, coalesce(s.owner_id, l.assigned_to) as owner
          from app.events e left join app.sales s
            on e.resource_type = 'sale' and s.organization_id = e.organization_id and s.id = e.resource_id
            left join app.leads l
            on e.resource_type = 'lead' and l.organization_id = e.organization_id and l.id = e.resource_id
          where e.organization_id = ${organization} and (e.transaction, e.id) > (${transaction}::bigint, ${id}::bigint)
            and e.transaction < ${OLDEST_RUNNING}
          order by e.transaction, e.id limit ${MOST_NEWS}`,
        ),
        (rows) => rows,
      );
    },
  };
}
