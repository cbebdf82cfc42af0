import { AS_OWNER, type Migration, PINNED, tenantsOnly } from "./migration.ts";

/**
 * Sales and their lines. Every list index starts with the organization and ends with the id, and leaves out the bin, so a
 * query has to say "deleted_at is null" to use it. Two visits of one person cannot overlap. paid_ore, customer_name and
 * status are kept by triggers; app_web has no right to set them.
 */
export const sales: Migration = {
  name: "0005_sales",
  sql: `${AS_OWNER}
-- The last number given out in a year; taken in the transaction that uses it, so there are no gaps.
create table app.sale_counters (
  organization_id uuid not null references app.organizations,
  year int not null,
  last int not null check (last > 0),
  primary key (organization_id, year)
);
${tenantsOnly("sale_counters")}
grant select, insert, update (last) on app.sale_counters to app_web;

create table app.sales (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  version int not null default 1,
  number text collate "C" not null check (number ~ '-[0-9]{4,9}$'),
  -- The number with its place filled up, so that -10000 comes after -9999.
  number_key text collate "C" not null generated always as
    (regexp_replace(number, '[0-9]+$', '') || lpad(substring(number from '[0-9]+$'), 9, '0')) stored,
  customer_id uuid not null,
  customer_name text collate app.danish not null default '',
  title text not null default '',
  status text not null check (status in
    ('QUOTE_SENT', 'ACCEPTED', 'SCHEDULED', 'IN_PROGRESS', 'COMPLETED', 'PAID', 'LOST', 'CANCELLED')),
  source text not null check (source in ('EMAIL', 'PHONE', 'WEBSITE', 'REFERRAL', 'EVENT', 'OTHER')),
  sale_date date not null,
  scheduled_at timestamptz,
  scheduled_until timestamptz,
  delivery_started_at timestamptz,
  delivery_ended_at timestamptz,
  assigned_to uuid,
  created_by uuid not null,
  owner_id uuid not null generated always as (coalesce(assigned_to, created_by)) stored,
  quoted_ore bigint check (quoted_ore between 0 and 1000000000000),
  net_ore bigint not null check (net_ore between 0 and 1000000000000),
  vat_ore bigint not null check (vat_ore between 0 and 1000000000000),
  gross_ore bigint not null check (gross_ore between 0 and 1000000000000),
  currency text not null default 'DKK' check (currency = 'DKK'),
  internal_notes text,
  customer_notes text,
  paid_ore bigint not null default 0,
  payment_status text not null default 'NOT_INVOICED'
    check (payment_status in ('NOT_INVOICED', 'PENDING', 'PARTIALLY_PAID', 'PAID', 'OVERPAID', 'REFUNDED')),
  due_on date,
  paid_on date,
  reason text,
  metadata jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id),
  constraint sales_number_is_unique unique (organization_id, number),
  foreign key (organization_id, customer_id) references app.customers,
  foreign key (organization_id, assigned_to) references app.memberships,
  foreign key (organization_id, created_by) references app.memberships,
  constraint sales_amounts_agree check (gross_ore = net_ore + vat_ore),
  constraint sales_visit_is_whole check ((scheduled_at is null) = (scheduled_until is null) and scheduled_until > scheduled_at),
  constraint sales_visit_is_planned check (status not in ('SCHEDULED', 'IN_PROGRESS') or scheduled_at is not null),
  constraint sales_invoiced_stay check (deleted_at is null or status not in ('COMPLETED', 'PAID')),
  constraint sales_visits_do_not_overlap exclude using gist
    (organization_id with =, assigned_to with =, tstzrange(scheduled_at, scheduled_until) with &&)
    where (status in ('SCHEDULED', 'IN_PROGRESS') and deleted_at is null and assigned_to is not null)
);
create index sales_by_date on app.sales (organization_id, sale_date desc, id desc) where deleted_at is null;
create index sales_by_status on app.sales (organization_id, status, sale_date desc, id desc) where deleted_at is null;
create index sales_by_customer on app.sales (organization_id, customer_id, sale_date desc, id desc) where deleted_at is null;
create index sales_by_owner on app.sales (organization_id, owner_id, sale_date desc, id desc) where deleted_at is null;
create index sales_by_payment on app.sales (organization_id, payment_status, sale_date desc, id desc) where deleted_at is null;
create index sales_by_amount on app.sales (organization_id, gross_ore desc, id desc) where deleted_at is null;
create index sales_by_customer_name on app.sales (organization_id, customer_name, id) where deleted_at is null;
create index sales_by_number on app.sales (organization_id, number_key desc, id desc) where deleted_at is null;
create index sales_by_visit on app.sales (organization_id, assigned_to, scheduled_at)
  where deleted_at is null and status in ('SCHEDULED', 'IN_PROGRESS');
create index sales_in_bin on app.sales (organization_id, deleted_at desc, id) where deleted_at is not null;
${tenantsOnly("sales")}
grant select on app.sales to app_web, app_worker;
grant insert (organization_id, id, version, number, customer_id, title, status, source, sale_date, scheduled_at, scheduled_until,
  assigned_to, created_by, quoted_ore, net_ore, vat_ore, gross_ore, currency, internal_notes, customer_notes, payment_status,
  metadata, created_at, updated_at) on app.sales to app_web;
grant update (version, customer_id, title, source, sale_date, scheduled_at, scheduled_until, delivery_started_at,
  delivery_ended_at, assigned_to, quoted_ore, net_ore, vat_ore, gross_ore, internal_notes, customer_notes, payment_status,
  due_on, paid_on, reason, metadata, updated_at, deleted_at) on app.sales to app_web;

create table app.sale_lines (
  organization_id uuid not null,
  sale_id uuid not null,
  position int not null check (position >= 0),
  id uuid not null,
  service_id uuid,
  description text not null,
  quantity_milli bigint not null check (quantity_milli > 0),
  unit text not null,
  unit_price_ore bigint not null check (unit_price_ore between 0 and 1000000000000),
  price_includes_vat boolean not null,
  discount_bp int not null check (discount_bp between 0 and 10000),
  vat_bp int not null check (vat_bp between 0 and 10000),
  net_ore bigint not null,
  vat_ore bigint not null,
  gross_ore bigint not null,
  primary key (organization_id, sale_id, position),
  foreign key (organization_id, sale_id) references app.sales,
  foreign key (organization_id, service_id) references app.services,
  constraint sale_lines_amounts_agree check (gross_ore = net_ore + vat_ore)
);
create index sale_lines_of_service on app.sale_lines (organization_id, service_id);
${tenantsOnly("sale_lines")}
grant select on app.sale_lines to app_web, app_worker;
grant insert, delete on app.sale_lines to app_web;

-- The customer's name stands in the sale for sorting; it follows the customer.
create function app.copy_customer_name() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  new.customer_name := coalesce(
    (select c.name from app.customers c where c.organization_id = new.organization_id and c.id = new.customer_id), '');
  return new;
end $$;
create trigger customer_name_is_copied before insert or update of customer_id on app.sales
  for each row execute function app.copy_customer_name();

create function app.spread_customer_name() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  update app.sales set customer_name = new.name where organization_id = new.organization_id and customer_id = new.id;
  return null;
end $$;
create trigger customer_name_is_spread after update of name on app.customers
  for each row when (old.name is distinct from new.name) execute function app.spread_customer_name();

revoke execute on function app.copy_customer_name(), app.spread_customer_name() from public;
`,
};
