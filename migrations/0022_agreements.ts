import { AS_OWNER, type Migration, tenantsOnly } from "./migration.ts";

/**
 * Agreements on recurring visits, and which sale is the visit of which day. Each visit is an ordinary sale; what ties it to
 * its agreement stands here, and a day of an agreement has one visit at most, whoever makes them. Rule and lines are read
 * whole and never summed, so they are documents.
 */
export const agreements: Migration = {
  name: "0022_agreements",
  sql: `${AS_OWNER}
create table app.agreements (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  version int not null default 1,
  customer_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  lines jsonb not null check (jsonb_typeof(lines) = 'array' and jsonb_array_length(lines) between 1 and 100),
  -- The services its lines name: a price that changes there is looked for here.
  service_ids uuid[] not null,
  rule jsonb not null check (rule->>'kind' in ('weekly', 'monthly_day', 'monthly_weekday')
    and (rule->>'every')::int between 1 and 52),
  time_of_day text not null check (time_of_day ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  minutes int check (minutes between 15 and 1440),
  assigned_to uuid,
  created_by uuid not null,
  owner_id uuid not null generated always as (coalesce(assigned_to, created_by)) stored,
  starts_on date not null,
  ends_on date,
  paused_from date,
  paused_to date,
  holidays text not null check (holidays in ('skip', 'move', 'as_usual')),
  internal_notes text,
  customer_notes text,
  follows uuid,
  -- The first day whose visit is not made yet; none where nothing is left to make.
  next_on date,
  looked_at timestamptz not null default now(),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references app.customers,
  foreign key (organization_id, assigned_to) references app.memberships,
  foreign key (organization_id, created_by) references app.memberships,
  foreign key (organization_id, follows) references app.agreements,
  constraint agreements_end_after_start check (ends_on >= starts_on),
  constraint agreements_pause_forwards check (paused_to is null or paused_to >= paused_from)
);
create index agreements_by_customer on app.agreements (organization_id, customer_id);
create index agreements_by_owner on app.agreements (organization_id, owner_id);
create index agreements_by_next on app.agreements (organization_id, next_on) where next_on is not null;
${tenantsOnly("agreements")}
grant select on app.agreements to app_web, app_worker;
grant insert (organization_id, id, version, customer_id, title, lines, service_ids, rule, time_of_day, minutes, assigned_to,
  created_by, starts_on, ends_on, paused_from, paused_to, holidays, internal_notes, customer_notes, follows, next_on,
  created_at, updated_at) on app.agreements to app_web;
grant update (version, customer_id, title, lines, service_ids, rule, time_of_day, minutes, assigned_to, starts_on, ends_on,
  paused_from, paused_to, holidays, internal_notes, customer_notes, next_on, looked_at, updated_at) on app.agreements to app_web;

create table app.agreement_visits (
  organization_id uuid not null,
  sale_id uuid not null,
  agreement_id uuid not null,
  -- The day of the rule it stands for, whatever day it is done on.
  occurrence_on date not null,
  planned_at timestamptz not null,
  planned_until timestamptz not null,
  -- The sale's version when the agreement last wrote it: another one is somebody's own hand.
  made_version int not null,
  called_off boolean not null default false,
  primary key (organization_id, sale_id),
  foreign key (organization_id, sale_id) references app.sales,
  foreign key (organization_id, agreement_id) references app.agreements,
  check (planned_until > planned_at)
);
create unique index agreement_day_has_one_visit on app.agreement_visits (organization_id, agreement_id, occurrence_on)
  where not called_off;
create index agreement_visits_by_time on app.agreement_visits (organization_id, agreement_id, planned_at);
create index agreement_visits_ahead on app.agreement_visits (organization_id, planned_at);
${tenantsOnly("agreement_visits")}
grant select on app.agreement_visits to app_web, app_worker;
grant insert (organization_id, sale_id, agreement_id, occurrence_on, planned_at, planned_until, made_version),
  update (agreement_id, occurrence_on, planned_at, planned_until, made_version, called_off)
  on app.agreement_visits to app_web;

-- The agreements that changed hands with the rest, so that an undone merge gives them back.
alter table app.customer_merges add column agreements uuid[] not null default '{}';
`,
};
