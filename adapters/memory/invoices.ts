import type { Invoice } from "../../domain/invoicing/invoice.ts";
import type { Contact, InvoiceReader, InvoiceWriter, Making, ProductKey } from "../../domain/invoicing/ports.ts";
import type { Invoiced, KeptFinding } from "../../domain/invoicing/reconcile.ts";
import type { CustomerId, InvoiceId, SaleId } from "../../domain/kernel/ids.ts";
import { ore } from "../../domain/kernel/money.ts";
import type { Clock, Instant } from "../../domain/kernel/time.ts";
import type { InvoiceMark } from "../../domain/sales/ports.ts";
import type { Sale } from "../../domain/sales/sale.ts";
import { asJson, type Ledger, question } from "./ledger.ts";
import { byValue } from "./listing.ts";
import type { Write } from "./record.ts";

/** What a firm has in the accounts, beside its sales. */
export interface InvoiceShelf {
  readonly invoices: Map<InvoiceId, Invoice & { readonly seenAt: Instant | null }>;
  readonly contacts: Map<string, Taken<Contact>>;
  readonly products: Map<string, Taken<string>>;
  readonly findings: Map<string, KeptFinding>;
}
interface Taken<T> {
  readonly made: T | null;
  readonly by: string;
  readonly until: number;
}

/** Of a firm that was never invoiced for. */
export function openShelf(): InvoiceShelf {
  return { invoices: new Map(), contacts: new Map(), products: new Map(), findings: new Map() };
}

/** What a write that is refused goes back to. */
export function copyOfShelf(shelf: InvoiceShelf): InvoiceShelf {
  return {
    invoices: new Map(shelf.invoices),
    contacts: new Map(shelf.contacts),
    products: new Map(shelf.products),
    findings: new Map(shelf.findings),
  };
}

const TAKEN_MS = 120_000;

export function invoiceReader({ customers, sales, shelf }: Ledger): InvoiceReader {
  const withSale = (invoice: Invoice): Invoiced => {
    const { id, number, status, net, vat, gross, paid } = sales.get(invoice.saleId)!;
    return { saleId: id, number, status, net, vat, gross, paid, invoice: plain(invoice) };
  };
  const all = () =>
    [...shelf.invoices.values()].toSorted((a, b) => byValue(a.entryOn, b.entryOn) || byValue(a.id, b.id));
  return {
    ofSale: (id) =>
      question(() => {
        const ofIt = all().filter(({ saleId }) => saleId === id)
          .toSorted((a, b) =>
            Number(a.state === "voided") - Number(b.state === "voided") || byValue(b.createdAt, a.createdAt)
          );
        return ofIt[0] ? plain(ofIt[0]) : null;
      }),
    byExternalId: (wanted) =>
      question(() => {
        const found = all().find(({ externalId }) => externalId === wanted);
        return found ? plain(found) : null;
      }),
    open: () =>
      question(() =>
        all().filter(({ state, balance }) => state !== "voided" && !(state === "approved" && balance === 0)).map(
          withSale,
        )
      ),
    since: (day) => question(() => all().filter(({ entryOn }) => entryOn >= day).map(withSale)),
    uninvoiced: (since) =>
      question(() =>
        [...sales.values()].filter((sale) =>
          sale.deletedAt === null && sale.gross > 0 && !isInvoiced(shelf, sale.id) &&
          (sale.status === "COMPLETED" || (sale.status === "PAID" && sale.endedAt >= since))
        ).toSorted((a, b) => byValue(a.saleDate, b.saleDate) || byValue(a.id, b.id))
          .map(({ id, customerId, number, gross, endedAt }) => ({
            ...{ saleId: id, customerName: customers.get(customerId)!.name, number, gross, completedAt: endedAt! },
          }))
      ),
    findings: (withSetAside) =>
      question(() =>
        [...shelf.findings.values()].filter(({ setAside }) => withSetAside || !setAside)
          .toSorted((a, b) => byValue(b.foundAt, a.foundAt) || byValue(a.kind, b.kind) || byValue(a.subject, b.subject))
      ),
  };
}

/** The sale's invoice in the accounts, in short. */
export function markOf({ invoices }: InvoiceShelf, sale: SaleId): InvoiceMark | null {
  for (const { saleId, provider, externalId, number, state } of invoices.values()) {
    if (saleId === sale && externalId !== null && (state === "draft" || state === "approved")) {
      return { provider, externalId, number, state };
    }
  }
  return null;
}

/** Whether the sale has an invoice in the accounts: such a one is kept (C10). */
function isInvoiced({ invoices }: InvoiceShelf, sale: SaleId): boolean {
  return markOf({ invoices } as InvoiceShelf, sale) !== null;
}

export function invoiceWriter(ledger: Ledger, clock: Clock, write: Write): InvoiceWriter {
  const { sales, shelf } = ledger;
  const done = Promise.resolve();
  function take<T>(from: Map<string, Taken<T>>, key: string, job: string): Promise<Making<T>> {
    const taken = from.get(key);
    if (taken?.made != null) return Promise.resolve({ kind: "made", made: taken.made });
    const now = Date.parse(clock.now());
    if (taken && taken.by !== job && taken.until >= now) return Promise.resolve({ kind: "others" });
    from.set(key, { made: null, by: job, until: now + TAKEN_MS });
    return Promise.resolve({ kind: "mine" });
  }
  const keep = <T>(from: Map<string, Taken<T>>, key: string, made: T) => {
    from.set(key, { ...from.get(key)!, made });
    return done;
  };
  return {
    lock: (sale) => {
      const found = [...shelf.invoices.values()].find(({ saleId, state }) => saleId === sale && state !== "voided");
      return Promise.resolve(found ? plain(found) : null);
    },
    ask: ({ id, saleId, provider, entryOn }) => {
      if ([...shelf.invoices.values()].some((one) => one.saleId === saleId && one.state !== "voided")) {
        throw new Error("Cannot ask for an invoice: the sale has one");
      }
      const nothing = { externalId: null, number: null, dueOn: null, net: null, vat: null, gross: null, balance: null };
      const invoice: Invoice = {
        ...{ id, saleId, provider, entryOn, state: "asked", sent: "unsent", credited: ore(0) },
        ...nothing,
        createdAt: clock.now(),
      };
      shelf.invoices.set(id, { ...invoice, seenAt: null });
      write("invoice_asked", "sale", saleId, { provider });
      return Promise.resolve(asJson(invoice));
    },
    record: ({ kind }, invoice, { id }) => {
      const { seenAt, createdAt } = shelf.invoices.get(invoice.id)!;
      shelf.invoices.set(invoice.id, asJson({ ...invoice, createdAt, seenAt }));
      const sale = sales.get(id)!;
      if (invoice.state === "approved" && invoice.dueOn !== null && sale.dueOn !== null) {
        sales.set(id, { ...sale, dueOn: invoice.dueOn } as Sale);
      }
      const { state, number, gross, balance } = invoice;
      write(kind, "sale", id, { state, number, gross, balance });
      return done;
    },
    freshen: (id, seenAt) => {
      const invoice = shelf.invoices.get(id)!;
      if (invoice.seenAt !== null && invoice.seenAt >= seenAt) return Promise.resolve(false);
      shelf.invoices.set(id, { ...invoice, seenAt });
      return Promise.resolve(true);
    },
    takeContact: (provider, customer, job) => take(shelf.contacts, `${provider} ${customer}`, job),
    keepContact: (provider, customer: CustomerId, contact) => keep(shelf.contacts, `${provider} ${customer}`, contact),
    takeProduct: (provider, key, job) => take(shelf.products, productAt(provider, key), job),
    keepProduct: (provider, key, externalId) => keep(shelf.products, productAt(provider, key), externalId),
    linkedContacts: (provider) =>
      Promise.resolve(
        [...shelf.contacts].flatMap(([key, { made }]) =>
          key.startsWith(`${provider} `) && made ? [made.externalId] : []
        ),
      ),
    keepFindings: (findings) => {
      const before = new Map(shelf.findings);
      shelf.findings.clear();
      for (const finding of findings) {
        const key = `${finding.kind} ${finding.subject}`;
        const old = before.get(key);
        const same = old && JSON.stringify(old.facts) === JSON.stringify(finding.facts);
        const saleNumber = finding.saleId === null ? null : sales.get(finding.saleId)?.number ?? null;
        const foundAt = old?.foundAt ?? clock.now();
        shelf.findings.set(key, asJson({ ...finding, saleNumber, foundAt, setAside: same ? old.setAside : false }));
      }
      return done;
    },
    setAside: (kind, subject) => {
      const key = `${kind} ${subject}`;
      const finding = shelf.findings.get(key);
      if (!finding || finding.setAside) return Promise.resolve(false);
      shelf.findings.set(key, { ...finding, setAside: true });
      return Promise.resolve(true);
    },
  };
}

function productAt(provider: string, { serviceId, rulesetId }: ProductKey): string {
  return `${provider} ${serviceId ?? "other"} ${rulesetId ?? ""}`;
}

function plain({ seenAt: _seenAt, ...invoice }: Invoice & { readonly seenAt?: Instant | null }): Invoice {
  return asJson(invoice);
}
