import { AS_OWNER, type Migration, PINNED, tenantsOnly } from "./migration.ts";

/** SALE-12's arrows again: the function that reads them is replaced whole. */
const ARROWS = [
  ["QUOTE_SENT", "ACCEPTED"],
  ["QUOTE_SENT", "LOST"],
  ["ACCEPTED", "SCHEDULED"],
  ["ACCEPTED", "CANCELLED"],
  ["SCHEDULED", "IN_PROGRESS"],
  ["SCHEDULED", "CANCELLED"],
  ["IN_PROGRESS", "COMPLETED"],
  ["IN_PROGRESS", "CANCELLED"],
  ["COMPLETED", "PAID"],
];

/**
 * What daily work looks at. The visits of a day, whoever's they are. A move that is taken back, once, by a step of its own.
 * Views that people keep. And events in the order their transactions ended: by the number of the transaction, so that one
 * that took long is not passed over by a reader who already saw a later number.
 */
export const views: Migration = {
  name: "0016_views",
  sql: `${AS_OWNER}
create index sales_by_time on app.sales (organization_id, scheduled_at, id)
  where deleted_at is null and scheduled_at is not null;

alter table app.sale_status_history add column undo boolean not null default false,
  add constraint history_is_one_kind check (not (correction and undo));
grant insert (undo) on app.sale_status_history to app_web;

create or replace function app.move_sale() returns trigger language plpgsql security definer ${PINNED} as $$
declare
  current_status text;
  in_bin boolean;
  last app.sale_status_history;
begin
  if new.by_user is distinct from nullif(current_setting('app.current_user_id', true), '')::uuid then
    raise exception 'Cannot move the sale in somebody else''s name' using errcode = 'SA004';
  end if;

  select status, deleted_at is not null into current_status, in_bin
    from app.sales where organization_id = new.organization_id and id = new.sale_id for no key update;
  if not found then
    raise exception 'Cannot move the sale: there is none' using errcode = 'foreign_key_violation';
  end if;
  select * into last from app.sale_status_history h
    where h.organization_id = new.organization_id and h.sale_id = new.sale_id order by h.seq desc limit 1;

  -- The first row comes from the trigger on sales, in the moment the sale comes.
  if last.seq is null then
    if pg_trigger_depth() < 2 or new.to_status <> current_status then
      raise exception 'Cannot start the history by hand' using errcode = 'SA001';
    end if;
    new.seq := 1;
    new.from_status := null;
    return new;
  end if;

  new.seq := last.seq + 1;
  new.from_status := current_status;
  if in_bin then
    raise exception 'Cannot move a deleted sale' using errcode = 'SA001';
  end if;
  if new.undo then
    -- Only a plain move, only the last one, only once, and never one that took money.
    if last.correction or last.undo or last.from_status is null or last.to_status = 'PAID'
       or last.from_status <> new.to_status then
      raise exception 'Cannot take back the last step of the sale' using errcode = 'SA001';
    end if;
  elsif new.correction then
    if current_status = new.to_status then
      raise exception 'Cannot correct a sale to the state it is in' using errcode = 'SA001';
    end if;
    if not exists (select from app.memberships m where m.organization_id = new.organization_id and m.user_id = new.by_user
                   and m.active and m.role = 'ADMIN') then
      raise exception 'Cannot correct the sale: only an active ADMIN may' using errcode = 'SA004';
    end if;
  elsif not (current_status, new.to_status) in (${ARROWS.map(([a, b]) => `('${a}', '${b}')`).join(", ")}) then
    raise exception 'Cannot transition from % to %', current_status, new.to_status using errcode = 'SA001';
  end if;
  if (new.correction or (not new.undo and new.to_status in ('LOST', 'CANCELLED'))) and coalesce(btrim(new.reason), '') = '' then
    raise exception 'Cannot move the sale without a reason' using errcode = 'SA002';
  end if;

  update app.sales set status = new.to_status where organization_id = new.organization_id and id = new.sale_id;
  return new;
end $$;

-- As bigint: what compares it then leaks nothing, so row security lets it walk the index.
alter table app.events add column transaction bigint not null default (pg_current_xact_id()::text::bigint);
create index events_in_order on app.events (organization_id, transaction, id);

create table app.saved_views (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  user_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 1000),
  shared boolean not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, user_id) references app.memberships,
  constraint views_are_named_once unique (organization_id, user_id, name)
);
create index saved_views_shared on app.saved_views (organization_id, name) where shared;
${tenantsOnly("saved_views")}
grant select, delete on app.saved_views to app_web;
grant insert (organization_id, id, user_id, name, query, shared), update (query, shared) on app.saved_views to app_web;
`,
};
