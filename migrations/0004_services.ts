import { AS_OWNER, type Migration, tenantsOnly } from "./migration.ts";

/** The catalogue: what a firm sells, at what price, with or without moms. */
export const services: Migration = {
  name: "0004_services",
  sql: `${AS_OWNER}
create table app.services (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  version int not null default 1,
  name text collate app.danish not null check (name <> ''),
  category text collate app.danish not null default '',
  description text,
  price_ore bigint not null check (price_ore between 0 and 1000000000000),
  price_includes_vat boolean not null,
  vat_bp int not null check (vat_bp between 0 and 10000),
  unit text not null,
  pricing_model text not null
    check (pricing_model in ('FIXED', 'HOURLY', 'PER_PERSON', 'PROJECT', 'MONTHLY', 'ADD_ON', 'CUSTOM')),
  duration_minutes int check (duration_minutes > 0),
  cost_ore bigint check (cost_ore between 0 and 1000000000000),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create index services_by_name on app.services (organization_id, name, id);
${tenantsOnly("services")}
grant select on app.services to app_web, app_worker;
grant insert on app.services to app_web;
grant update (version, name, category, description, price_ore, price_includes_vat, vat_bp, unit, pricing_model,
  duration_minutes, cost_ore, active, updated_at) on app.services to app_web;
`,
};
