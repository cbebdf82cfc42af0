import { AS_OWNER, type Migration, PINNED } from "./migration.ts";

/** Stands for "everybody" where a row is kept both for each owner and for all, and for "no service" of a line. */
const NOBODY = "'00000000-0000-0000-0000-000000000000'::uuid";
const MONTH = "(sale_date - extract(day from sale_date)::int + 1)";
const DONE = "status in ('COMPLETED', 'PAID')";
/** All of a sale that is counted anywhere. */
const COUNTED =
  "organization_id, id, customer_id, owner_id, assigned_to, status, source, sale_date, net_ore, vat_ore, " +
  "gross_ore, paid_ore, paid_on";

/** Sales as they were count −1, as they are +1; one in the bin is as good as none. */
const part = (rows: string, n: 1 | -1) => `select ${n} as n, ${COUNTED} from ${rows} where deleted_at is null`;
const WAS = part("old_rows", -1);
const CHANGED = `${WAS} union all ${part("new_rows", 1)}`;

interface Sums {
  readonly table: string;
  readonly keys: readonly string[];
  readonly sums: readonly string[];
  /** The keys and sums of the changes, in this order. */
  readonly counted: (change: string) => string;
}

const ADDED: Readonly<Record<"first" | "then", readonly Sums[]>> = {
  first: [
    {
      table: "sale_totals",
      keys: ["owner_id", "assigned", "status"],
      sums: ["sales_count", "net_ore", "vat_ore", "gross_ore"],
      counted: (change) =>
        `select organization_id, owner_id, assigned_to is not null as assigned, status, sum(n)::bigint as sales_count,
        sum(n * net_ore)::bigint as net_ore, sum(n * vat_ore)::bigint as vat_ore, sum(n * gross_ore)::bigint as gross_ore
      from (${change}) change group by 1, 2, 3, 4`,
    },
    {
      table: "sale_days",
      keys: ["day", "owner_id", "assigned", "status"],
      sums: ["sales_count", "net_ore", "gross_ore"],
      counted: (change) =>
        `select organization_id, sale_date as day, owner_id, assigned_to is not null as assigned, status,
        sum(n)::bigint as sales_count, sum(n * net_ore)::bigint as net_ore, sum(n * gross_ore)::bigint as gross_ore
      from (${change}) change group by 1, 2, 3, 4, 5`,
    },
  ],
  then: [
    {
      table: "sale_months",
      keys: ["month", "owner_id", "status", "source"],
      sums: ["sales_count", "net_ore", "vat_ore", "gross_ore", "cycle_count", "cycle_days"],
      counted: (change) =>
        `select organization_id, ${MONTH} as month, owner_id, status, source, sum(n)::bigint as sales_count,
        sum(n * net_ore)::bigint as net_ore, sum(n * vat_ore)::bigint as vat_ore, sum(n * gross_ore)::bigint as gross_ore,
        coalesce(sum(n) filter (where status = 'PAID' and paid_on is not null), 0)::bigint as cycle_count,
        coalesce(sum(n * (paid_on - sale_date)) filter (where status = 'PAID'), 0)::bigint as cycle_days
      from (${change}) change group by 1, 2, 3, 4, 5`,
    },
    {
      table: "customer_months",
      keys: ["month", "owner_id", "customer_id"],
      sums: ["sales_count", "revenue_ore"],
      counted: (change) =>
        `select organization_id, ${MONTH} as month, owner_id, customer_id, sum(n)::bigint as sales_count,
        sum(n * net_ore)::bigint as revenue_ore
      from (${change}) change where ${DONE} group by 1, 2, 3, 4`,
    },
    {
      table: "customer_years",
      keys: ["year", "customer_id"],
      sums: ["sales_count", "revenue_ore"],
      counted: (change) =>
        `select organization_id, extract(year from sale_date)::int as year, customer_id, sum(n)::bigint as sales_count,
        sum(n * net_ore)::bigint as revenue_ore
      from (${change}) change where ${DONE} group by 1, 2, 3`,
    },
    {
      table: "service_months",
      keys: ["month", "service_id", "owner_id", "status"],
      sums: ["sales_count", "lines_count", "quantity_milli", "net_ore", "gross_ore"],
      // A sale that stays where it is keeps its lines where they are; those are counted when they come and go.
      counted: (change) =>
        `select moved.organization_id, moved.month, lines.service_id, moved.owner_id, moved.status,
        sum(moved.n)::bigint as sales_count, sum(moved.n * lines.lines_count)::bigint as lines_count,
        sum(moved.n * lines.quantity)::bigint as quantity_milli, sum(moved.n * lines.net)::bigint as net_ore,
        sum(moved.n * lines.gross)::bigint as gross_ore
      from (select organization_id, id, ${MONTH} as month, owner_id, status, sum(n) as n
          from (${change}) change group by 1, 2, 3, 4, 5 having sum(n) <> 0) moved
        cross join lateral (select coalesce(l.service_id, ${NOBODY}) as service_id, count(*) as lines_count,
            sum(l.quantity_milli) as quantity, sum(l.net_ore) as net, sum(l.gross_ore) as gross
          from app.sale_lines l where l.organization_id = moved.organization_id and l.sale_id = moved.id group by 1) lines
      group by 1, 2, 3, 4, 5`,
    },
  ],
};

/** Adds the changes to the rows of their keys, in order of the keys, so that two changes do not wait for each other in a ring. */
function add({ table, keys, sums, counted }: Sums, change: string): string {
  const all = ["organization_id", ...keys].join(", ");
  return `  insert into app.${table} as kept (${all}, ${sums.join(", ")})
    select * from (${counted(change)}) moved
    where ${sums.map((sum) => `moved.${sum} <> 0`).join(" or ")} order by ${all}
    on conflict (${all}) do update set ${sums.map((sum) => `${sum} = kept.${sum} + excluded.${sum}`).join(", ")};`;
}

/** Customers know when they bought last: where that sale may have gone, the one before it is looked up. */
const customerTotals = (change: string) =>
  `  insert into app.customer_totals as kept (organization_id, customer_id, sales_count, revenue_ore, last_sale_on)
    select organization_id, customer_id, sum(n), coalesce(sum(n * net_ore) filter (where ${DONE}), 0),
      max(sale_date) filter (where n = 1)
    from (${change}) change group by 1, 2
    having sum(n) <> 0 or coalesce(sum(n * net_ore) filter (where ${DONE}), 0) <> 0
      or max(sale_date) filter (where n = 1) is distinct from max(sale_date) filter (where n = -1)
    order by 1, 2
    on conflict (organization_id, customer_id) do update set sales_count = kept.sales_count + excluded.sales_count,
      revenue_ore = kept.revenue_ore + excluded.revenue_ore,
      last_sale_on = greatest(kept.last_sale_on, excluded.last_sale_on);
  update app.customer_totals t set last_sale_on = (
      select s.sale_date from app.sales s
      where s.organization_id = t.organization_id and s.customer_id = t.customer_id and s.deleted_at is null
      order by s.sale_date desc, s.id desc limit 1)
    from (select organization_id, customer_id, max(sale_date) filter (where n = -1) as day from (${change}) change group by 1, 2
      having max(sale_date) filter (where n = -1) > coalesce(max(sale_date) filter (where n = 1), '-infinity')) lost
    where t.organization_id = lost.organization_id and t.customer_id = lost.customer_id and t.last_sale_on <= lost.day;`;

/** And since when they have paid for something, with each owner and with all. */
const customerValues = (change: string) => {
  const paid =
    `(${change}) change cross join lateral (values (owner_id), (${NOBODY})) as whose (who) where paid_ore <> 0`;
  return `  insert into app.customer_values as kept (organization_id, owner_id, customer_id, paid_sales, paid_ore, first_on)
    select organization_id, who, customer_id, sum(n), sum(n * paid_ore), min(sale_date) filter (where n = 1)
    from ${paid} group by 1, 2, 3
    having sum(n) <> 0 or sum(n * paid_ore) <> 0
      or min(sale_date) filter (where n = 1) is distinct from min(sale_date) filter (where n = -1)
    order by 1, 2, 3
    on conflict (organization_id, owner_id, customer_id) do update set paid_sales = kept.paid_sales + excluded.paid_sales,
      paid_ore = kept.paid_ore + excluded.paid_ore, first_on = least(kept.first_on, excluded.first_on);
  update app.customer_values v set first_on = (
      select min(s.sale_date) from app.sales s
      where s.organization_id = v.organization_id and s.customer_id = v.customer_id and s.deleted_at is null
        and s.paid_ore <> 0 and (v.owner_id = ${NOBODY} or s.owner_id = v.owner_id))
    from (select organization_id, who as owner_id, customer_id from ${paid} group by 1, 2, 3
      having min(sale_date) filter (where n = -1) < coalesce(min(sale_date) filter (where n = 1), 'infinity')) lost
    where v.organization_id = lost.organization_id and v.customer_id = lost.customer_id and v.owner_id = lost.owner_id;`;
};

const rollUp = (name: string, change: string) =>
  `create function app.${name}() returns trigger language plpgsql security definer ${PINNED} as $$
begin
  -- Most changes of a sale move no sum.
  if not exists (select from (${change}) change group by ${COUNTED} having sum(n) <> 0) then return null; end if;
${
    [
      ...ADDED.first.map((sums) => add(sums, change)),
      customerTotals(change),
      ...ADDED.then.map((sums) => add(sums, change)),
      customerValues(change),
    ].join("\n")
  }
  return null;
end $$;
revoke execute on function app.${name}() from public;`;

/**
 * Changed sales are counted anew once for each statement, however many they are, as new ones have been since 0030: taking an
 * import back bins hundreds at a time, and row by row each of them wrote the same few sums. What is kept stays the same, and
 * so does the order in which the sums are taken. And what could not be taken back is found to be named.
 */
export const salesCountedAtOnce: Migration = {
  name: "0042_sales_counted_at_once",
  sql: `${AS_OWNER}
${rollUp("roll_up_changed_sales", CHANGED)}
${rollUp("roll_up_gone_sales", WAS)}

drop trigger sale_is_rolled_up on app.sales;
drop trigger sale_is_rolled_up_further on app.sales;
drop function app.roll_up_sale();
drop function app.roll_up_figures();
create trigger sales_are_rolled_up_anew after update on app.sales
  referencing old table as old_rows new table as new_rows for each statement execute function app.roll_up_changed_sales();
create trigger sales_gone_are_rolled_up after delete on app.sales
  referencing old table as old_rows for each statement execute function app.roll_up_gone_sales();

create index import_rows_that_stayed on app.import_rows (organization_id, import_id, line) where outcome = 'STAYED';
`,
};
