import { sql } from "kysely";
import type { Invoice } from "../../domain/invoicing/invoice.ts";
import type { InvoiceReader } from "../../domain/invoicing/ports.ts";
import type { Invoiced, KeptFinding, Uninvoiced } from "../../domain/invoicing/reconcile.ts";
import type { OrganizationId, SaleId } from "../../domain/kernel/ids.ts";
import type { Ore } from "../../domain/kernel/money.ts";
import type { SaleStatus } from "../../domain/sales/moves.ts";
import { question, written } from "./question.ts";

/** The columns of an invoice of `i`, under the domain's names. */
export const INVOICE = sql`i.id, i.sale_id as "saleId", i.provider, i.external_id as "externalId", i.number, i.state,
  i.entry_on as "entryOn", i.due_on as "dueOn", i.net_ore as net, i.vat_ore as vat, i.gross_ore as gross,
  i.balance_ore as balance, i.credited_ore as credited, i.sent, i.created_at as "createdAt"`;

/** Its sale, beside it. */
const SALE = sql`s.number as sale_number, s.status as sale_status, s.net_ore as sale_net, s.vat_ore as sale_vat,
  s.gross_ore as sale_gross, s.paid_ore as sale_paid`;

const MOST_UNINVOICED = 500;
const MOST_FINDINGS = 500;

export function invoiceReader(organization: OrganizationId): InvoiceReader {
  const withSales = (which: ReturnType<typeof sql>) =>
    question(
      written(sql<Invoice & SaleBeside>`select ${INVOICE}, ${SALE} from app.invoices i
        join app.sales s on s.organization_id = i.organization_id and s.id = i.sale_id
        where i.organization_id = ${organization} and ${which} order by i.entry_on, i.id`),
      (rows): Invoiced[] => rows.map(invoicedOf),
    );
  return {
    ofSale: (id) =>
      question(
        written(sql<Invoice>`select ${INVOICE} from app.invoices i
          where i.organization_id = ${organization} and i.sale_id = ${id}
          order by (i.state = 'voided'), i.created_at desc limit 1`),
        ([found]) => found ?? null,
      ),
    byExternalId: (externalId) =>
      question(
        written(sql<Invoice>`select ${INVOICE} from app.invoices i
          where i.organization_id = ${organization} and i.external_id = ${externalId} limit 1`),
        ([found]) => found ?? null,
      ),
    open: () => withSales(sql`(i.state in ('asked', 'draft') or (i.state = 'approved' and i.balance_ore <> 0))`),
    since: (day) => withSales(sql`i.entry_on >= ${day}`),
    uninvoiced: (since) =>
      question(
        written(
          sql<
            Uninvoiced
          >`select s.id as "saleId", s.customer_name as "customerName", s.number, s.gross_ore as gross, s.delivery_ended_at as "completedAt"
          from app.sales s
          where s.organization_id = ${organization} and s.deleted_at is null and s.gross_ore > 0
            and (s.status = 'COMPLETED' or (s.status = 'PAID' and s.delivery_ended_at >= ${since}))
            and not exists (select from app.invoices i
              where i.organization_id = s.organization_id and i.sale_id = s.id and i.state in ('draft', 'approved'))
          order by s.sale_date, s.id limit ${sql.raw(String(MOST_UNINVOICED))}`,
        ),
        (rows) => rows,
      ),
    findings: (withSetAside) =>
      question(
        written(
          sql<KeptFinding>`select f.kind, f.subject, f.sale_id as "saleId", f.external_id as "externalId", f.facts,
            f.found_at as "foundAt", s.number as "saleNumber", f.set_aside_at is not null as "setAside"
          from app.billing_findings f
          left join app.sales s on s.organization_id = f.organization_id and s.id = f.sale_id
          where f.organization_id = ${organization} and (${withSetAside} or f.set_aside_at is null)
          order by f.found_at desc, f.kind, f.subject limit ${sql.raw(String(MOST_FINDINGS))}`,
        ),
        (rows) => rows,
      ),
  };
}

interface SaleBeside {
  readonly sale_number: string;
  readonly sale_status: SaleStatus;
  readonly sale_net: Ore;
  readonly sale_vat: Ore;
  readonly sale_gross: Ore;
  readonly sale_paid: Ore;
}

function invoicedOf(row: Invoice & SaleBeside): Invoiced {
  const { sale_number, sale_status, sale_net, sale_vat, sale_gross, sale_paid, ...invoice } = row;
  return {
    saleId: invoice.saleId as SaleId,
    number: sale_number,
    status: sale_status,
    net: sale_net,
    vat: sale_vat,
    gross: sale_gross,
    paid: sale_paid,
    invoice,
  };
}
