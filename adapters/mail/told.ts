import type { Address } from "../../domain/customers/customer.ts";
import type { LeadView } from "../../domain/leads/ports.ts";
import type { LeadTold, SaleTold } from "../../domain/mail/mail.ts";
import type { Sale } from "../../domain/sales/sale.ts";

/** Of a sale what its customer may read: nothing that was written for the firm alone. */
export function saleTold(sale: Sale, address: Address): SaleTold {
  const { id, number, lines, vat, gross, scheduledAt, scheduledUntil, customerNotes } = sale;
  return {
    ...{ id, number, vat, gross, address, notes: customerNotes },
    lines: lines.map(({ description, gross }) => ({ description, gross })),
    visit: scheduledAt === null || scheduledUntil === null ? null : { at: scheduledAt, until: scheduledUntil },
  };
}

/** Of a lead what a colleague needs to call back. */
export function leadTold(lead: LeadView): LeadTold {
  return {
    ...{ id: lead.id, name: lead.contactName, company: lead.companyName, phone: lead.contactPhone },
    ...{ email: lead.contactEmail, source: lead.source, service: lead.service?.name ?? null },
    ...{ value: lead.estimatedValue, message: lead.message, followUpOn: lead.followUpOn },
  };
}
