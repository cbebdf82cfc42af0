import { sql } from "kysely";
import { AUTOMATIC } from "../../domain/kernel/automatic.ts";
import type { LeadId, OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import type { Activity, DayTotal, StatisticsReader, StatusTotal } from "../../domain/sales/ports.ts";
import { question, questionOfMany, written } from "./question.ts";
import { person } from "./sale_rows.ts";

/** Visits that agreements made by the clock are no news to anybody. */
const PLANNED_BY_ITSELF = sql`(e.actor_id is not distinct from ${AUTOMATIC.id}
  and (e.kind = 'sale_recorded' or coalesce(e.facts->>'to', '') = 'SCHEDULED'))`;

/** Sums from the rollups, which every change of a sale keeps right. */
export function statisticsReader(organization: OrganizationId): StatisticsReader {
  const mine = (owner: UserId | null) => owner === null ? sql`` : sql`and r.owner_id = ${owner}`;
  const sums =
    sql`sum(r.sales_count)::bigint as count, sum(r.net_ore)::bigint as net, sum(r.gross_ore)::bigint as gross`;
  return {
    byStatus: (owner) =>
      question(
        written(sql<StatusTotal>`select r.status, ${sums} from app.sale_totals r
          where r.organization_id = ${organization} ${mine(owner)} group by r.status having sum(r.sales_count) > 0`),
        (rows) => rows,
      ),
    byDay: (owner, from, to) =>
      questionOfMany(
        owner === null
          ? sql<DayTotal>`select r.day, r.status, r.sales_count as count, r.net_ore as net, r.gross_ore as gross
                from app.sale_day_totals r
                where r.organization_id = ${organization} and r.day >= ${from} and r.day <= ${to} and r.sales_count > 0
                order by r.day, r.status`
          : sql<DayTotal>`select r.day, r.status, ${sums} from app.sale_days r
                where r.organization_id = ${organization} and r.day >= ${from} and r.day <= ${to} ${mine(owner)}
                group by r.day, r.status having sum(r.sales_count) > 0 order by r.day, r.status`,
        (rows) => rows,
      ),
    recent: (owner, most) =>
      question(
        // Each kind by its own walk backwards, so that neither has to look through all of the other's.
        written(sql<RecentRow>`select * from (
          (select e.id as place, e.at, e.kind, e.facts, e.actor_id as by_id, u.name as by_name, s.id as "saleId",
            s.number as "saleNumber", s.customer_name as "customerName", null::uuid as lead_id, null as lead_name
          from app.events e
          join app.sales s on s.organization_id = e.organization_id and s.id = e.resource_id
          left join identity.users u on u.id = e.actor_id
          where e.organization_id = ${organization} and e.resource_type = 'sale' and not ${PLANNED_BY_ITSELF}
            ${owner === null ? sql`` : sql`and s.owner_id = ${owner}`}
          order by e.id desc limit ${most})
          union all
          (select e.id, e.at, e.kind, e.facts, e.actor_id, u.name, null, null, null, l.id, l.contact_name
          from app.events e
          join app.leads l on l.organization_id = e.organization_id and l.id = e.resource_id
          left join identity.users u on u.id = e.actor_id
          where e.organization_id = ${organization} and e.resource_type = 'lead' and l.deleted_at is null
            and e.kind in ('lead_recorded', 'lead_moved', 'lead_converted')
            ${owner === null ? sql`` : sql`and (l.assigned_to = ${owner} or l.assigned_to is null)`}
          order by e.id desc limit ${most})) both_kinds
          order by place desc limit ${most}`),
        (rows): Activity[] =>
          rows.map(({ place: _place, by_id, by_name, lead_id, lead_name, ...row }) => ({
            ...row,
            by: person(by_id, by_name),
            ...(lead_id === null ? {} : { lead: { id: lead_id, name: lead_name ?? "" } }),
          })),
      ),
  };
}

type RecentRow = Omit<Activity, "by" | "lead"> & {
  readonly place: number;
  readonly by_id: UserId | null;
  readonly by_name: string | null;
  readonly lead_id: LeadId | null;
  readonly lead_name: string | null;
};
