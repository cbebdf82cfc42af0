import { sql } from "kysely";
import type { OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import type { Activity, DayTotal, StatisticsReader, StatusTotal } from "../../domain/sales/ports.ts";
import { question, written } from "./question.ts";
import { person } from "./sale_rows.ts";

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
      question(
        written(sql<DayTotal>`select r.day, r.status, ${sums} from app.sale_days r
          where r.organization_id = ${organization} and r.day >= ${from} and r.day <= ${to} ${mine(owner)}
          group by r.day, r.status having sum(r.sales_count) > 0 order by r.day, r.status`),
        (rows) => rows,
      ),
    recent: (owner, most) =>
      question(
        written(sql<Omit<Activity, "by"> & { readonly by_id: UserId | null; readonly by_name: string | null }>`
          select e.at, e.kind, e.facts, e.actor_id as by_id, u.name as by_name, s.id as "saleId", s.number as "saleNumber",
            s.customer_name as "customerName"
          from app.events e
          join app.sales s on s.organization_id = e.organization_id and s.id = e.resource_id
          left join identity.users u on u.id = e.actor_id
          where e.organization_id = ${organization} and e.resource_type = 'sale'
            ${owner === null ? sql`` : sql`and s.owner_id = ${owner}`}
          order by e.id desc limit ${most}`),
        (rows): Activity[] => rows.map(({ by_id, by_name, ...row }) => ({ ...row, by: person(by_id, by_name) })),
      ),
  };
}
