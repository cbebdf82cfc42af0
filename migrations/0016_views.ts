import { AS_OWNER, type Migration } from "./migration.ts";

/** What daily work looks at: the visits of a day, whoever's they are. */
export const views: Migration = {
  name: "0016_views",
  sql: `${AS_OWNER}
create index sales_by_time on app.sales (organization_id, scheduled_at, id)
  where deleted_at is null and scheduled_at is not null;
`,
};
