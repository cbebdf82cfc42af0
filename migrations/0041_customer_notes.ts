import { AS_OWNER, type Migration, tenantsOnly } from "./migration.ts";

/**
 * What somebody wrote into a customer's history. It goes along in a merge and comes back when that is undone; nothing points
 * at it, so it can be taken away whole.
 */
export const customerNotes: Migration = {
  name: "0041_customer_notes",
  sql: `${AS_OWNER}
create table app.customer_notes (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  customer_id uuid not null,
  version int not null default 1 check (version > 0),
  kind text not null check (kind in ('NOTE', 'CALL', 'MEETING')),
  body text not null check (length(body) between 1 and 5000),
  by_user uuid not null,
  at timestamptz not null default now(),
  changed_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references app.customers,
  foreign key (organization_id, by_user) references app.memberships
);
create index customer_notes_of on app.customer_notes (organization_id, customer_id, at desc, id desc);
${tenantsOnly("customer_notes")}
grant select on app.customer_notes to app_web;
grant insert (organization_id, id, customer_id, kind, body, by_user), update (customer_id, version, kind, body, changed_at), delete
  on app.customer_notes to app_web;

alter table app.customer_merges add column notes uuid[] not null default '{}';
`,
};
