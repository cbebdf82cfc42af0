import { type RawBuilder, sql } from "kysely";
import { MONTHS_AHEAD } from "../../domain/figures/lifetime.ts";
import type {
  CustomerFigure,
  Facet,
  FiguresReader,
  LineRow,
  PaidByAll,
  PayingCustomer,
  ServiceFigure,
  Span,
} from "../../domain/figures/ports.ts";
import type { OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import { type Day, parseDay } from "../../domain/kernel/time.ts";
import { SALE_STATUSES, type SaleStatus } from "../../domain/sales/moves.ts";
import { fetchOf, listingOf, soundPart } from "./listing.ts";
import { question, written } from "./question.ts";
import { savedReportReader } from "./saved_reports.ts";

/** Stands for everybody, and for no service. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

const COLUMNS = {
  month: sql`r.month`,
  owner: sql`r.owner_id as owner`,
  status: sql`r.status`,
  source: sql`r.source`,
} as const satisfies Record<Facet, unknown>;
const GROUPS = { month: "r.month", owner: "r.owner_id", status: "r.status", source: "r.source" } as const;

/** Figures from the rollups, which every change of a sale keeps right. */
export function figuresReader(organization: OrganizationId): FiguresReader {
  const mine = (owner: UserId | null) => owner === null ? sql`` : sql`and r.owner_id = ${owner}`;
  const within = ({ from, to }: Span) => sql`r.month >= ${from} and r.month <= ${to}`;

  return {
    sums(by, { from, to, owner, statuses, sources }) {
      const columns = by.map((facet) => COLUMNS[facet]), groups = by.map((facet) => sql.raw(GROUPS[facet]));
      return question(
        written(sql<never>`select ${
          sql.join([
            ...columns,
            sql`sum(r.sales_count)::bigint as count, sum(r.net_ore)::bigint as net, sum(r.vat_ore)::bigint as vat,
              sum(r.gross_ore)::bigint as gross, sum(r.cycle_count)::bigint as cycles, sum(r.cycle_days)::bigint as "cycleDays"`,
          ])
        } from app.sale_months r where r.organization_id = ${organization} and r.month >= ${from} and r.month <= ${to}
          ${mine(owner)} ${statuses.length > 0 ? sql`and r.status = any(${[...statuses]}::text[])` : sql``}
          ${sources.length > 0 ? sql`and r.source = any(${[...sources]}::text[])` : sql``}
          ${groups.length > 0 ? sql`group by ${sql.join(groups)}` : sql``} having sum(r.sales_count) > 0
          ${groups.length > 0 ? sql`order by ${sql.join(groups)}` : sql``}`),
        (rows) => rows,
      );
    },

    customers(owner, spans, most) {
      const year = owner === null ? yearOf(spans.now) : null;
      const top = year !== null
        // A whole year of everybody stands in order already.
        ? sql`select r.customer_id, r.sales_count, r.revenue_ore from app.customer_years r
            where r.organization_id = ${organization} and r.year = ${year} and r.sales_count > 0
            order by r.revenue_ore desc, r.customer_id limit ${most}`
        : sql`select r.customer_id, sum(r.sales_count)::bigint as sales_count, sum(r.revenue_ore)::bigint as revenue_ore
            from app.customer_months r where r.organization_id = ${organization} and ${within(spans.now)} ${mine(owner)}
            group by r.customer_id having sum(r.sales_count) > 0 order by 3 desc, 1 limit ${most}`;
      const then = (span: Span) =>
        sql`coalesce((select sum(r.revenue_ore)::bigint from app.customer_months r where r.organization_id = ${organization}
          and r.customer_id = top.customer_id and ${within(span)} ${mine(owner)}), 0)::bigint`;
      return question(
        written(sql<CustomerFigure>`with top as materialized (${top})
          select top.customer_id as id, c.name, top.sales_count as count, top.revenue_ore as revenue,
            ${then(spans.previous)} as previous, ${then(spans.yearBefore)} as "yearBefore"
          from top join app.customers c on c.organization_id = ${organization} and c.id = top.customer_id
          order by revenue desc, id`),
        (rows) => rows,
      );
    },

    services(owner, statuses, { now, previous, yearBefore }) {
      const sum = (column: string, span: Span) =>
        sql`coalesce(sum(r.${sql.raw(column)}) filter (where ${within(span)}), 0)::bigint`;
      const earliest = [now, previous, yearBefore].map(({ from }) => from).sort()[0];
      return question(
        written(sql<ServiceFigure>`with done as (select r.service_id, ${sum("sales_count", now)} as count,
            ${sum("quantity_milli", now)} as quantity, ${sum("net_ore", now)} as net, ${
          sum("net_ore", previous)
        } as previous,
            ${sum("net_ore", yearBefore)} as year_before
          from app.service_months r where r.organization_id = ${organization} and ${
          within({ from: earliest, to: now.to })
        }
            ${mine(owner)} ${isOneOf(statuses)} group by r.service_id)
          select s.id, s.name, s.category, s.active, s.cost_ore as "costOre", coalesce(d.count, 0) as count,
            coalesce(d.quantity, 0) as quantity, coalesce(d.net, 0) as net, coalesce(d.previous, 0) as previous,
            coalesce(d.year_before, 0) as "yearBefore"
          from app.services s left join done d on d.service_id = s.id where s.organization_id = ${organization}
          union all
          select null, null, null, true, null, d.count, d.quantity, d.net, d.previous, d.year_before from done d
          where d.service_id = ${NOBODY} and (d.count <> 0 or d.previous <> 0 or d.year_before <> 0)
          order by net desc, count desc, name nulls last, id`),
        (rows) => rows,
      );
    },

    payingCustomers: (owner, today, most) =>
      question(
        written(sql<PayingCustomer>`select v.customer_id as id, c.name, v.paid_ore as paid, v.paid_sales as sales,
            v.first_on as "firstOn"
          from (select v.*, ${valueOn(today)} as value from app.customer_values v
            where v.organization_id = ${organization} and v.owner_id = ${owner ?? NOBODY} and v.paid_sales > 0
            order by value desc, v.customer_id limit ${most}) v
          join app.customers c on c.organization_id = ${organization} and c.id = v.customer_id
          order by v.value desc, v.customer_id`),
        (rows) => rows,
      ),

    paidByAll: (owner, today) =>
      question(
        written(sql<PaidByAll>`select count(*) as customers, coalesce(sum(${valueOn(today)}), 0)::bigint as value
          from app.customer_values v
          where v.organization_id = ${organization} and v.owner_id = ${owner ?? NOBODY} and v.paid_sales > 0`),
        ([row]) => row,
      ),

    lines({ service, statuses, owner, from, to }, wanted) {
      const part = soundPart(wanted, (value) => parseDay(String(value)) === value);
      const fetch = fetchOf(part);
      const way = sql.raw(fetch.backwards ? "asc" : "desc");
      return question(
        written(sql<LineRow>`select l.id, l.sale_id as "saleId", s.number as "saleNumber", s.sale_date as "saleDate",
            s.customer_name as "customerName", l.description, l.quantity_milli as quantity, l.unit, l.net_ore as net
          from app.sales s join app.sale_lines l on l.organization_id = s.organization_id and l.sale_id = s.id
          where s.organization_id = ${organization} and s.deleted_at is null and s.sale_date >= ${from} and s.sale_date <= ${to}
            and s.status in (${
          sql.join(SALE_STATUSES.filter((one) => statuses.includes(one)).map((one) => sql.lit(one)))
        })
            and ${service === null ? sql`l.service_id is null` : sql`l.service_id = ${service}`}
            ${owner === null ? sql`` : sql`and s.owner_id = ${owner}`}
            ${
          fetch.from === null
            ? sql``
            : sql`and (s.sale_date, l.id) ${
              sql.raw(fetch.backwards ? ">" : "<")
            } (${fetch.from.value}::date, ${fetch.from.id}::uuid)`
        }
          order by s.sale_date ${way}, l.id ${way} limit ${fetch.limit} offset ${fetch.offset}`),
        (rows) => listingOf(part, rows, ({ id, saleDate }) => ({ id, value: saleDate }), (row) => row),
      );
    },

    ...savedReportReader(organization),
  };
}

/** The state is one of these; none named leaves out nothing. */
function isOneOf(statuses: readonly SaleStatus[]): RawBuilder<unknown> {
  return statuses.length === 0 ? sql`` : sql`and r.status = any(${[...statuses]}::text[])`;
}

/** The calendar year that a span is, or null. */
function yearOf({ from, to }: Span): number | null {
  const year = from.slice(0, 4);
  return from === `${year}-01-01` && to === `${year}-12-31` ? Number(year) : null;
}

/**
 * domain/figures/lifetime.ts in SQL, for putting all customers in order; the contract compares them. In whole numbers: numeric
 * takes ten times as long, and every customer is looked at.
 */
function valueOn(today: Day): RawBuilder<unknown> {
  const [year, month, day] = today.split("-").map(Number);
  const months = sql`greatest(1, ${sql.lit(year * 12 + month)} - date_part('year', v.first_on)::int * 12
    - date_part('month', v.first_on)::int - (date_part('day', v.first_on) > ${sql.lit(day)})::int)`;
  // Half away from zero, by a division that cuts off towards it.
  return sql`(v.paid_ore * ${sql.lit(2 * MONTHS_AHEAD)} + sign(v.paid_ore)::bigint * ${months}) / (2 * ${months})`;
}
