import { AS_OWNER, type Migration, PINNED } from "./migration.ts";

/**
 * An import makes a table many times as large within seconds, long before anybody counts it for the planner: looking up a
 * thousand e-mails then reads the whole table for each thousand rows. So the import has it counted in between.
 */
export const gaps: Migration = {
  name: "0026_gaps",
  sql: `${AS_OWNER}
create function app.count_for_planner() returns void language plpgsql security definer ${PINNED} as $$
begin
  analyze app.customers;
end $$;
revoke execute on function app.count_for_planner() from public;
grant execute on function app.count_for_planner() to app_web, app_worker;
`,
};
