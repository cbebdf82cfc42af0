import { AS_OWNER, type Migration } from "./migration.ts";

/** A webhook that was turned off is told, beside agreements. */
export const hookNotices: Migration = {
  name: "0039_hook_notices",
  sql: `${AS_OWNER}
alter table app.notifications drop constraint notifications_kind_check;
alter table app.notifications add constraint notifications_kind_check check (kind in ('lead_assigned', 'lead_arrived',
  'sale_assigned', 'agreement_assigned', 'follow_up', 'payment_received', 'effect_dead', 'hook_disabled'));
alter table app.notifications drop constraint notifications_about_type_check;
alter table app.notifications add constraint notifications_about_type_check
  check (about_type in ('lead', 'sale', 'agreement', 'job', 'hook'));
`,
};
