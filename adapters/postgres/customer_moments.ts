import { sql } from "kysely";
import type { CustomerMoment } from "../../domain/customers/ports.ts";
import type { CustomerId, OrganizationId, SaleId, UserId } from "../../domain/kernel/ids.ts";
import type { Question } from "../../domain/tenants.ts";
import { question, written } from "./question.ts";
import { person } from "./sale_rows.ts";

/** Of a customer with more sales the older ones tell nothing new. */
const MOST_SALES = 50;

interface MomentRow {
  readonly at: CustomerMoment["at"];
  readonly kind: string;
  readonly by_id: UserId | null;
  readonly by_name: string | null;
  readonly sale_id: SaleId | null;
  readonly number: string | null;
  readonly facts: CustomerMoment["facts"];
}

/** Steps and payments of a customer's newest sales, and what happened to the record itself; the newest first. */
export function momentsOf(
  organization: OrganizationId,
  id: CustomerId,
  owner: UserId | null,
  most: number,
): Question<readonly CustomerMoment[]> {
  return question(
    written(sql<MomentRow>`with mine as (
        select s.id, s.number from app.sales s
        where s.organization_id = ${organization} and s.customer_id = ${id} and s.deleted_at is null
          ${owner === null ? sql`` : sql`and s.owner_id = ${owner}`}
        order by s.sale_date desc, s.id desc limit ${MOST_SALES})
      select moment.*, u.name as by_name from (
        select h.at, h.seq::bigint as place, case when h.correction then 'sale_corrected' when h.from_status is null
            then 'sale_recorded' else 'sale_moved' end as kind, h.by_user as by_id, mine.id as sale_id, mine.number,
          jsonb_build_object('from', h.from_status, 'to', h.to_status) as facts
        from mine join app.sale_status_history h on h.organization_id = ${organization} and h.sale_id = mine.id
        union all
        select p.created_at, 0, 'payment_recorded', p.created_by, mine.id, mine.number, jsonb_build_object('amount', p.amount_ore)
        from mine join app.payments p on p.organization_id = ${organization} and p.sale_id = mine.id
        union all
        select e.at, e.id, e.kind, e.actor_id, null, null, e.facts from app.events e
        where e.organization_id = ${organization} and e.resource_id = ${id} and e.resource_type = 'customer'
      ) moment left join identity.users u on u.id = moment.by_id
      order by moment.at desc, moment.place desc limit ${most}`),
    (rows) =>
      rows.map(({ at, kind, by_id, by_name, sale_id, number, facts }) => ({
        ...{ at, kind, facts, by: person(by_id, by_name) },
        sale: sale_id === null ? null : { id: sale_id, number: number! },
      })),
  );
}
