import type { Migration } from "./migration.ts";

const ROLES = ["app_owner", "app_web", "app_worker", "app_auth", "app_search"];

/**
 * Who works here, and where. app_owner owns every object and is entered by migrations only; app_web answers requests,
 * app_worker runs in the background, app_auth knows logins, app_search looks through customers. None can log in, none is
 * the owner, and the login that we are given may enter each of them for one transaction.
 *
 * Roles belong to the whole cluster, so another database's migration may make them at the same moment.
 */
export const roles: Migration = {
  name: "0001_roles",
  sql: `
do $roles$
declare
  one text;
  entered boolean;
begin
  foreach one in array array['${ROLES.join("','")}'] loop
    for attempt in 1..5 loop
      begin
        if not exists (select from pg_catalog.pg_roles where rolname = one) then
          execute format('create role %I nologin', one);
        end if;
        if current_setting('server_version_num')::int >= 160000 then
          entered := pg_has_role(current_user, one, 'SET');
          if not entered then execute format('grant %I to %I with inherit false, set true', one, current_user); end if;
        else
          entered := pg_has_role(current_user, one, 'MEMBER');
          if not entered then execute format('grant %I to %I', one, current_user); end if;
        end if;
        exit;
      exception
        when duplicate_object or unique_violation or internal_error then
          if attempt = 5 then raise; end if;
          perform pg_sleep(0.05 * attempt);
      end;
    end loop;
  end loop;
end
$roles$;

create extension if not exists pg_trgm schema public;
create extension if not exists btree_gist schema public;

create schema if not exists app authorization app_owner;
create schema if not exists identity authorization app_owner;
create schema if not exists meta authorization app_owner;
set local role app_owner;
grant usage on schema app to app_web, app_worker, app_auth, app_search;
grant usage on schema identity to app_web, app_auth;

create table if not exists meta.migrations (
  place int primary key,
  name text not null,
  applied_at timestamptz not null default now()
);

-- Danish order: Æ Ø Å after Z, AA as Å. The name da-DK alone sorts like English where ICU has no data for it, as in PGlite;
-- rules are known from Postgres 16 on.
do $danish$
begin
  if current_setting('server_version_num')::int >= 160000 then
    create collation app.danish (provider = icu, locale = 'und',
      rules = '&[before 1]ǀ<æ<<<Æ<<ä<<<Ä<ø<<<Ø<<ö<<<Ö<å<<<Å<<aa<<<Aa<<<AA');
  else
    create collation app.danish (provider = icu, locale = 'da-DK');
  end if;
end
$danish$;

create function app.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'Cannot change %: its rows stay as they are', tg_table_name using errcode = 'SA003';
end $$;
revoke execute on function app.refuse_change() from public;
`,
};
