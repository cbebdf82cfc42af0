/** What a firm has in the fake Billy: contacts, products, invoices and payments, by Billy's own rules. Amounts are øre inside. */
export interface BillyRules {
  /** Whether a token belongs to one company, and `organizationId` must not be sent, or to a user, and it must. */
  readonly token: "company" | "user";
  /** What becomes of `externalId` in a new invoice. */
  externalId: "kept" | "ignored" | "refused";
  /** The same of `orderNo`. */
  orderNo: "kept" | "ignored";
  pageSize: number;
  /** Moms once per rate on the sum, or line by line. */
  rounding: "sum" | "line";
  /** Where money beyond an invoice's balance goes. */
  overpaid: "contact" | "balance";
}

export const ORGANIZATION_ID = "cgYxHZWCSfajDIvj9Q8yRQ";

export interface BillyInvoice {
  id: string;
  type: "invoice" | "creditNote";
  state: "draft" | "approved" | "voided";
  sentState: "unsent" | "sent" | "viewed";
  invoiceNo: string | null;
  contactId: string;
  entryDate: string;
  dueDate: string;
  taxMode: "incl" | "excl";
  currencyId: string;
  contactMessage: string | null;
  externalId: string | null;
  orderNo: string | null;
  creditedInvoiceId: string | null;
  net: number;
  tax: number;
  balance: number;
  createdTime: string;
  approvedTime: string | null;
  lines: BillyLine[];
}

interface BillyLine {
  id: string;
  invoiceId: string;
  productId: string;
  description: string;
  quantity: number;
  unitPrice: number;
  discountMode: string | null;
  discountValue: number | null;
  amount: number;
  tax: number;
  taxRateId: string;
  priority: number;
}

type Fields = Record<string, unknown>;
type Stored = Fields & { id: string };

/** What Billy answers to what it will not do. */
export class BillyRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly code: string,
    readonly attributes: Readonly<Record<string, string>> = {},
    readonly record = "",
  ) {
    super(message);
  }
}

function invalid(record: string, attributes: Readonly<Record<string, string>>): BillyRefusal {
  return new BillyRefusal(422, Object.values(attributes).join(" "), "VALIDATION_FAILED", attributes, record);
}

export class BillyBooks {
  readonly rules: BillyRules;
  readonly contacts: Stored[] = [];
  readonly contactPersons: Stored[] = [];
  readonly products: Stored[] = [];
  readonly invoices: BillyInvoice[] = [];
  readonly bankPayments: Stored[] = [];
  readonly emails: Fields[] = [];
  readonly deliveries: Stored[] = [];
  readonly organization: Fields = {
    id: ORGANIZATION_ID,
    name: "Rendetalje ApS",
    registrationNo: "45564096",
    baseCurrencyId: "DKK",
    hasVat: true,
    defaultTaxMode: "excl",
    defaultSalesTaxRulesetId: "ruleset25",
    defaultSalesAccountId: "account1010",
    defaultInvoiceBankAccountId: "bank1",
    invoiceNoMode: "sequential",
    nextInvoiceNo: 1001,
    paymentTermsMode: "net",
    paymentTermsDays: 8,
    isLocked: false,
  };
  readonly taxRates: Stored[] = [
    { id: "tr25", name: "25% moms", rate: 0.25, appliesToSales: true, isActive: true },
    { id: "tr0", name: "Momsfri", rate: 0, appliesToSales: true, isActive: true },
  ];
  readonly salesTaxRulesets: Stored[] = [
    { id: "ruleset25", name: "Moms på salg", fallbackTaxRateId: "tr25", isPredefined: true },
    { id: "ruleset0", name: "Momsfrit salg", fallbackTaxRateId: "tr0", isPredefined: true },
  ];
  readonly accounts: Stored[] = [
    { id: "account1010", name: "Salg af ydelser", accountNo: 1010, natureId: "revenue", isArchived: false },
    { id: "account1020", name: "Salg af varer", accountNo: 1020, natureId: "revenue", isArchived: false },
    { id: "bank1", name: "Bank", accountNo: 5710, natureId: "asset", isPaymentEnabled: true, isArchived: false },
  ];
  #count = 0;

  constructor(rules: Partial<BillyRules> = {}) {
    this.rules = {
      token: "company",
      externalId: "kept",
      orderNo: "kept",
      pageSize: 1000,
      rounding: "sum",
      overpaid: "contact",
      ...rules,
    };
  }

  /** Ids as Billy's look, in the order they are given out. */
  #id(kind: string): string {
    return `${kind}${String(++this.#count).padStart(6, "0")}AbCdEfGhIjKl`.slice(0, 22);
  }

  #belongs(record: string, fields: Fields): void {
    const given = fields.organizationId !== undefined;
    if (this.rules.token === "company" && given) {
      throw invalid(record, { organizationId: "organizationId must not be set" });
    }
    if (this.rules.token === "user" && !given) throw invalid(record, { organizationId: "organizationId is required" });
  }

  addContact(fields: Fields): { contact: Stored; persons: Stored[] } {
    this.#belongs("contact", fields);
    if (!fields.name) throw invalid("contact", { name: "name is required" });
    if (!fields.countryId) throw invalid("contact", { countryId: "countryId is required" });
    const id = this.#id("con");
    const { contactPersons = [], ...plain } = fields as Fields & { contactPersons?: Fields[] };
    const contact: Stored = {
      type: "company",
      registrationNo: null,
      ean: null,
      isArchived: false,
      ...plain,
      id,
      organizationId: ORGANIZATION_ID,
      createdTime: now(),
    };
    const persons = contactPersons.map((person): Stored => {
      if (!person.name && !person.email) throw invalid("contactPerson", { name: "name or email is required" });
      return { ...person, id: this.#id("per"), contactId: id };
    });
    this.contacts.push(contact);
    this.contactPersons.push(...persons);
    return { contact, persons };
  }

  addProduct(fields: Fields): Stored {
    this.#belongs("product", fields);
    if (!fields.name) throw invalid("product", { name: "name is required" });
    if (fields.salesTaxRulesetId && !this.salesTaxRulesets.some(({ id }) => id === fields.salesTaxRulesetId)) {
      throw invalid("product", { salesTaxRulesetId: "salesTaxRuleset not found" });
    }
    const product = {
      isArchived: false,
      salesTaxRulesetId: this.organization.defaultSalesTaxRulesetId,
      ...fields,
      id: this.#id("prd"),
    };
    this.products.push(product);
    return product;
  }

  addInvoice(fields: Fields): BillyInvoice {
    this.#belongs("invoice", fields);
    const lines = fields.lines as Fields[] | undefined;
    const contact = this.contacts.find(({ id }) => id === fields.contactId);
    const missing: Record<string, string> = {};
    if (!contact) missing.contactId = "contact not found";
    if (!/^\d{4}-\d\d-\d\d$/.test(String(fields.entryDate))) missing.entryDate = "entryDate is required";
    if (fields.currencyId !== "DKK") missing.currencyId = "currencyId is required";
    if (fields.paymentTermsDays === undefined) missing.paymentTermsDays = "paymentTermsDays is required";
    if (!Array.isArray(lines) || lines.length === 0) missing.lines = "at least one line is required";
    if (fields.externalId !== undefined && this.rules.externalId === "refused") {
      missing.externalId = "externalId is unknown";
    }
    for (const line of Array.isArray(lines) ? lines : []) {
      if (!this.products.some(({ id }) => id === line.productId)) missing.productId = "product not found";
      if (typeof line.unitPrice !== "number") missing.unitPrice = "unitPrice is required";
    }
    if (Object.keys(missing).length > 0) throw invalid("invoice", missing);

    const id = this.#id("inv");
    const taxMode = fields.taxMode === "incl" || fields.taxMode === "excl"
      ? fields.taxMode
      : this.organization.defaultTaxMode as "excl";
    const priced = lines!.map((line, priority) => this.#line(id, line, taxMode, priority, contact!));
    const invoice: BillyInvoice = {
      id,
      type: fields.type === "creditNote" ? "creditNote" : "invoice",
      state: "draft",
      sentState: "unsent",
      invoiceNo: null,
      contactId: contact!.id,
      entryDate: String(fields.entryDate),
      dueDate: addDays(String(fields.entryDate), Number(fields.paymentTermsDays)),
      taxMode,
      currencyId: "DKK",
      contactMessage: fields.contactMessage ? String(fields.contactMessage) : null,
      externalId: this.rules.externalId === "kept" && fields.externalId ? String(fields.externalId) : null,
      orderNo: this.rules.orderNo === "kept" && fields.orderNo ? String(fields.orderNo) : null,
      creditedInvoiceId: fields.creditedInvoiceId ? String(fields.creditedInvoiceId) : null,
      ...this.#sums(priced, taxMode),
      balance: 0,
      createdTime: now(),
      approvedTime: null,
      lines: priced,
    };
    invoice.balance = invoice.net + invoice.tax;
    this.invoices.push(invoice);
    if (fields.state === "approved") this.changeInvoice(id, { state: "approved" });
    return invoice;
  }

  /** The moms of a line is Billy's to say: by the product's ruleset. */
  #line(invoiceId: string, line: Fields, taxMode: string, priority: number, _contact: Stored): BillyLine {
    const product = this.products.find(({ id }) => id === line.productId)!;
    const ruleset = this.salesTaxRulesets.find(({ id }) => id === product.salesTaxRulesetId)!;
    const taxRateId = String(ruleset.fallbackTaxRateId);
    const rate = this.#rate(taxRateId);
    const quantity = Number(line.quantity ?? 1);
    const whole = quantity * (line.unitPrice as number) * 100;
    const off = line.discountMode === "percentage"
      ? whole * Number(line.discountValue) / 100
      : line.discountMode === "cash"
      ? Number(line.discountValue) * 100
      : 0;
    const sum = round(whole - off);
    const tax = taxMode === "incl" ? round(sum * rate / (1 + rate)) : round(sum * rate);
    return {
      id: this.#id("lin"),
      invoiceId,
      productId: product.id,
      description: String(line.description ?? ""),
      quantity,
      unitPrice: line.unitPrice as number,
      discountMode: line.discountMode ? String(line.discountMode) : null,
      discountValue: line.discountValue === undefined ? null : Number(line.discountValue),
      amount: taxMode === "incl" ? sum - tax : sum,
      tax,
      taxRateId,
      priority,
    };
  }

  #rate(id: string): number {
    return this.taxRates.find((one) => one.id === id)!.rate as number;
  }

  #sums(lines: BillyLine[], taxMode: string): { net: number; tax: number } {
    const add = (pick: (line: BillyLine) => number) => lines.reduce((sum, line) => sum + pick(line), 0);
    if (this.rules.rounding === "line") return { net: add((line) => line.amount), tax: add((line) => line.tax) };
    let net = 0, tax = 0;
    for (const [id, group] of Map.groupBy(lines, (line) => line.taxRateId)) {
      const rate = this.#rate(id);
      const whole = group.reduce((sum, line) => sum + line.amount + (taxMode === "incl" ? line.tax : 0), 0);
      const part = taxMode === "incl" ? round(whole * rate / (1 + rate)) : round(whole * rate);
      tax += part;
      net += taxMode === "incl" ? whole - part : whole;
    }
    return { net, tax };
  }

  invoice(id: string): BillyInvoice {
    const found = this.invoices.find((one) => one.id === id);
    if (!found) throw new BillyRefusal(404, "The invoice was not found", "NOT_FOUND");
    return found;
  }

  changeInvoice(id: string, fields: Fields): BillyInvoice {
    const invoice = this.invoice(id);
    const fixed = ["entryDate", "lines", "type", "invoiceNo", "creditedInvoiceId", "currencyId"].filter((name) =>
      name in fields
    );
    if (fixed.length > 0) {
      throw invalid("invoice", Object.fromEntries(fixed.map((name) => [name, `${name} is immutable`])));
    }
    if (fields.state !== undefined && fields.state !== invoice.state) {
      if (fields.state !== "approved" || invoice.state !== "draft") {
        throw invalid("invoice", { state: `state can not be changed from ${invoice.state} to ${fields.state}` });
      }
      invoice.state = "approved";
      invoice.invoiceNo = String(this.organization.nextInvoiceNo);
      this.organization.nextInvoiceNo = Number(this.organization.nextInvoiceNo) + 1;
      invoice.approvedTime = now();
    }
    if (fields.sentState === "sent") throw invalid("invoice", { sentState: "sentState can not be set" });
    if (typeof fields.contactMessage === "string") invoice.contactMessage = fields.contactMessage;
    return invoice;
  }

  dropInvoice(id: string): void {
    const at = this.invoices.findIndex((one) => one.id === id);
    if (at < 0) return;
    if (this.invoices[at].state !== "draft") throw invalid("invoice", { state: "only a draft can be deleted" });
    this.invoices.splice(at, 1);
  }

  mail(id: string, fields: Fields): void {
    const invoice = this.invoice(id);
    if (invoice.state !== "approved") throw invalid("email", { state: "the invoice is not approved" });
    const person = this.contactPersons.find((one) => one.id === fields.contactPersonId);
    if (!person) throw invalid("email", { contactPersonId: "contactPerson not found" });
    if (!fields.emailSubject || !fields.emailBody) throw invalid("email", { emailBody: "emailBody is required" });
    this.emails.push({ ...fields, invoiceId: id, to: person.email });
    invoice.sentState = "sent";
  }

  deliver(fields: Fields): Stored {
    const invoice = this.invoice(String(fields.invoiceId));
    if (invoice.state !== "approved") throw invalid("invoiceDelivery", { state: "the invoice is not approved" });
    if (fields.receiverIdType === "gln" && !/^\d{13}$/.test(String(fields.receiverGln))) {
      throw invalid("invoiceDelivery", { receiverGln: "receiverGln is required" });
    }
    const delivery = { ...fields, id: this.#id("del") };
    this.deliveries.push(delivery);
    invoice.sentState = "sent";
    return delivery;
  }

  /** Money in the bank; `side` credit is money going out. */
  pay(fields: Fields): { payment: Stored; invoice: BillyInvoice } {
    const [{ subjectReference }] = fields.associations as { subjectReference: string }[];
    const invoice = this.invoice(subjectReference.replace("invoice:", ""));
    if (invoice.state !== "approved") throw invalid("bankPayment", { associations: "the invoice is not approved" });
    if (!this.accounts.some(({ id, isPaymentEnabled }) => id === fields.cashAccountId && isPaymentEnabled)) {
      throw invalid("bankPayment", { cashAccountId: "cashAccount is not enabled for payments" });
    }
    const amount = round((fields.cashAmount as number) * 100) * (fields.cashSide === "debit" ? 1 : -1);
    const sign = invoice.type === "creditNote" ? -1 : 1;
    const settled = this.rules.overpaid === "contact" && amount * sign > invoice.balance
      ? invoice.balance
      : amount * sign;
    invoice.balance -= settled;
    const payment = { ...fields, id: this.#id("pay"), isVoided: false, settled, invoiceId: invoice.id };
    this.bankPayments.push(payment);
    return { payment, invoice };
  }

  voidPayment(id: string): { payment: Stored; invoice: BillyInvoice } {
    const payment = this.bankPayments.find((one) => one.id === id);
    if (!payment) throw new BillyRefusal(404, "The bankPayment was not found", "NOT_FOUND");
    const invoice = this.invoice(String(payment.invoiceId));
    if (!payment.isVoided) invoice.balance += payment.settled as number;
    payment.isVoided = true;
    return { payment, invoice };
  }

  // What a bookkeeper does by hand, for tests.

  paid(id: string, ore: number): void {
    this.pay({
      ...{ entryDate: now().slice(0, 10), cashAmount: Math.abs(ore) / 100, cashSide: ore > 0 ? "debit" : "credit" },
      ...{ cashAccountId: "bank1", associations: [{ subjectReference: `invoice:${id}` }] },
    });
  }

  voided(id: string): void {
    this.invoice(id).state = "voided";
  }

  /** A credit note over the invoice or a part of it, settled against it where it still is owed. */
  credited(id: string, ore?: number): BillyInvoice {
    const invoice = this.invoice(id);
    const gross = ore ?? invoice.net + invoice.tax;
    const note: BillyInvoice = {
      ...structuredClone(invoice),
      id: this.#id("inv"),
      type: "creditNote",
      state: "approved",
      invoiceNo: String(this.organization.nextInvoiceNo),
      creditedInvoiceId: id,
      externalId: null,
      orderNo: null,
      contactMessage: null,
      net: gross - round(gross / 5),
      tax: round(gross / 5),
      createdTime: now(),
      approvedTime: now(),
    };
    this.organization.nextInvoiceNo = Number(this.organization.nextInvoiceNo) + 1;
    const matched = Math.min(invoice.balance, gross);
    invoice.balance -= matched;
    note.balance = gross - matched;
    this.invoices.push(note);
    return note;
  }
}

function round(amount: number): number {
  // Floats such as 0.1 × 3 lie a hair beside what they mean.
  return Math.round(Number((amount + 0).toFixed(6)));
}

function now(): string {
  return new Date().toISOString().slice(0, 19);
}

function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
