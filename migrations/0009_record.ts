import { appendOnly, AS_OWNER, CURRENT_ORGANIZATION, type Migration, PINNED, tenantsOnly } from "./migration.ts";

/** An audit row as one text, the same on every server: what the chain is made over. */
const CANONICAL = `convert_to(jsonb_build_array(a.organization_id, a.id,
    to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), a.actor_id, a.action, a.resource_type, a.resource_id,
    a.changes, a.request_id, a.event_id)::text, 'UTF8')`;

/** A transaction is over long before this, so an older row that is still unsealed behind a sealed one was put there. */
const LATE = "interval '10 minutes'";

/**
 * What happened (events, read by cursor) and who did it (audit). app_web adds rows and chooses neither their place nor their
 * moment. Every minute new audit rows are sealed into a chain of hashes for each organization; check_audit() then finds a
 * row that was changed, taken away or slipped in, whoever did it. What it cannot see is a chain cut off at its end.
 */
export const record: Migration = {
  name: "0009_record",
  sql: `${AS_OWNER}
create table app.events (
  organization_id uuid not null references app.organizations,
  id bigint not null generated always as identity,
  at timestamptz not null default now(),
  kind text not null check (kind <> ''),
  resource_type text not null,
  resource_id uuid,
  actor_id uuid,
  facts jsonb not null default '{}',
  primary key (organization_id, id)
);
create index events_of_resource on app.events (organization_id, resource_id, id);
${tenantsOnly("events")}
${appendOnly("events")}
grant select on app.events to app_web, app_worker;
grant insert (organization_id, kind, resource_type, resource_id, actor_id, facts) on app.events to app_web, app_worker, app_auth;
-- Returned by the insert.
grant select (organization_id, id) on app.events to app_auth;

create table app.audit (
  organization_id uuid not null references app.organizations,
  id bigint not null generated always as identity,
  at timestamptz not null default now(),
  actor_id uuid,
  action text not null check (action <> ''),
  resource_type text not null,
  resource_id uuid,
  changes jsonb not null default '{}',
  request_id text,
  event_id bigint,
  primary key (organization_id, id),
  foreign key (organization_id, event_id) references app.events
);
create index audit_of_resource on app.audit (organization_id, resource_id, id);
${tenantsOnly("audit")}
${appendOnly("audit")}
grant select on app.audit to app_web, app_worker;
grant insert (organization_id, actor_id, action, resource_type, resource_id, changes, request_id, event_id)
  on app.audit to app_web, app_worker, app_auth;

create table app.audit_seals (
  organization_id uuid not null references app.organizations,
  position bigint not null,
  audit_id bigint not null,
  sealed_at timestamptz not null default now(),
  previous_hash bytea not null,
  hash bytea not null,
  primary key (organization_id, position),
  constraint audit_is_sealed_once unique (organization_id, audit_id)
);
${tenantsOnly("audit_seals")}
${appendOnly("audit_seals")}
grant select on app.audit_seals to app_web, app_worker;

-- Seals what is new in the current organization and says how many rows that were.
create function app.seal_audit() returns bigint language plpgsql security definer ${PINNED} as $$
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
      and (last_id is null or x.id > last_id or x.at > now() - ${LATE})
      and not exists (select from app.audit_seals s where s.organization_id = organization and s.audit_id = x.id)
    order by x.id
  loop
    place := coalesce(place, 0) + 1;
    last_hash := coalesce(last_hash, ''::bytea);
    insert into app.audit_seals (organization_id, position, audit_id, previous_hash, hash)
      values (organization, place, a.id, last_hash, sha256(last_hash || ${CANONICAL}))
      returning hash into last_hash;
    sealed := sealed + 1;
  end loop;
  return sealed;
end $$;

-- What is wrong with the audit of the current organization. No row: all is well.
create function app.check_audit() returns table (problem text, audit_id bigint) language sql stable security definer ${PINNED} as $$
  with chain as (
    select s.*, coalesce(lag(s.hash) over (order by s.position), ''::bytea) as before,
      coalesce(lag(s.position) over (order by s.position), 0) as place_before
    from app.audit_seals s where s.organization_id = ${CURRENT_ORGANIZATION}
  )
  select 'chain_broken', c.audit_id from chain c where c.previous_hash <> c.before or c.position <> c.place_before + 1
  union all
  select 'missing', c.audit_id from chain c
    where not exists (select from app.audit a where a.organization_id = c.organization_id and a.id = c.audit_id)
  union all
  select 'changed', c.audit_id from chain c join app.audit a on a.organization_id = c.organization_id and a.id = c.audit_id
    where c.hash <> sha256(c.previous_hash || ${CANONICAL})
  union all
  select 'inserted', a.id from app.audit a
    where a.organization_id = ${CURRENT_ORGANIZATION} and a.at <= now() - ${LATE}
      and a.id < (select max(c.audit_id) from chain c)
      and not exists (select from chain c where c.audit_id = a.id)
  order by 2
$$;
revoke execute on function app.seal_audit(), app.check_audit() from public;
grant execute on function app.seal_audit() to app_worker;
grant execute on function app.check_audit() to app_web, app_worker;

-- The first answer to a call that may be repeated.
create table app.idempotency_keys (
  organization_id uuid not null,
  user_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  fingerprint text not null,
  -- json, not jsonb: it comes back as it was written, in the same order.
  answer json,
  created_at timestamptz not null default now(),
  primary key (organization_id, user_id, key),
  foreign key (organization_id, user_id) references app.memberships
);
create index idempotency_keys_by_age on app.idempotency_keys (organization_id, created_at);
${tenantsOnly("idempotency_keys")}
grant select, insert (organization_id, user_id, key, fingerprint), update (answer) on app.idempotency_keys to app_web;
grant select, delete on app.idempotency_keys to app_worker;
`,
};
