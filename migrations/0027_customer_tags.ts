import { AS_OWNER, CURRENT_ORGANIZATION, inEveryFirm, type Migration, PINNED, tenantsOnly } from "./migration.ts";

/** Tags of the current organization counted anew: the truth that the rollup has to equal. */
const RECOUNT =
  `select organization_id, tag, count(*) as customers_count from app.customers cross join unnest(tags) as tag
    where deleted_at is null and organization_id = ${CURRENT_ORGANIZATION} group by 1, 2`;
const COLUMNS = "organization_id, tag, customers_count";

/** The tags of the living customers among these rows. */
const TAGS = (rows: string, n: 1 | -1) =>
  `select organization_id, tag, ${n} as n from ${rows} cross join unnest(tags) as tag where deleted_at is null`;
const rollUp = (changes: string) =>
  `    insert into app.customer_tags as kept (${COLUMNS})
      select organization_id, tag, sum(n) from (${changes}) change
      group by organization_id, tag having sum(n) <> 0 order by organization_id, tag
    on conflict (organization_id, tag) do update set customers_count = kept.customers_count + excluded.customers_count;`;

/** How many customers have each tag, kept with every change, so that the list of tags looks through no customers. */
export const customerTags: Migration = {
  name: "0027_customer_tags",
  sql: `${AS_OWNER}
create table app.customer_tags (
  organization_id uuid not null,
  tag text not null,
  customers_count bigint not null,
  primary key (organization_id, tag)
);
create index customer_tags_by_count on app.customer_tags (organization_id, customers_count desc, tag);
${tenantsOnly("customer_tags")}
grant select on app.customer_tags to app_web, app_worker;

-- Once for each statement, however many customers it changes.
create function app.roll_up_tags() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  if tg_op = 'INSERT' then
${rollUp(TAGS("new_rows", 1))}
  elsif tg_op = 'DELETE' then
${rollUp(TAGS("old_rows", -1))}
  else
${rollUp(`${TAGS("old_rows", -1)} union all ${TAGS("new_rows", 1)}`)}
  end if;
  return null;
end $$;
create trigger tags_are_counted after insert on app.customers
  referencing new table as new_rows for each statement execute function app.roll_up_tags();
create trigger tags_are_counted_anew after update on app.customers
  referencing old table as old_rows new table as new_rows for each statement execute function app.roll_up_tags();
create trigger tags_are_counted_off after delete on app.customers
  referencing old table as old_rows for each statement execute function app.roll_up_tags();

-- What differs between the rollup and a recount, in the current organization. No row: all is well.
create function app.check_tag_rollup() returns table (rollup text, place jsonb, kept jsonb, counted jsonb)
  language sql stable security definer ${PINNED} as $$
  select 'customer_tags', coalesce(kept.row, counted.row), kept.row, counted.row from
    (select to_jsonb(k) as row from (select ${COLUMNS} from app.customer_tags
      where customers_count <> 0 and organization_id = ${CURRENT_ORGANIZATION}) k) kept
    full join (select to_jsonb(c) as row from (select ${COLUMNS} from (${RECOUNT}) counting) c) counted on kept.row = counted.row
  where kept.row is null or counted.row is null
$$;
create function app.rebuild_tag_rollup() returns void language plpgsql security definer ${PINNED} as $$
begin
  lock table app.customers in share row exclusive mode;
  delete from app.customer_tags where organization_id = ${CURRENT_ORGANIZATION};
  insert into app.customer_tags (${COLUMNS}) select ${COLUMNS} from (${RECOUNT}) counting;
end $$;
revoke execute on function app.roll_up_tags(), app.check_tag_rollup(), app.rebuild_tag_rollup() from public;
grant execute on function app.check_tag_rollup(), app.rebuild_tag_rollup() to app_worker;
${inEveryFirm("app.rebuild_tag_rollup()")}
`,
};
