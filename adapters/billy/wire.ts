import { z } from "zod";
import type { ContactFacts, InvoiceDraft, KnownContact } from "../../domain/invoicing/draft.ts";
import type { Booked } from "../../domain/invoicing/invoice.ts";
import type { Ore } from "../../domain/kernel/money.ts";
import { DayField, Id, Kroner } from "../vendor_fields.ts";

const Text = z.string().nullish().transform((text) => text ?? null);

/** An invoice as Billy writes it; what we do not need is not looked at. */
export const BillyInvoice = z.object({
  id: Id,
  type: z.enum(["invoice", "creditNote"]).default("invoice"),
  state: z.enum(["draft", "approved", "voided"]),
  sentState: Text,
  invoiceNo: z.union([z.string(), z.number()]).nullish().transform((number) => number == null ? null : String(number)),
  entryDate: DayField,
  dueDate: DayField.nullish().transform((day) => day ?? null),
  currencyId: z.string(),
  amount: Kroner,
  tax: Kroner,
  grossAmount: Kroner.optional(),
  balance: Kroner,
  externalId: Text,
  orderNo: Text,
  contactMessage: Text,
  creditedInvoiceId: Text,
  createdTime: Text,
});

/** After a change the answer has the plural; one client saw the singular. */
export const Changed = z.object({ invoices: z.array(BillyInvoice).optional(), invoice: BillyInvoice.optional() })
  .transform(({ invoices, invoice }, ctx) => {
    const changed = invoices?.[0] ?? invoice;
    if (changed) return changed;
    ctx.addIssue({ code: "custom", message: "has no invoice" });
    return z.NEVER;
  });

/** An invoice or credit note in our words; kroner have become øre on the way in. */
export function bookedOf(wire: z.infer<typeof BillyInvoice>): Booked {
  return {
    externalId: wire.id,
    kind: wire.type === "creditNote" ? "credit_note" : "invoice",
    state: wire.state,
    number: wire.invoiceNo,
    entryOn: wire.entryDate,
    dueOn: wire.dueDate,
    currency: wire.currencyId,
    net: wire.amount,
    vat: wire.tax,
    gross: wire.grossAmount ?? (wire.amount + wire.tax) as Ore,
    balance: wire.balance,
    sent: wire.sentState !== null && wire.sentState !== "unsent" && wire.sentState !== "printed",
    marker: wire.externalId,
    orderNo: wire.orderNo,
    text: wire.contactMessage,
    credits: wire.creditedInvoiceId,
    createdAt: `${wire.createdTime ?? ""} ${wire.id}`,
  };
}

const Person = z.object({ id: Id, email: Text, isPrimary: z.boolean().nullish() });
export const Persons = z.object({ contactPersons: z.array(Person).default([]) });

export const BillyContact = z.object({
  id: Id,
  name: z.string(),
  registrationNo: Text,
  phone: Text,
  street: Text,
  zipcodeText: Text,
  isArchived: z.boolean().nullish(),
  contactPersons: z.array(Person).default([]),
}).transform((contact): KnownContact & { readonly archived: boolean } => ({
  externalId: contact.id,
  name: contact.name,
  cvr: contact.registrationNo,
  phone: contact.phone,
  street: contact.street,
  postalCode: contact.zipcodeText,
  people: contact.contactPersons.map(({ id, email }) => ({ externalId: id, email })),
  archived: contact.isArchived ?? false,
}));

export const BillyProduct = z.object({
  id: Id,
  name: z.string(),
  salesTaxRulesetId: Text,
  isArchived: z.boolean().nullish(),
});

export const Organization = z.object({
  organization: z.object({
    id: Id,
    name: z.string().default(""),
    defaultSalesTaxRulesetId: Text,
    defaultSalesAccountId: Text,
  }),
});

export const TaxRate = z.object({ id: Id, rate: z.number() });
export const Ruleset = z.object({
  id: Id,
  name: z.string().default(""),
  fallbackTaxRateId: Text,
  rules: z.array(z.object({ countryId: Text, contactType: Text, taxRateId: Text })).default([]),
});
export const Account = z.object({
  id: Id,
  name: z.string().default(""),
  accountNo: z.union([z.string(), z.number()]).nullish(),
  natureId: Text,
  isArchived: z.boolean().nullish(),
});

const kroner = (ore: number) => ore / 100;

/** A new invoice as Billy takes it. `marker` is left out where Billy did not know the field. */
export function draftBody(
  draft: InvoiceDraft,
  contactId: string,
  products: readonly string[],
  message: string,
  marker: boolean,
): Record<string, unknown> {
  return {
    type: "invoice",
    contactId,
    entryDate: draft.entryOn,
    paymentTermsMode: "net",
    paymentTermsDays: draft.paymentTermsDays,
    state: "draft",
    taxMode: draft.pricesIncludeVat ? "incl" : "excl",
    currencyId: "DKK",
    contactMessage: message,
    orderNo: draft.mark.number,
    ...(marker ? { externalId: draft.mark.saleId } : {}),
    lines: draft.lines.map((line, priority) => ({
      productId: products[priority],
      description: line.description,
      quantity: line.quantity / 1000,
      unitPrice: kroner(line.unitPrice),
      ...(line.discount > 0 ? { discountMode: "percentage", discountValue: line.discount / 100 } : {}),
      priority,
    })),
  };
}

/** A contact as Billy takes it; what is not known is left out. */
export function contactBody(facts: ContactFacts): Record<string, unknown> {
  const given = Object.fromEntries(
    Object.entries({
      street: facts.street,
      zipcodeText: facts.postalCode,
      cityText: facts.city,
      phone: facts.phone,
      registrationNo: facts.cvr,
      ean: facts.ean,
    }).filter(([, value]) => value !== null),
  );
  return {
    type: facts.kind,
    name: facts.name,
    countryId: facts.country,
    isCustomer: true,
    ...given,
    ...(facts.email === null ? {} : { contactPersons: [{ name: facts.person, email: facts.email, isPrimary: true }] }),
  };
}
