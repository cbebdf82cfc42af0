import { AS_OWNER, type Migration } from "./migration.ts";

/**
 * Text messages come in beside mail. A credential that was replaced is kept beside its successor for as long as both are taken
 * (app.integrations.before_until), sealed as the other. Old notes of mails and notices are swept away by the worker; what a
 * person wrote can be emptied, and that it came stays. Whose webhook was turned off is told.
 */
export const outside: Migration = {
  name: "0031_outside",
  sql: `${AS_OWNER}
alter table app.integrations drop constraint integrations_serves_check;
alter table app.integrations add constraint integrations_serves_check
  check (serves in ('billing', 'calendar', 'mail', 'hooks', 'intake', 'sms'));
alter table app.outbox drop constraint outbox_provider_check;
alter table app.outbox add constraint outbox_provider_check
  check (provider in ('billing', 'calendar', 'mail', 'hooks', 'intake', 'sms'));

alter table app.integrations
  add secret_before bytea,
  add secret_before_key text,
  add before_until timestamptz,
  add constraint integrations_before_is_whole
    check ((secret_before is null) = (secret_before_key is null) and (secret_before is null) = (before_until is null));
grant update (secret_before, secret_before_key, before_until) on app.integrations to app_web;
-- What is taken no longer is swept away.
grant select (before_until), update (secret_before, secret_before_key, before_until) on app.integrations to app_worker;

grant select (organization_id, at), delete on app.mail_log to app_worker;
grant select (organization_id, at), delete on app.notifications to app_worker;
grant update (address) on app.mail_log to app_web;
grant update (raw, headers) on app.inbox to app_web;

alter table app.notifications drop constraint notifications_kind_check;
alter table app.notifications add constraint notifications_kind_check check (kind in
  ('lead_assigned', 'lead_arrived', 'sale_assigned', 'follow_up', 'payment_received', 'effect_dead', 'hook_disabled'));
alter table app.notifications drop constraint notifications_about_type_check;
alter table app.notifications add constraint notifications_about_type_check
  check (about_type in ('lead', 'sale', 'job', 'hook'));
`,
};
