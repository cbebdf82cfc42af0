import { AS_OWNER, type Migration, PINNED, tenantsOnly } from "./migration.ts";

const AMOUNT = "between -1000000000000 and 1000000000000";

/**
 * The invoices of sales, as the firm's accounts last told them. A row is there before the accounts are asked to make one
 * (state 'asked'), and a sale has one living invoice at most. Who is what in the accounts is kept once for each customer and
 * for each service and ruleset; taken_until keeps two jobs from making the same one.
 */
export const invoicing: Migration = {
  name: "0020_invoicing",
  sql: `${AS_OWNER}
create table app.invoices (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  sale_id uuid not null,
  provider text not null check (provider ~ '^[a-z_]{1,32}$'),
  external_id text check (length(external_id) between 1 and 100),
  number text,
  state text not null check (state in ('asked', 'draft', 'approved', 'voided')),
  entry_on date not null,
  due_on date,
  net_ore bigint check (net_ore ${AMOUNT}),
  vat_ore bigint check (vat_ore ${AMOUNT}),
  gross_ore bigint check (gross_ore ${AMOUNT}),
  balance_ore bigint check (balance_ore ${AMOUNT}),
  credited_ore bigint not null default 0 check (credited_ore between 0 and 1000000000000),
  sent text not null default 'unsent' check (sent in ('unsent', 'sent', 'no_address')),
  seen_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, sale_id) references app.sales,
  constraint invoice_is_somewhere check (state = 'asked' or (external_id is not null and balance_ore is not null)),
  constraint invoices_belong_to_one_sale unique (organization_id, provider, external_id)
);
create unique index one_living_invoice on app.invoices (organization_id, sale_id) where state <> 'voided';
create index invoices_of_sale on app.invoices (organization_id, sale_id, created_at);
create index invoices_by_entry on app.invoices (organization_id, entry_on, id);
create index invoices_open on app.invoices (organization_id, entry_on, id)
  where state in ('asked', 'draft') or (state = 'approved' and balance_ore <> 0);
${tenantsOnly("invoices")}
grant select on app.invoices to app_web;
grant insert (organization_id, id, sale_id, provider, state, entry_on),
  update (external_id, number, state, entry_on, due_on, net_ore, vat_ore, gross_ore, balance_ore, credited_ore, sent, seen_at)
  on app.invoices to app_web;

-- What was invoiced is kept (C10), also where the sale was called off since.
create function app.keep_invoiced() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  if exists (select from app.invoices i where i.organization_id = new.organization_id and i.sale_id = new.id
             and i.state in ('draft', 'approved')) then
    raise exception 'Cannot delete the sale: it is invoiced' using errcode = 'check_violation', constraint = 'sales_invoiced_stay';
  end if;
  return new;
end $$;
create trigger invoiced_stay before update of deleted_at on app.sales for each row
  when (old.deleted_at is null and new.deleted_at is not null) execute function app.keep_invoiced();
revoke execute on function app.keep_invoiced() from public;

create table app.billing_contacts (
  organization_id uuid not null references app.organizations,
  provider text not null check (provider ~ '^[a-z_]{1,32}$'),
  customer_id uuid not null,
  external_id text check (length(external_id) between 1 and 100),
  person_id text check (length(person_id) between 1 and 100),
  taken_by text not null,
  taken_until timestamptz not null,
  primary key (organization_id, provider, customer_id),
  foreign key (organization_id, customer_id) references app.customers
);
${tenantsOnly("billing_contacts")}
grant select, insert, update (external_id, person_id, taken_by, taken_until) on app.billing_contacts to app_web;

create table app.billing_products (
  organization_id uuid not null references app.organizations,
  provider text not null check (provider ~ '^[a-z_]{1,32}$'),
  -- The service, or the word for everything that is none.
  product text not null,
  service_id uuid,
  ruleset text not null check (length(ruleset) <= 100),
  external_id text check (length(external_id) between 1 and 100),
  taken_by text not null,
  taken_until timestamptz not null,
  primary key (organization_id, provider, product, ruleset),
  foreign key (organization_id, service_id) references app.services,
  constraint product_is_its_service check (product = coalesce(service_id::text, 'other'))
);
create index billing_products_of_service on app.billing_products (organization_id, service_id);
${tenantsOnly("billing_products")}
grant select, insert, update (external_id, taken_by, taken_until) on app.billing_products to app_web;

create table app.billing_findings (
  organization_id uuid not null references app.organizations,
  kind text not null check (kind in
    ('missing', 'gone', 'doubled', 'different', 'currency', 'payment', 'credited', 'unknown')),
  subject text not null check (length(subject) between 1 and 100),
  sale_id uuid,
  external_id text,
  facts jsonb not null default '{}',
  found_at timestamptz not null default now(),
  set_aside_at timestamptz,
  set_aside_by uuid,
  primary key (organization_id, kind, subject),
  foreign key (organization_id, sale_id) references app.sales,
  foreign key (organization_id, set_aside_by) references app.memberships
);
create index billing_findings_of_sale on app.billing_findings (organization_id, sale_id);
${tenantsOnly("billing_findings")}
grant select, delete on app.billing_findings to app_web;
grant insert (organization_id, kind, subject, sale_id, external_id, facts), update (facts, set_aside_at, set_aside_by)
  on app.billing_findings to app_web;
`,
};
