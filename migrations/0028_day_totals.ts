import { AS_OWNER, CURRENT_ORGANIZATION, inEveryFirm, type Migration, PINNED, tenantsOnly } from "./migration.ts";

const COLUMNS = "organization_id, day, status, sales_count, net_ore, gross_ore";
const RECOUNT =
  `select organization_id, day, status, sum(sales_count)::bigint as sales_count, sum(net_ore)::bigint as net_ore,
      sum(gross_ore)::bigint as gross_ore
    from app.sale_days where organization_id = ${CURRENT_ORGANIZATION} group by 1, 2, 3
    having sum(sales_count) <> 0 or sum(gross_ore) <> 0`;

/** What these rows of sale_days add. */
const part = (rows: string, n: 1 | -1) =>
  `select organization_id, day, status, ${n} * sales_count as sales_count, ${n} * net_ore as net_ore,
      ${n} * gross_ore as gross_ore from ${rows}`;
const rollUp = (changes: string) =>
  `    insert into app.sale_day_totals as kept (${COLUMNS})
      select organization_id, day, status, sum(sales_count), sum(net_ore), sum(gross_ore) from (${changes}) change
      group by organization_id, day, status
      having sum(sales_count) <> 0 or sum(net_ore) <> 0 or sum(gross_ore) <> 0
      order by organization_id, day, status
    on conflict (organization_id, day, status) do update set sales_count = kept.sales_count + excluded.sales_count,
      net_ore = kept.net_ore + excluded.net_ore, gross_ore = kept.gross_ore + excluded.gross_ore;`;

/**
 * The days of everybody together, kept from the days of each: a firm with sixty sellers looks at its dashboard without
 * adding up sixty times sixty days. What changes sale_days changes these, a rebuild of it too.
 */
export const dayTotals: Migration = {
  name: "0028_day_totals",
  sql: `${AS_OWNER}
create table app.sale_day_totals (
  organization_id uuid not null,
  day date not null,
  status text not null,
  sales_count bigint not null,
  net_ore bigint not null,
  gross_ore bigint not null,
  primary key (organization_id, day, status)
);
${tenantsOnly("sale_day_totals")}
grant select on app.sale_day_totals to app_web, app_worker;

create function app.roll_up_days() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  if tg_op = 'INSERT' then
${rollUp(part("new_rows", 1))}
  elsif tg_op = 'DELETE' then
${rollUp(part("old_rows", -1))}
  else
${rollUp(`${part("old_rows", -1)} union all ${part("new_rows", 1)}`)}
  end if;
  return null;
end $$;
create trigger days_are_added_up after insert on app.sale_days
  referencing new table as new_rows for each statement execute function app.roll_up_days();
create trigger days_are_added_up_anew after update on app.sale_days
  referencing old table as old_rows new table as new_rows for each statement execute function app.roll_up_days();
create trigger days_are_taken_off after delete on app.sale_days
  referencing old table as old_rows for each statement execute function app.roll_up_days();

-- What differs between the totals and the days of each, in the current organization. No row: all is well.
create function app.check_day_totals() returns table (rollup text, place jsonb, kept jsonb, counted jsonb)
  language sql stable security definer ${PINNED} as $$
  select 'sale_day_totals', coalesce(kept.row, counted.row), kept.row, counted.row from
    (select to_jsonb(k) as row from (select ${COLUMNS} from app.sale_day_totals
      where (sales_count <> 0 or gross_ore <> 0) and organization_id = ${CURRENT_ORGANIZATION}) k) kept
    full join (select to_jsonb(c) as row from (select ${COLUMNS} from (${RECOUNT}) counting) c) counted on kept.row = counted.row
  where kept.row is null or counted.row is null
$$;
create function app.rebuild_day_totals() returns void language plpgsql security definer ${PINNED} as $$
begin
  lock table app.sale_days in share row exclusive mode;
  delete from app.sale_day_totals where organization_id = ${CURRENT_ORGANIZATION};
  insert into app.sale_day_totals (${COLUMNS}) select ${COLUMNS} from (${RECOUNT}) counting;
end $$;
revoke execute on function app.roll_up_days(), app.check_day_totals(), app.rebuild_day_totals() from public;
grant execute on function app.check_day_totals(), app.rebuild_day_totals() to app_worker;
${inEveryFirm("app.rebuild_day_totals()")}
`,
};
