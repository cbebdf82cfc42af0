import type { Handler, Hands, Outcome } from "../delivery/handler.ts";
import type { Job, Why } from "../delivery/job.ts";
import { ore } from "../kernel/money.ts";
import type { SaleView } from "../sales/ports.ts";
import { differences, mayBeApproved } from "./compare.ts";
import { type Booked, type Invoice, seen } from "./invoice.ts";
import { nothing, saleOf, withAccounts } from "./job.ts";
import type { BillingWorld } from "./ports.ts";

/**
 * `invoice.approve`: gives the draft its number, once what it says is what the sale says. Done twice it changes nothing: an
 * approved invoice keeps its number.
 */
export function approveInvoice({ open }: Pick<BillingWorld, "open">): Handler {
  return withAccounts(open, async (job, hands, { invoicing }) => {
    const { sale, invoice } = await invoiceOf(job, hands);
    if (sale === null || invoice?.externalId == null) return nothing("invoice_missing");
    const booked = await invoicing.find(invoice.externalId);
    if (booked === null) return invoice.state === "draft" ? thrownAway(invoice, sale) : GONE;
    if (booked.state === "voided") return nothing("invoice_voided");
    if (booked.state === "approved") return approved(invoice, booked, sale);
    return mayBeApproved(sale, booked)
      ? approved(invoice, await invoicing.approve(booked.externalId), sale)
      : { kind: "dead", why: disagreement(sale, booked) };
  });
}

/** The sale of a job with its invoice, as they stand. */
export async function invoiceOf(job: Job, { tenants, actor }: Hands) {
  const id = saleOf(job);
  return await tenants.read(actor, ({ sales, invoices, organization }) => ({
    sale: sales.find(id),
    invoice: invoices.ofSale(id),
    firm: organization.find(),
  }));
}

/** The sum with moms is what a customer sees; where it agrees, another amount is told. */
function disagreement(sale: SaleView, booked: Booked): Why {
  if (booked.currency !== "DKK") return { code: "other_currency", facts: { currency: booked.currency } };
  const gaps = differences(sale, booked);
  const { field, ours, theirs } = gaps.find((gap) => gap.field === "gross") ?? gaps[0];
  return { code: "amounts_differ", facts: { field, ours, theirs } };
}

const GONE: Outcome = { kind: "dead", why: { code: "invoice_gone" } };

/** Somebody threw the draft away in the accounts, as one does with a wrong one: the sale gets another. */
function thrownAway(invoice: Invoice, sale: SaleView): Outcome {
  return {
    kind: "done",
    result: { thrownAway: invoice.externalId },
    work: async (books) => {
      await books.invoices.record({ kind: "invoice_voided" }, { ...invoice, state: "voided" }, sale);
      await books.effects.put([{ kind: "invoice.draft", key: `sale:${sale.id}`, about: { saleId: sale.id } }]);
    },
  };
}

function approved(invoice: Invoice, booked: Booked, sale: SaleView): Outcome {
  const after = seen(invoice, booked, ore(0));
  return {
    kind: "done",
    result: { externalId: booked.externalId, number: booked.number },
    work: async (books) => {
      await books.invoices.record({ kind: "invoice_approved" }, after, sale);
      await books.effects.put([{ kind: "invoice.send", key: `sale:${sale.id}`, about: { saleId: sale.id } }]);
    },
  };
}
