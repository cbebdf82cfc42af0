import { type RawBuilder, sql } from "kysely";
import type { VisitView } from "../../domain/agreements/ports.ts";
import type { OrganizationId, SaleId, UserId } from "../../domain/kernel/ids.ts";
import type { SaleNumber } from "../../domain/sales/number.ts";
import { person } from "./sale_rows.ts";

/** A visit with its sale, and with what is in its way where it has no time. */
export interface VisitRow extends Omit<VisitView, "assignee" | "inTheWay"> {
  readonly assigned_to: UserId | null;
  readonly assignee_name: string | null;
  readonly other_id: SaleId | null;
  readonly other_number: SaleNumber | null;
  readonly other_at: VisitView["scheduledAt"];
  readonly other_until: VisitView["scheduledAt"];
}

/** The columns `visitOf` reads, over the tables of `visitSources`. */
export function visitColumns(): RawBuilder<unknown> {
  return sql`v.sale_id as "saleId", v.agreement_id as "agreementId", v.occurrence_on as "on", v.planned_at as "plannedAt",
    v.planned_until as "plannedUntil", v.made_version as "madeVersion", s.version, s.status, s.deleted_at as "deletedAt",
    s.customer_name as "customerName", s.number, s.scheduled_at as "scheduledAt", s.scheduled_until as "scheduledUntil",
    s.gross_ore as gross, s.assigned_to, u.name as assignee_name, o.id as other_id, o.number as other_number,
    o.scheduled_at as other_at, o.scheduled_until as other_until`;
}

/** Made visits with their sales, and for one without a time the first visit that took it. */
export function visitSources(organization: OrganizationId): RawBuilder<unknown> {
  return sql`from app.agreement_visits v
    join app.sales s on s.organization_id = v.organization_id and s.id = v.sale_id
    left join identity.users u on u.id = s.assigned_to
    left join lateral (select other.id, other.number, other.scheduled_at, other.scheduled_until from app.sales other
      where s.status = 'ACCEPTED' and s.scheduled_at is null and s.assigned_to is not null
        and other.organization_id = ${organization} and other.assigned_to = s.assigned_to and other.deleted_at is null
        and other.status in ('SCHEDULED', 'IN_PROGRESS')
        and other.scheduled_at < v.planned_until and other.scheduled_until > v.planned_at
      order by other.scheduled_at limit 1) o on true`;
}

/** A visit as the agreement's page shows it. */
export function visitOf(row: VisitRow): VisitView {
  const { assigned_to, assignee_name, other_id, other_number, other_at, other_until, ...visit } = row;
  return {
    ...visit,
    assignee: person(assigned_to, assignee_name),
    inTheWay: other_id === null
      ? null
      : { id: other_id, number: other_number!, scheduledAt: other_at!, scheduledUntil: other_until! },
  };
}
