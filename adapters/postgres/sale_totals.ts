import { sql } from "kysely";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import { type ListTotals, MOST_COUNTED } from "../../domain/kernel/page.ts";
import type { SaleFilter } from "../../domain/sales/ports.ts";
import type { Question } from "../../domain/tenants.ts";
import { ofWholeMonths } from "../../domain/sales/find_sales.ts";
import { question, written } from "./question.ts";
import { all, type Condition, conditionsOf, hasStatus } from "./sale_filters.ts";

/**
 * How many sales, and what they come to. Without search, customer or payment status that stands ready; otherwise it is
 * counted, up to a bound.
 */
export function saleTotals(organization: OrganizationId, filter: SaleFilter): Question<ListTotals> {
  const { statuses, paymentStatuses, sources, dateFrom, dateTo, q, assignedTo, customerId, owner, deleted } = filter;
  const isReady = !deleted && q === null && customerId === null && paymentStatuses.length === 0 &&
    (sources.length === 0 || (assignedTo === null && ofWholeMonths(filter)));
  if (!isReady) return countedTotals(organization, filter);

  const [table, day] = sources.length > 0
    ? ["sale_months", "month"]
    : dateFrom !== null || dateTo !== null
    ? ["sale_days", "day"]
    : ["sale_totals", "day"];
  const conditions: Condition[] = [sql`r.organization_id = ${organization}`];
  if (statuses.length > 0) conditions.push(sql`r.status = any(${[...statuses]}::text[])`);
  if (sources.length > 0) conditions.push(sql`r.source = any(${[...sources]}::text[])`);
  if (dateFrom !== null) conditions.push(sql`${sql.ref(`r.${day}`)} >= ${dateFrom}`);
  if (dateTo !== null) conditions.push(sql`${sql.ref(`r.${day}`)} <= ${dateTo}`);
  if (assignedTo !== null) conditions.push(sql`r.owner_id = ${assignedTo}`, sql`r.assigned`);
  if (owner !== null) conditions.push(sql`r.owner_id = ${owner}`);
  return question(
    written(
      sql<Counted>`select coalesce(sum(r.sales_count), 0)::bigint as count, coalesce(sum(r.net_ore), 0)::bigint as net,
        coalesce(sum(r.gross_ore), 0)::bigint as gross
      from app.${sql.raw(table)} r where ${all(conditions)}`,
    ),
    ([{ count, net, gross }]) => ({ count, isLowerBound: false, net, gross }),
  );
}

interface Counted {
  readonly count: number;
  readonly net: number;
  readonly gross: number;
}

function countedTotals(organization: OrganizationId, filter: SaleFilter): Question<ListTotals> {
  const conditions = conditionsOf(organization, filter);
  if (filter.statuses.length > 0) conditions.push(hasStatus(filter.statuses));
  return question(
    written(
      sql<
        Counted
      >`select count(*) as count, coalesce(sum(net_ore), 0)::bigint as net, coalesce(sum(gross_ore), 0)::bigint as gross
      from (select s.net_ore, s.gross_ore from app.sales s where ${all(conditions)} limit ${
        sql.raw(String(MOST_COUNTED + 1))
      }) counted`,
    ),
    ([{ count, net, gross }]) =>
      count > MOST_COUNTED
        ? { count: MOST_COUNTED, isLowerBound: true, net: null, gross: null }
        : { count, isLowerBound: false, net, gross },
  );
}
