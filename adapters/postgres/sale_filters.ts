import { type RawBuilder, sql } from "kysely";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import { SALE_STATUSES, type SaleStatus } from "../../domain/sales/moves.ts";
import { endOfNumber, placeInNumber } from "../../domain/sales/number.ts";
import { PAYMENT_STATUSES } from "../../domain/sales/payment.ts";
import type { SaleFilter } from "../../domain/sales/ports.ts";
import { SOURCES } from "../../domain/sales/sale.ts";

export type Condition = RawBuilder<unknown>;

/** A search looks at the sales of this many customers, and at this many numbers that begin with the text. */
const MOST_CUSTOMERS = 500;
const MOST_NUMBERS = 10_000;

/** All of them must hold. */
export function all(conditions: readonly Condition[]): Condition {
  return sql.join(conditions, sql` and `);
}

/** The sale is in one of these states. */
export function hasStatus(statuses: readonly SaleStatus[]): Condition {
  return isOneOf("status", SALE_STATUSES, statuses);
}

/**
 * Fixed words stand in the text, not beside it: a prepared statement may get one plan for all values, and what is right for a
 * common status reads half the table for a rare one.
 */
function isOneOf<Word extends string>(column: string, known: readonly Word[], asked: readonly Word[]): Condition {
  const words = known.filter((word) => asked.includes(word)).map((word) => sql.lit(word));
  return words.length === 1
    ? sql`s.${sql.ref(column)} = ${words[0]}`
    : sql`s.${sql.ref(column)} in (${sql.join(words)})`;
}

/** What the filter asks for, but for the status. */
export function conditionsOf(organization: OrganizationId, filter: SaleFilter): Condition[] {
  const { paymentStatuses, sources, dateFrom, dateTo, q, assignedTo, customerId, owner, deleted } = filter;
  const conditions = [
    sql`s.organization_id = ${organization}`,
    deleted ? sql`s.deleted_at is not null` : sql`s.deleted_at is null`,
  ];
  if (paymentStatuses.length > 0) conditions.push(isOneOf("payment_status", PAYMENT_STATUSES, paymentStatuses));
  if (sources.length > 0) conditions.push(isOneOf("source", SOURCES, sources));
  if (dateFrom !== null) conditions.push(sql`s.sale_date >= ${dateFrom}`);
  if (dateTo !== null) conditions.push(sql`s.sale_date <= ${dateTo}`);
  // Whoever is assigned is the owner; that column has the index.
  if (assignedTo !== null) conditions.push(sql`s.owner_id = ${assignedTo}`, sql`s.assigned_to = ${assignedTo}`);
  if (owner !== null) conditions.push(sql`s.owner_id = ${owner}`);
  if (customerId !== null) conditions.push(sql`s.customer_id = ${customerId}`);
  if (q !== null) conditions.push(sql`s.id in (${foundBy(organization, q, deleted)})`);
  return conditions;
}

/** Sales whose number begins or ends with the text, and those of customers it finds. The newest, where it fits very many. */
function foundBy(organization: OrganizationId, q: string, deleted: boolean): RawBuilder<unknown> {
  const start = q.trim().toUpperCase();
  const state = sql.raw(deleted ? "is not null" : "is null");
  const end = endOfNumber(q);
  return sql`(select n.id from app.sales n where n.organization_id = ${organization} and n.deleted_at ${state}
      and n.number >= ${start} and n.number < ${start + "\u{10FFFF}"} order by n.number desc limit ${
    sql.raw(String(MOST_NUMBERS))
  })
    ${end === null ? sql`` : sql`union all ${endingWith(organization, end, state)}`}
    union all
    select h.id from app.sales h where h.organization_id = ${organization} and h.deleted_at ${state}
      and h.customer_id = any(array(select app.search_customers(${q}, ${MOST_CUSTOMERS}, false)))`;
}

/** The sale of this place in each year that has numbers, or in the year that was said. */
function endingWith(
  organization: OrganizationId,
  { year, place }: { readonly year: number | null; readonly place: number },
  state: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`select e.id from app.sales e where e.organization_id = ${organization} and e.deleted_at ${state}
      and e.number = any(array(select o.sale_prefix || '-' || c.year || '-' || ${placeInNumber(place)}::text
        from app.sale_counters c join app.organizations o using (organization_id)
        where c.organization_id = ${organization} ${year === null ? sql`` : sql`and c.year = ${year}`}))`;
}
