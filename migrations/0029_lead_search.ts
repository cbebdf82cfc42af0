import { AS_OWNER, type Migration } from "./migration.ts";

const within = (word: string) =>
  `'%' || replace(replace(replace(${word}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;

/**
 * Leads are found by their index: one condition for each word, as with customers, because the index knows no "like all" and
 * every lead of the firm was read for it. And what was written last stands in the index itself, not in a list beside it that
 * each search goes through.
 */
export const leadSearch: Migration = {
  name: "0029_lead_search",
  sql: `${AS_OWNER}
alter index app.leads_by_text set (fastupdate = off);
select gin_clean_pending_list('app.leads_by_text');

grant create on schema app to app_search;
set local role app_search;
create or replace function app.search_leads(q text, max int, bin boolean default false) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  organization uuid := nullif(current_setting('app.current_org_id', true), '')::uuid;
  wanted text := lower(q collate app.danish);
  conditions text;
begin
  if organization is null then raise exception 'Cannot search: no organization' using errcode = '42501'; end if;
  if wanted ~ '^[0-9 ()+.-]+$' then wanted := regexp_replace(wanted, '[^0-9]', '', 'g'); end if;
  select string_agg(format('search_text like %L', ${within("word")}), ' and ') into conditions from (
    select word from regexp_split_to_table(btrim(wanted), '\\s+') as word where word <> '' limit 12) few;
  if conditions is null then return; end if;
  return query execute 'select id from app.leads where organization_id = $1 and ' || conditions || ' and deleted_at is '
      || case when bin then 'not null' else 'null' end || ' limit $2'
    using organization, least(greatest(max, 0), 2000);
end $$;
set local role app_owner;
revoke create on schema app from app_search;
`,
};
