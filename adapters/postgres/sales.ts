import { sql } from "kysely";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { Payment } from "../../domain/sales/payment.ts";
import type { PaymentView, SaleReader, SaleTwin, SaleView, Step } from "../../domain/sales/ports.ts";
import type { OtherVisit } from "../../domain/sales/refusal.ts";
import { question, written } from "./question.ts";
import { listRows, listWhole, rollOfSales, thoseSales } from "./sale_lists.ts";
import { visitsOf } from "./visits.ts";
import { NAMED, NAMES, type Names, person, saleAt, viewOf, WHOLE, type WholeRow } from "./sale_rows.ts";
import { saleTotals } from "./sale_totals.ts";

export function saleReader(organization: OrganizationId): SaleReader {
  return {
    find: (id) =>
      question(
        written(
          sql<WholeRow & Names>`select ${WHOLE}, ${NAMES} from app.sales s ${NAMED} where ${saleAt(organization, id)}`,
        ),
        ([found]): SaleView | null => found ? viewOf(found) : null,
      ),

    list: (filter, sort, part) => listRows(organization, filter, sort, part),
    listWhole: (filter, sort, part) => listWhole(organization, filter, sort, part),
    roll: (filter, sort) => rollOfSales(organization, filter, sort),
    those: (ids, filter) => thoseSales(organization, ids, filter),
    totals: (filter) => saleTotals(organization, filter),

    onDays: (of, except) =>
      question(
        written(sql<SaleTwin>`select s.id, s.customer_id as "customerId", s.sale_date as "saleDate", s.title,
            s.net_ore as net, s.gross_ore as gross
          from (select distinct * from unnest(${of.map(({ customerId }) => customerId)}::uuid[],
            ${of.map(({ saleDate }) => saleDate)}::date[]) as asked (customer_id, sale_date)) asked
          join app.sales s on s.organization_id = ${organization} and s.customer_id = asked.customer_id
            and s.sale_date = asked.sale_date and s.deleted_at is null
          where not exists (select from app.import_rows r where r.organization_id = ${organization}
            and r.import_id = ${except} and r.outcome = 'CREATED' and r.record_id = s.id)
          order by s.created_at, s.id`),
        (rows) => rows,
      ),

    history: (id) =>
      question(
        written(
          sql<
            Omit<Step, "by"> & By
          >`select h.from_status as "from", h.to_status as "to", h.at, h.reason, h.correction, h.undo,
            h.by_user as by_id, u.name as by_name
          from app.sale_status_history h left join identity.users u on u.id = h.by_user
          where h.organization_id = ${organization} and h.sale_id = ${id} order by h.seq`,
        ),
        (rows): Step[] => rows.map(withPerson),
      ),

    payments: (id) =>
      question(
        written(sql<Payment & By>`select p.id, p.amount_ore as amount, p.paid_on as "paidOn", p.provider, p.reference,
            p.created_by as "createdBy", p.created_at as "createdAt", p.created_by as by_id, u.name as by_name
          from app.payments p left join identity.users u on u.id = p.created_by
          where p.organization_id = ${organization} and p.sale_id = ${id} order by p.created_at, p.id`),
        (rows): PaymentView[] => rows.map(withPerson),
      ),

    visits: (who, from, before, most) => visitsOf(organization, who, from, before, most),

    visitInTheWay: (who, visit, except) =>
      question(
        // tstzrange's && is not leakproof, so row security would keep it from an index; two comparisons say the same.
        written(
          sql<OtherVisit>`select s.id, s.number, s.scheduled_at as "scheduledAt", s.scheduled_until as "scheduledUntil"
          from app.sales s
          where s.organization_id = ${organization} and s.assigned_to = ${who} and s.deleted_at is null
            and s.status in ('SCHEDULED', 'IN_PROGRESS') and s.id is distinct from ${except}::uuid
            and s.scheduled_at < ${visit.scheduledUntil} and s.scheduled_until > ${visit.scheduledAt}
          order by s.scheduled_at, s.id limit 1`,
        ),
        ([found]) => found ?? null,
      ),
  };
}

interface By {
  readonly by_id: Parameters<typeof person>[0];
  readonly by_name: string | null;
}

function withPerson<Row extends By>({ by_id, by_name, ...row }: Row) {
  return { ...row, by: person(by_id, by_name) };
}
