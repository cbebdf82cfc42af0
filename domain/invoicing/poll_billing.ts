import type { Handler, Hands } from "../delivery/handler.ts";
import type { PaymentId } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Instant } from "../kernel/time.ts";
import { moveSettled } from "../sales/move_sale.ts";
import type { SaleRefusal } from "../sales/refusal.ts";
import { isSettled, pay, type Sale } from "../sales/sale.ts";
import { momentOf } from "../sales/world.ts";
import type { Books } from "../tenants.ts";
import { type Booked, differsFrom, type Invoice, seen } from "./invoice.ts";
import { withAccounts } from "./job.ts";
import { creditedBy, missingRows, received } from "./mirror.ts";
import type { BillingWorld, InvoiceEvent } from "./ports.ts";
import type { Invoiced } from "./reconcile.ts";

/**
 * `billing.poll`: asks the accounts for all invoices since the oldest open one, page by page, and writes down what is new of
 * ours: that a person approved or voided one, and what was paid.
 */
export function pollBilling({ open, ids }: Pick<BillingWorld, "open" | "ids">): Handler {
  return withAccounts(open, async (_job, hands, { invoicing, provider }) => {
    const { invoices } = await hands.tenants.read(hands.actor, (books) => ({ invoices: books.invoices.open() }));
    const ours = invoices.filter(({ invoice }) => invoice.externalId !== null && invoice.provider === provider);
    if (ours.length === 0) return { kind: "done", result: { looked: 0 } };
    const from = ours.map(({ invoice }) => invoice.entryOn).reduce((first, day) => day < first ? day : first);
    const askedAt = hands.clock.now();
    const changed = await takeNews({ ids }, hands, ours, await invoicing.since(from), askedAt);
    return { kind: "done", result: { looked: ours.length, ...changed } };
  });
}

/** Writes down what the accounts said of ours at a moment; one of our sales at a time, so a refused one holds up nobody. */
export async function takeNews(
  world: Pick<BillingWorld, "ids">,
  hands: Hands,
  ours: readonly Invoiced[],
  theirs: readonly Booked[],
  askedAt: Instant,
): Promise<{ readonly changed: number; readonly refused: number }> {
  const byId = new Map(theirs.filter(({ kind }) => kind === "invoice").map((one) => [one.externalId, one]));
  const notesOf = Map.groupBy(theirs.filter(({ kind }) => kind === "credit_note"), (note) => note.credits);
  let changed = 0, refused = 0;
  for (const sale of ours) {
    const booked = byId.get(sale.invoice.externalId!);
    if (booked === undefined) continue;
    const news: News = { booked, creditNotes: notesOf.get(booked.externalId) ?? [], askedAt };
    if (!isNews(sale, news)) continue;
    const taken = await hands.tenants.write<boolean, SaleRefusal>(
      hands.actor,
      (books) => takeIn(world, books, hands, sale, news),
    );
    if (!taken.ok) refused++;
    else if (taken.value) changed++;
  }
  return { changed, refused };
}

export interface News {
  readonly booked: Booked;
  readonly creditNotes: readonly Booked[];
  readonly askedAt: Instant;
}

/** Whether it is worth opening the books for. */
function isNews({ invoice, gross, paid }: Invoiced, { booked, creditNotes }: News): boolean {
  return differsFrom(invoice, seen(invoice, booked, creditedBy(creditNotes))) ||
    received({ invoice: booked, creditNotes }, gross) !== paid;
}

/** The invoice as it now is, and a payment row for what came in or went back; a sale that is paid in full moves on (C7). */
async function takeIn(
  { ids }: Pick<BillingWorld, "ids">,
  books: Books,
  { actor, clock }: Hands,
  { saleId }: Invoiced,
  { booked, creditNotes, askedAt }: News,
): Promise<Result<boolean, SaleRefusal>> {
  const sale = await books.sales.lock(saleId);
  const invoice = await books.invoices.lock(saleId);
  if (sale === null || invoice === null || invoice.externalId !== booked.externalId) return yes(false);
  // Two may ask at once; what was asked earlier and comes later is old.
  if (!await books.invoices.freshen(invoice.id, askedAt)) return yes(false);

  const after = seen(invoice, booked, creditedBy(creditNotes));
  const isNew = differsFrom(invoice, after);
  if (isNew) await books.invoices.record(eventOf(invoice, after), after, sale);
  const paid = await mirror({ ids }, books, { actor, clock }, sale, { booked, creditNotes, askedAt }, invoice);
  return paid.ok ? yes(isNew || paid.value) : paid;
}

async function mirror(
  { ids }: Pick<BillingWorld, "ids">,
  books: Books,
  { actor, clock }: Pick<Hands, "actor" | "clock">,
  sale: Sale,
  { booked, creditNotes }: News,
  { provider }: Invoice,
): Promise<Result<boolean, SaleRefusal>> {
  const { payments, firm } = await books.ask({
    payments: books.read.sales.payments(sale.id),
    firm: books.read.organization.find(),
  });
  const moment = momentOf(clock.now(), firm);
  let now = sale;
  const rows = missingRows({ invoice: booked, creditNotes }, paymentProvider(provider), payments, sale.gross);
  for (const { amount, reference } of rows) {
    const paid = pay(now, amount);
    if (!paid.ok) return no(paid.error);
    const payment = {
      ...{ id: ids.next<PaymentId>(), amount, reference, provider: paymentProvider(provider) },
      ...{ paidOn: moment.today, createdBy: actor.userId, createdAt: moment.now },
    };
    now = await books.sales.record({ kind: "payment_recorded", payment }, paid.value);
  }
  if (isSettled(now)) {
    const moved = await moveSettled(books, now, moment);
    if (!moved.ok) return moved;
  }
  return yes(rows.length > 0);
}

/** What mirrored payments are marked with. */
function paymentProvider(provider: string): string {
  return provider.toUpperCase();
}

function eventOf(before: Invoice, after: Invoice): InvoiceEvent {
  if (before.state === after.state) return { kind: "invoice_seen" };
  return {
    kind: after.state === "approved"
      ? "invoice_approved"
      : after.state === "voided"
      ? "invoice_voided"
      : "invoice_seen",
  };
}
