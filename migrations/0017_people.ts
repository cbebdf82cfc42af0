import { AS_OWNER, type Migration, tenantsOnly } from "./migration.ts";

const ROLES = "('ADMIN', 'SALES_MANAGER', 'SALES_REP', 'VIEWER')";

/**
 * Who is let in, how, and from where: invitations, API keys and the networks of a firm; a second factor of a user. Secrets are
 * kept as hashes, all but the second factor's, which has to be computed with. app_auth alone works here: it is asked before
 * anybody knows which firm a link or a key belongs to.
 */
export const people: Migration = {
  name: "0017_people",
  sql: `${AS_OWNER}
-- Networks as CIDR; none: from everywhere.
alter table app.organizations add column allowed_networks text[] not null default '{}';
grant update (type, sale_prefix, allowed_networks) on app.organizations to app_web;
grant insert, update (role, active) on app.memberships to app_auth;

create table app.invitations (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  email text not null check (email = lower(email) and email <> ''),
  name text not null check (name <> ''),
  role text not null check (role in ${ROLES}),
  token_hash bytea not null,
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, invited_by) references app.memberships
);
create unique index one_open_invitation on app.invitations (organization_id, email)
  where accepted_at is null and withdrawn_at is null;
create index invitations_by_token on app.invitations (token_hash);
${tenantsOnly("invitations")}
create policy auth_reads_all on app.invitations for select to app_auth using (true);
grant select, insert, update (name, role, token_hash, invited_by, created_at, expires_at, accepted_at, withdrawn_at)
  on app.invitations to app_auth;

create table app.api_keys (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  name text not null check (name <> ''),
  key_hash bytea not null,
  -- The last characters, to tell keys apart.
  ending text not null check (length(ending) = 4),
  scopes text[] not null check (cardinality(scopes) > 0),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  ended_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, created_by) references app.memberships
);
create index api_keys_by_hash on app.api_keys (key_hash);
${tenantsOnly("api_keys")}
create policy auth on app.api_keys to app_auth using (true) with check (true);
grant select, insert, update (last_used_at, ended_at) on app.api_keys to app_auth;

create table identity.second_factors (
  user_id uuid primary key references identity.users,
  secret bytea not null,
  created_at timestamptz not null default now(),
  -- null: shown, but no code of it was typed yet.
  confirmed_at timestamptz,
  -- The last half minute a code was taken for: no code counts twice.
  last_step bigint not null default 0
);
create table identity.recovery_codes (
  user_id uuid not null references identity.users,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
-- The password was right, the code is still to come.
create table identity.login_challenges (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references identity.users,
  remember boolean not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
grant select, insert, update, delete
  on identity.second_factors, identity.recovery_codes, identity.login_challenges to app_auth;

create index audit_by_actor on app.audit (organization_id, actor_id, id);
create index audit_by_action on app.audit (organization_id, action, id);
`,
};
