import { AS_OWNER, type Migration } from "./migration.ts";

/**
 * The open leads of an e-mail or a telephone: every row of a file of leads asks for them, and each open lead's page for the
 * others of its sender.
 */
export const leadsOfASender: Migration = {
  name: "0043_leads_of_a_sender",
  sql: `${AS_OWNER}
create index leads_by_email on app.leads (organization_id, contact_email)
  where deleted_at is null and status in ('NEW', 'CONTACTED', 'QUALIFIED');
create index leads_by_phone on app.leads (organization_id, contact_phone)
  where deleted_at is null and status in ('NEW', 'CONTACTED', 'QUALIFIED');
`,
};
