import { appendOnly, AS_OWNER, type Migration, PINNED, tenantsOnly } from "./migration.ts";

/** SALE-12 once more, for those who come by raw SQL. A test compares it with the domain's table, all 64 pairs. */
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
 * A sale's status changes only by a new row here; the row sets the status, never the other way round. So there is no change
 * without who, when and why, and every row's "from" is the "to" of the one before. What is refused has SQLSTATE SA001
 * (no such arrow), SA002 (reason missing) or SA004 (not who they say, or not allowed to correct).
 */
export const statusHistory: Migration = {
  name: "0006_status_history",
  sql: `${AS_OWNER}
create table app.sale_status_history (
  organization_id uuid not null,
  sale_id uuid not null,
  seq int not null,
  from_status text,
  to_status text not null,
  at timestamptz not null default now(),
  by_user uuid not null,
  reason text,
  correction boolean not null default false,
  primary key (organization_id, sale_id, seq),
  foreign key (organization_id, sale_id) references app.sales,
  foreign key (organization_id, by_user) references app.memberships,
  constraint history_starts_once check ((seq = 1) = (from_status is null))
);
${tenantsOnly("sale_status_history")}
${appendOnly("sale_status_history")}
grant select on app.sale_status_history to app_web, app_worker;
grant insert (organization_id, sale_id, to_status, by_user, reason, correction) on app.sale_status_history to app_web;

create function app.move_sale() returns trigger language plpgsql security definer ${PINNED} as $$
declare
  current_status text;
  in_bin boolean;
  last_seq int;
begin
  if new.by_user is distinct from nullif(current_setting('app.current_user_id', true), '')::uuid then
    raise exception 'Cannot move the sale in somebody else''s name' using errcode = 'SA004';
  end if;

  select status, deleted_at is not null into current_status, in_bin
    from app.sales where organization_id = new.organization_id and id = new.sale_id for no key update;
  if not found then
    raise exception 'Cannot move the sale: there is none' using errcode = 'foreign_key_violation';
  end if;
  select max(seq) into last_seq
    from app.sale_status_history where organization_id = new.organization_id and sale_id = new.sale_id;

  -- The first row comes from the trigger on sales, in the moment the sale comes.
  if last_seq is null then
    if pg_trigger_depth() < 2 or new.to_status <> current_status then
      raise exception 'Cannot start the history by hand' using errcode = 'SA001';
    end if;
    new.seq := 1;
    new.from_status := null;
    return new;
  end if;

  new.seq := last_seq + 1;
  new.from_status := current_status;
  if in_bin then
    raise exception 'Cannot move a deleted sale' using errcode = 'SA001';
  end if;
  if new.correction then
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
  if (new.correction or new.to_status in ('LOST', 'CANCELLED')) and coalesce(btrim(new.reason), '') = '' then
    raise exception 'Cannot move the sale without a reason' using errcode = 'SA002';
  end if;

  update app.sales set status = new.to_status where organization_id = new.organization_id and id = new.sale_id;
  return new;
end $$;
create trigger sale_is_moved before insert on app.sale_status_history for each row execute function app.move_sale();

create function app.guard_status() returns trigger language plpgsql ${PINNED} as $$
begin
  if tg_op = 'INSERT' then
    if new.status not in ('QUOTE_SENT', 'ACCEPTED') then
      raise exception 'Cannot record a sale as %', new.status using errcode = 'SA001';
    end if;
    return new;
  end if;
  -- 1 is somebody's own statement; 2 is the trigger above.
  if pg_trigger_depth() < 2 and new.status is distinct from old.status then
    raise exception 'Cannot set the status: it follows from the history' using errcode = 'SA001';
  end if;
  return new;
end $$;
create trigger status_is_guarded before insert or update of status on app.sales
  for each row execute function app.guard_status();

create function app.start_history() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  insert into app.sale_status_history (organization_id, sale_id, to_status, at, by_user)
    values (new.organization_id, new.id, new.status, new.created_at, new.created_by);
  return null;
end $$;
create trigger history_is_started after insert on app.sales for each row execute function app.start_history();

revoke execute on function app.move_sale(), app.guard_status(), app.start_history() from public;
`,
};
