import type { SaleView } from "../../domain/sales/ports.ts";
import type { Language } from "../../locales/language.ts";
import { type Pen, type RecordColumn, recordSheet } from "./record_sheet.ts";
import { type SheetStream, writtenNumber } from "./sheet.ts";

/** All fields of a sale (EXP-02). */
const COLUMNS: readonly RecordColumn<SaleView>[] = [
  [({ sales }) => sales.number, "text", (sale) => sale.number],
  [({ sales }) => sales.date, "day", (sale) => sale.saleDate],
  [({ sales }) => sales.status, "text", (sale, { words }) => words.statuses[sale.status]],
  [({ sales }) => sales.payment, "text", (sale, { words }) => words.paymentStatuses[sale.paymentStatus]],
  [({ sales }) => sales.customer, "text", (sale) => sale.customer.name],
  [({ customers }) => customers.email, "text", (sale) => sale.customer.email],
  [({ customers }) => customers.phone, "phone", (sale) => sale.customer.phone],
  [({ sales }) => sales.page.lines, "text", linesOf],
  [({ sales }) => sales.form.net, "money", (sale) => sale.net],
  [({ sales }) => sales.form.vat, "money", (sale) => sale.vat],
  [({ sales }) => sales.form.gross, "money", (sale) => sale.gross],
  [({ sales }) => sales.page.quoted, "money", (sale) => sale.quoted],
  [({ sales }) => sales.page.paid, "money", (sale) => sale.paid],
  [({ sales }) => sales.page.due, "day", (sale) => sale.dueOn],
  [({ sales }) => sales.source, "text", (sale, { words }) => words.sources[sale.source]],
  [({ sales }) => sales.assignee, "text", (sale) => sale.assignee?.name ?? null],
  [({ sales }) => sales.page.scheduled, "time", (sale) => sale.scheduledAt],
  [({ sales }) => sales.page.started, "time", (sale) => sale.startedAt],
  [({ sales }) => sales.page.ended, "time", (sale) => sale.endedAt],
  [({ sales }) => sales.form.internalNotes, "text", (sale) => sale.internalNotes],
  [({ sales }) => sales.form.customerNotes, "text", (sale) => sale.customerNotes],
  [({ sales }) => sales.page.created, "time", (sale) => sale.createdAt],
  // Last, where those who read the file by the place of its columns do not miss it.
  [({ sales }) => sales.page.paidOn, "day", (sale) => sale.paidOn],
];

function linesOf(sale: SaleView, { decimal }: Pen): string {
  return sale.lines.map(({ quantity, unit, description }) =>
    `${writtenNumber(quantity, 3, decimal).replace(/\D?0+$/, "")} ${unit} ${description}`
  ).join("\n");
}

/** The sales as a table that is written while it is read. */
export function saleSheet(
  parts: AsyncIterable<readonly SaleView[]> | Iterable<readonly SaleView[]>,
  writing: { readonly language: Language },
): SheetStream {
  return recordSheet("sales", COLUMNS, parts, writing);
}
