import { sql } from "kysely";
import type { OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import type { Instant } from "../../domain/kernel/time.ts";
import type { VisitRow } from "../../domain/sales/ports.ts";
import type { Question } from "../../domain/tenants.ts";
import { question, written } from "./question.ts";
import { person } from "./sale_rows.ts";

const MOST = 200;

interface Found extends Omit<VisitRow, "assignee" | "customer"> {
  readonly assigned_to: UserId | null;
  readonly assignee_name: string | null;
  readonly customer_id: VisitRow["customer"]["id"];
  readonly customer_name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly street: string | null;
  readonly postal_code: string | null;
  readonly city: string | null;
  readonly country: string;
}

/** The visits that begin in the time; the index on their beginning finds them, whoever's they are. */
export function visitsOf(
  organization: OrganizationId,
  who: UserId | null,
  from: Instant,
  before: Instant,
  most = MOST,
): Question<readonly VisitRow[]> {
  return question(
    written(
      sql<Found>`select s.id, s.number, s.version, s.status, s.title, s.scheduled_at as "scheduledAt",
        s.scheduled_until as "scheduledUntil", s.delivery_started_at as "startedAt", s.delivery_ended_at as "endedAt",
        s.created_by as "createdBy", s.customer_notes as "customerNotes", s.internal_notes as "internalNotes",
        s.assigned_to, u.name as assignee_name, c.id as customer_id, c.name as customer_name, c.email, c.phone,
        c.street, c.postal_code, c.city, c.country
      from app.sales s
        join app.customers c on c.organization_id = s.organization_id and c.id = s.customer_id
        left join identity.users u on u.id = s.assigned_to
      where s.organization_id = ${organization} and s.deleted_at is null and s.scheduled_at is not null
        and s.scheduled_at >= ${from} and s.scheduled_at < ${before}
        and s.status in ('SCHEDULED', 'IN_PROGRESS', 'COMPLETED', 'PAID')
        ${who === null ? sql`` : sql`and s.assigned_to = ${who}`}
      order by s.scheduled_at, s.id limit ${most}`,
    ),
    (rows) => rows.map(visitOf),
  );
}

function visitOf(row: Found): VisitRow {
  const {
    assigned_to,
    assignee_name,
    customer_id,
    customer_name,
    email,
    phone,
    street,
    postal_code,
    city,
    country,
    ...visit
  } = row;
  return {
    ...visit,
    assignee: person(assigned_to, assignee_name),
    customer: {
      id: customer_id,
      name: customer_name,
      email,
      phone,
      address: { street, postalCode: postal_code, city, country },
    },
  };
}
