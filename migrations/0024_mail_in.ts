import { AS_OWNER, type Migration, PINNED, tenantsOnly } from "./migration.ts";

/**
 * Messages that came in, each with its one end, what was enclosed, and the portals a firm buys leads from. The raw message lies
 * in app.inbox for as long as envelopes are kept, so nothing here points at it by a key. Whoever wrote is personal data: who
 * they are and what they wrote can be emptied, that a message came and how it ended stays.
 */
export const mailIn: Migration = {
  name: "0024_mail_in",
  sql: `${AS_OWNER}
create table app.mail_messages (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  inbox_id uuid not null,
  ended text not null check (ended in ('LEAD', 'PART', 'IGNORED')),
  why text not null check (why in ('new', 'by_hand', 'thread', 'same_day', 'customer', 'unreadable', 'empty', 'misdirected',
    'loop', 'bounce', 'auto_reply', 'newsletter', 'duplicate', 'over_limit')),
  lead_id uuid,
  portal text,
  message_id text,
  from_name text,
  from_address text,
  answer_to text,
  subject text not null,
  body text not null,
  told jsonb,
  fingerprint text not null,
  enclosed jsonb not null default '[]',
  received_at timestamptz not null,
  sent_at timestamptz,
  primary key (organization_id, id),
  constraint mail_is_read_once unique (organization_id, inbox_id),
  foreign key (organization_id, lead_id) references app.leads,
  check ((ended = 'IGNORED') = (lead_id is null))
);
create index mail_by_age on app.mail_messages (organization_id, received_at desc, id desc);
create index mail_by_end on app.mail_messages (organization_id, ended, received_at desc, id desc);
create index mail_of_lead on app.mail_messages (organization_id, lead_id, received_at) where lead_id is not null;
create index mail_by_message_id on app.mail_messages (organization_id, message_id) where message_id is not null;
create index mail_by_sender on app.mail_messages (organization_id, from_address, received_at);
create index mail_by_fingerprint on app.mail_messages (organization_id, fingerprint, received_at);
${tenantsOnly("mail_messages")}
grant select on app.mail_messages to app_web;
grant insert, update (ended, why, lead_id, message_id, from_name, from_address, answer_to, subject, body, told, enclosed)
  on app.mail_messages to app_web;

create table app.mail_attachments (
  organization_id uuid not null,
  mail_id uuid not null,
  place int not null check (place between 0 and 99),
  name text not null,
  type text not null,
  bytes bytea not null check (length(bytes) <= 20971520),
  primary key (organization_id, mail_id, place),
  foreign key (organization_id, mail_id) references app.mail_messages
);
-- Files are packed already.
alter table app.mail_attachments alter column bytes set storage external;
${tenantsOnly("mail_attachments")}
grant select, insert, delete on app.mail_attachments to app_web;

-- How many messages had each end, kept in the transaction of the change.
create table app.mail_counts (
  organization_id uuid not null references app.organizations,
  ended text not null,
  mails_count bigint not null,
  primary key (organization_id, ended)
);
${tenantsOnly("mail_counts")}
grant select on app.mail_counts to app_web;
create function app.count_mail() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  if tg_op = 'UPDATE' then
    update app.mail_counts set mails_count = mails_count - 1
      where organization_id = old.organization_id and ended = old.ended;
  end if;
  insert into app.mail_counts as c (organization_id, ended, mails_count) values (new.organization_id, new.ended, 1)
    on conflict (organization_id, ended) do update set mails_count = c.mails_count + 1;
  return null;
end $$;
create trigger mail_is_counted after insert on app.mail_messages for each row execute function app.count_mail();
create trigger mail_is_counted_anew after update of ended on app.mail_messages
  for each row when (old.ended <> new.ended) execute function app.count_mail();
revoke execute on function app.count_mail() from public;

create table app.mail_portals (
  organization_id uuid not null references app.organizations,
  version int not null check (version > 0),
  portals jsonb not null,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (organization_id),
  foreign key (organization_id, updated_by) references app.memberships
);
${tenantsOnly("mail_portals")}
grant select on app.mail_portals to app_web;
grant insert (organization_id, version, portals, updated_by), update (version, portals, updated_at, updated_by)
  on app.mail_portals to app_web;
`,
};
