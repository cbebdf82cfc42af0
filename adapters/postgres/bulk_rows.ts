import { titleOf } from "../../domain/sales/sale.ts";
import type { Agreement } from "../../domain/agreements/agreement.ts";
import type { Service } from "../../domain/catalogue/service.ts";
import type { Customer } from "../../domain/customers/customer.ts";
import type { Lead } from "../../domain/leads/lead.ts";
import type { SaleStatus } from "../../domain/sales/moves.ts";
import type { Payment } from "../../domain/sales/payment.ts";
import type { PricedLine } from "../../domain/pricing/line.ts";
import type { Sale } from "../../domain/sales/sale.ts";
import type { SavedView } from "../../domain/views/view.ts";
import type { Happening, Place, StepTaken, Tied, WrittenLeadStep } from "../firm_books.ts";
import { json, type Statement } from "./engine.ts";

/** A column that is filled: its name and type, and what of the row stands in it. */
type Column<Row> = readonly [name: string, type: string, of: (row: Row) => unknown];

/** A table that is filled many rows at a time, all of one organization. */
export interface Bulk<Row> {
  readonly table: string;
  readonly columns: readonly Column<Row>[];
}

/**
 * Adds all the rows by one statement whose text is always the same: each column travels as one array. Rows come in the
 * order they are given, which is the order of ids the database gives out.
 */
export function addAll<Row>({ table, columns }: Bulk<Row>, organization: string, rows: readonly Row[]): Statement {
  const { names, read, given, values } = unnested(columns, rows);
  return {
    text:
      `insert into ${table} (organization_id, ${names}) select $1::uuid, ${read} from ${given} order by one.ordinal`,
    values: [organization, ...values],
  };
}

/** The rows as a table \`one\` inside a statement, their place counted from 1; their arrays are its parameters from $2 on. */
export function unnested<Row>(columns: readonly Column<Row>[], rows: readonly Row[]) {
  const names = columns.map(([name]) => name).join(", ");
  const arrays = columns.map(([, type], index) => `$${index + 2}::${type.endsWith("[]") ? "text" : type}[]`);
  return {
    names,
    read: columns.map(([name, type]) => type.endsWith("[]") ? `one.${name}::${type}` : `one.${name}`).join(", "),
    given: `unnest(${arrays.join(", ")}) with ordinality as one (${names}, ordinal)`,
    values: columns.map(([, , of]) => rows.map(of)),
  };
}

/** The same table with only some of its columns, for those who may not fill all of them. */
export function without<Row>({ table, columns }: Bulk<Row>, ...left: readonly string[]): Bulk<Row> {
  return { table, columns: columns.filter(([name]) => !left.includes(name)) };
}

export const PLACES: Bulk<Place> = {
  table: "app.memberships",
  columns: [
    ["user_id", "uuid", (place) => place.userId],
    ["role", "text", (place) => place.role],
    ["created_at", "timestamptz", (place) => place.since],
  ],
};

export const VIEWS: Bulk<SavedView> = {
  table: "app.saved_views",
  columns: [
    ["id", "uuid", (view) => view.id],
    ["user_id", "uuid", (view) => view.userId],
    ["name", "text", (view) => view.name],
    ["query", "text", (view) => view.query],
    ["shared", "boolean", (view) => view.shared],
  ],
};

export const SERVICES: Bulk<Service> = {
  table: "app.services",
  columns: [
    ["id", "uuid", (service) => service.id],
    ["version", "int", (service) => service.version],
    ["name", "text", (service) => service.name],
    ["category", "text", (service) => service.category],
    ["description", "text", (service) => service.description],
    ["price_ore", "bigint", (service) => service.priceOre],
    ["price_includes_vat", "boolean", (service) => service.priceIncludesVat],
    ["vat_bp", "int", (service) => service.vatBasisPoints],
    ["unit", "text", (service) => service.unit],
    ["pricing_model", "text", (service) => service.pricingModel],
    ["duration_minutes", "int", (service) => service.durationMinutes],
    ["cost_ore", "bigint", (service) => service.costOre],
    ["active", "boolean", (service) => service.active],
    ["created_at", "timestamptz", (service) => service.createdAt],
    ["updated_at", "timestamptz", (service) => service.updatedAt],
  ],
};

export const CUSTOMERS: Bulk<Customer> = {
  table: "app.customers",
  columns: [
    ["id", "uuid", (customer) => customer.id],
    ["version", "int", (customer) => customer.version],
    ["type", "text", (customer) => customer.type],
    ["name", "text", (customer) => customer.name],
    ["company_name", "text", (customer) => customer.companyName],
    ["email", "text", (customer) => customer.email],
    ["phone", "text", (customer) => customer.phone],
    ["cvr", "text", (customer) => customer.cvr],
    ["ean", "text", (customer) => customer.ean],
    ["street", "text", (customer) => customer.address.street],
    ["postal_code", "text", (customer) => customer.address.postalCode],
    ["city", "text", (customer) => customer.address.city],
    ["country", "text", (customer) => customer.address.country],
    // An array of arrays has to be a rectangle, so each list travels as text.
    ["tags", "text[]", (customer) => `{${customer.tags.map((tag) => JSON.stringify(tag)).join(",")}}`],
    ["status", "text", (customer) => customer.status],
    ["notes", "text", (customer) => customer.notes],
    ["created_by", "uuid", (customer) => customer.createdBy],
    ["created_at", "timestamptz", (customer) => customer.createdAt],
    ["updated_at", "timestamptz", (customer) => customer.updatedAt],
    ["deleted_at", "timestamptz", (customer) => customer.deletedAt],
  ],
};

export const AGREEMENTS: Bulk<Agreement> = {
  table: "app.agreements",
  columns: [
    ["id", "uuid", (agreement) => agreement.id],
    ["version", "int", (agreement) => agreement.version],
    ["customer_id", "uuid", (agreement) => agreement.customerId],
    ["title", "text", (agreement) => agreement.title],
    ["lines", "jsonb", (agreement) => json(agreement.lines)],
    // An array of arrays has to be a rectangle, so each list travels as text.
    ["service_ids", "uuid[]", ({ lines }) => `{${lines.flatMap(({ serviceId }) => serviceId ?? []).join(",")}}`],
    ["rule", "jsonb", (agreement) => json(agreement.rule)],
    ["time_of_day", "text", (agreement) => agreement.time],
    ["minutes", "int", (agreement) => agreement.minutes],
    ["assigned_to", "uuid", (agreement) => agreement.assignedTo],
    ["created_by", "uuid", (agreement) => agreement.createdBy],
    ["starts_on", "date", (agreement) => agreement.startsOn],
    ["ends_on", "date", (agreement) => agreement.endsOn],
    ["paused_from", "date", (agreement) => agreement.pausedFrom],
    ["paused_to", "date", (agreement) => agreement.pausedTo],
    ["holidays", "text", (agreement) => agreement.holidays],
    ["internal_notes", "text", (agreement) => agreement.internalNotes],
    ["customer_notes", "text", (agreement) => agreement.customerNotes],
    ["next_on", "date", (agreement) => agreement.nextOn],
    ["created_at", "timestamptz", (agreement) => agreement.createdAt],
    ["updated_at", "timestamptz", (agreement) => agreement.updatedAt],
  ],
};

export const TIES: Bulk<Of<Tied>> = {
  table: "app.agreement_visits",
  columns: [
    ["sale_id", "uuid", ({ saleId }) => saleId],
    ["agreement_id", "uuid", ({ part }) => part.agreementId],
    ["occurrence_on", "date", ({ part }) => part.on],
    ["planned_at", "timestamptz", ({ part }) => part.plannedAt],
    ["planned_until", "timestamptz", ({ part }) => part.plannedUntil],
    ["made_version", "int", ({ part }) => part.madeVersion],
  ],
};

/** A sale with its customer's name, which stands in the sale for sorting. */
export interface NamedSale {
  readonly sale: Sale;
  readonly customerName: string;
}

export const SALES: Bulk<NamedSale> = {
  table: "app.sales",
  columns: [
    ["id", "uuid", ({ sale }) => sale.id],
    ["version", "int", ({ sale }) => sale.version],
    ["number", "text", ({ sale }) => sale.number],
    ["customer_id", "uuid", ({ sale }) => sale.customerId],
    ["customer_name", "text", ({ customerName }) => customerName],
    ["title", "text", ({ sale }) => titleOf(sale.lines)],
    ["status", "text", ({ sale }) => sale.status],
    ["source", "text", ({ sale }) => sale.source],
    ["sale_date", "date", ({ sale }) => sale.saleDate],
    ["scheduled_at", "timestamptz", ({ sale }) => sale.scheduledAt],
    ["scheduled_until", "timestamptz", ({ sale }) => sale.scheduledUntil],
    ["delivery_started_at", "timestamptz", ({ sale }) => sale.startedAt],
    ["delivery_ended_at", "timestamptz", ({ sale }) => sale.endedAt],
    ["assigned_to", "uuid", ({ sale }) => sale.assignedTo],
    ["created_by", "uuid", ({ sale }) => sale.createdBy],
    ["quoted_ore", "bigint", ({ sale }) => sale.quoted],
    ["net_ore", "bigint", ({ sale }) => sale.net],
    ["vat_ore", "bigint", ({ sale }) => sale.vat],
    ["gross_ore", "bigint", ({ sale }) => sale.gross],
    ["internal_notes", "text", ({ sale }) => sale.internalNotes],
    ["customer_notes", "text", ({ sale }) => sale.customerNotes],
    ["paid_ore", "bigint", ({ sale }) => sale.paid],
    ["payment_status", "text", ({ sale }) => sale.paymentStatus],
    ["due_on", "date", ({ sale }) => sale.dueOn],
    ["paid_on", "date", ({ sale }) => sale.paidOn],
    ["reason", "text", ({ sale }) => sale.reason],
    ["created_at", "timestamptz", ({ sale }) => sale.createdAt],
    ["updated_at", "timestamptz", ({ sale }) => sale.updatedAt],
    ["deleted_at", "timestamptz", ({ sale }) => sale.deletedAt],
  ],
};

/** A line, payment or step with the sale it belongs to. */
export interface Of<Part> {
  readonly saleId: string;
  /** Counted from 0. */
  readonly place: number;
  readonly part: Part;
}

export const LINES: Bulk<Of<PricedLine>> = {
  table: "app.sale_lines",
  columns: [
    ["sale_id", "uuid", ({ saleId }) => saleId],
    ["position", "int", ({ place }) => place],
    ["id", "uuid", ({ part }) => part.id],
    ["service_id", "uuid", ({ part }) => part.serviceId],
    ["description", "text", ({ part }) => part.description],
    ["quantity_milli", "bigint", ({ part }) => part.quantity],
    ["unit", "text", ({ part }) => part.unit],
    ["unit_price_ore", "bigint", ({ part }) => part.unitPrice],
    ["price_includes_vat", "boolean", ({ part }) => part.priceIncludesVat],
    ["discount_bp", "int", ({ part }) => part.discount],
    ["vat_bp", "int", ({ part }) => part.vatRate],
    ["net_ore", "bigint", ({ part }) => part.net],
    ["vat_ore", "bigint", ({ part }) => part.vat],
    ["gross_ore", "bigint", ({ part }) => part.gross],
  ],
};

export const STEPS: Bulk<Of<StepTaken & { readonly from: SaleStatus | null }>> = {
  table: "app.sale_status_history",
  columns: [
    ["sale_id", "uuid", ({ saleId }) => saleId],
    ["seq", "int", ({ place }) => place + 1],
    ["from_status", "text", ({ part }) => part.from],
    ["to_status", "text", ({ part }) => part.to],
    ["at", "timestamptz", ({ part }) => part.at],
    ["by_user", "uuid", ({ part }) => part.by],
    ["reason", "text", ({ part }) => part.reason],
  ],
};

export const PAYMENTS: Bulk<Of<Payment>> = {
  table: "app.payments",
  columns: [
    ["id", "uuid", ({ part }) => part.id],
    ["sale_id", "uuid", ({ saleId }) => saleId],
    ["amount_ore", "bigint", ({ part }) => part.amount],
    ["paid_on", "date", ({ part }) => part.paidOn],
    ["provider", "text", ({ part }) => part.provider],
    ["reference", "text", ({ part }) => part.reference],
    ["created_by", "uuid", ({ part }) => part.createdBy],
    ["created_at", "timestamptz", ({ part }) => part.createdAt],
  ],
};

export const COUNTERS: Bulk<readonly [year: number, last: number]> = {
  table: "app.sale_counters",
  columns: [["year", "int", ([year]) => year], ["last", "int", ([, last]) => last]],
};

export const EVENTS: Bulk<Of<Happening>> = {
  table: "app.events",
  columns: [
    ["at", "timestamptz", ({ part }) => part.at],
    ["kind", "text", ({ part }) => part.kind],
    ["resource_type", "text", () => "sale"],
    ["resource_id", "uuid", ({ saleId }) => saleId],
    ["actor_id", "uuid", ({ part }) => part.by],
    ["facts", "jsonb", ({ part }) => json(part.facts)],
  ],
};

/** Who did it; each row points at its event. */
export const AUDIT: Bulk<Of<Happening> & { readonly eventId: number }> = {
  table: "app.audit",
  columns: [
    ["at", "timestamptz", ({ part }) => part.at],
    ["actor_id", "uuid", ({ part }) => part.by],
    ["action", "text", ({ part }) => part.kind],
    ["resource_type", "text", () => "sale"],
    ["resource_id", "uuid", ({ saleId }) => saleId],
    ["changes", "jsonb", ({ part }) => json(part.facts)],
    ["event_id", "bigint", ({ eventId }) => eventId],
  ],
};

export const LEADS: Bulk<Lead> = {
  table: "app.leads",
  columns: [
    ["id", "uuid", (lead) => lead.id],
    ["version", "int", (lead) => lead.version],
    ["contact_name", "text", (lead) => lead.contactName],
    ["contact_email", "text", (lead) => lead.contactEmail],
    ["contact_phone", "text", (lead) => lead.contactPhone],
    ["company_name", "text", (lead) => lead.companyName],
    ["source", "text", (lead) => lead.source],
    ["interest_service_id", "uuid", (lead) => lead.interestServiceId],
    ["estimated_value_ore", "bigint", (lead) => lead.estimatedValue],
    ["priority", "text", (lead) => lead.priority],
    ["status", "text", (lead) => lead.status],
    ["ending", "text", (lead) => lead.ending],
    ["ending_note", "text", (lead) => lead.endingNote],
    ["follow_up_on", "date", (lead) => lead.followUpOn],
    ["contacted_on", "date", (lead) => lead.contactedOn],
    ["message", "text", (lead) => lead.message],
    ["notes", "text", (lead) => lead.notes],
    ["assigned_to", "uuid", (lead) => lead.assignedTo],
    ["created_by", "uuid", (lead) => lead.createdBy],
    ["customer_id", "uuid", (lead) => lead.customerId],
    ["converted_sale_id", "uuid", (lead) => lead.convertedSaleId],
    // An array of arrays has to be a rectangle, so each list travels as text.
    ["answers", "int[]", (lead) => `{${lead.answers.join(",")}}`],
    ["score", "int", (lead) => lead.score],
    ["scored_on", "date", (lead) => lead.scoredOn],
    ["created_on", "date", (lead) => lead.createdOn],
    ["closed_on", "date", (lead) => lead.closedOn],
    ["created_at", "timestamptz", (lead) => lead.createdAt],
    ["updated_at", "timestamptz", (lead) => lead.updatedAt],
    // Nobody is mailed about what was made up.
    ["reminded_for", "date", (lead) => lead.followUpOn],
  ],
};

/** A line of history with the lead it belongs to. */
export interface OfLead {
  readonly leadId: string;
  readonly step: WrittenLeadStep;
}

export const LEAD_STEPS: Bulk<OfLead> = {
  table: "app.lead_steps",
  columns: [
    ["lead_id", "uuid", ({ leadId }) => leadId],
    ["seq", "int", ({ step }) => step.seq],
    ["kind", "text", ({ step }) => step.kind],
    ["at", "timestamptz", ({ step }) => step.at],
    ["by_user", "uuid", ({ step }) => step.by],
    ["note", "text", ({ step }) => step.note],
    ["from_status", "text", ({ step }) => step.from],
    ["to_status", "text", ({ step }) => step.to],
    ["ending", "text", ({ step }) => step.ending],
    ["follow_up_on", "date", ({ step }) => step.followUpOn],
  ],
};
