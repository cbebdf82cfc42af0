import type { CustomerView } from "../../domain/customers/customer.ts";
import type { Language } from "../../locales/language.ts";
import { type RecordColumn, recordSheet } from "./record_sheet.ts";
import type { SheetStream } from "./sheet.ts";

/** All fields of a customer, and what their sales come to (EXP-01). */
const COLUMNS: readonly RecordColumn<CustomerView>[] = [
  [({ customers }) => customers.name, "text", (customer) => customer.name],
  [({ customers }) => customers.company, "text", (customer) => customer.companyName],
  [({ customers }) => customers.type, "text", (customer, { words }) => words.customerTypes[customer.type]],
  [({ customers }) => customers.status, "text", (customer, { words }) => words.customerStatuses[customer.status]],
  [({ customers }) => customers.email, "text", (customer) => customer.email],
  [({ customers }) => customers.phone, "phone", (customer) => customer.phone],
  [({ customers }) => customers.cvr, "text", (customer) => customer.cvr],
  [({ customers }) => customers.ean, "text", (customer) => customer.ean],
  [({ customers }) => customers.street, "text", (customer) => customer.address.street],
  [({ customers }) => customers.postalCode, "text", (customer) => customer.address.postalCode],
  [({ customers }) => customers.city, "text", (customer) => customer.address.city],
  [({ customers }) => customers.country, "text", (customer) => customer.address.country],
  [({ customers }) => customers.tags, "text", (customer) => customer.tags.join(", ")],
  [({ customers }) => customers.notes, "text", (customer) => customer.notes],
  [({ customers }) => customers.sales, "count", (customer) => customer.stats.salesCount],
  [({ customers }) => customers.revenue, "money", (customer) => customer.stats.revenueOre],
  [({ customers }) => customers.lastSale, "day", (customer) => customer.stats.lastSaleOn],
];

/** The customers as a table that is written while it is read. */
export function customerSheet(
  parts: AsyncIterable<readonly CustomerView[]>,
  writing: { readonly language: Language },
): SheetStream {
  return recordSheet("customers", COLUMNS, parts, writing);
}
