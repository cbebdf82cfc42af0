import type { ServiceFacts } from "../catalogue/service.ts";
import { parseCvr, parseEan } from "../customers/cvr.ts";
import type { Address, CustomerFacts, CustomerStatus, CustomerType } from "../customers/customer.ts";
import { parseEmail } from "../customers/email.ts";
import type { PhoneNumbers } from "../customers/phone.ts";
import { parsePostalCode } from "../customers/postal_code.ts";
import { type BasisPoints, ONE, type Ore, parseQuantity, type Quantity } from "../kernel/money.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import { fitText } from "../kernel/text.ts";
import type { Day } from "../kernel/time.ts";
import type { LeadFacts, Priority } from "../leads/lead.ts";
import { MOMS } from "../sales/draft.ts";
import type { FirstStatus } from "../sales/moves.ts";
import type { Source } from "../sales/sale.ts";
import type { ImportKind, Mapping } from "./columns.ts";
import { type DateOrder, readAmount, readDay, readRate, readYes } from "./values.ts";

/** What can be wrong with a cell; the words are those of forms. */
export type CellFault =
  | "required"
  | "too_long"
  | "not_storable"
  | "not_a_choice"
  | "not_an_email"
  | "not_a_phone"
  | "not_a_cvr"
  | "not_an_ean"
  | "not_a_postal_code"
  | "not_a_day"
  | "not_an_amount"
  | "negative_amount"
  | "not_a_quantity"
  | "not_a_number"
  /** Neither a percentage nor one of the rates of moms. */
  | "not_a_rate"
  | "not_known"
  /** A status no sale begins in. */
  | "not_a_first_status"
  /** The row has more cells than the file has headers: one of them was cut in two. */
  | "too_many_cells";

/** What is wrong in a row, by the field of its column; the empty field is the row as a whole. */
export type RowFaults = Readonly<Record<string, CellFault>>;

export interface Customs {
  readonly phones: PhoneNumbers;
  readonly dates: DateOrder;
  readonly today: Day;
}

/** A sale as a file has it: for a customer who is looked up by what the row says. */
export interface SaleRecord {
  readonly customer: Pick<CustomerFacts, "name" | "email" | "phone" | "cvr">;
  readonly saleDate: Day;
  readonly description: string;
  readonly amount: Ore;
  readonly priceIncludesVat: boolean;
  readonly quantity: Quantity;
  readonly unit: string;
  readonly status: FirstStatus;
  readonly source: Source;
  readonly internalNotes: string | null;
}

/** What a row says, and of which fields it says anything: an empty cell says nothing. */
export interface Said<K extends ImportKind> {
  readonly record: Records[K];
  readonly said: readonly string[];
}

/** A lead as a file has it: the service and the colleague by their names. */
export interface LeadRecord {
  readonly facts: LeadFacts;
  readonly service: string | null;
  readonly assignee: string | null;
}

export interface Records {
  readonly CUSTOMERS: CustomerFacts;
  readonly SERVICES: ServiceFacts;
  readonly SALES: SaleRecord;
  readonly LEADS: LeadRecord;
}

const COUNTRIES: Record<string, string> = { danmark: "DK", denmark: "DK", sverige: "SE", norge: "NO", tyskland: "DE" };
const TYPES: Record<string, CustomerType> = {
  ...{ b2b: "B2B", erhverv: "B2B", firma: "B2B", business: "B2B", company: "B2B" },
  ...{ b2c: "B2C", privat: "B2C", private: "B2C", person: "B2C" },
};
const STATUSES: Record<string, CustomerStatus> = {
  ...{ active: "ACTIVE", aktiv: "ACTIVE", inactive: "INACTIVE", inaktiv: "INACTIVE" },
  ...{ blocked: "BLOCKED", spærret: "BLOCKED" },
};
const SALE_WORDS: Record<string, FirstStatus> = {
  ...{ quote_sent: "QUOTE_SENT", tilbud: "QUOTE_SENT", "tilbud sendt": "QUOTE_SENT", quote: "QUOTE_SENT" },
  ...{ accepted: "ACCEPTED", accepteret: "ACCEPTED", ordre: "ACCEPTED", order: "ACCEPTED" },
};
const PRIORITY_WORDS: Record<string, Priority> = {
  ...{ low: "LOW", lav: "LOW", medium: "MEDIUM", normal: "MEDIUM", almindelig: "MEDIUM", mellem: "MEDIUM" },
  ...{ high: "HIGH", høj: "HIGH", urgent: "URGENT", haster: "URGENT", haste: "URGENT" },
};
const SOURCE_WORDS: Record<string, Source> = {
  ...{ email: "EMAIL", "e-mail": "EMAIL", mail: "EMAIL", phone: "PHONE", telefon: "PHONE" },
  ...{ website: "WEBSITE", hjemmeside: "WEBSITE", web: "WEBSITE", referral: "REFERRAL", anbefaling: "REFERRAL" },
  ...{ event: "EVENT", arrangement: "EVENT", other: "OTHER", andet: "OTHER" },
};

/** Reads the cells of one row; every fault is told, not just the first. */
function rowReader(cells: readonly string[], mapping: Mapping) {
  const faults: Record<string, CellFault> = {};
  const raw = (field: string) => (cells[mapping.indexOf(field)] ?? "").trim();
  const by = <T>(field: string, parse: (text: string) => T | null, fault: CellFault): T | null => {
    const text = raw(field);
    if (text === "") return null;
    const value = parse(text);
    if (value === null) faults[field] = fault;
    return value;
  };
  const text = (field: string, most: number, lines: "one" | "many" = "one"): string | null => {
    const fit = fitText(raw(field), most, lines);
    if ("text" in fit) return fit.text || null;
    faults[field] = fit.fault === "empty" ? "required" : fit.fault;
    return null;
  };
  return {
    faults,
    by,
    text,
    needed(field: string, most: number): string {
      const value = text(field, most);
      if (value === null) faults[field] ??= "required";
      return value ?? "";
    },
    word: <T>(field: string, words: Record<string, T>, fault: CellFault = "not_a_choice") =>
      by(field, (typed) => words[typed.toLowerCase()] ?? null, fault),
    must<T>(field: string, value: T | null, instead: T): T {
      if (value === null) faults[field] ??= "required";
      return value ?? instead;
    },
    price(field: string): Ore | null {
      const amount = by(field, readAmount, "not_an_amount");
      if (amount !== null && amount < 0) faults[field] = "negative_amount";
      return amount;
    },
  };
}

type Reader = ReturnType<typeof rowReader>;

const READ: { [K in ImportKind]: (row: Reader, customs: Customs) => Records[K] } = {
  CUSTOMERS: (row, { phones }) => ({
    name: row.needed("name", 200),
    companyName: row.text("companyName", 200),
    cvr: row.by("cvr", parseCvr, "not_a_cvr"),
    type: row.word("type", TYPES) ?? (row.text("cvr", 20) || row.text("companyName", 200) ? "B2B" : "B2C"),
    email: row.by("email", parseEmail, "not_an_email"),
    phone: row.by("phone", (text) => phones.parse(text), "not_a_phone"),
    ean: row.by("ean", parseEan, "not_an_ean"),
    address: addressIn(row),
    tags: [...new Set((row.text("tags", 500) ?? "").split(/[,;|]/).map((tag) => tag.trim()).filter(Boolean))],
    status: row.word("status", STATUSES) ?? "ACTIVE",
    notes: row.text("notes", 5_000, "many"),
  }),
  SERVICES: (row) => ({
    name: row.needed("name", 200),
    category: row.text("category", 100) ?? "",
    description: row.text("description", 2_000, "many"),
    priceOre: row.must("price", row.price("price"), 0 as Ore),
    priceIncludesVat: row.by("priceIncludesVat", readYes, "not_a_choice") ?? false,
    vatBasisPoints: row.by("vatRate", readRate, "not_a_rate") ?? MOMS as BasisPoints,
    unit: row.text("unit", 20) ?? "stk.",
    pricingModel: /^(t|time|timer|hour|hours)\.?$/i.test(row.text("unit", 20) ?? "") ? "HOURLY" : "FIXED",
    durationMinutes: row.by("durationMinutes", minutesOf, "not_a_number"),
    costOre: row.price("cost"),
    active: true,
  }),
  SALES: (row, { phones, dates, today }) => ({
    customer: {
      name: row.needed("customer", 200),
      email: row.by("customerEmail", parseEmail, "not_an_email"),
      phone: row.by("customerPhone", (text) => phones.parse(text), "not_a_phone"),
      cvr: row.by("customerCvr", parseCvr, "not_a_cvr"),
    },
    saleDate: row.must("saleDate", row.by("saleDate", (text) => readDay(text, dates), "not_a_day"), today),
    description: row.needed("description", 500),
    amount: row.must("amount", row.price("amount"), 0 as Ore),
    priceIncludesVat: row.by("priceIncludesVat", readYes, "not_a_choice") ?? false,
    quantity: row.by("quantity", parseQuantity, "not_a_quantity") ?? ONE,
    unit: row.text("unit", 20) ?? "stk.",
    status: row.word("status", SALE_WORDS, "not_a_first_status") ?? "ACCEPTED",
    source: row.word("source", SOURCE_WORDS) ?? "OTHER",
    internalNotes: row.text("internalNotes", 5_000, "many"),
  }),
  LEADS: (row, { phones, dates }) => ({
    facts: {
      contactName: row.needed("contactName", 200),
      companyName: row.text("companyName", 200),
      contactEmail: row.by("contactEmail", parseEmail, "not_an_email"),
      contactPhone: row.by("contactPhone", (text) => phones.parse(text), "not_a_phone"),
      source: row.word("source", SOURCE_WORDS) ?? "OTHER",
      interestServiceId: null,
      estimatedValue: row.price("estimatedValue"),
      priority: row.word("priority", PRIORITY_WORDS) ?? "MEDIUM",
      followUpOn: row.by("followUpOn", (text) => readDay(text, dates), "not_a_day"),
      message: row.text("message", 5_000, "many"),
      notes: row.text("notes", 5_000, "many"),
      assignedTo: null,
      customerId: null,
    },
    service: row.text("service", 200),
    assignee: row.text("assignee", 200),
  }),
};

/** What a row of the file says, or everything that is wrong with it. */
export function readRecord<K extends ImportKind>(
  kind: K,
  cells: readonly string[],
  mapping: Mapping,
  customs: Customs,
): Result<Said<K>, RowFaults> {
  if (cells.length > mapping.length) return no({ "": "too_many_cells" });
  const row = rowReader(cells, mapping);
  const record = READ[kind](row, customs);
  if (Object.keys(row.faults).length > 0) return no(row.faults as RowFaults);
  return yes({ record, said: mapping.filter((field, place) => field !== null && cells[place]?.trim()) as string[] });
}

/** Only what the row says of the customer is changed: an empty cell empties nothing. */
export function updatedFacts(before: CustomerFacts, row: CustomerFacts, said: readonly string[]): CustomerFacts {
  const { address, ...plain } = row;
  const given = (facts: object) => Object.fromEntries(Object.entries(facts).filter(([name]) => said.includes(name)));
  return {
    ...before,
    ...given(plain),
    tags: [...new Set([...before.tags, ...row.tags])],
    address: { ...before.address, ...given(address) },
  };
}

/** The same of a service: a list of prices changes prices, and whether they are with moms and at which rate only where it says so. */
export function updatedService(before: ServiceFacts, row: ServiceFacts, said: readonly string[]): ServiceFacts {
  const fact = <F extends keyof ServiceFacts>(name: F, field: string = name) =>
    said.includes(field) ? row[name] : before[name];
  return {
    ...before,
    name: row.name,
    category: fact("category"),
    description: fact("description"),
    priceOre: row.priceOre,
    priceIncludesVat: fact("priceIncludesVat"),
    vatBasisPoints: fact("vatBasisPoints", "vatRate"),
    unit: fact("unit"),
    pricingModel: row.unit === before.unit ? before.pricingModel : fact("pricingModel", "unit"),
    durationMinutes: fact("durationMinutes"),
    costOre: fact("costOre", "cost"),
  };
}

/** Where a row says no country, its address is Danish. */
function addressIn(row: Reader): Address {
  const country = row.by("country", countryOf, "not_a_choice") ?? "DK";
  return {
    street: row.text("street", 200),
    postalCode: country === "DK"
      ? row.by("postalCode", parsePostalCode, "not_a_postal_code")
      : row.text("postalCode", 20),
    city: row.text("city", 100),
    country,
  };
}

/** The same of a lead. */
export function updatedLead(before: LeadFacts, row: LeadFacts, said: readonly string[]): LeadFacts {
  const facts = said.map((field) => FACT_OF[field] ?? field) as (keyof LeadFacts)[];
  return { ...before, ...Object.fromEntries(facts.map((fact) => [fact, row[fact]])) };
}

/** The fields of a file that name somebody or something, and the fact each becomes. */
const FACT_OF: Readonly<Record<string, keyof LeadFacts>> = { service: "interestServiceId", assignee: "assignedTo" };

function countryOf(text: string): string | null {
  if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase();
  return COUNTRIES[text.toLowerCase()] ?? null;
}

function minutesOf(text: string): number | null {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= 44_640 ? number : null;
}
