import { appendOnly, AS_OWNER, CURRENT_ORGANIZATION, type Migration, PINNED, tenantsOnly } from "./migration.ts";

/** Leads of the current organization counted anew: the truth that the rollup has to equal. */
const RECOUNT =
  `select organization_id, created_on as day, coalesce(assigned_to, '00000000-0000-0000-0000-000000000000') as assigned_to,
      status, least(score / 20, 4) * 20 as band, count(*) as leads_count, coalesce(sum(estimated_value_ore), 0)::bigint as value_ore
    from app.leads where deleted_at is null and organization_id = ${CURRENT_ORGANIZATION} group by 1, 2, 3, 4, 5`;
const COLUMNS = "organization_id, day, assigned_to, status, band, leads_count, value_ore";

/** The living leads among these rows, each as what it adds to the rollup. */
const COUNTED = (rows: string, n: 1 | -1) =>
  `select organization_id, created_on as day, coalesce(assigned_to, '00000000-0000-0000-0000-000000000000') as assigned_to,
      status, least(score / 20, 4) * 20 as band, ${n} as n, value_key as value from ${rows} where deleted_at is null`;
const rollUp = (changes: string) =>
  `    insert into app.lead_days as kept (${COLUMNS})
      select organization_id, day, assigned_to, status, band, sum(n), sum(n * value) from (${changes}) change
      group by organization_id, day, assigned_to, status, band
      having sum(n) <> 0 or sum(n * value) <> 0
      order by organization_id, day, assigned_to, status, band
    on conflict (organization_id, day, assigned_to, status, band) do update set
      leads_count = kept.leads_count + excluded.leads_count, value_ore = kept.value_ore + excluded.value_ore;`;

/**
 * Leads, what was done for them, and the weights their scores are made with. A converted lead has its sale and keeps it. The
 * answers of scoring are kept with the lead, so that other weights are arithmetic and no question is asked again.
 */
export const leads: Migration = {
  name: "0011_leads",
  sql: `${AS_OWNER}
create table app.lead_weights (
  organization_id uuid not null references app.organizations,
  version int not null check (version > 0),
  weights jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (organization_id),
  foreign key (organization_id, updated_by) references app.memberships
);
${tenantsOnly("lead_weights")}
grant select on app.lead_weights to app_web, app_worker;
grant insert (organization_id, version, weights, updated_by), update (version, weights, updated_at, updated_by)
  on app.lead_weights to app_web;

create table app.leads (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  version int not null default 1,
  contact_name text collate app.danish not null check (contact_name <> ''),
  contact_email text check (contact_email = lower(contact_email)),
  contact_phone text check (contact_phone ~ '^\\+[1-9][0-9]{6,14}$'),
  company_name text,
  source text not null check (source in ('EMAIL', 'PHONE', 'WEBSITE', 'REFERRAL', 'EVENT', 'OTHER')),
  interest_service_id uuid,
  estimated_value_ore bigint check (estimated_value_ore between 0 and 1000000000000),
  value_key bigint not null generated always as (coalesce(estimated_value_ore, 0)) stored,
  priority text not null check (priority in ('LOW', 'MEDIUM', 'HIGH', 'URGENT')),
  status text not null check (status in ('NEW', 'CONTACTED', 'QUALIFIED', 'UNQUALIFIED', 'CONVERTED')),
  ending text check (ending in ('PRICE', 'COMPETITOR', 'NO_ANSWER', 'TIMING', 'NOT_OUR_WORK', 'OUT_OF_AREA', 'NO_BUDGET',
    'DUPLICATE', 'SPAM', 'OTHER')),
  ending_note text,
  follow_up_on date,
  follow_up_key date not null generated always as (coalesce(follow_up_on, '9999-12-31'::date)) stored,
  contacted_on date,
  message text,
  notes text,
  assigned_to uuid,
  created_by uuid not null,
  customer_id uuid,
  converted_sale_id uuid,
  answers int[] not null,
  score int not null check (score between 0 and 100),
  scored_on date not null,
  created_on date not null,
  closed_on date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  search_text text generated always as (lower((contact_name || ' ' || coalesce(company_name, '') || ' ' || coalesce(contact_email, '')
    || ' ' || regexp_replace(coalesce(contact_phone, ''), '[^0-9]', '', 'g')) collate app.danish)) stored,
  primary key (organization_id, id),
  foreign key (organization_id, interest_service_id) references app.services,
  foreign key (organization_id, assigned_to) references app.memberships,
  foreign key (organization_id, created_by) references app.memberships,
  foreign key (organization_id, customer_id) references app.customers,
  constraint lead_becomes_one_sale foreign key (organization_id, converted_sale_id) references app.sales,
  check ((status = 'CONVERTED') = (converted_sale_id is not null)),
  check (status <> 'CONVERTED' or customer_id is not null),
  check ((status = 'UNQUALIFIED') = (ending is not null)),
  check ((status in ('CONVERTED', 'UNQUALIFIED')) = (closed_on is not null)),
  check (follow_up_on is null or status not in ('CONVERTED', 'UNQUALIFIED'))
);
create unique index leads_of_sale on app.leads (organization_id, converted_sale_id) where converted_sale_id is not null;
create index leads_by_score on app.leads (organization_id, score desc, id desc) where deleted_at is null;
create index leads_by_status on app.leads (organization_id, status, score desc, id desc) where deleted_at is null;
create index leads_by_age on app.leads (organization_id, created_at desc, id desc) where deleted_at is null;
create index leads_by_follow_up on app.leads (organization_id, follow_up_key, id) where deleted_at is null;
create index leads_to_follow_up on app.leads (organization_id, follow_up_on, id)
  where deleted_at is null and status in ('NEW', 'CONTACTED', 'QUALIFIED');
create index leads_by_name on app.leads (organization_id, contact_name, id) where deleted_at is null;
create index leads_by_value on app.leads (organization_id, value_key desc, id desc) where deleted_at is null;
create index leads_of_customer on app.leads (organization_id, customer_id) where customer_id is not null;
create index leads_of_person on app.leads (organization_id, assigned_to, score desc, id desc) where deleted_at is null;
create index leads_to_score on app.leads (organization_id, scored_on)
  where deleted_at is null and status in ('NEW', 'CONTACTED', 'QUALIFIED');
create index leads_in_bin on app.leads (organization_id, deleted_at desc, id) where deleted_at is not null;
create index leads_by_text on app.leads using gin (search_text gin_trgm_ops) where deleted_at is null;
${tenantsOnly("leads")}
grant select on app.leads to app_web, app_worker;
grant insert (organization_id, id, version, contact_name, contact_email, contact_phone, company_name, source, interest_service_id,
  estimated_value_ore, priority, status, ending, ending_note, follow_up_on, contacted_on, message, notes, assigned_to, created_by,
  customer_id, converted_sale_id, answers, score, scored_on, created_on, closed_on, created_at, updated_at) on app.leads to app_web;
grant update (version, contact_name, contact_email, contact_phone, company_name, source, interest_service_id, estimated_value_ore,
  priority, status, ending, ending_note, follow_up_on, contacted_on, message, notes, assigned_to, customer_id, converted_sale_id,
  answers, score, scored_on, closed_on, updated_at, deleted_at) on app.leads to app_web;
grant update (answers, score, scored_on) on app.leads to app_worker;
-- A lead is as old as the calendar of its firm says.
grant select (time_zone) on app.organizations to app_worker;

-- A lead becomes one sale and stays that; also in raw SQL.
create function app.keep_conversion() returns trigger language plpgsql ${PINNED} as $$
begin
  if (new.status, new.converted_sale_id) is distinct from (old.status, old.converted_sale_id) then
    raise exception 'Cannot change lead %: it became a sale', old.id using errcode = 'SA001';
  end if;
  return new;
end $$;
revoke execute on function app.keep_conversion() from public;
create trigger conversion_stays before update of status, converted_sale_id on app.leads
  for each row when (old.status = 'CONVERTED') execute function app.keep_conversion();

create table app.lead_steps (
  organization_id uuid not null references app.organizations,
  lead_id uuid not null,
  seq int not null check (seq > 0),
  kind text not null check (kind in ('CREATED', 'MOVED', 'CALL', 'MAIL', 'MEETING', 'NOTE', 'FOLLOW_UP', 'ASSIGNED', 'CONVERTED')),
  at timestamptz not null default now(),
  by_user uuid not null,
  note text,
  from_status text,
  to_status text,
  ending text,
  follow_up_on date,
  primary key (organization_id, lead_id, seq),
  foreign key (organization_id, lead_id) references app.leads,
  foreign key (organization_id, by_user) references app.memberships
);
${tenantsOnly("lead_steps")}
${appendOnly("lead_steps")}
grant select on app.lead_steps to app_web, app_worker;
grant insert (organization_id, lead_id, seq, kind, by_user, note, from_status, to_status, ending, follow_up_on)
  on app.lead_steps to app_web;

-- Leads in the bin are not counted. Nobody's leads stand under the nil UUID.
create table app.lead_days (
  organization_id uuid not null,
  day date not null,
  assigned_to uuid not null,
  status text not null,
  band int not null,
  leads_count bigint not null,
  value_ore bigint not null,
  primary key (organization_id, day, assigned_to, status, band)
);
${tenantsOnly("lead_days")}
grant select on app.lead_days to app_web, app_worker;

-- Once for each statement, however many leads it changes: new weights change them all.
create function app.roll_up_leads() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  if tg_op = 'INSERT' then
${rollUp(`${COUNTED("new_rows", 1)}`)}
  elsif tg_op = 'DELETE' then
${rollUp(`${COUNTED("old_rows", -1)}`)}
  else
${rollUp(`${COUNTED("old_rows", -1)} union all ${COUNTED("new_rows", 1)}`)}
  end if;
  return null;
end $$;
create trigger leads_are_counted after insert on app.leads
  referencing new table as new_rows for each statement execute function app.roll_up_leads();
create trigger leads_are_counted_anew after update on app.leads
  referencing old table as old_rows new table as new_rows for each statement execute function app.roll_up_leads();
create trigger leads_are_counted_off after delete on app.leads
  referencing old table as old_rows for each statement execute function app.roll_up_leads();

-- What differs between the rollup and a recount, in the current organization. No row: all is well.
create function app.check_lead_rollup() returns table (rollup text, place jsonb, kept jsonb, counted jsonb)
  language sql stable security definer ${PINNED} as $$
  select 'lead_days', coalesce(kept.row, counted.row), kept.row, counted.row from
    (select to_jsonb(k) as row from (select ${COLUMNS} from app.lead_days
      where (leads_count <> 0 or value_ore <> 0) and organization_id = ${CURRENT_ORGANIZATION}) k) kept
    full join (select to_jsonb(c) as row from (select ${COLUMNS} from (${RECOUNT}) counting) c) counted on kept.row = counted.row
  where kept.row is null or counted.row is null
$$;
create function app.rebuild_lead_rollup() returns void language plpgsql security definer ${PINNED} as $$
begin
  lock table app.leads in share row exclusive mode;
  delete from app.lead_days where organization_id = ${CURRENT_ORGANIZATION};
  insert into app.lead_days (${COLUMNS}) select ${COLUMNS} from (${RECOUNT}) counting;
end $$;
revoke execute on function app.roll_up_leads(), app.check_lead_rollup(), app.rebuild_lead_rollup() from public;
grant execute on function app.check_lead_rollup(), app.rebuild_lead_rollup() to app_worker;

-- The newest of what is told of leads, however many sales there are between.
create index events_of_leads on app.events (organization_id, id)
  where resource_type = 'lead' and kind in ('lead_recorded', 'lead_moved', 'lead_converted');

grant select (organization_id, id, search_text, deleted_at) on app.leads to app_search;
create policy search_reads_all on app.leads for select to app_search using (true);
grant create on schema app to app_search;
set local role app_search;
-- Every word must be found in name, company, e-mail or telephone, which may be written with blanks.
create function app.search_leads(q text, max int, bin boolean default false) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  organization uuid := nullif(current_setting('app.current_org_id', true), '')::uuid;
  wanted text := lower(q collate app.danish);
  patterns text[];
begin
  if organization is null then raise exception 'Cannot search: no organization' using errcode = '42501'; end if;
  if wanted ~ '^[0-9 ()+.-]+$' then wanted := regexp_replace(wanted, '[^0-9]', '', 'g'); end if;
  select array_agg('%' || replace(replace(replace(word, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%') into patterns
    from regexp_split_to_table(btrim(wanted), '\\s+') as word where word <> '';
  if patterns is null then return; end if;
  return query execute
    'select id from app.leads where organization_id = $1 and search_text like all ($2) and deleted_at is '
      || case when bin then 'not null' else 'null' end || ' limit $3'
    using organization, patterns, least(greatest(max, 0), 2000);
end $$;
revoke execute on function app.search_leads(text, int, boolean) from public;
grant execute on function app.search_leads(text, int, boolean) to app_web;
set local role app_owner;
revoke create on schema app from app_search;
`,
};
