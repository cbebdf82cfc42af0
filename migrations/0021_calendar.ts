import { AS_OWNER, type Migration, tenantsOnly } from "./migration.ts";

/**
 * When people are free, and where their visits stand in Google. Our visits are the truth: what stands in visit_events is what
 * was last written there, and what somebody did to it by hand is a question to a person, never an answer.
 */
export const calendar: Migration = {
  name: "0021_calendar",
  sql: `${AS_OWNER}
-- How the firm works; no row: Monday to Friday from 8 to 16, closed on the public holidays. A week is a list of seven days,
-- Monday first, each a list of {from, to} in minutes since midnight.
create table app.calendar_settings (
  organization_id uuid primary key references app.organizations,
  week jsonb not null check (jsonb_typeof(week) = 'array' and jsonb_array_length(week) = 7),
  closed_on text[] not null,
  travel_minutes int not null check (travel_minutes between 0 and 240),
  invites_customer boolean not null
);
${tenantsOnly("calendar_settings")}
grant select, insert on app.calendar_settings to app_web;
grant update (week, closed_on, travel_minutes, invites_customer) on app.calendar_settings to app_web;

create table app.working_weeks (
  organization_id uuid not null,
  user_id uuid not null,
  week jsonb not null check (jsonb_typeof(week) = 'array' and jsonb_array_length(week) = 7),
  primary key (organization_id, user_id),
  foreign key (organization_id, user_id) references app.memberships
);
${tenantsOnly("working_weeks")}
grant select, insert, update (week), delete on app.working_weeks to app_web;

create table app.absences (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  from_day date not null,
  until_day date not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, user_id) references app.memberships,
  constraint absences_go_forward check (until_day >= from_day)
);
create index absences_by_day on app.absences (organization_id, until_day, from_day);
${tenantsOnly("absences")}
grant select, insert (organization_id, id, user_id, from_day, until_day), delete on app.absences to app_web;

-- The times somebody's own calendar says are taken, and nothing else of it; read anew now and then.
create table app.busy_times (
  organization_id uuid not null,
  user_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  primary key (organization_id, user_id, starts_at),
  foreign key (organization_id, user_id) references app.memberships
);
create index busy_times_by_end on app.busy_times (organization_id, ends_at);
${tenantsOnly("busy_times")}
grant select, insert, delete on app.busy_times to app_web;

-- The secret address of a person's visits, kept as a hash; taken back by removing it.
create table app.calendar_feeds (
  organization_id uuid not null,
  user_id uuid not null,
  secret_hash bytea not null check (length(secret_hash) = 32),
  created_at timestamptz not null default now(),
  primary key (organization_id, user_id),
  foreign key (organization_id, user_id) references app.memberships
);
create index calendar_feeds_by_secret on app.calendar_feeds (organization_id, secret_hash);
${tenantsOnly("calendar_feeds")}
grant select, insert (organization_id, user_id, secret_hash), update (secret_hash, created_at), delete
  on app.calendar_feeds to app_web;

-- A person's calendar in Google, and where reading it ended.
create table app.calendar_links (
  organization_id uuid not null,
  user_id uuid not null,
  calendar_id text not null check (length(calendar_id) between 1 and 300),
  -- The person's own login there, sealed; null where the firm's service account is let in.
  key_id text,
  sealed bytea,
  -- connecting: sealed is what Google gave to the browser, and is still to be exchanged.
  state text not null default 'connected' check (state in ('connecting', 'connected', 'reconnect')),
  sync_token text,
  synced_at timestamptz,
  -- Google's notices: whose they are is known by a token that is kept as a hash.
  channel_id text,
  channel_resource text,
  channel_token_hash bytea,
  channel_until timestamptz,
  primary key (organization_id, user_id),
  foreign key (organization_id, user_id) references app.memberships,
  constraint calendar_links_seal_is_whole check ((key_id is null) = (sealed is null)),
  constraint calendar_links_channel_is_whole check ((channel_id is null) = (channel_token_hash is null)
    and (channel_id is null) = (channel_until is null) and (channel_id is null) = (channel_resource is null))
);
create index calendar_links_by_channel on app.calendar_links (organization_id, channel_id) where channel_id is not null;
${tenantsOnly("calendar_links")}
grant select, insert, update (calendar_id, key_id, sealed, state, sync_token, synced_at, channel_id, channel_resource,
  channel_token_hash, channel_until), delete on app.calendar_links to app_web;

-- A visit's event in a calendar, as it was last written there. \`fingerprint\` is a hash of all that was written; none: it is
-- to be written anew. \`question\` is what somebody did to it in Google.
create table app.visit_events (
  organization_id uuid not null,
  sale_id uuid not null,
  user_id uuid not null,
  calendar_id text not null,
  event_id text not null check (event_id ~ '^[a-v0-9]+$' and length(event_id) between 5 and 1024),
  generation int not null check (generation >= 0),
  etag text,
  fingerprint text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  removed boolean not null default false,
  question text check (question in ('moved', 'deleted')),
  moved_to_start timestamptz,
  moved_to_end timestamptz,
  asked_at timestamptz,
  primary key (organization_id, sale_id, calendar_id),
  foreign key (organization_id, sale_id) references app.sales,
  foreign key (organization_id, user_id) references app.memberships,
  constraint visit_events_moved_somewhere check ((question is not distinct from 'moved') = (moved_to_start is not null)
    and (moved_to_start is null) = (moved_to_end is null)),
  constraint visit_events_asked check ((question is null) = (asked_at is null))
);
create unique index visit_events_by_event on app.visit_events (organization_id, calendar_id, event_id);
create index visit_events_of_person on app.visit_events (organization_id, user_id, ends_at);
create index visit_events_asking on app.visit_events (organization_id, asked_at) where question is not null;
${tenantsOnly("visit_events")}
grant select, insert, update (user_id, event_id, generation, etag, fingerprint, starts_at, ends_at, removed, question,
  moved_to_start, moved_to_end, asked_at), delete on app.visit_events to app_web;

-- The id of the visit's event, for whoever reads the sale (CAL-01).
alter table app.sales add column calendar_event_id text;
grant update (calendar_event_id) on app.sales to app_web;
`,
};
