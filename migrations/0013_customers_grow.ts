import { AS_OWNER, type Migration, tenantsOnly } from "./migration.ts";

/**
 * A text as it is searched: lower case by ICU, and the Danish letters as foreign keyboards write them, so that Søren, Soeren
 * and Soren are one, and Aase and Åse.
 */
const folded = (text: string) =>
  `replace(replace(replace(replace(translate(lower((${text}) collate app.danish), ` +
  `'øöåáàâãéèêëíìîïóòôõúùûüýÿñç', 'ooaaaaaeeeeiiiioooouuuuyync'), 'æ', 'ae'), 'ä', 'ae'), 'oe', 'o'), 'aa', 'a')`;

/** A word as a LIKE pattern, its own wildcards made plain. */
const within = (word: string) =>
  `'%' || replace(replace(replace(${word}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;

/**
 * Customers are found in spite of a slip of the finger, and two records of one customer become one. A merge keeps what it
 * moved and what it changed, so that it can be taken back.
 */
export const customersGrow: Migration = {
  name: "0013_customers_grow",
  sql: `${AS_OWNER}
drop index app.customers_by_text;
alter table app.customers drop column search_text;
alter table app.customers add column search_text text generated always as (${
    folded(
      "name || ' ' || coalesce(company_name, '') || ' ' || coalesce(email, '') || ' ' " +
        "|| regexp_replace(coalesce(phone, ''), '[^0-9]', '', 'g') || ' ' || coalesce(cvr, '')",
    )
  }) stored;
create index customers_by_text on app.customers using gin (search_text gin_trgm_ops) with (fastupdate = off)
  where deleted_at is null;
grant select (search_text) on app.customers to app_search, app_web, app_worker;

alter table app.customers add column merged_into uuid,
  add foreign key (organization_id, merged_into) references app.customers,
  add constraint merged_customers_are_gone check (merged_into is null or (deleted_at is not null and merged_into <> id));
grant update (merged_into) on app.customers to app_web;

create table app.customer_merges (
  organization_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  -- The kept customer's facts before and after: only what is still as the merge left it is put back.
  before jsonb not null,
  after jsonb not null,
  sales uuid[] not null,
  leads uuid[] not null,
  by_user uuid not null,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, kept_id) references app.customers,
  foreign key (organization_id, gone_id) references app.customers,
  foreign key (organization_id, by_user) references app.memberships,
  foreign key (organization_id, undone_by) references app.memberships,
  check ((undone_at is null) = (undone_by is null))
);
create index customer_merges_of on app.customer_merges (organization_id, kept_id, at desc, id desc);
create unique index customer_is_gone_once on app.customer_merges (organization_id, gone_id) where undone_at is null;
${tenantsOnly("customer_merges")}
grant select on app.customer_merges to app_web, app_worker;
grant insert, update (undone_at, undone_by) on app.customer_merges to app_web;

grant create on schema app to app_search;
set local role app_search;
-- Every word must stand in name, company, e-mail, telephone or CVR. Only where nothing is found so, words of four letters and
-- more may have a slip in them: two letters that changed places, or trigrams mostly the same; of those the closest are given.
create or replace function app.search_customers(q text, max int, bin boolean default false) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  organization uuid := nullif(current_setting('app.current_org_id', true), '')::uuid;
  wanted text := ${folded("q")};
  most int := least(greatest(max, 0), 2000);
  living text := ' and deleted_at is ' || case when bin then 'not null' else 'null' end;
  words text[];
  conditions text;
  nearness text;
begin
  if organization is null then raise exception 'Cannot search: no organization' using errcode = '42501'; end if;
  if wanted ~ '^[0-9 ()/+.-]+$' then
    wanted := regexp_replace(wanted, '[^0-9]', '', 'g');
    if length(wanted) > 8 then wanted := regexp_replace(wanted, '^00', ''); end if;
  end if;
  select array_agg(word) into words from (
    select word from regexp_split_to_table(btrim(wanted), '\\s+') as word where word <> '' limit 12) few;
  -- One condition for each word, not "like all": the index knows no "all".
  select string_agg(format('search_text like %L', ${
    within("word")
  }), ' and ') into conditions from unnest(words) as word;
  if conditions is null then return; end if;
  return query execute 'select id from app.customers where organization_id = $1 and ' || conditions || living || ' limit $2'
    using organization, most;
  if found then return; end if;

  select string_agg(case when word ~ '^[a-z]{4,}$' then
        format('(search_text %%> %L or search_text like any (%L::text[]))', word, swapped)
      else format('search_text like %L', ${within("word")}) end, ' and '),
    string_agg(format('greatest(word_similarity(%L, search_text), case when search_text like any (%L::text[]) then 0.9 else 0 end)',
      word, swapped), ' + ') filter (where word ~ '^[a-z]{4,}$')
    into conditions, nearness
    from unnest(words) as word cross join lateral (
      select array_agg('%' || left(word, place - 1) || substr(word, place + 1, 1) || substr(word, place, 1)
        || substr(word, place + 2) || '%') as swapped
      from generate_series(1, length(word) - 1) as place) slips;
  if nearness is null then return; end if;
  perform set_config('pg_trgm.word_similarity_threshold', '0.4', true);
  return query execute 'with near as materialized (select id, ' || nearness || ' as nearness from app.customers
      where organization_id = $1 and ' || conditions || living || ')
    select id from near where nearness >= (select max(nearness) from near) - 0.1 order by nearness desc, id limit $2'
    using organization, least(most, 50);
end $$;
set local role app_owner;
revoke create on schema app from app_search;
`,
};
