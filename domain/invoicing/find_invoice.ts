import type { EffectKind } from "../delivery/effect.ts";
import type { JobRow, Why } from "../delivery/job.ts";
import type { Integration, Neighbour } from "../integrations/integration.ts";
import type { Instant } from "../kernel/time.ts";
import type { SaleView } from "../sales/ports.ts";
import { type Difference, differences } from "./compare.ts";
import type { Invoice } from "./invoice.ts";

/** The steps on the way of an invoice, the last first: what stopped furthest along is what is told. */
const INVOICE_STEPS = ["invoice.send", "invoice.approve", "invoice.draft"] as const satisfies EffectKind[];
export type InvoiceStep = typeof INVOICE_STEPS[number];

/** What went wrong with an invoice, and whether it is tried again by itself. */
export interface Trouble {
  readonly step: InvoiceStep;
  readonly why: Why;
  /** null: it is not. */
  readonly nextTry: Instant | null;
}

/** All that a sale's page says of its invoice. */
export interface SaleInvoice {
  readonly accounts: Neighbour | null;
  readonly invoice: Invoice | null;
  readonly atWork: boolean;
  readonly differences: readonly Difference[];
  readonly trouble: Trouble | null;
}

/** What is known of a sale's invoice, from our row of it and from what is being done about it. */
export function invoiceOfSale(
  sale: SaleView,
  invoice: Invoice | null,
  jobs: readonly JobRow[],
  integrations: readonly Integration[],
): SaleInvoice {
  const serving = integrations.find(({ serves }) => serves === "billing") ?? null;
  const steps = jobs.filter((job): job is JobRow & { kind: InvoiceStep } =>
    (INVOICE_STEPS as readonly EffectKind[]).includes(job.kind)
  );
  return {
    accounts: serving?.provider ?? null,
    invoice,
    atWork: steps.some(({ state }) => state === "pending" || state === "running"),
    differences: invoice === null || invoice.state === "voided" ? [] : differences(sale, invoice),
    trouble: troubleOf(steps, serving),
  };
}

function troubleOf(
  steps: readonly (JobRow & { readonly kind: InvoiceStep })[],
  serving: Integration | null,
): Trouble | null {
  for (const step of INVOICE_STEPS) {
    const job = steps.find(({ kind }) => kind === step);
    if (job?.held) return { step, why: serving?.why ?? job.lastError ?? { code: "other" }, nextTry: null };
    if (job?.lastError && job.state === "dead") return { step, why: job.lastError, nextTry: null };
    if (job?.lastError && job.state === "pending") return { step, why: job.lastError, nextTry: job.runAt };
  }
  return null;
}
