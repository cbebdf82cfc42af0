import { AS_OWNER, CURRENT_ORGANIZATION, type Migration, PINNED, tenantsOnly } from "./migration.ts";

/** Stands for "everybody" where a row is kept both for each owner and for all, and for "no service" of a line. */
const NOBODY = "'00000000-0000-0000-0000-000000000000'::uuid";
const monthOf = (day: string) => `(${day} - extract(day from ${day})::int + 1)`;
const yearOf = (day: string) => `extract(year from ${day})::int`;
const DONE = "in ('COMPLETED', 'PAID')";
const LIVING = `deleted_at is null and organization_id = ${CURRENT_ORGANIZATION}`;

interface Rollup {
  readonly table: string;
  readonly keys: readonly string[];
  readonly sums: readonly string[];
  /** What it has to equal, counted from the sales themselves; its columns are the keys, then the sums. */
  readonly recount: string;
}

/** Every rollup there is, those of 0008 too: the check and the rebuild go through them all. */
const ROLLUPS: readonly Rollup[] = [
  {
    table: "sale_totals",
    keys: ["owner_id", "assigned", "status"],
    sums: ["sales_count", "net_ore", "vat_ore", "gross_ore"],
    recount: `select organization_id, owner_id, assigned_to is not null as assigned, status, count(*) as sales_count,
        sum(net_ore)::bigint as net_ore, sum(vat_ore)::bigint as vat_ore, sum(gross_ore)::bigint as gross_ore
      from app.sales where ${LIVING} group by 1, 2, 3, 4`,
  },
  {
    table: "sale_days",
    keys: ["day", "owner_id", "assigned", "status"],
    sums: ["sales_count", "net_ore", "gross_ore"],
    recount: `select organization_id, sale_date as day, owner_id, assigned_to is not null as assigned, status,
        count(*) as sales_count, sum(net_ore)::bigint as net_ore, sum(gross_ore)::bigint as gross_ore
      from app.sales where ${LIVING} group by 1, 2, 3, 4, 5`,
  },
  {
    table: "customer_totals",
    keys: ["customer_id"],
    sums: ["sales_count", "revenue_ore", "last_sale_on"],
    recount: `select organization_id, customer_id, count(*) as sales_count,
        coalesce(sum(net_ore) filter (where status ${DONE}), 0)::bigint as revenue_ore, max(sale_date) as last_sale_on
      from app.sales where ${LIVING} group by 1, 2`,
  },
  {
    table: "sale_months",
    keys: ["month", "owner_id", "status", "source"],
    sums: ["sales_count", "net_ore", "vat_ore", "gross_ore", "cycle_count", "cycle_days"],
    recount: `select organization_id, ${
      monthOf("sale_date")
    } as month, owner_id, status, source, count(*) as sales_count,
        sum(net_ore)::bigint as net_ore, sum(vat_ore)::bigint as vat_ore, sum(gross_ore)::bigint as gross_ore,
        count(*) filter (where status = 'PAID' and paid_on is not null) as cycle_count,
        coalesce(sum(paid_on - sale_date) filter (where status = 'PAID'), 0)::bigint as cycle_days
      from app.sales where ${LIVING} group by 1, 2, 3, 4, 5`,
  },
  {
    table: "customer_months",
    keys: ["month", "owner_id", "customer_id"],
    sums: ["sales_count", "revenue_ore"],
    recount: `select organization_id, ${monthOf("sale_date")} as month, owner_id, customer_id, count(*) as sales_count,
        sum(net_ore)::bigint as revenue_ore
      from app.sales where ${LIVING} and status ${DONE} group by 1, 2, 3, 4`,
  },
  {
    table: "customer_years",
    keys: ["year", "customer_id"],
    sums: ["sales_count", "revenue_ore"],
    recount: `select organization_id, ${yearOf("sale_date")} as year, customer_id, count(*) as sales_count,
        sum(net_ore)::bigint as revenue_ore
      from app.sales where ${LIVING} and status ${DONE} group by 1, 2, 3`,
  },
  {
    table: "customer_values",
    keys: ["owner_id", "customer_id"],
    sums: ["paid_sales", "paid_ore", "first_on"],
    recount: `select organization_id, who as owner_id, customer_id, count(*) as paid_sales,
        sum(paid_ore)::bigint as paid_ore, min(sale_date) as first_on
      from app.sales cross join lateral (values (owner_id), (${NOBODY})) as whose (who)
      where ${LIVING} and paid_ore <> 0 group by 1, 2, 3`,
  },
  {
    table: "service_months",
    keys: ["month", "service_id", "owner_id", "status"],
    sums: ["sales_count", "lines_count", "quantity_milli", "net_ore", "gross_ore"],
    recount: `select s.organization_id, ${
      monthOf("s.sale_date")
    } as month, coalesce(l.service_id, ${NOBODY}) as service_id,
        s.owner_id, s.status, count(distinct s.id) as sales_count, count(*) as lines_count,
        sum(l.quantity_milli)::bigint as quantity_milli, sum(l.net_ore)::bigint as net_ore, sum(l.gross_ore)::bigint as gross_ore
      from app.sales s join app.sale_lines l on l.organization_id = s.organization_id and l.sale_id = s.id
      where s.deleted_at is null and s.organization_id = ${CURRENT_ORGANIZATION} group by 1, 2, 3, 4, 5`,
  },
];
const NEW = ROLLUPS.slice(3);
const columnsOf = ({ keys, sums }: Rollup) => ["organization_id", ...keys, ...sums].join(", ");
/** What tells a row of zeros, which counts as none, from the others. */
const NUMBER = /_(count|ore|sales|days|milli)$/;

/** Rows of one side that the other has not. */
function difference(rollup: Rollup): string {
  const columns = columnsOf(rollup);
  const numbers = rollup.sums.filter((name) => NUMBER.test(name)).map((name) => `${name} <> 0`).join(" or ");
  return `
  select '${rollup.table}', coalesce(kept.row, counted.row), kept.row, counted.row from
    (select to_jsonb(k) as row from (select ${columns} from app.${rollup.table}
      where (${numbers}) and organization_id = ${CURRENT_ORGANIZATION}) k) kept
    full join (select to_jsonb(c) as row from (select ${columns} from (${rollup.recount}) counting) c) counted
    on kept.row = counted.row
  where kept.row is null or counted.row is null`;
}

/** Adds the changes to the rows of their keys, in order of the keys, so that two changes do not wait for each other in a ring. */
function add({ table, keys, sums }: Pick<Rollup, "table" | "keys" | "sums">, from: string): string {
  const all = ["organization_id", ...keys].join(", ");
  return `insert into app.${table} as kept (${all}, ${sums.join(", ")})
      select * from (${from}) moved where ${sums.map((sum) => `moved.${sum} <> 0`).join(" or ")} order by ${all}
    on conflict (${all}) do update set ${sums.map((sum) => `${sum} = kept.${sum} + excluded.${sum}`).join(", ")};`;
}

/** The sale as it was, counting −1, and as it is, counting +1. */
const CHANGE = `(values
        (before.organization_id, before.owner_id, before.status, before.source, before.customer_id, before.sale_date, -1,
          before.net_ore, before.vat_ore, before.gross_ore, before.paid_ore, before.paid_on),
        (after.organization_id, after.owner_id, after.status, after.source, after.customer_id, after.sale_date, 1,
          after.net_ore, after.vat_ore, after.gross_ore, after.paid_ore, after.paid_on)
      ) as change (organization_id, owner_id, status, source, customer_id, day, n, net, vat, gross, paid, paid_on)`;

const numbers = (names: readonly string[]) => names.map((name) => `  ${name} bigint not null,`).join("\n");

/**
 * What the figures are made of: months by person, state and source, customers by month and year, what customers paid, and
 * services by month. All of it is kept in the transaction of the change, like 0008's. Beside them stand the reports people
 * put together themselves.
 */
export const figures: Migration = {
  name: "0012_figures",
  sql: `${AS_OWNER}
create table app.sale_months (
  organization_id uuid not null,
  month date not null,
  owner_id uuid not null,
  status text not null,
  source text not null,
${numbers(["sales_count", "net_ore", "vat_ore", "gross_ore", "cycle_count", "cycle_days"])}
  primary key (organization_id, month, owner_id, status, source)
);
create table app.customer_months (
  organization_id uuid not null,
  month date not null,
  owner_id uuid not null,
  customer_id uuid not null,
${numbers(["sales_count", "revenue_ore"])}
  primary key (organization_id, month, owner_id, customer_id)
);
create index customer_months_of_customer on app.customer_months (organization_id, customer_id, month);
create table app.customer_years (
  organization_id uuid not null,
  year int not null,
  customer_id uuid not null,
${numbers(["sales_count", "revenue_ore"])}
  primary key (organization_id, year, customer_id)
);
create index customer_years_by_revenue on app.customer_years (organization_id, year, revenue_ore desc, customer_id);
-- Both for each owner and, under the id of nobody, for all.
create table app.customer_values (
  organization_id uuid not null,
  owner_id uuid not null,
  customer_id uuid not null,
${numbers(["paid_sales", "paid_ore"])}
  first_on date,
  primary key (organization_id, owner_id, customer_id)
);
create table app.service_months (
  organization_id uuid not null,
  month date not null,
  service_id uuid not null,
  owner_id uuid not null,
  status text not null,
${numbers(["sales_count", "lines_count", "quantity_milli", "net_ore", "gross_ore"])}
  primary key (organization_id, month, service_id, owner_id, status)
);
${NEW.map(({ table }) => tenantsOnly(table)).join("\n")}
grant select on ${NEW.map(({ table }) => `app.${table}`).join(", ")} to app_web, app_worker;

create function app.roll_up_figures() returns trigger language plpgsql security definer ${PINNED} as $$
declare
  before app.sales;
  after app.sales;
begin
  -- A sale in the bin is as good as none.
  if tg_op <> 'INSERT' and old.deleted_at is null then before := old; end if;
  if tg_op <> 'DELETE' and new.deleted_at is null then after := new; end if;
  if before.id is null and after.id is null then return null; end if;

  if (before.owner_id, before.status, before.source, before.sale_date, before.net_ore, before.vat_ore, before.gross_ore, before.paid_on)
     is distinct from (after.owner_id, after.status, after.source, after.sale_date, after.net_ore, after.vat_ore, after.gross_ore, after.paid_on) then
    ${
    add(
      NEW[0],
      `select organization_id, ${monthOf("day")} as month, owner_id, status, source, sum(n)::bigint as sales_count,
        sum(n * net)::bigint as net_ore, sum(n * vat)::bigint as vat_ore, sum(n * gross)::bigint as gross_ore,
        coalesce(sum(n) filter (where status = 'PAID' and paid_on is not null), 0)::bigint as cycle_count,
        coalesce(sum(n * (paid_on - day)) filter (where status = 'PAID'), 0)::bigint as cycle_days
      from ${CHANGE} where organization_id is not null group by 1, 2, 3, 4, 5`,
    )
  }
  end if;

  if (before.customer_id, before.owner_id, before.status ${DONE}, before.net_ore, before.sale_date)
     is distinct from (after.customer_id, after.owner_id, after.status ${DONE}, after.net_ore, after.sale_date) then
    ${
    add(
      NEW[1],
      `select organization_id, ${monthOf("day")} as month, owner_id, customer_id, sum(n)::bigint as sales_count,
        sum(n * net)::bigint as revenue_ore
      from ${CHANGE} where organization_id is not null and status ${DONE} group by 1, 2, 3, 4`,
    )
  }
    ${
    add(
      NEW[2],
      `select organization_id, ${yearOf("day")} as year, customer_id, sum(n)::bigint as sales_count,
        sum(n * net)::bigint as revenue_ore
      from ${CHANGE} where organization_id is not null and status ${DONE} group by 1, 2, 3`,
    )
  }
  end if;

  if (before.owner_id, before.status, before.sale_date, before.id) is distinct from (after.owner_id, after.status, after.sale_date, after.id) then
    ${
    add(
      NEW[4],
      `select change.organization_id, ${monthOf("day")} as month, lines.service_id, owner_id, status,
        sum(n)::bigint as sales_count, sum(n * lines_count)::bigint as lines_count, sum(n * quantity)::bigint as quantity_milli,
        sum(n * lines.net)::bigint as net_ore, sum(n * lines.gross)::bigint as gross_ore
      from ${CHANGE} cross join (select coalesce(l.service_id, ${NOBODY}) as service_id, count(*) as lines_count,
          sum(l.quantity_milli) as quantity, sum(l.net_ore) as net, sum(l.gross_ore) as gross
        from app.sale_lines l where l.organization_id = coalesce(after.organization_id, before.organization_id)
          and l.sale_id = coalesce(after.id, before.id) group by 1) lines
      where organization_id is not null group by 1, 2, 3, 4, 5`,
    )
  }
  end if;

  if (before.customer_id, before.owner_id, before.paid_ore, case when before.paid_ore <> 0 then before.sale_date end)
     is distinct from (after.customer_id, after.owner_id, after.paid_ore, case when after.paid_ore <> 0 then after.sale_date end) then
    insert into app.customer_values as kept (organization_id, owner_id, customer_id, paid_sales, paid_ore, first_on)
      select * from (
        select organization_id, who as owner_id, customer_id, sum(n)::bigint as paid_sales, sum(n * paid)::bigint as paid_ore,
          min(day) filter (where n = 1) as first_on
        from ${CHANGE} cross join lateral (values (owner_id), (${NOBODY})) as whose (who)
        where organization_id is not null and paid <> 0 group by 1, 2, 3) moved
      order by organization_id, owner_id, customer_id
    on conflict (organization_id, owner_id, customer_id) do update set paid_sales = kept.paid_sales + excluded.paid_sales,
      paid_ore = kept.paid_ore + excluded.paid_ore, first_on = least(kept.first_on, excluded.first_on);
    -- Where the first paid sale may have gone, the next one is looked up; the rows are ours since the statement above.
    if before.id is not null and before.paid_ore <> 0 and (before.customer_id, before.owner_id, before.sale_date)
       is distinct from (after.customer_id, after.owner_id, case when after.paid_ore <> 0 then after.sale_date end) then
      update app.customer_values v set first_on = (
          select min(s.sale_date) from app.sales s
          where s.organization_id = v.organization_id and s.customer_id = v.customer_id and s.deleted_at is null
            and s.paid_ore <> 0 and (v.owner_id = ${NOBODY} or s.owner_id = v.owner_id))
        where v.organization_id = before.organization_id and v.customer_id = before.customer_id
          and v.owner_id in (before.owner_id, ${NOBODY});
    end if;
  end if;
  return null;
end $$;
-- By its name it comes after 0008's, so that every change takes the rows in the same order.
create trigger sale_is_rolled_up_further
  after insert or delete or update of status, source, assigned_to, created_by, customer_id, sale_date, net_ore, vat_ore, gross_ore,
    paid_ore, paid_on, deleted_at
  on app.sales for each row execute function app.roll_up_figures();

-- Lines come and go under a sale that stays where it is; one that moves takes its lines along, above.
create function app.roll_up_lines() returns trigger language plpgsql security definer ${PINNED} as $$
declare
  sign int := case tg_op when 'INSERT' then 1 else -1 end;
begin
  ${
    add(
      NEW[4],
      `select s.organization_id, ${monthOf("s.sale_date")} as month, part.service_id, s.owner_id, s.status,
        -- The sale begins to have the service with its first line of it, and ends with the last.
        (sign * count(*) filter (where not exists (select from app.sale_lines o where o.organization_id = part.organization_id
          and o.sale_id = part.sale_id and coalesce(o.service_id, ${NOBODY}) = part.service_id
          and (sign < 0 or o.id <> all (part.ids)))))::bigint as sales_count,
        (sign * sum(part.lines_count))::bigint as lines_count, (sign * sum(part.quantity))::bigint as quantity_milli,
        (sign * sum(part.net))::bigint as net_ore, (sign * sum(part.gross))::bigint as gross_ore
      from (select organization_id, sale_id, coalesce(service_id, ${NOBODY}) as service_id, array_agg(id) as ids,
          count(*) as lines_count, sum(quantity_milli) as quantity, sum(net_ore) as net, sum(gross_ore) as gross
        from touched group by 1, 2, 3) part
      join app.sales s on s.organization_id = part.organization_id and s.id = part.sale_id and s.deleted_at is null
      group by 1, 2, 3, 4, 5`,
    )
  }
  return null;
end $$;
create trigger lines_are_rolled_up after insert on app.sale_lines
  referencing new table as touched for each statement execute function app.roll_up_lines();
create trigger lines_gone_are_rolled_up after delete on app.sale_lines
  referencing old table as touched for each statement execute function app.roll_up_lines();

-- What differs between the rollups and a recount, in the current organization. No row: all is well.
create or replace function app.check_rollups() returns table (rollup text, place jsonb, kept jsonb, counted jsonb)
  language sql stable security definer ${PINNED} as $$
${ROLLUPS.map(difference).join("\n union all")}
$$;

-- Counts them anew, in the current organization; sales can be read meanwhile, not written.
create or replace function app.rebuild_rollups() returns void language plpgsql security definer ${PINNED} as $$
begin
  lock table app.sales, app.sale_lines in share row exclusive mode;
${
    ROLLUPS.map((rollup) =>
      `  delete from app.${rollup.table} where organization_id = ${CURRENT_ORGANIZATION};\n` +
      `  insert into app.${rollup.table} (${columnsOf(rollup)}) select ${
        columnsOf(rollup)
      } from (${rollup.recount}) counting;`
    ).join("\n")
  }
end $$;
revoke execute on function app.roll_up_figures(), app.roll_up_lines() from public;

create table app.saved_reports (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  version int not null default 1,
  name text collate app.danish not null check (name <> ''),
  shared boolean not null default false,
  plan jsonb not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, created_by) references app.memberships
);
create index saved_reports_by_name on app.saved_reports (organization_id, name, id) where deleted_at is null;
${tenantsOnly("saved_reports")}
grant select on app.saved_reports to app_web, app_worker;
grant insert (organization_id, id, version, name, shared, plan, created_by) on app.saved_reports to app_web;
grant update (version, name, shared, plan, updated_at, deleted_at) on app.saved_reports to app_web;

-- What was sold before this migration: every organization is entered and counted once.
do $backfill$
declare
  firms uuid[];
  firm uuid;
begin
  set local role app_auth;
  select array_agg(o.organization_id) into firms from app.organizations o;
  set local role app_owner;
  foreach firm in array coalesce(firms, '{}') loop
    perform set_config('app.current_org_id', firm::text, true);
    perform app.rebuild_rollups();
  end loop;
  perform set_config('app.current_org_id', '', true);
end
$backfill$;
`,
};
