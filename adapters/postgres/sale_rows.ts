import { type RawBuilder, sql } from "kysely";
import type { UserId } from "../../domain/kernel/ids.ts";
import type { OrganizationId } from "../../domain/kernel/ids.ts";
import type { PricedLine } from "../../domain/pricing/line.ts";
import type { InvoiceMark, Person, SaleRow, SaleView } from "../../domain/sales/ports.ts";
import type { Sale } from "../../domain/sales/sale.ts";

/** The columns of a whole sale of `s`, under the domain's names, its lines gathered. */
export const WHOLE = sql`s.id, s.number, s.version, s.status, s.customer_id as "customerId", s.quoted_ore as quoted,
  s.net_ore as net, s.vat_ore as vat, s.gross_ore as gross, s.currency, s.source, s.sale_date as "saleDate",
  s.assigned_to as "assignedTo", s.created_by as "createdBy", s.internal_notes as "internalNotes",
  s.customer_notes as "customerNotes", s.paid_ore as paid, s.payment_status as "paymentStatus",
  s.scheduled_at as "scheduledAt", s.scheduled_until as "scheduledUntil", s.delivery_started_at as "startedAt",
  s.delivery_ended_at as "endedAt", s.due_on as "dueOn", s.paid_on as "paidOn", s.reason,
  s.created_at as "createdAt", s.updated_at as "updatedAt", s.deleted_at as "deletedAt",
  coalesce((select json_agg(json_build_object('id', l.id, 'serviceId', l.service_id, 'description', l.description,
      'quantity', l.quantity_milli, 'unit', l.unit, 'unitPrice', l.unit_price_ore, 'priceIncludesVat', l.price_includes_vat,
      'discount', l.discount_bp, 'vatRate', l.vat_bp, 'net', l.net_ore, 'vat', l.vat_ore, 'gross', l.gross_ore) order by l.position)
    from app.sale_lines l where l.organization_id = s.organization_id and l.sale_id = s.id), '[]') as lines`;

/** The columns of one row of a list. */
export const BRIEF =
  sql`s.id, s.number, s.version, s.status, s.customer_id as "customerId", s.customer_name as "customerName",
  s.title, s.source, s.net_ore as net, s.vat_ore as vat, s.gross_ore as gross, s.paid_ore as paid,
  s.payment_status as "paymentStatus", s.sale_date as "saleDate", s.scheduled_at as "scheduledAt", s.due_on as "dueOn",
  s.assigned_to as "assignedTo", s.created_by as "createdBy", s.created_at as "createdAt", s.deleted_at as "deletedAt"`;

/** The names of those a sale concerns. */
export const NAMES = sql`c.name as customer_name, c.email as customer_email, c.phone as customer_phone,
  c.street as customer_street, c.postal_code as customer_postal_code, c.city as customer_city, c.country as customer_country,
  s.calendar_event_id as "calendarEventId", assignee.name as assignee_name, creator.name as creator_name, invoice.provider as invoice_provider,
  invoice.external_id as invoice_id, invoice.number as invoice_number, invoice.state as invoice_state`;

/** Where those names come from, beside `s`. */
export const NAMED = sql`join app.customers c on c.organization_id = s.organization_id and c.id = s.customer_id
  left join identity.users assignee on assignee.id = s.assigned_to
  left join identity.users creator on creator.id = s.created_by
  left join app.invoices invoice on invoice.organization_id = s.organization_id and invoice.sale_id = s.id
    and invoice.state <> 'voided' and invoice.state <> 'asked'`;

export interface Names {
  readonly customer_name: string;
  readonly customer_email: string | null;
  readonly customer_phone: string | null;
  readonly customer_street: string | null;
  readonly customer_postal_code: string | null;
  readonly customer_city: string | null;
  readonly customer_country: string;
  readonly assignee_name: string | null;
  readonly creator_name: string | null;
  readonly calendarEventId: string | null;
  readonly invoice_provider: string | null;
  readonly invoice_id: string | null;
  readonly invoice_number: string | null;
  readonly invoice_state: InvoiceMark["state"] | null;
}

/** A sale as the columns WHOLE give it. A row is in one of the eight states, each of which has all of these fields. */
export type WholeRow = Sale & { readonly lines: readonly PricedLine[] };

/** Field by field: a row with most of its columns left out of a copy takes ten times the memory, and an export has thousands. */
function saleOf(row: WholeRow): Record<keyof WholeRow, unknown> {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    customerId: row.customerId,
    quoted: row.quoted,
    net: row.net,
    vat: row.vat,
    gross: row.gross,
    currency: row.currency,
    source: row.source,
    saleDate: row.saleDate,
    assignedTo: row.assignedTo,
    createdBy: row.createdBy,
    internalNotes: row.internalNotes,
    customerNotes: row.customerNotes,
    paid: row.paid,
    paymentStatus: row.paymentStatus,
    scheduledAt: row.scheduledAt,
    scheduledUntil: row.scheduledUntil,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    dueOn: row.dueOn,
    paidOn: row.paidOn,
    reason: row.reason,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
    lines: row.lines,
  };
}

/** A sale with the names that belong to it. */
export function viewOf(row: WholeRow & Names): SaleView {
  const { invoice_provider: provider, invoice_id: externalId, invoice_number: number, invoice_state: state } = row;
  const address = {
    street: row.customer_street,
    postalCode: row.customer_postal_code,
    city: row.customer_city,
    country: row.customer_country,
  };
  return {
    ...saleOf(row),
    customer: {
      id: row.customerId,
      name: row.customer_name,
      email: row.customer_email,
      phone: row.customer_phone,
      address,
    },
    assignee: person(row.assignedTo, row.assignee_name),
    creator: { id: row.createdBy, name: row.creator_name ?? "" },
    invoice: provider && externalId && state ? { provider, externalId, number, state } : null,
    calendarEventId: row.calendarEventId,
  } as SaleView;
}

export type BriefRow = Omit<SaleRow, "assignee"> & {
  readonly assignedTo: UserId | null;
  readonly assignee_name: string | null;
};

/** A sale as a line of the list, without its lines and notes. */
export function rowOf(row: BriefRow): SaleRow {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    customerId: row.customerId,
    customerName: row.customerName,
    title: row.title,
    source: row.source,
    net: row.net,
    vat: row.vat,
    gross: row.gross,
    paid: row.paid,
    paymentStatus: row.paymentStatus,
    saleDate: row.saleDate,
    scheduledAt: row.scheduledAt,
    dueOn: row.dueOn,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    deletedAt: row.deletedAt,
    assignee: person(row.assignedTo, row.assignee_name),
  };
}

/** Who it is; without a name where the firm has them no longer. */
export function person(id: UserId | null, name: string | null): Person | null {
  return id === null ? null : { id, name: name ?? "" };
}

/** One sale by its id. */
export function saleAt(organization: OrganizationId, id: string): RawBuilder<unknown> {
  return sql`s.organization_id = ${organization} and s.id = ${id}`;
}
