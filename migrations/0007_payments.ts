import { appendOnly, AS_OWNER, type Migration, PINNED, tenantsOnly } from "./migration.ts";

/** Money that came in, or went back when negative. A wrong one is answered by another; paid_ore is their sum. */
export const payments: Migration = {
  name: "0007_payments",
  sql: `${AS_OWNER}
create table app.payments (
  organization_id uuid not null,
  id uuid not null,
  sale_id uuid not null,
  amount_ore bigint not null check (amount_ore <> 0 and amount_ore between -1000000000000 and 1000000000000),
  paid_on date not null,
  provider text not null default 'MANUAL',
  reference text,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, sale_id) references app.sales,
  foreign key (organization_id, created_by) references app.memberships
);
create index payments_of_sale on app.payments (organization_id, sale_id, created_at, id);
${tenantsOnly("payments")}
${appendOnly("payments")}
grant select on app.payments to app_web, app_worker;
grant insert on app.payments to app_web;

create function app.add_payment() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  update app.sales set paid_ore = paid_ore + new.amount_ore where organization_id = new.organization_id and id = new.sale_id;
  return null;
end $$;
create trigger payment_is_added after insert on app.payments for each row execute function app.add_payment();
revoke execute on function app.add_payment() from public;
`,
};
