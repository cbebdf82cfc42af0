import { AS_OWNER, type Migration } from "./migration.ts";

/**
 * Search through customers. LIKE is not leakproof, so under row security its index would never be used; this function has a
 * role of its own that may read every customer, and is itself the wall: it filters the organization and refuses without one.
 */
export const search: Migration = {
  name: "0010_search",
  sql: `${AS_OWNER}
grant select (organization_id, id, search_text, deleted_at) on app.customers to app_search;
create policy search_reads_all on app.customers for select to app_search using (true);

grant create on schema app to app_search;
set local role app_search;
-- The text is looked for in name, company, e-mail, telephone and CVR; every word of it must be found. A telephone number may
-- be written with blanks. Dynamic, so that the plan is made for the very text.
create function app.search_customers(q text, max int, bin boolean default false) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  organization uuid := nullif(current_setting('app.current_org_id', true), '')::uuid;
  wanted text := lower(q collate app.danish);
  conditions text;
begin
  if organization is null then raise exception 'Cannot search: no organization' using errcode = '42501'; end if;
  if wanted ~ '^[0-9 ()+.-]+$' then wanted := regexp_replace(wanted, '[^0-9]', '', 'g'); end if;
  -- One condition for each word, not "like all": the index knows no "all".
  select string_agg(format('search_text like %L',
      '%' || replace(replace(replace(word, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'), ' and ') into conditions
    from regexp_split_to_table(btrim(wanted), '\\s+') as word where word <> '';
  if conditions is null then return; end if;
  return query execute
    'select id from app.customers where organization_id = $1 and ' || conditions || ' and deleted_at is '
      || case when bin then 'not null' else 'null' end || ' limit $2'
    using organization, least(greatest(max, 0), 2000);
end $$;
revoke execute on function app.search_customers(text, int, boolean) from public;
grant execute on function app.search_customers(text, int, boolean) to app_web;
set local role app_owner;
revoke create on schema app from app_search;
`,
};
