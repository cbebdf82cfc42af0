/** One step of the schema, forward only, applied in a transaction of its own by whoever is `app_owner` at the end of it. */
export interface Migration {
  /** '0003_organizations'; the number is its place. */
  readonly name: string;
  readonly sql: string;
}

/** What stands in front of every object: they belong to app_owner, who is nobody's login. */
export const AS_OWNER = "set local role app_owner;";

/** The organization of this transaction. Evaluated once for each statement, thanks to the brackets. */
export const CURRENT_ORGANIZATION = "(select nullif(current_setting('app.current_org_id', true), '')::uuid)";

/** What every function is pinned to, so that nobody's search_path can slip in another table. */
export const PINNED = "set search_path = pg_catalog, pg_temp";

/**
 * Shuts a table for everybody but the organization of the transaction, the owner included. Under such a policy an index is
 * used only for operators that leak nothing: uuid, text =, integers, dates; not enum, numeric, LIKE or full text. So fixed
 * words are text with CHECK, money is bigint, and search is a function.
 */
export function tenantsOnly(table: string): string {
  return `
alter table app.${table} enable row level security;
alter table app.${table} force row level security;
create policy tenant on app.${table}
  using (organization_id = ${CURRENT_ORGANIZATION}) with check (organization_id = ${CURRENT_ORGANIZATION});`;
}

/** Rows that are never changed and never removed, not even by their owner. */
export function appendOnly(table: string): string {
  return `
create trigger rows_stay before update or delete on app.${table} for each row execute function app.refuse_change();
create trigger table_stays before truncate on app.${table} for each statement execute function app.refuse_change();`;
}

/** Calls the function in every firm that is there already: row security shows no two at once, and only app_auth who there is. */
export function inEveryFirm(call: string): string {
  return `
do $$
declare
  firms uuid[];
  firm uuid;
begin
  perform set_config('role', 'app_auth', true);
  firms := array(select o.organization_id from app.organizations o);
  perform set_config('role', 'app_worker', true);
  foreach firm in array firms loop
    perform set_config('app.current_org_id', firm::text, true);
    perform ${call};
  end loop;
  perform set_config('app.current_org_id', '', true);
end $$;`;
}
