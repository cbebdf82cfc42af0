import { AS_OWNER, type Migration, tenantsOnly } from "./migration.ts";

/**
 * Where a firm's own programs want to be told, and what was told them. A message is a row here and an effect in the outbox,
 * both in the transaction of the change; it holds ids and states, and the record itself is read when the message is sent.
 * Beside it: second factors may be sealed, and the audit is walked by time.
 */
export const webhooksOut: Migration = {
  name: "0025_webhooks_out",
  sql: `${AS_OWNER}
create table app.hooks (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  version int not null default 1,
  name text not null check (length(name) between 1 and 100),
  url text not null check (length(url) between 1 and 1000),
  events text[] not null check (cardinality(events) > 0),
  state text not null default 'on' check (state in ('on', 'off', 'disabled')),
  -- AES-256-GCM as in app.integrations: 12 bytes nonce, then the text and its tag; bound to the firm and the webhook.
  secret bytea not null,
  secret_key text not null,
  secret_tail text not null check (length(secret_tail) = 4),
  old_secret bytea,
  old_secret_key text,
  old_secret_until timestamptz,
  failures int not null default 0,
  failing_since timestamptz,
  last_delivered_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  check ((old_secret is null) = (old_secret_until is null) and (old_secret is null) = (old_secret_key is null))
);
${tenantsOnly("hooks")}
grant select, delete on app.hooks to app_web;
grant insert (organization_id, id, version, name, url, events, state, secret, secret_key, secret_tail, created_at,
    updated_at),
  update (version, name, url, events, state, secret, secret_key, secret_tail, old_secret, old_secret_key, old_secret_until,
    failures, failing_since, last_delivered_at, updated_at)
  on app.hooks to app_web;

create table app.hook_deliveries (
  organization_id uuid not null,
  id uuid not null default gen_random_uuid(),
  hook_id uuid not null,
  kind text not null check (kind ~ '^[a-z]+[.][a-z_]+$'),
  subject_type text check (subject_type in ('sale', 'lead', 'customer')),
  subject_id uuid,
  change jsonb not null default '{}',
  at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  primary key (organization_id, id),
  foreign key (organization_id, hook_id) references app.hooks on delete cascade,
  check ((subject_type is null) = (subject_id is null))
);
create index hook_deliveries_by_age on app.hook_deliveries (organization_id, hook_id, at, id);
create index hook_deliveries_by_time on app.hook_deliveries (organization_id, at);
${tenantsOnly("hook_deliveries")}
grant select on app.hook_deliveries to app_web;
grant insert (organization_id, id, hook_id, kind, subject_type, subject_id, change, at), update (state)
  on app.hook_deliveries to app_web;
-- Old ones are swept away.
grant select (organization_id, at), delete on app.hook_deliveries to app_worker;

create table app.hook_attempts (
  organization_id uuid not null,
  delivery_id uuid not null,
  seq int not null,
  at timestamptz not null,
  ms int not null check (ms >= 0),
  status int check (status between 100 and 999),
  fault text,
  primary key (organization_id, delivery_id, seq),
  foreign key (organization_id, delivery_id) references app.hook_deliveries on delete cascade
);
${tenantsOnly("hook_attempts")}
grant select, insert on app.hook_attempts to app_web;

create index audit_by_time on app.audit (organization_id, at, id);

-- Sealed where the program has keys; a secret from before is sealed when it is next used.
alter table identity.second_factors add column sealed bytea, add column sealed_key text, alter column secret drop not null,
  add constraint one_form check ((secret is null) <> (sealed is null) and (sealed is null) = (sealed_key is null));
`,
};
