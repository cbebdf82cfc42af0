import type { Actor } from "../../domain/kernel/actor.ts";
import type { Sale } from "../../domain/sales/sale.ts";
import { addAll, LINES, SALES, unnested, without } from "./bulk_rows.ts";
import type { Statement } from "./engine.ts";
import { recordEvents } from "./record.ts";

/** What is given with a new sale; the number is ours, and what is left out here comes from its history and its payments. */
const GIVEN = without(
  SALES,
  ...["number", "customer_name", "paid_ore", "delivery_started_at", "delivery_ended_at", "due_on", "paid_on", "reason"],
  "deleted_at",
).columns;

/**
 * Adds many new sales at once. Their numbers are taken from the counter of each year in one step and given out in the order of
 * the sales, so they are the ones that would have come one by one.
 */
export function addingSales(actor: Actor, sales: readonly Omit<Sale, "number">[]): Statement[] {
  const { organizationId } = actor;
  const rows = sales.map((sale) => ({ sale: sale as Sale, customerName: "" }));
  const { names, read, given, values } = unnested(GIVEN, rows);
  const lines = sales.flatMap(({ id, lines }) => lines.map((part, place) => ({ saleId: id, place, part })));
  return [
    {
      text: `with given as (select one.*, extract(year from one.sale_date)::int as year from ${given}),
        one as (select *, row_number() over (partition by year order by ordinal) as place,
          count(*) over (partition by year) as many from given),
        -- The counter's row is held until the end, so numbers come without gaps, one after the other.
        counter as (insert into app.sale_counters as c (organization_id, year, last)
          select $1::uuid, year, count(*)::int from given group by year order by year
          on conflict (organization_id, year) do update set last = c.last + excluded.last returning year, last),
        -- domain/sales/number.ts in SQL; a test compares them.
        numbered as (select one.ordinal, o.sale_prefix || '-' || one.year || '-'
            || lpad(at.number, greatest(4, length(at.number)), '0') as number
          from one join counter using (year) cross join lateral (select (counter.last - one.many + one.place)::text as number) at
          join app.organizations o on o.organization_id = $1::uuid)
      insert into app.sales (organization_id, number, ${names})
      select $1::uuid, numbered.number, ${read} from one join numbered using (ordinal) order by one.ordinal`,
      values: [organizationId, ...values],
    },
    addAll(LINES, organizationId, lines),
    recordEvents(
      actor,
      "sale_recorded",
      "sale",
      sales.map(({ id, status, gross, customerId }) => ({ id, facts: { status, gross, customerId } })),
    ),
  ];
}

/** Puts many sales into the bin at once; the rows say which of them were there. */
export function binningSales(actor: Actor, sales: readonly Sale[]): Statement[] {
  return [
    {
      text: `update app.sales s set version = s.version + 1, deleted_at = one.deleted_at, updated_at = now()
        from unnest($2::uuid[], $3::timestamptz[]) as one (id, deleted_at)
        where s.organization_id = $1 and s.id = one.id returning s.id`,
      values: [actor.organizationId, sales.map(({ id }) => id), sales.map(({ deletedAt }) => deletedAt)],
    },
    recordEvents(actor, "sale_deleted", "sale", sales.map(({ id }) => ({ id, facts: {} }))),
  ];
}
