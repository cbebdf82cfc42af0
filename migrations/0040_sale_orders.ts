import { AS_OWNER, type Migration } from "./migration.ts";

/**
 * The list of sales in order of what stands in its service column, in Danish order, and of whom they are assigned to: one
 * person's sales by date, and by date those that are nobody's, whoever made them.
 */
export const saleOrders: Migration = {
  name: "0040_sale_orders",
  sql: `${AS_OWNER}
create index sales_by_title on app.sales (organization_id, title collate app.danish, id) where deleted_at is null;
create index sales_by_assignee on app.sales (organization_id, assigned_to, sale_date desc, id desc) where deleted_at is null;
`,
};
