import { AS_OWNER, CURRENT_ORGANIZATION, type Migration, PINNED } from "./migration.ts";

/** Stands for "everybody" where a row is kept both for each owner and for all. */
const NOBODY = "'00000000-0000-0000-0000-000000000000'::uuid";
const MONTH = "(sale_date - extract(day from sale_date)::int + 1)";
const DONE = "status in ('COMPLETED', 'PAID')";

/** Adds what the new sales come to, in order of the keys, as every change does. */
function add(table: string, keys: readonly string[], sums: readonly string[], counted: string): string {
  const all = ["organization_id", ...keys].join(", ");
  return `insert into app.${table} as kept (${all}, ${sums.join(", ")})
    select * from (${counted}) come order by ${all}
    on conflict (${all}) do update set ${sums.map((sum) => `${sum} = kept.${sum} + excluded.${sum}`).join(", ")};`;
}

/**
 * New sales are added to the sums once for each statement, however many they are: an import brings hundreds at a time, and
 * row by row each of them wrote the same few sums anew. A change and a removal are counted by row as before. What is kept
 * stays the same, and so does the order in which the sums are taken. And services that an import brought can go again,
 * and its audit is sealed a part at a time.
 */
export const bulkImports: Migration = {
  name: "0030_bulk_imports",
  sql: `${AS_OWNER}
create function app.roll_up_new_sales() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  ${
    add(
      "sale_totals",
      ["owner_id", "assigned", "status"],
      ["sales_count", "net_ore", "vat_ore", "gross_ore"],
      `select organization_id, owner_id, assigned_to is not null as assigned, status, count(*) as sales_count,
        sum(net_ore)::bigint as net_ore, sum(vat_ore)::bigint as vat_ore, sum(gross_ore)::bigint as gross_ore
      from new_rows where deleted_at is null group by 1, 2, 3, 4`,
    )
  }
  ${
    add(
      "sale_days",
      ["day", "owner_id", "assigned", "status"],
      ["sales_count", "net_ore", "gross_ore"],
      `select organization_id, sale_date as day, owner_id, assigned_to is not null as assigned, status,
        count(*) as sales_count, sum(net_ore)::bigint as net_ore, sum(gross_ore)::bigint as gross_ore
      from new_rows where deleted_at is null group by 1, 2, 3, 4, 5`,
    )
  }
  insert into app.customer_totals as kept (organization_id, customer_id, sales_count, revenue_ore, last_sale_on)
    select organization_id, customer_id, count(*), coalesce(sum(net_ore) filter (where ${DONE}), 0), max(sale_date)
    from new_rows where deleted_at is null group by 1, 2 order by 1, 2
    on conflict (organization_id, customer_id) do update set sales_count = kept.sales_count + excluded.sales_count,
      revenue_ore = kept.revenue_ore + excluded.revenue_ore,
      last_sale_on = greatest(kept.last_sale_on, excluded.last_sale_on);
  ${
    add(
      "sale_months",
      ["month", "owner_id", "status", "source"],
      ["sales_count", "net_ore", "vat_ore", "gross_ore", "cycle_count", "cycle_days"],
      `select organization_id, ${MONTH} as month, owner_id, status, source, count(*) as sales_count,
        sum(net_ore)::bigint as net_ore, sum(vat_ore)::bigint as vat_ore, sum(gross_ore)::bigint as gross_ore,
        count(*) filter (where status = 'PAID' and paid_on is not null) as cycle_count,
        coalesce(sum(paid_on - sale_date) filter (where status = 'PAID'), 0)::bigint as cycle_days
      from new_rows where deleted_at is null group by 1, 2, 3, 4, 5`,
    )
  }
  -- Nobody records a sale as done or paid; only an owner who loads books by hand comes here. Lines come after their sale.
  if exists (select from new_rows where deleted_at is null and (${DONE} or paid_ore <> 0)) then
    ${
    add(
      "customer_months",
      ["month", "owner_id", "customer_id"],
      ["sales_count", "revenue_ore"],
      `select organization_id, ${MONTH} as month, owner_id, customer_id, count(*) as sales_count,
        sum(net_ore)::bigint as revenue_ore
      from new_rows where deleted_at is null and ${DONE} group by 1, 2, 3, 4`,
    )
  }
    ${
    add(
      "customer_years",
      ["year", "customer_id"],
      ["sales_count", "revenue_ore"],
      `select organization_id, extract(year from sale_date)::int as year, customer_id, count(*) as sales_count,
        sum(net_ore)::bigint as revenue_ore
      from new_rows where deleted_at is null and ${DONE} group by 1, 2, 3`,
    )
  }
    insert into app.customer_values as kept (organization_id, owner_id, customer_id, paid_sales, paid_ore, first_on)
      select organization_id, who, customer_id, count(*), sum(paid_ore), min(sale_date)
      from new_rows cross join lateral (values (owner_id), (${NOBODY})) as whose (who)
      where deleted_at is null and paid_ore <> 0 group by 1, 2, 3 order by 1, 2, 3
      on conflict (organization_id, owner_id, customer_id) do update set paid_sales = kept.paid_sales + excluded.paid_sales,
        paid_ore = kept.paid_ore + excluded.paid_ore, first_on = least(kept.first_on, excluded.first_on);
  end if;
  return null;
end $$;
revoke execute on function app.roll_up_new_sales() from public;

drop trigger sale_is_rolled_up on app.sales;
create trigger sale_is_rolled_up
  after delete or update of status, assigned_to, created_by, customer_id, sale_date, net_ore, vat_ore, gross_ore, deleted_at
  on app.sales for each row execute function app.roll_up_sale();
drop trigger sale_is_rolled_up_further on app.sales;
create trigger sale_is_rolled_up_further
  after delete or update of status, source, assigned_to, created_by, customer_id, sale_date, net_ore, vat_ore, gross_ore,
    paid_ore, paid_on, deleted_at
  on app.sales for each row execute function app.roll_up_figures();
create trigger sales_are_rolled_up after insert on app.sales
  referencing new table as new_rows for each statement execute function app.roll_up_new_sales();

-- What an import of the kind fills is counted for the planner: in a young database it otherwise takes a thousand rows for one.
-- A table that was counted with many rows is known well enough, and counting it takes its time.
create function app.count_for_planner(kind text) returns void language plpgsql security definer ${PINNED} as $$
declare
  filled text[] := case kind when 'CUSTOMERS' then '{customers}' when 'SERVICES' then '{services}'
    when 'LEADS' then '{leads,lead_steps}' else '{sales,sale_lines,sale_status_history,customer_totals}' end;
  young text;
begin
  for young in select c.relname from pg_class c
    where c.relnamespace = 'app'::regnamespace and c.relname = any(filled || '{import_rows,events,audit}'::text[])
      and c.reltuples < 100000
  loop
    execute format('analyze app.%I', young);
  end loop;
end $$;
revoke execute on function app.count_for_planner(text) from public;
grant execute on function app.count_for_planner(text) to app_web, app_worker;

-- Names as they are compared, so that a thousand of a file are looked up at once.
alter table app.services add column name_key text collate "C" generated always as (lower(name)) stored;
create index services_by_name_key on app.services (organization_id, name_key);

-- A service that nothing names can be taken out of the catalogue again. Lines, leads and products hold theirs by foreign key;
-- an agreement holds its own by these two.
create index leads_of_service on app.leads (organization_id, interest_service_id) where interest_service_id is not null;
grant delete on app.services to app_web;
create function app.keep_agreed_services() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  if exists (select from gone g join app.agreements a on a.organization_id = g.organization_id and g.id = any(a.service_ids)) then
    raise exception 'Cannot remove the service: an agreement names it' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger agreed_services_stay after delete on app.services
  referencing old table as gone for each statement execute function app.keep_agreed_services();
create function app.hold_agreed_services() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  perform from app.services s where s.organization_id = new.organization_id and s.id = any(new.service_ids) for key share;
  if exists (select from unnest(new.service_ids) as named (id) where not exists (
      select from app.services s where s.organization_id = new.organization_id and s.id = named.id)) then
    raise exception 'Cannot agree on a service that is not there' using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger agreed_services_are_there before insert or update of service_ids on app.agreements
  for each row execute function app.hold_agreed_services();
revoke execute on function app.keep_agreed_services(), app.hold_agreed_services() from public;

-- What taking an import back came to: what was made and is gone, what is named elsewhere and only no longer sold, what has its
-- old facts again.
alter table app.imports add column removed int not null default 0, add column retired int not null default 0,
  add column restored int not null default 0;
grant update (removed, retired, restored) on app.imports to app_web;
alter table app.import_rows drop constraint import_rows_outcome_check, add constraint import_rows_outcome_check
  check (outcome in ('CREATED', 'UPDATED', 'SKIPPED', 'FAILED', 'STAYED', 'UNDONE', 'RETIRED'));

-- Seals at most so many, so that what an import leaves is sealed in several short transactions: all at once would never end
-- in time, and nothing would be sealed any more.
create function app.seal_audit(most int) returns bigint language plpgsql security definer ${PINNED} as $$
declare
  organization uuid := ${CURRENT_ORGANIZATION};
  place bigint;
  last_id bigint;
  last_hash bytea;
  a app.audit;
  sealed bigint := 0;
begin
  if organization is null then raise exception 'Cannot seal the audit: no organization' using errcode = '42501'; end if;
  perform pg_advisory_xact_lock(hashtextextended('audit ' || organization, 0));
  select position, hash into place, last_hash
    from app.audit_seals where organization_id = organization order by position desc limit 1;
  select max(audit_id) into last_id from app.audit_seals where organization_id = organization;
  for a in
    select * from app.audit x where x.organization_id = organization
      and (last_id is null or x.id > last_id or x.at > now() - interval '10 minutes')
      and not exists (select from app.audit_seals s where s.organization_id = organization and s.audit_id = x.id)
    order by x.id limit most
  loop
    place := coalesce(place, 0) + 1;
    last_hash := coalesce(last_hash, ''::bytea);
    insert into app.audit_seals (organization_id, position, audit_id, previous_hash, hash)
      values (organization, place, a.id, last_hash, sha256(last_hash || convert_to(jsonb_build_array(a.organization_id, a.id,
        to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), a.actor_id, a.action, a.resource_type, a.resource_id,
        a.changes, a.request_id, a.event_id)::text, 'UTF8')))
      returning hash into last_hash;
    sealed := sealed + 1;
  end loop;
  return sealed;
end $$;
revoke execute on function app.seal_audit(int) from public;
grant execute on function app.seal_audit(int) to app_worker;
`,
};
