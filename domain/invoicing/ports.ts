import type { Hands } from "../delivery/handler.ts";
import type { Why } from "../delivery/job.ts";
import type { Neighbour } from "../integrations/integration.ts";
import type { CustomerId, Ids, InvoiceId, SaleId, ServiceId } from "../kernel/ids.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { Sale } from "../sales/sale.ts";
import type { Question } from "../tenants.ts";
import type { BillingSettings, Offered } from "./accounts.ts";
import type { ContactFacts, InvoiceDraft, KnownContact } from "./draft.ts";
import type { Booked, Invoice, Mark } from "./invoice.ts";
import type { Finding, Invoiced, KeptFinding, Uninvoiced } from "./reconcile.ts";

/** A contact in the accounts, and the person there whom mail goes to. */
export interface Contact {
  readonly externalId: string;
  readonly personId: string | null;
}

/** What a line is sold as: a service, or anything else, at a VAT rate. */
export interface ProductFacts {
  readonly name: string;
  readonly rulesetId: string | null;
  readonly accountId: string | null;
}

/** How an invoice is sent: by mail to a person, or as an electronic invoice to an EAN number. */
export type Way =
  | { readonly kind: "mail"; readonly personId: string; readonly subject: string; readonly body: string }
  | { readonly kind: "ean"; readonly ean: string; readonly reference: string };

/** The accounts. Every call may throw `Undelivered`; nothing else of theirs comes through. */
export interface Invoicing {
  /** What there is to choose from; also shows whether the token holds. */
  offered(): Promise<Offered>;
  contacts(): Promise<readonly KnownContact[]>;
  makeContact(facts: ContactFacts): Promise<Contact>;
  /** The product by that name and ruleset; null where there is none. */
  product(facts: ProductFacts): Promise<string | null>;
  makeProduct(facts: ProductFacts): Promise<string>;
  /** Every invoice that bears the mark, of about that day. */
  marked(mark: Mark, entryOn: Day): Promise<readonly Booked[]>;
  find(externalId: string): Promise<Booked | null>;
  /** Every invoice and credit note from the day on. */
  since(day: Day): Promise<readonly Booked[]>;
  /** Makes a draft; `products` has one for each of its lines. */
  makeDraft(draft: InvoiceDraft, contact: Contact, products: readonly string[]): Promise<Booked>;
  dropDraft(externalId: string): Promise<void>;
  /** Gives the invoice its number; one that has it keeps it. */
  approve(externalId: string): Promise<Booked>;
  send(externalId: string, way: Way): Promise<void>;
}

/** The accounts of one firm, opened for one job. */
export interface OpenAccounts {
  readonly provider: Neighbour;
  readonly invoicing: Invoicing;
  readonly settings: BillingSettings;
}
export type OpenInvoicing = (hands: Hands) => OpenAccounts;

/** What the accounts did not do, and what that means for the job. */
export class Undelivered extends Error {
  override readonly name = "Undelivered";
  constructor(
    readonly outcome:
      | { readonly kind: "later"; readonly why: Why; readonly afterSeconds?: number }
      | { readonly kind: "dead" | "paused"; readonly why: Why },
    options?: ErrorOptions,
  ) {
    super(`Cannot do it in the accounts: ${outcome.why.code}`, options);
  }
}

/** The words that go onto invoices and into the mail with them; the firm's customers read them. */
export interface InvoiceWords {
  message(number: string): string;
  otherProduct: string;
  mailSubject(invoice: string, firm: string): string;
  mailBody(name: string, invoice: string, firm: string): string;
}

/** What the handlers of this module are handed, beside what each job brings. */
export interface BillingWorld {
  readonly open: OpenInvoicing;
  readonly words: InvoiceWords;
  readonly ids: Ids;
  /** Waits; throws where the signal ends it. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

export interface InvoiceReader {
  /** The living invoice of a sale, else the newest voided one. */
  ofSale(id: SaleId): Question<Invoice | null>;
  /** By the id the accounts gave it, whichever accounts. */
  byExternalId(externalId: string): Question<Invoice | null>;
  /** Those that are not settled yet: asked for, drafts, and approved ones with something owed. */
  open(): Question<readonly Invoiced[]>;
  /** All that were entered from the day on. */
  since(day: Day): Question<readonly Invoiced[]>;
  /** COMPLETED sales, and PAID ones completed from the moment on, that come to something and have no living invoice; oldest first, at most 500. */
  uninvoiced(since: Instant): Question<readonly Uninvoiced[]>;
  /** What does not agree, the newest first; what was set aside only where asked for. */
  findings(withSetAside: boolean): Question<readonly KeptFinding[]>;
}

/** What happened to an invoice; each is written with its audit row. */
export type InvoiceEvent =
  | { readonly kind: "invoice_drafted" }
  | { readonly kind: "invoice_approved" }
  | { readonly kind: "invoice_sent" }
  | { readonly kind: "invoice_voided" }
  /** The accounts tell something new of it. */
  | { readonly kind: "invoice_seen" };

/** Who has the making of something in the accounts: oneself, another job, or nobody any more, because it is there. */
export type Making<T> = { readonly kind: "mine" } | { readonly kind: "others" } | {
  readonly kind: "made";
  readonly made: T;
};

export interface InvoiceWriter {
  /** The living invoice of the sale, held until the transaction ends. */
  lock(sale: SaleId): Promise<Invoice | null>;
  /** Writes down that one is asked for, before anybody is asked. */
  ask(invoice: Pick<Invoice, "id" | "saleId" | "provider" | "entryOn">): Promise<Invoice>;
  /** Saves the invoice as it now is, with what happened; the sale is due when its invoice is. */
  record(event: InvoiceEvent, invoice: Invoice, sale: Pick<Sale, "id">): Promise<void>;
  /** When the accounts were last asked about these; what was seen before is old from then on. False: it is older than what is known. */
  freshen(id: InvoiceId, seenAt: Instant): Promise<boolean>;
  /** Takes the making of a customer's contact for a while, by this job's name. */
  takeContact(provider: Neighbour, customer: CustomerId, job: string): Promise<Making<Contact>>;
  keepContact(provider: Neighbour, customer: CustomerId, contact: Contact): Promise<void>;
  /** The same for a product: a service's, or everything else's, with its moms. */
  takeProduct(provider: Neighbour, product: ProductKey, job: string): Promise<Making<string>>;
  keepProduct(provider: Neighbour, product: ProductKey, externalId: string): Promise<void>;
  /** Contacts in the accounts that are customers of ours already. */
  linkedContacts(provider: Neighbour): Promise<readonly string[]>;
  /** What was found now takes the place of what was found before; who set something aside has done so for good. */
  keepFindings(findings: readonly Finding[]): Promise<void>;
  /** False: there is no such finding. */
  setAside(kind: Finding["kind"], subject: string): Promise<boolean>;
}

export interface ProductKey {
  readonly serviceId: ServiceId | null;
  readonly rulesetId: string | null;
}
