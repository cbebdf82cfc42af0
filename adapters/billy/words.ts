import type { InvoiceWords } from "../../domain/invoicing/ports.ts";
import { onInvoices } from "../../locales/da/invoicing.ts";

/** What stands on invoices is for Danish customers, whatever the language of who works here. */
export const INVOICE_WORDS: InvoiceWords = onInvoices;
