import { AS_OWNER, type Migration, tenantsOnly } from "./migration.ts";

/**
 * Mails that go out and what people are told in the program. What the firm decides about its mails; what became of each, with
 * the address it went to, so that one that is refused stays known for as long as the customer has it; whom a change concerned.
 * The link of a mail about an account is made when that mail is written, again for each try: no secret waits anywhere before.
 */
export const mailOut: Migration = {
  name: "0023_mail_out",
  sql: `${AS_OWNER}
grant select (language) on identity.users to app_web;

create table app.mail_settings (
  organization_id uuid primary key references app.organizations,
  sender_name text check (length(sender_name) between 1 and 100),
  sender_address text check (length(sender_address) between 3 and 254),
  reply_to text check (length(reply_to) between 3 and 254),
  copy_to text check (length(copy_to) between 3 and 254),
  signature text check (length(signature) between 1 and 1000),
  language text not null check (language in ('da', 'en')),
  -- By kind of mail; one that is not named is as the program ships it.
  switches jsonb not null default '{}' check (jsonb_typeof(switches) = 'object')
);
${tenantsOnly("mail_settings")}
grant select on app.mail_settings to app_web;
grant insert, update (sender_name, sender_address, reply_to, copy_to, signature, language, switches)
  on app.mail_settings to app_web;

create table app.mail_log (
  organization_id uuid not null references app.organizations,
  -- The effect's key: of an effect that is tried again the last word stands.
  effect text not null check (length(effect) between 1 and 200),
  kind text not null check (kind ~ '^[a-z_]{1,32}$'),
  once text not null check (length(once) between 1 and 200),
  customer_id uuid,
  user_id uuid,
  address text not null,
  state text not null check (state in ('sent', 'filed', 'refused', 'bounced', 'complained')),
  why jsonb,
  message_id text check (length(message_id) <= 400),
  at timestamptz not null default now(),
  primary key (organization_id, effect),
  foreign key (organization_id, customer_id) references app.customers,
  foreign key (organization_id, user_id) references app.memberships
);
create index mail_log_once on app.mail_log (organization_id, once);
create index mail_log_of_customer on app.mail_log (organization_id, customer_id, at) where customer_id is not null;
create index mail_log_by_age on app.mail_log (organization_id, at);
create index mail_log_by_message on app.mail_log (organization_id, message_id) where message_id is not null;
${tenantsOnly("mail_log")}
grant select on app.mail_log to app_web;
grant insert (organization_id, effect, kind, once, customer_id, user_id, address, state, why, message_id),
  update (state, why, message_id, at) on app.mail_log to app_web;

create table app.notifications (
  organization_id uuid not null references app.organizations,
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  kind text not null check (kind in
    ('lead_assigned', 'lead_arrived', 'sale_assigned', 'follow_up', 'payment_received', 'effect_dead')),
  about_type text not null check (about_type in ('lead', 'sale', 'job')),
  about_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  facts jsonb not null default '{}',
  at timestamptz not null default now(),
  read_at timestamptz,
  primary key (organization_id, id),
  constraint told_once unique (organization_id, user_id, key),
  foreign key (organization_id, user_id) references app.memberships
);
create index notifications_of_user on app.notifications (organization_id, user_id, at);
create index notifications_unread on app.notifications (organization_id, user_id) where read_at is null;
${tenantsOnly("notifications")}
-- The number beside the bell comes with the login, in the same question.
create policy auth_counts on app.notifications for select to app_auth using (true);
grant select on app.notifications to app_web;
grant select (organization_id, user_id, read_at) on app.notifications to app_auth;
grant insert (organization_id, user_id, kind, about_type, about_id, key, facts), update (read_at)
  on app.notifications to app_web;

-- Asked for under the role that knows logins, in the transaction of the audit row.
grant insert (organization_id, kind, provider, key, about, held) on app.outbox to app_auth;
grant select (organization_id, serves, state) on app.integrations to app_auth;
-- Beside the link whoever invites is shown, one for each mail that was written.
create table app.invitation_links (
  organization_id uuid not null,
  invitation_id uuid not null,
  token_hash bytea not null,
  made_at timestamptz not null default now(),
  primary key (organization_id, invitation_id, token_hash),
  foreign key (organization_id, invitation_id) references app.invitations
);
create index invitation_links_by_token on app.invitation_links (token_hash);
${tenantsOnly("invitation_links")}
create policy auth_reads_all on app.invitation_links for select to app_auth using (true);
grant select, insert, delete on app.invitation_links to app_auth;

-- The day somebody was reminded of, once: a follow-up that is moved is another.
alter table app.leads add column reminded_for date;
grant insert (reminded_for), update (reminded_for) on app.leads to app_web;
create index leads_to_remind on app.leads (organization_id, follow_up_on, id)
  where deleted_at is null and follow_up_on is not null and assigned_to is not null
    and status in ('NEW', 'CONTACTED', 'QUALIFIED');
`,
};
