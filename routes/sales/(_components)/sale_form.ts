import { z } from "zod";
import type { Told } from "../../../adapters/http/flash.ts";
import {
  amount,
  choice,
  country,
  day,
  email,
  id,
  line,
  localTime,
  maybe,
  note,
  percent,
  phone,
  price,
  quantity,
  version,
} from "../../../adapters/http/fields.ts";
import { nest, type Typed } from "../../../adapters/http/form.ts";
import { SCOPES } from "../../../domain/agreements/change_visit.ts";
import { CUSTOMER_TYPES, type CustomerFacts } from "../../../domain/customers/customer.ts";
import type { CustomerId, ServiceId, UserId } from "../../../domain/kernel/ids.ts";
import { ONE } from "../../../domain/kernel/money.ts";
import type { Line } from "../../../domain/pricing/line.ts";
import { type Instant, localTimeOf } from "../../../domain/kernel/time.ts";
import { type LineDraft, LONGEST_TEXT, MOST_LINES, type SaleDraft } from "../../../domain/sales/draft.ts";
import { FIRST_STATUSES, SALE_STATUSES } from "../../../domain/sales/moves.ts";
import type { SaleView } from "../../../domain/sales/ports.ts";
import { SOURCES } from "../../../domain/sales/sale.ts";
import type { Formats } from "../../../locales/format.ts";

const YES_NO = ["yes", "no"] as const;

/** A line as a form has it. */
export const LineField = z.strictObject({
  serviceId: maybe(id<ServiceId>()),
  description: maybe(line(LONGEST_TEXT)),
  quantity: maybe(quantity),
  unit: maybe(line(20)),
  unitPrice: maybe(price),
  priceIncludesVat: maybe(choice(YES_NO)),
  discount: maybe(percent),
  vatRate: maybe(percent),
}).transform((typed): LineDraft => ({
  ...typed,
  quantity: typed.quantity ?? ONE,
  priceIncludesVat: typed.priceIncludesVat === null ? null : typed.priceIncludesVat === "yes",
}));

/** The lines somebody wrote in. */
export function withText(lines: readonly LineDraft[]): LineDraft[] {
  return lines.filter((one) => one.serviceId !== null || one.description !== null || one.unitPrice !== null);
}

const NewCustomer = z.strictObject({
  name: maybe(line(200)),
  type: maybe(choice(CUSTOMER_TYPES)),
  email: maybe(email),
  phone: maybe(phone),
  street: maybe(line(200)),
  postalCode: maybe(line(20)),
  city: maybe(line(100)),
  country: maybe(country),
  allowDuplicate: maybe(choice(["yes"])),
});

/** What stays open to change as long as there is the sale. */
const always = {
  source: choice(SOURCES),
  assignedTo: maybe(id<UserId>()),
  internalNotes: maybe(note()),
  customerNotes: maybe(note()),
  /** Which button was pressed. */
  intent: maybe(choice(["save", "save_and_new"])),
};

/** The fields a new sale and a changed one share; `zone` is where its times are meant, `shown` the one its form shows. */
const shared = (zone: string, shown: Instant | null) => ({
  ...always,
  customerId: maybe(id<CustomerId>()),
  customerSearch: maybe(line(200)),
  saleDate: day,
  scheduledAt: maybe(localTime(zone, shown)),
  quoted: maybe(price),
  lines: z.array(LineField).max(MOST_LINES, { error: "too_long" }).default([]).transform(withText),
});

export const NewSale = (zone: string) =>
  z.strictObject({ ...shared(zone, null), status: choice(FIRST_STATUSES), newCustomer: NewCustomer.optional() });
export const ChangedSale = (zone: string, shown: Instant | null) =>
  z.strictObject({
    ...shared(zone, shown),
    version,
    /** What a visit's change is meant for, where it is one of an agreement. */
    scope: maybe(choice(SCOPES)),
  });

/** The form of a sale whose amounts are fixed. */
export const FixedSale = z.strictObject({ ...always, version });

export type NewSaleForm = z.output<ReturnType<typeof NewSale>>;

/** Buttons that only bring the form back: with one more line, to look for another customer, or as it was left. */
export const HELPING = new Set(["add_line", "change_customer", "resume"]);

/** The draft of a sale for a customer that is known by now. */
export function draftOf(form: NewSaleForm, customerId: CustomerId): SaleDraft {
  const { customerSearch: _search, newCustomer: _new, intent: _intent, ...draft } = form;
  return { ...draft, customerId };
}

/** The change an edit form asks for; a fixed sale's form has only the open fields. */
export function changeOf(form: z.output<ReturnType<typeof ChangedSale>> | z.output<typeof FixedSale>) {
  const { intent: _intent, scope: _scope, ...change } = { scope: null, ...form };
  return change as Omit<Partial<SaleDraft>, "customerId" | "status"> & {
    readonly version: number;
    readonly customerId?: CustomerId | null;
    readonly customerSearch?: string | null;
  };
}

/** The customer written on the sale's form; null where no name was given. */
export function newCustomerOf(form: NewSaleForm): CustomerFacts | null {
  const written = form.newCustomer;
  if (!written || written.name === null) return null;
  const { name, type, email, phone, street, postalCode, city, country } = written;
  return {
    name,
    type: type ?? "B2C",
    companyName: null,
    email,
    phone,
    cvr: null,
    ean: null,
    address: { street, postalCode, city, country: country ?? "DK" },
    tags: [],
    status: "ACTIVE",
    notes: null,
  };
}

/** A line as it stands in the form. */
export type TypedLine = Readonly<Record<keyof LineDraft, string>>;

export const BLANK_LINE: TypedLine = {
  serviceId: "",
  description: "",
  quantity: "1",
  unit: "",
  unitPrice: "",
  priceIncludesVat: "no",
  discount: "",
  vatRate: "25",
};

/** The lines of a form that came back, as they were typed. */
export function typedLines(typed: Typed): TypedLine[] {
  const { lines } = nest(Object.entries(typed)) as { lines?: unknown };
  if (!Array.isArray(lines)) return [];
  const text = (value: unknown) => typeof value === "string" ? value : "";
  return lines.slice(0, MOST_LINES).map((one) =>
    Object.fromEntries(
      Object.entries(BLANK_LINE).map(([name, blank]) => [name, Object.hasOwn(one, name) ? text(one[name]) : blank]),
    ) as TypedLine
  );
}

/** The form as it was typed without its empty lines, as the rules saw it: a fault in the second line is then at the second. */
export function closedUp(typed: Typed): Typed {
  const others = Object.entries(typed).filter(([name]) => !name.startsWith("lines."));
  const lines = typedLines(typed).filter((one) => (one.serviceId + one.description + one.unitPrice).trim() !== "");
  return Object.fromEntries([...others, ...lines.flatMap(fieldsOfLine)]);
}

function fieldsOfLine(line: TypedLine, index: number): [string, string][] {
  return Object.entries(line).map(([name, value]) => [`lines.${index}.${name}`, value]);
}

/** The form as it was typed, with one more empty line or without its customer where that was asked for. */
export function withHelp(typed: Typed): Typed {
  if (typed.intent === "change_customer") return { ...typed, customerId: "" };
  if (typed.intent !== "add_line") return typed;
  const next = typedLines(typed).length;
  return {
    ...typed,
    ...Object.fromEntries(fieldsOfLine(BLANK_LINE, next)),
  };
}

/** A sale as its edit form shows it first. */
export function typedSale(
  sale: SaleView,
  zone: string,
  show: Pick<Formats, "amount" | "quantity" | "percentField">,
): Typed {
  const typed: Record<string, string> = {
    customerId: sale.customer.id,
    customerSearch: sale.customer.name,
    saleDate: sale.saleDate,
    scheduledAt: sale.scheduledAt ? localTimeOf(sale.scheduledAt, zone) : "",
    quoted: sale.quoted === null ? "" : show.amount(sale.quoted),
    source: sale.source,
    assignedTo: sale.assignedTo ?? "",
    internalNotes: sale.internalNotes ?? "",
    customerNotes: sale.customerNotes ?? "",
    version: String(sale.version),
  };
  for (const [index, one] of sale.lines.entries()) Object.assign(typed, lineFields(one, index, show));
  return typed;
}

/** A sale as the form of another like it shows it first: whom it is for, what, and the notes; when and by whom is said anew. */
export function typedCopy(...[sale, zone, show]: Parameters<typeof typedSale>): Typed {
  const { version: _version, scheduledAt: _at, saleDate: _day, assignedTo: _person, quoted: _quoted, ...same } =
    typedSale(sale, zone, show);
  return same;
}

/** A line as its fields show it first. */
export function lineFields(
  line: Line,
  index: number,
  show: Pick<Formats, "amount" | "quantity" | "percentField">,
): Typed {
  return Object.fromEntries(fieldsOfLine({
    serviceId: line.serviceId ?? "",
    description: line.description,
    quantity: show.quantity(line.quantity),
    unit: line.unit,
    unitPrice: show.amount(line.unitPrice),
    priceIncludesVat: line.priceIncludesVat ? "yes" : "no",
    discount: line.discount === 0 ? "" : show.percentField(line.discount),
    vatRate: show.percentField(line.vatRate),
  }, index));
}

/** The amount of a payment form; negative for a refund. */
export const Payment = z.strictObject({
  amount,
  paidOn: day,
  reference: maybe(line(200)),
  refund: maybe(choice(["yes"])),
});

/** The form behind every step of a sale; `shown` is the visit it showed. */
export const Step = (zone: string, shown: Instant | null) =>
  z.strictObject({
    to: choice(SALE_STATUSES),
    reason: maybe(note(1_000)),
    scheduledAt: maybe(localTime(zone, shown)),
    version,
    /** Where the step was taken from, and leads back to. */
    back: maybe(line(1_000)),
  });

/** What a move tells; while nothing hangs on it yet, it can be taken back from there. */
export function movedTold(
  { id, number, status, version }: SaleView,
  back: string | null,
): Told & { kind: "sale_moved" } {
  const query = new URLSearchParams({ version: String(version), ...(back ? { back } : {}) });
  return { kind: "sale_moved", number, status, ...(status === "PAID" ? {} : { undo: `/sales/${id}/undo?${query}` }) };
}
