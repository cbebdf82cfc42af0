import { AS_OWNER, inEveryFirm, type Migration, PINNED } from "./migration.ts";

/** The functions that count a sale's days to its payment, as they stand since 0012, 0030 and 0042. */
const COUNTING = [
  "roll_up_new_sales",
  "roll_up_changed_sales",
  "roll_up_gone_sales",
  "check_rollups",
  "rebuild_rollups",
];

/**
 * A sale's time to its payment begins with its lead (BI-10), and where none came before it with itself. The day is kept at the
 * sale: what is counted for one must not change because of its lead later. The sums are as before but for where a sale's
 * days begin, so the functions that count them are written anew from themselves.
 */
export const daysFromLead: Migration = {
  name: "0044_days_from_lead",
  sql: `${AS_OWNER}
-- The day of the lead that became this sale.
alter table app.sales add column began_on date;

do $$
declare
  name text;
  body text;
begin
  foreach name in array array['${COUNTING.join("', '")}'] loop
    body := pg_get_functiondef(('app.' || name)::regproc);
    if position('paid_on - sale_date' in body) = 0 then
      raise exception 'Cannot migrate: % does not count the days to the payment', name;
    end if;
    body := replace(body, 'paid_on - sale_date', 'paid_on - coalesce(began_on, sale_date)');
    execute replace(body, 'paid_ore, paid_on', 'paid_ore, paid_on, began_on');
  end loop;
end $$;

create function app.begin_sale_with_lead() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  update app.sales s set began_on = new.created_on
    where s.organization_id = new.organization_id and s.id = new.converted_sale_id and s.began_on is distinct from new.created_on;
  return null;
end $$;
revoke execute on function app.begin_sale_with_lead() from public;
create trigger sale_begins_with_its_lead after insert or update of converted_sale_id on app.leads
  for each row when (new.converted_sale_id is not null) execute function app.begin_sale_with_lead();

create function app.begin_sales_with_leads() returns void language sql security definer ${PINNED} as $$
  update app.sales s set began_on = l.created_on from app.leads l
    where l.organization_id = s.organization_id and l.converted_sale_id = s.id and s.began_on is distinct from l.created_on;
$$;
revoke execute on function app.begin_sales_with_leads() from public;
grant execute on function app.begin_sales_with_leads() to app_worker;
${inEveryFirm("app.begin_sales_with_leads()")}
${AS_OWNER}
drop function app.begin_sales_with_leads();
`,
};
