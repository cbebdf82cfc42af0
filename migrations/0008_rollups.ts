import { AS_OWNER, CURRENT_ORGANIZATION, type Migration, PINNED, tenantsOnly } from "./migration.ts";

/** What the sales come to, recounted from the sales themselves: the truth that the rollups have to equal. */
const RECOUNT = {
  sale_totals: `select organization_id, owner_id, assigned_to is not null as assigned, status, count(*) as sales_count,
      sum(net_ore)::bigint as net_ore, sum(vat_ore)::bigint as vat_ore, sum(gross_ore)::bigint as gross_ore
    from app.sales where deleted_at is null and organization_id = ${CURRENT_ORGANIZATION} group by 1, 2, 3, 4`,
  sale_days: `select organization_id, sale_date as day, owner_id, assigned_to is not null as assigned, status,
      count(*) as sales_count, sum(net_ore)::bigint as net_ore, sum(gross_ore)::bigint as gross_ore
    from app.sales where deleted_at is null and organization_id = ${CURRENT_ORGANIZATION} group by 1, 2, 3, 4, 5`,
  customer_totals: `select organization_id, customer_id, count(*) as sales_count,
      coalesce(sum(net_ore) filter (where status in ('COMPLETED', 'PAID')), 0)::bigint as revenue_ore, max(sale_date) as last_sale_on
    from app.sales where deleted_at is null and organization_id = ${CURRENT_ORGANIZATION} group by 1, 2`,
};

/** Rows of one side that the other has not; rows of zeros count as none. */
const difference = (table: keyof typeof RECOUNT, columns: string) => `
  select '${table}', coalesce(kept.row, counted.row), kept.row, counted.row from
    (select to_jsonb(k) as row from (select ${columns} from app.${table}
      where (sales_count <> 0 or ${
  table === "customer_totals" ? "revenue_ore" : "gross_ore"
} <> 0) and organization_id = ${CURRENT_ORGANIZATION}) k) kept
    full join (select to_jsonb(c) as row from (select ${columns} from (${RECOUNT[table]}) counting) c) counted
    on kept.row = counted.row
  where kept.row is null or counted.row is null`;

const COLUMNS = {
  sale_totals: "organization_id, owner_id, assigned, status, sales_count, net_ore, vat_ore, gross_ore",
  sale_days: "organization_id, day, owner_id, assigned, status, sales_count, net_ore, gross_ore",
  customer_totals: "organization_id, customer_id, sales_count, revenue_ore, last_sale_on",
};

const TABLES = ["sale_totals", "sale_days", "customer_totals"] as const;

/**
 * Counts and sums kept with every change of a sale, so that no page adds up all sales. Only sales outside the bin count.
 * Keys are taken in order, so that two changes do not wait for each other in a ring.
 */
export const rollups: Migration = {
  name: "0008_rollups",
  sql: `${AS_OWNER}
create table app.sale_totals (
  organization_id uuid not null,
  owner_id uuid not null,
  assigned boolean not null,
  status text not null,
  sales_count bigint not null,
  net_ore bigint not null,
  vat_ore bigint not null,
  gross_ore bigint not null,
  primary key (organization_id, owner_id, assigned, status)
);
create table app.sale_days (
  organization_id uuid not null,
  day date not null,
  owner_id uuid not null,
  assigned boolean not null,
  status text not null,
  sales_count bigint not null,
  net_ore bigint not null,
  gross_ore bigint not null,
  primary key (organization_id, day, owner_id, assigned, status)
);
create table app.customer_totals (
  organization_id uuid not null,
  customer_id uuid not null,
  sales_count bigint not null,
  revenue_ore bigint not null,
  last_sale_on date,
  primary key (organization_id, customer_id)
);
create index customer_totals_by_revenue on app.customer_totals (organization_id, revenue_ore desc, customer_id);
${TABLES.map(tenantsOnly).join("\n")}
grant select on app.sale_totals, app.sale_days, app.customer_totals to app_web, app_worker;

create function app.roll_up_sale() returns trigger language plpgsql security definer ${PINNED} as $$
declare
  before app.sales;
  after app.sales;
begin
  -- A sale in the bin is as good as none.
  if tg_op <> 'INSERT' and old.deleted_at is null then before := old; end if;
  if tg_op <> 'DELETE' and new.deleted_at is null then after := new; end if;
  if before.id is null and after.id is null then return null; end if;

  if (before.owner_id, before.assigned_to, before.status, before.net_ore, before.vat_ore, before.gross_ore, before.sale_date)
     is distinct from (after.owner_id, after.assigned_to, after.status, after.net_ore, after.vat_ore, after.gross_ore, after.sale_date) then
    insert into app.sale_totals as kept (organization_id, owner_id, assigned, status, sales_count, net_ore, vat_ore, gross_ore)
      select organization_id, owner_id, assigned, status, sum(n), sum(n * net), sum(n * vat), sum(n * gross)
      from (values
        (before.organization_id, before.owner_id, before.assigned_to is not null, before.status, -1, before.net_ore, before.vat_ore, before.gross_ore),
        (after.organization_id, after.owner_id, after.assigned_to is not null, after.status, 1, after.net_ore, after.vat_ore, after.gross_ore)
      ) as change (organization_id, owner_id, assigned, status, n, net, vat, gross)
      where organization_id is not null
      group by organization_id, owner_id, assigned, status
      having sum(n) <> 0 or sum(n * net) <> 0 or sum(n * vat) <> 0 or sum(n * gross) <> 0
      order by organization_id, owner_id, assigned, status
    on conflict (organization_id, owner_id, assigned, status) do update set
      sales_count = kept.sales_count + excluded.sales_count, net_ore = kept.net_ore + excluded.net_ore,
      vat_ore = kept.vat_ore + excluded.vat_ore, gross_ore = kept.gross_ore + excluded.gross_ore;

    insert into app.sale_days as kept (organization_id, day, owner_id, assigned, status, sales_count, net_ore, gross_ore)
      select organization_id, day, owner_id, assigned, status, sum(n), sum(n * net), sum(n * gross)
      from (values
        (before.organization_id, before.sale_date, before.owner_id, before.assigned_to is not null, before.status, -1, before.net_ore, before.gross_ore),
        (after.organization_id, after.sale_date, after.owner_id, after.assigned_to is not null, after.status, 1, after.net_ore, after.gross_ore)
      ) as change (organization_id, day, owner_id, assigned, status, n, net, gross)
      where organization_id is not null
      group by organization_id, day, owner_id, assigned, status
      having sum(n) <> 0 or sum(n * net) <> 0 or sum(n * gross) <> 0
      order by organization_id, day, owner_id, assigned, status
    on conflict (organization_id, day, owner_id, assigned, status) do update set
      sales_count = kept.sales_count + excluded.sales_count, net_ore = kept.net_ore + excluded.net_ore,
      gross_ore = kept.gross_ore + excluded.gross_ore;
  end if;

  if (before.customer_id, before.status, before.net_ore, before.sale_date)
     is distinct from (after.customer_id, after.status, after.net_ore, after.sale_date) then
    insert into app.customer_totals as kept (organization_id, customer_id, sales_count, revenue_ore, last_sale_on)
      select organization_id, customer_id, sum(n), sum(case when status in ('COMPLETED', 'PAID') then n * net else 0 end),
        max(day) filter (where n = 1)
      from (values
        (before.organization_id, before.customer_id, before.status, -1, before.net_ore, before.sale_date),
        (after.organization_id, after.customer_id, after.status, 1, after.net_ore, after.sale_date)
      ) as change (organization_id, customer_id, status, n, net, day)
      where organization_id is not null
      group by organization_id, customer_id
      order by organization_id, customer_id
    on conflict (organization_id, customer_id) do update set
      sales_count = kept.sales_count + excluded.sales_count, revenue_ore = kept.revenue_ore + excluded.revenue_ore,
      last_sale_on = greatest(kept.last_sale_on, excluded.last_sale_on);

    -- Where the newest sale may have gone, the one before it is looked up; the row is ours since the statement above.
    if before.id is not null
       and (before.customer_id, before.sale_date) is distinct from (after.customer_id, after.sale_date) then
      update app.customer_totals t set last_sale_on = (
          select s.sale_date from app.sales s
          where s.organization_id = t.organization_id and s.customer_id = t.customer_id and s.deleted_at is null
          order by s.sale_date desc, s.id desc limit 1)
        where t.organization_id = before.organization_id and t.customer_id = before.customer_id
          and t.last_sale_on <= before.sale_date;
    end if;
  end if;
  return null;
end $$;
create trigger sale_is_rolled_up
  after insert or delete or update of status, assigned_to, created_by, customer_id, sale_date, net_ore, vat_ore, gross_ore, deleted_at
  on app.sales for each row execute function app.roll_up_sale();

-- What differs between the rollups and a recount, in the current organization. No row: all is well.
create function app.check_rollups() returns table (rollup text, place jsonb, kept jsonb, counted jsonb)
  language sql stable security definer ${PINNED} as $$
${TABLES.map((table) => difference(table, COLUMNS[table])).join("\n union all")}
$$;

-- Counts them anew, in the current organization; sales can be read meanwhile, not written.
create function app.rebuild_rollups() returns void language plpgsql security definer ${PINNED} as $$
begin
  lock table app.sales in share row exclusive mode;
${
    TABLES.map((table) =>
      `  delete from app.${table} where organization_id = ${CURRENT_ORGANIZATION};\n` +
      `  insert into app.${table} (${COLUMNS[table]}) select ${COLUMNS[table]} from (${RECOUNT[table]}) counting;`
    ).join("\n")
  }
end $$;
revoke execute on function app.roll_up_sale(), app.check_rollups(), app.rebuild_rollups() from public;
grant execute on function app.check_rollups(), app.rebuild_rollups() to app_worker;
`,
};
