import type { Handler, Outcome } from "../delivery/handler.ts";
import type { SaleView } from "../sales/ports.ts";
import { invoiceOf } from "./approve_invoice.ts";
import { contactOf } from "./draft.ts";
import type { Invoice } from "./invoice.ts";
import { nothing, withAccounts } from "./job.ts";
import { ensureContact } from "./parties.ts";
import type { BillingWorld } from "./ports.ts";

/**
 * `invoice.send`: lets the accounts send the approved invoice, by mail, or as an electronic invoice to who has an EAN number.
 * Where an earlier try may have worked, the invoice itself says whether it was sent.
 */
export function sendInvoice(world: BillingWorld): Handler {
  return withAccounts(world.open, async (job, hands, accounts) => {
    const { sale, invoice, firm } = await invoiceOf(job, hands);
    if (sale === null || invoice?.externalId == null) return nothing("invoice_missing");
    if (invoice.state !== "approved" || invoice.number === null) return nothing("invoice_not_approved");
    if (invoice.sent === "sent") return nothing("invoice_sent");
    const { customer } = await hands.tenants.read(hands.actor, ({ customers }) => ({
      customer: customers.find(sale.customerId),
    }));
    if (customer === null) return nothing("customer_missing");
    if (customer.ean !== null) {
      await accounts.invoicing.send(invoice.externalId, { kind: "ean", ean: customer.ean, reference: sale.number });
      return sent(invoice, sale, "sent");
    }
    const { personId } = await ensureContact(world, contactOf(customer), customer.id, job, hands, accounts);
    if (customer.email === null || personId === null) return sent(invoice, sale, "no_address");
    const { words } = world;
    await accounts.invoicing.send(invoice.externalId, {
      kind: "mail",
      personId,
      subject: words.mailSubject(invoice.number, firm.name),
      body: words.mailBody(customer.name, invoice.number, firm.name),
    });
    return sent(invoice, sale, "sent");
  }, async (job, hands, { invoicing }) => {
    const { sale, invoice } = await invoiceOf(job, hands);
    if (sale === null || invoice?.externalId == null) return nothing("invoice_missing");
    const booked = await invoicing.find(invoice.externalId);
    return booked?.sent ? sent(invoice, sale, "sent") : null;
  });
}

function sent(invoice: Invoice, sale: SaleView, how: "sent" | "no_address"): Outcome {
  return {
    kind: "done",
    result: { sent: how },
    work: (books) => books.invoices.record({ kind: "invoice_sent" }, { ...invoice, sent: how }, sale),
  };
}
