import type { Handler, Hands } from "../delivery/handler.ts";
import type { Neighbour } from "../integrations/integration.ts";
import { yes } from "../kernel/result.ts";
import { addDays, type Day, dayOf } from "../kernel/time.ts";
import { withAccounts } from "./job.ts";
import { takeNews } from "./poll_billing.ts";
import type { Booked } from "./invoice.ts";
import type { BillingWorld, Invoicing } from "./ports.ts";
import { type Invoiced, reconcile } from "./reconcile.ts";

/** Invoices older than this are closed years; nobody looks at them again. */
const DAYS_BACK = 400;

/** `billing.reconcile`: compares our books with the accounts, both ways, and keeps what does not agree. */
export function reconcileBilling({ open, ids }: Pick<BillingWorld, "open" | "ids">): Handler {
  return withAccounts(open, async (_job, hands, { invoicing, provider }) => {
    const { tenants, actor, clock } = hands;
    const askedAt = clock.now();
    const { firm, connection } = await tenants.read(actor, ({ organization, integrations }) => ({
      firm: organization.find(),
      connection: integrations.of(provider as Neighbour),
    }));
    const since = addDays(dayOf(askedAt, firm.timeZone), -DAYS_BACK);
    const theirs = await invoicing.since(since);
    const before = await tenants.read(actor, ({ invoices }) => ({ ours: invoices.since(since) }));
    await takeNews({ ids }, hands, before.ours.filter((one) => one.invoice.externalId !== null), theirs, askedAt);

    await letGo(hands, invoicing, before.ours, theirs);

    const connectedAt = connection?.connectedAt ?? askedAt;
    const { ours, uninvoiced } = await tenants.read(actor, ({ invoices }) => ({
      ours: invoices.since(since),
      uninvoiced: invoices.uninvoiced(connectedAt),
    }));
    const found = reconcile({
      ours,
      // What is being made right now is not missing.
      uninvoiced: uninvoiced.filter(({ completedAt }) => completedAt < anHourBefore(askedAt)),
      theirs,
      since,
      connectedOn: dayOf(connectedAt, firm.timeZone) as Day,
    });
    return {
      kind: "done",
      result: { looked: theirs.length, found: found.length },
      work: async (books) => void await books.invoices.keepFindings(found).then(() => yes(null)),
    };
  });
}

/** A draft that somebody threw away in the accounts is ours no longer; the sale can have another. */
async function letGo(
  { tenants, actor }: Hands,
  invoicing: Invoicing,
  ours: readonly Invoiced[],
  theirs: readonly Booked[],
): Promise<void> {
  const there = new Set(theirs.map(({ externalId }) => externalId));
  for (const { saleId, invoice: { state, externalId } } of ours) {
    if (state !== "draft" || externalId === null || there.has(externalId)) continue;
    if (await invoicing.find(externalId) !== null) continue;
    await tenants.write<null, never>(actor, async (books) => {
      const invoice = await books.invoices.lock(saleId);
      if (invoice?.externalId === externalId && invoice.state === "draft") {
        await books.invoices.record({ kind: "invoice_voided" }, { ...invoice, state: "voided" }, { id: saleId });
      }
      return yes(null);
    });
  }
}

function anHourBefore(instant: string): string {
  return Temporal.Instant.from(instant).subtract({ hours: 1 }).toString({ fractionalSecondDigits: 3 });
}
