import { AS_OWNER, type Migration } from "./migration.ts";

/** Who is given an agreement is told of it once, and not of each of its visits. */
export const agreementNotices: Migration = {
  name: "0032_agreement_notices",
  sql: `${AS_OWNER}
alter table app.notifications drop constraint notifications_kind_check;
alter table app.notifications add constraint notifications_kind_check check (kind in
  ('lead_assigned', 'lead_arrived', 'sale_assigned', 'agreement_assigned', 'follow_up', 'payment_received', 'effect_dead'));
alter table app.notifications drop constraint notifications_about_type_check;
alter table app.notifications add constraint notifications_about_type_check
  check (about_type in ('lead', 'sale', 'agreement', 'job'));
`,
};
