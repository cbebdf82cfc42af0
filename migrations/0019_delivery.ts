import { AS_OWNER, type Migration, PINNED, tenantsOnly } from "./migration.ts";

/** domain/kernel/automatic.ts once more. */
const AUTOMATIC = "00000000-0000-7000-8000-000000000001";

/**
 * What goes out and comes in. An effect is a row here in the transaction of its cause, so it is there exactly when the change
 * is; a worker claims it for a time (lease_until, by the database's clock), and whoever comes back with an older lease_token
 * than the row's changes nothing. effect_started_at is committed before the call: a job that died after it may be done. The
 * worker sees the envelopes of all firms, ids and times; everything else it does as app_web in one firm.
 *
 * What happens by itself is done by a member of every firm who has no password and is not active, so that history and audit
 * name somebody for it.
 */
export const delivery: Migration = {
  name: "0019_delivery",
  sql: `${AS_OWNER}
insert into identity.users (id, email, name, active) values ('${AUTOMATIC}', 'automatisk@system.invalid', 'Automatisk', false);

create function app.add_automatic_member() returns trigger language plpgsql security definer ${PINNED} as $$
declare
  before text := current_setting('app.current_org_id', true);
begin
  perform set_config('app.current_org_id', new.organization_id::text, true);
  insert into app.memberships (organization_id, user_id, role, active)
    values (new.organization_id, '${AUTOMATIC}', 'VIEWER', false) on conflict do nothing;
  perform set_config('app.current_org_id', coalesce(before, ''), true);
  return null;
end $$;
create trigger automatic_is_a_member after insert on app.organizations
  for each row execute function app.add_automatic_member();
revoke execute on function app.add_automatic_member() from public;

-- Those who are there already, firm by firm: the owner is shut out as everybody is.
do $$
declare firm uuid;
begin
  alter table app.organizations no force row level security;
  for firm in select organization_id from app.organizations loop
    perform set_config('app.current_org_id', firm::text, true);
    insert into app.memberships (organization_id, user_id, role, active) values (firm, '${AUTOMATIC}', 'VIEWER', false);
  end loop;
  perform set_config('app.current_org_id', '', true);
  alter table app.organizations force row level security;
end $$;

create table app.integrations (
  organization_id uuid not null references app.organizations,
  provider text not null check (provider ~ '^[a-z_]{1,32}$'),
  serves text not null check (serves in ('billing', 'calendar', 'mail', 'hooks', 'intake')),
  state text not null default 'connected' check (state in ('connected', 'paused')),
  why jsonb,
  settings jsonb not null default '{}',
  -- AES-256-GCM: 12 bytes nonce, then the text and its tag; bound to the firm and the provider.
  secret bytea not null,
  secret_key text not null,
  secret_tail text not null check (length(secret_tail) <= 4),
  last_success_at timestamptz,
  last_failure_at timestamptz,
  connected_at timestamptz not null default now(),
  primary key (organization_id, provider),
  constraint one_for_each_purpose unique (organization_id, serves)
);
${tenantsOnly("integrations")}
grant select, delete on app.integrations to app_web;
grant insert (organization_id, provider, serves, settings, secret, secret_key, secret_tail),
  update (state, why, settings, secret, secret_key, secret_tail, last_success_at, last_failure_at, connected_at)
  on app.integrations to app_web;
grant select (organization_id, provider, serves, state) on app.integrations to app_worker;

create table app.outbox (
  organization_id uuid not null references app.organizations,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind ~ '^[a-z_]+[.][a-z_]+$'),
  provider text not null check (provider in ('billing', 'calendar', 'mail', 'hooks', 'intake')),
  key text not null check (length(key) between 1 and 200),
  about jsonb not null default '{}',
  state text not null default 'pending' check (state in ('pending', 'running', 'done', 'dead', 'dropped')),
  -- The provider is paused for this firm.
  held boolean not null default false,
  attempts int not null default 0,
  -- When it is looked at next: while it waits, when it is due; while it runs, when its lease is over and the quiet time too.
  run_at timestamptz not null default now(),
  lease_until timestamptz,
  locked_by text,
  lease_token bigint not null default 0,
  effect_started_at timestamptz,
  -- How often it was asked for, and how often it had been when it was claimed.
  asked int not null default 1,
  asked_at_claim int not null default 0,
  result jsonb,
  last_error jsonb,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (organization_id, id),
  constraint effects_happen_once unique (organization_id, kind, key)
);
create index outbox_due on app.outbox (organization_id, provider, run_at, id)
  where state in ('pending', 'running') and not held;
create index outbox_by_age on app.outbox (organization_id, created_at, id);
create index outbox_by_state on app.outbox (organization_id, state, provider, created_at, id);
create index outbox_by_key on app.outbox (organization_id, key);
${tenantsOnly("outbox")}
create policy worker_sees_envelopes on app.outbox to app_worker using (true) with check (true);
grant select on app.outbox to app_web, app_worker;
grant insert (organization_id, kind, provider, key, about, run_at, held),
  update (about, state, held, attempts, run_at, lease_until, locked_by, effect_started_at, asked, result, last_error, finished_at)
  on app.outbox to app_web;
grant update (state, held, attempts, run_at, lease_until, locked_by, lease_token, effect_started_at, asked_at_claim)
  on app.outbox to app_worker;

create table app.inbox (
  organization_id uuid not null references app.organizations,
  id uuid not null default gen_random_uuid(),
  source text not null check (source ~ '^[a-z_]{1,32}$'),
  account text not null default '' check (length(account) <= 200),
  event_id text not null check (length(event_id) between 1 and 300),
  raw bytea not null,
  headers jsonb not null default '{}',
  received_at timestamptz not null default now(),
  count int not null default 1,
  state text not null default 'waiting' check (state in ('waiting', 'read', 'parked')),
  outcome jsonb,
  primary key (organization_id, id),
  constraint inbox_is_told_once unique (organization_id, source, account, event_id)
);
create index inbox_by_age on app.inbox (organization_id, received_at, id);
${tenantsOnly("inbox")}
create policy worker_sees_envelopes on app.inbox to app_worker using (true) with check (true);
grant select on app.inbox to app_web;
grant insert (organization_id, source, account, event_id, raw, headers), update (count, state, outcome) on app.inbox to app_web;
-- Old ones are swept away; what is in them is not for the worker to read.
grant select (organization_id, id, received_at, state), delete on app.inbox to app_worker;
`,
};
