import { type RawBuilder, sql } from "kysely";
import { monthsWithin } from "../../domain/figures/period.ts";
import { MONTHS_AHEAD } from "../../domain/figures/lifetime.ts";
import type {
  Coming,
  ComingCustomer,
  Comings,
  CustomerFigure,
  Facet,
  FiguresReader,
  LineRow,
  PaidByAll,
  PayingCustomer,
  ServiceFigure,
  Span,
  Spans,
} from "../../domain/figures/ports.ts";
import type { OrganizationId, UserId } from "../../domain/kernel/ids.ts";
import { type Day, parseDay } from "../../domain/kernel/time.ts";
import { SALE_STATUSES, type SaleStatus } from "../../domain/sales/moves.ts";
import { fetchOf, listingOf, soundPart } from "./listing.ts";
import { question, written } from "./question.ts";
import { savedReportReader } from "./saved_reports.ts";

/** The rollups by month: what stands in each beside month and owner, and how migration 0012 counts it from the sales. */
const ROLLUPS = {
  sale_months: {
    columns: "status, source, sales_count, net_ore, vat_ore, gross_ore, cycle_count, cycle_days",
    counted: `s.status, s.source, 1, s.net_ore, s.vat_ore, s.gross_ore,
      (s.status = 'PAID' and s.paid_on is not null)::int,
      case when s.status = 'PAID' then coalesce(s.paid_on - s.sale_date, 0) else 0 end from app.sales s where true`,
  },
  customer_months: {
    columns: "customer_id, sales_count, revenue_ore",
    counted: "s.customer_id, 1, s.net_ore from app.sales s where s.status in ('COMPLETED', 'PAID')",
  },
  service_months: {
    columns: "service_id, status, sales_count, quantity_milli, net_ore",
    counted: `coalesce(l.service_id, '00000000-0000-0000-0000-000000000000'), s.status,
      (row_number() over (partition by s.id, l.service_id) = 1)::int, l.quantity_milli, l.net_ore
      from app.sales s join app.sale_lines l on l.organization_id = s.organization_id and l.sale_id = s.id where true`,
  },
} as const;

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
  const edgeOf = (edges: readonly Span[]) =>
    sql`(${sql.join(edges.map(({ from, to }) => sql`s.sale_date between ${from}::date and ${to}::date`), sql` or `)})`;
  const living = sql`s.organization_id = ${organization} and s.deleted_at is null`;
  /** Rows as a rollup has them: its own of the whole months, and those of the days at both ends counted from their sales. */
  const rowsOf = (table: "sale_months" | "customer_months" | "service_months", span: Span) => {
    const { months, edges } = monthsWithin(span);
    const { columns, counted } = ROLLUPS[table], rest = sql.raw(columns);
    return sql`(${
      sql.join([
        ...months
          ? [sql`select month, owner_id, ${rest} from app.${sql.raw(table)} where organization_id = ${organization}
              and month >= ${months.from} and month <= ${months.to}`]
          : [],
        ...edges.length > 0
          ? [
            sql`select (s.sale_date - extract(day from s.sale_date)::int + 1) as month, s.owner_id, ${
              sql.raw(counted)
            } and ${living} and ${edgeOf(edges)}`,
          ]
          : [],
      ], sql` union all `)
    }) r (month, owner_id, ${rest})`;
  };

  /** Each customer with work done in one of the two periods. */
  const boughtIn = (owner: UserId | null, { now, previous }: Pick<Spans, "now" | "previous">) => {
    const of = (span: Span, place: number) => {
      const year = owner === null ? yearOf(span) : null;
      // A whole year of everybody stands by customer already.
      return year !== null
        ? sql`select ${sql.lit(place)} as place, r.customer_id, r.sales_count, r.revenue_ore from app.customer_years r
            where r.organization_id = ${organization} and r.year = ${year}`
        : sql`select ${sql.lit(place)} as place, r.customer_id, r.sales_count, r.revenue_ore
            from ${rowsOf("customer_months", span)} where true ${mine(owner)}`;
    };
    const sum = (column: string, place: number) =>
      sql`coalesce(sum(r.${sql.raw(column)}) filter (where r.place = ${sql.lit(place)}), 0)::bigint`;
    return sql`select r.customer_id, ${sum("sales_count", 0)} > 0 as is_now, ${sum("sales_count", 1)} > 0 as is_before,
        ${sum("revenue_ore", 0)} as revenue, ${sum("revenue_ore", 1)} as previous
      from (${of(now, 0)} union all ${of(previous, 1)}) r group by r.customer_id having sum(r.sales_count) > 0`;
  };

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
        } from ${rowsOf("sale_months", { from, to })} where true ${mine(owner)} ${
          statuses.length > 0 ? sql`and r.status = any(${[...statuses]}::text[])` : sql``
        }
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
            from ${rowsOf("customer_months", spans.now)} where true ${mine(owner)}
            group by r.customer_id having sum(r.sales_count) > 0 order by 3 desc, 1 limit ${most}`;
      const then = (span: Span) =>
        sql`coalesce((select sum(r.revenue_ore)::bigint from ${rowsOf("customer_months", span)}
          where r.customer_id = top.customer_id ${mine(owner)}), 0)::bigint`;
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
      const sum = (column: string, place: number) =>
        sql`coalesce(sum(r.${sql.raw(column)}) filter (where r.place = ${sql.lit(place)}), 0)::bigint`;
      const all = sql.join(
        [now, previous, yearBefore].map((span, place) =>
          sql`select ${sql.lit(place)} as place, r.* from ${rowsOf("service_months", span)}`
        ),
        sql` union all `,
      );
      return question(
        written(sql<ServiceFigure>`with done as (select r.service_id, ${sum("sales_count", 0)} as count,
            ${sum("quantity_milli", 0)} as quantity, ${sum("net_ore", 0)} as net, ${sum("net_ore", 1)} as previous,
            ${sum("net_ore", 2)} as year_before
          from (${all}) r where true ${mine(owner)} ${isOneOf(statuses)} group by r.service_id)
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
        written(sql<PaidByAll>`select count(*) as customers, count(*) filter (where v.paid_sales > 1) as repeat,
            coalesce(sum(${valueOn(today)}), 0)::bigint as value
          from app.customer_values v
          where v.organization_id = ${organization} and v.owner_id = ${owner ?? NOBODY} and v.paid_sales > 0`),
        ([row]) => row,
      ),

    comings: (owner, spans) =>
      question(
        written(
          sql<Comings>`select count(*) filter (where r.is_now) as now, count(*) filter (where r.is_before) as before,
            count(*) filter (where r.is_now and r.is_before) as again
          from (${boughtIn(owner, spans)}) r`,
        ),
        ([row]) => row,
      ),

    comingCustomers: (owner, spans, which, most) =>
      question(
        written(sql<ComingCustomer>`select r.customer_id as id, c.name, r.revenue, r.previous
          from (select * from (${boughtIn(owner, spans)}) r where ${WHO_CAME[which]}
            order by revenue + previous desc, customer_id limit ${most}) r
          join app.customers c on c.organization_id = ${organization} and c.id = r.customer_id
          order by r.revenue + r.previous desc, r.customer_id`),
        (rows) => rows,
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

const WHO_CAME = {
  all: sql`r.is_now`,
  again: sql`r.is_now and r.is_before`,
  fresh: sql`r.is_now and not r.is_before`,
  gone: sql`r.is_before and not r.is_now`,
} as const satisfies Record<Coming, unknown>;

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
