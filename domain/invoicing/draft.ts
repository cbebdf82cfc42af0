import type { CustomerFacts } from "../customers/customer.ts";
import type { ServiceId } from "../kernel/ids.ts";
import { type BasisPoints, ONE, type Ore, type Quantity } from "../kernel/money.ts";
import type { Day } from "../kernel/time.ts";
import type { PricedLine } from "../pricing/line.ts";
import type { Sale } from "../sales/sale.ts";
import type { Mark } from "./invoice.ts";

/** A line as the accounts take it; its moms is theirs to say, by the product. */
export interface InvoiceLine {
  readonly serviceId: ServiceId | null;
  readonly vatRate: BasisPoints;
  readonly description: string;
  readonly quantity: Quantity;
  readonly unitPrice: Ore;
  readonly discount: BasisPoints;
}

/** What the invoice of a sale is to look like. */
export interface InvoiceDraft {
  readonly mark: Mark;
  readonly entryOn: Day;
  readonly paymentTermsDays: number;
  readonly pricesIncludeVat: boolean;
  readonly lines: readonly InvoiceLine[];
}

/** Who it goes to. */
export interface ContactFacts {
  readonly kind: "company" | "person";
  readonly name: string;
  /** Whom mail goes to. */
  readonly person: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly cvr: string | null;
  readonly ean: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string;
}

/**
 * The invoice of a sale: its lines as they are, with or without moms as they were priced. An invoice has one way of pricing
 * only, so where a sale has both, the lines without moms are written as one of what they come to with it.
 */
export function draftOf(
  sale: Pick<Sale, "id" | "number" | "lines">,
  entryOn: Day,
  paymentTermsDays: number,
): InvoiceDraft {
  const pricesIncludeVat = sale.lines.some((line) => line.priceIncludesVat);
  return {
    mark: { saleId: sale.id, number: sale.number },
    entryOn,
    paymentTermsDays,
    pricesIncludeVat,
    lines: sale.lines.map((line) => line.priceIncludesVat === pricesIncludeVat ? asPriced(line) : asOneWithVat(line)),
  };
}

function asPriced(line: PricedLine): InvoiceLine {
  const { serviceId, vatRate, description, quantity, unitPrice, discount } = line;
  return { serviceId, vatRate, description, quantity, unitPrice, discount };
}

function asOneWithVat({ serviceId, vatRate, description, quantity, unit, gross }: PricedLine): InvoiceLine {
  return {
    serviceId,
    vatRate,
    description: quantity === ONE ? description : `${description} (${written(quantity)} ${unit})`,
    quantity: ONE,
    unitPrice: gross,
    discount: 0 as BasisPoints,
  };
}

/** 1500 thousandths are 1,5. */
function written(quantity: Quantity): string {
  return String(quantity / 1000).replace(".", ",");
}

/** The customer as the accounts know one: a firm by its own name with the customer as its person. */
export function contactOf(customer: CustomerFacts): ContactFacts {
  const { type, name, companyName, email, phone, cvr, ean, address } = customer;
  return {
    kind: type === "B2B" ? "company" : "person",
    name: type === "B2B" ? companyName ?? name : name,
    person: name,
    ...{ email, phone, cvr, ean },
    ...address,
  };
}

/** A contact that is there already, perhaps made by hand. */
export interface KnownContact {
  readonly externalId: string;
  readonly name: string;
  readonly cvr: string | null;
  readonly phone: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly people: readonly { readonly externalId: string; readonly email: string | null }[];
}

/**
 * The contact that is this customer: by CVR; without one by name and mail address; without that by all that is known, so that
 * two people of one name never share invoices.
 */
export function sameContact(facts: ContactFacts, known: readonly KnownContact[]): KnownContact | null {
  const named = known.filter(({ name }) => folded(name) === folded(facts.name));
  const found = facts.cvr !== null
    ? known.find(({ cvr }) => cvr?.replace(/^DK/i, "") === facts.cvr)
    : facts.email !== null
    ? named.find(({ people }) => people.some(({ email }) => email?.toLowerCase() === facts.email))
    : named.find((one) =>
      one.cvr === null && one.phone === facts.phone && one.street === facts.street &&
      one.postalCode === facts.postalCode && one.people.every(({ email }) => email === null)
    );
  return found ?? null;
}

function folded(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}
