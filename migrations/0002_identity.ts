import { AS_OWNER, CURRENT_ORGANIZATION, type Migration, tenantsOnly } from "./migration.ts";

/**
 * Firms and who works in them, and what it takes to log in. A login has no tenant yet, so the tables of schema identity
 * are open to app_auth alone, who may also read which firms a user belongs to. app_web sees of its own firm's people the
 * name and the address, and no secret.
 */
export const identity: Migration = {
  name: "0002_identity",
  sql: `${AS_OWNER}
create table app.organizations (
  organization_id uuid primary key,
  name text not null check (name <> ''),
  type text not null check (type in ('CLEANING', 'IT', 'CATERING', 'OTHER')),
  billing_email text,
  sale_prefix text not null check (sale_prefix ~ '^[A-Z0-9]{1,8}$'),
  color text not null default 'teal',
  time_zone text not null default 'Europe/Copenhagen',
  locale text not null default 'da-DK',
  payment_terms_days int not null default 14 check (payment_terms_days between 0 and 365),
  created_at timestamptz not null default now()
);
${tenantsOnly("organizations")}
create policy auth_reads_all on app.organizations for select to app_auth using (true);
create policy worker_knows_all on app.organizations for select to app_worker using (true);
grant select on app.organizations to app_web, app_auth;
grant select (organization_id) on app.organizations to app_worker;
grant update (name, billing_email, color, time_zone, locale, payment_terms_days) on app.organizations to app_web;

create table identity.users (
  id uuid primary key,
  email text not null unique check (email = lower(email) and email <> ''),
  name text not null check (name <> ''),
  password_hash text,
  language text not null default 'da' check (language in ('da', 'en')),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  active boolean not null default true,
  must_change_password boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table app.memberships (
  organization_id uuid not null references app.organizations,
  user_id uuid not null references identity.users,
  role text not null check (role in ('ADMIN', 'SALES_MANAGER', 'SALES_REP', 'VIEWER')),
  active boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (organization_id, user_id)
);
create index memberships_of_user on app.memberships (user_id);
${tenantsOnly("memberships")}
create policy auth_reads_all on app.memberships for select to app_auth using (true);
grant select on app.memberships to app_web, app_worker, app_auth;
grant insert, update (role, active) on app.memberships to app_web;

alter table identity.users enable row level security;
create policy auth on identity.users to app_auth using (true) with check (true);
create policy colleagues on identity.users for select to app_web using (exists (
  select from app.memberships m where m.organization_id = ${CURRENT_ORGANIZATION} and m.user_id = users.id));
grant select, insert, update on identity.users to app_auth;
grant select (id, name, email) on identity.users to app_web;

create table identity.sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references identity.users,
  organization_id uuid not null references app.organizations,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  absolute_end timestamptz not null,
  idle_minutes int not null check (idle_minutes > 0),
  remember boolean not null default false,
  user_agent text not null default '',
  -- The browser: one that logged in before is not held up by the failures of others.
  device_hash bytea,
  ended_at timestamptz
);
create index sessions_of_user on identity.sessions (user_id, device_hash);

create table identity.api_tokens (
  id uuid primary key,
  family_id uuid not null,
  kind text not null check (kind in ('ACCESS', 'REFRESH')),
  token_hash bytea not null unique,
  user_id uuid not null references identity.users,
  organization_id uuid not null references app.organizations,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz
);
create index api_tokens_of_family on identity.api_tokens (family_id);
create index api_tokens_of_user on identity.api_tokens (user_id) where ended_at is null;

create table identity.password_resets (
  id uuid primary key,
  user_id uuid not null references identity.users,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_resets_of_user on identity.password_resets (user_id) where used_at is null;

-- Unlogged: it may be lost in a crash, and costs half of a logged one.
create unlogged table identity.rate_limits (
  key text primary key,
  tat timestamptz not null
);
create unlogged table identity.login_failures (
  key text primary key,
  failures int not null,
  blocked_until timestamptz not null,
  forgotten_at timestamptz not null
);

grant select, insert, update, delete
  on identity.sessions, identity.api_tokens, identity.password_resets, identity.rate_limits,
    identity.login_failures to app_auth;
`,
};
