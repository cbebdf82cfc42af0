import { AS_OWNER, type Migration, tenantsOnly } from "./migration.ts";

/** Customers, found again by e-mail, telephone or CVR. Nothing is unique: a duplicate may be wanted. */
export const customers: Migration = {
  name: "0003_customers",
  sql: `${AS_OWNER}
create table app.customers (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  version int not null default 1,
  type text not null check (type in ('B2B', 'B2C')),
  name text collate app.danish not null check (name <> ''),
  company_name text,
  email text check (email = lower(email)),
  phone text check (phone ~ '^\\+[1-9][0-9]{6,14}$'),
  phone_digits text generated always as (regexp_replace(phone, '[^0-9]', '', 'g')) stored,
  cvr text check (cvr ~ '^[0-9]{8}$'),
  ean text check (ean ~ '^[0-9]{13}$'),
  street text,
  postal_code text,
  city text,
  country text not null default 'DK' check (country ~ '^[A-Z]{2}$'),
  tags text[] not null default '{}',
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE', 'BLOCKED')),
  notes text,
  archived_at timestamptz,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  -- Lower case by ICU, because a database with the C locale knows no Æ.
  search_text text generated always as (lower((name || ' ' || coalesce(company_name, '') || ' ' || coalesce(email, '') || ' '
    || regexp_replace(coalesce(phone, ''), '[^0-9]', '', 'g') || ' ' || coalesce(cvr, '')) collate app.danish)) stored,
  primary key (organization_id, id),
  foreign key (organization_id, created_by) references app.memberships
);
create index customers_by_name on app.customers (organization_id, name, id) where deleted_at is null;
create index customers_by_age on app.customers (organization_id, created_at desc, id desc) where deleted_at is null;
create index customers_by_email on app.customers (organization_id, email) where deleted_at is null;
create index customers_by_phone on app.customers (organization_id, phone) where deleted_at is null;
create index customers_by_cvr on app.customers (organization_id, cvr) where deleted_at is null;
create index customers_in_bin on app.customers (organization_id, deleted_at desc, id) where deleted_at is not null;
-- Without a pending list, which every search would have to read through; customers are few and searched often.
create index customers_by_text on app.customers using gin (search_text gin_trgm_ops) with (fastupdate = off)
  where deleted_at is null;
${tenantsOnly("customers")}
grant select on app.customers to app_web, app_worker;
grant insert (organization_id, id, version, type, name, company_name, email, phone, cvr, ean, street, postal_code, city, country,
  tags, status, notes, archived_at, created_by, created_at, updated_at) on app.customers to app_web;
grant update (version, type, name, company_name, email, phone, cvr, ean, street, postal_code, city, country,
  tags, status, notes, archived_at, updated_at, deleted_at) on app.customers to app_web;
`,
};
