import type { Service } from "../catalogue/service.ts";
import type { Customer } from "../customers/customer.ts";
import type { Handler, Hands, Outcome } from "../delivery/handler.ts";
import type { Job } from "../delivery/job.ts";
import type { InvoiceId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { dayOf } from "../kernel/time.ts";
import type { Organization } from "../organizations/organization.ts";
import { STATES } from "../sales/moves.ts";
import type { Sale } from "../sales/sale.ts";
import { differences } from "./compare.ts";
import { contactOf, draftOf } from "./draft.ts";
import { type Booked, type Invoice, keep, seen } from "./invoice.ts";
import { nothing, saleOf, withAccounts } from "./job.ts";
import { ensureContact, ensureProducts } from "./parties.ts";
import type { BillingWorld, OpenAccounts } from "./ports.ts";
import { ore } from "../kernel/money.ts";

/** A sale whose invoice is asked for, with all it takes to make one. */
interface Asked {
  readonly sale: Sale;
  readonly customer: Customer;
  readonly services: readonly Service[];
  readonly firm: Organization;
  readonly invoice: Invoice;
  /** Nobody asked for it before, so none can be there. */
  readonly first: boolean;
}

/**
 * `invoice.draft`: makes the draft of a completed sale, once. What may have been made by an earlier try is looked for by its
 * mark; of several the oldest stays and the other drafts go.
 */
export function draftInvoice(world: BillingWorld): Handler {
  return withAccounts(world.open, async (job, hands, accounts) => {
    const asked = await ask(world, job, hands, accounts);
    if (!asked.ok) return nothing(asked.error);
    const there = asked.value.first ? null : await adopt(asked.value, accounts);
    return drafted(asked.value, there ?? await make(world, asked.value, job, hands, accounts), accounts);
  }, async (job, hands, accounts) => {
    const asked = await ask(world, job, hands, accounts);
    if (!asked.ok) return nothing(asked.error);
    const there = await adopt(asked.value, accounts);
    return there && drafted(asked.value, there, accounts);
  });
}

/** Writes down that the invoice is asked for, before anybody is. */
function ask(
  { ids }: BillingWorld,
  job: Job,
  { tenants, actor, clock }: Hands,
  { provider }: OpenAccounts,
): Promise<Result<Asked, string>> {
  return tenants.write<Asked, string>(actor, async (books) => {
    const sale = await books.sales.lock(saleOf(job));
    if (sale === null || sale.deletedAt !== null) return no("sale_missing");
    if (!STATES[sale.status].invoiced) return no("sale_not_completed");
    if (sale.gross === 0) return no("sale_comes_to_nothing");
    const living = await books.invoices.lock(sale.id);
    if (living !== null && living.state !== "asked") return no("invoice_there");
    const { customer, services, firm } = await books.ask({
      customer: books.read.customers.find(sale.customerId),
      services: books.read.services.some(sale.lines.flatMap(({ serviceId }) => serviceId ?? [])),
      firm: books.read.organization.find(),
    });
    const entryOn = dayOf(clock.now(), firm.timeZone);
    const invoice = living ??
      await books.invoices.ask({ id: ids.next<InvoiceId>(), saleId: sale.id, provider, entryOn });
    return yes({ sale, customer: customer!, services, firm, invoice, first: living === null });
  }) as Promise<Result<Asked, string>>;
}

/** The invoice that an earlier try made; its doubles go. */
async function adopt({ sale, invoice }: Asked, { invoicing }: OpenAccounts): Promise<Booked | null> {
  const mark = { saleId: sale.id, number: sale.number };
  const { kept, spare } = keep(await invoicing.marked(mark, invoice.entryOn));
  for (const { externalId } of spare) await invoicing.dropDraft(externalId);
  return kept;
}

async function make(
  world: BillingWorld,
  asked: Asked,
  job: Job,
  hands: Hands,
  accounts: OpenAccounts,
): Promise<Booked> {
  const { sale, customer, services, firm, invoice } = asked;
  const contact = await ensureContact(world, contactOf(customer), customer.id, job, hands, accounts);
  const draft = draftOf(sale, invoice.entryOn, firm.paymentTermsDays);
  const products = await ensureProducts(world, draft, services, job, hands, accounts);
  return await accounts.invoicing.makeDraft(draft, contact, products);
}

/** The invoice is there: it is written down, and where the firm lets us go on, approving it is the next step. */
function drafted({ sale, invoice }: Asked, booked: Booked, { settings }: OpenAccounts): Outcome {
  const after = seen(invoice, booked, ore(0));
  const gaps = differences(sale, booked).length;
  return {
    kind: "done",
    result: { externalId: booked.externalId, ...(gaps > 0 ? { differences: gaps } : {}) },
    work: async (books) => {
      const kind = after.state === "approved" ? "invoice_approved" as const : "invoice_drafted" as const;
      await books.invoices.record({ kind }, after, sale);
      if (settings.mode === "draft") return;
      await books.effects.put([{
        kind: after.state === "approved" ? "invoice.send" : "invoice.approve",
        key: `sale:${sale.id}`,
        about: { saleId: sale.id },
      }]);
    },
  };
}
