import type { AgreementTerms } from "../../domain/agreements/agreement.ts";
import type { Service, ServiceFacts } from "../../domain/catalogue/service.ts";
import type { Customer, CustomerFacts } from "../../domain/customers/customer.ts";
import type { CustomerId, LineId, SaleId, ServiceId } from "../../domain/kernel/ids.ts";
import type { LeadFacts } from "../../domain/leads/lead.ts";
import { type BasisPoints, ONE, type Ore, ore } from "../../domain/kernel/money.ts";
import { addDays, type Day, dayOf, type Instant } from "../../domain/kernel/time.ts";
import type { Line } from "../../domain/pricing/line.ts";
import { price } from "../../domain/pricing/totals.ts";
import type { LineDraft, SaleDraft } from "../../domain/sales/draft.ts";
import { type SaleStatus, STATES } from "../../domain/sales/moves.ts";
import { saleNumber } from "../../domain/sales/number.ts";
import { paymentStatus } from "../../domain/sales/payment.ts";
import { type Sale, type SaleFacts, type SaleIn, visitAt } from "../../domain/sales/sale.ts";
import { CAST } from "./cast.ts";
import { A_MORNING, countingIds } from "./world.ts";

const ids = countingIds(5_000_000);
const NOW = A_MORNING as Instant;
const TODAY = dayOf(NOW, "Europe/Copenhagen");
const A_VISIT = visitAt("2026-03-04T09:00:00.000Z" as Instant, 120);

/** What is known of a customer who gave a name only. */
export function customerFacts(facts: Partial<CustomerFacts> = {}): CustomerFacts {
  return {
    type: "B2C",
    name: "Jens Jensen",
    companyName: null,
    email: null,
    phone: null,
    cvr: null,
    ean: null,
    address: { street: null, postalCode: null, city: null, country: "DK" },
    tags: [],
    status: "ACTIVE",
    notes: null,
    ...facts,
  };
}

/** A customer that Anna has just recorded, with nothing but a name. */
export function aCustomer(given: Partial<Customer> = {}): Customer {
  const made = { version: 1, createdBy: CAST.anna.userId, createdAt: NOW, updatedAt: NOW, deletedAt: null };
  return { ...customerFacts(), ...made, id: ids.next<CustomerId>(), ...given };
}

/** Cleaning at 399,00 an hour with moms. */
export function serviceFacts(facts: Partial<ServiceFacts> = {}): ServiceFacts {
  return {
    name: "Rengøring",
    category: "Fast",
    description: null,
    priceOre: ore(399_00),
    priceIncludesVat: true,
    vatBasisPoints: 2_500 as BasisPoints,
    unit: "time",
    pricingModel: "HOURLY",
    durationMinutes: null,
    costOre: null,
    active: true,
    ...facts,
  };
}

/** The service of `serviceFacts`, in the catalogue. */
export function aService(given: Partial<Service> = {}): Service {
  return { ...serviceFacts(), id: ids.next<ServiceId>(), version: 1, createdAt: NOW, updatedAt: NOW, ...given };
}

/** Somebody who called and said a name only. */
export function leadFacts(facts: Partial<LeadFacts> = {}): LeadFacts {
  return {
    contactName: "Jens Jensen",
    contactEmail: null,
    contactPhone: null,
    companyName: null,
    source: "PHONE",
    interestServiceId: null,
    estimatedValue: null,
    priority: "MEDIUM",
    followUpOn: null,
    message: null,
    notes: null,
    assignedTo: null,
    customerId: null,
    ...facts,
  };
}

/** One of something at 1.000,00 without moms. */
export function aLine(given: Partial<Line> = {}): Line {
  return {
    id: ids.next<LineId>(),
    serviceId: null,
    description: "Vinduer",
    quantity: ONE,
    unit: "stk.",
    unitPrice: ore(1_000_00),
    priceIncludesVat: false,
    discount: 0 as BasisPoints,
    vatRate: 2_500 as BasisPoints,
    ...given,
  };
}

/** The same as somebody writes it. */
export function aLineDraft(given: Partial<LineDraft> = {}): LineDraft {
  const { id: _id, ...line } = aLine();
  return { ...line, ...given };
}

/** A sale as somebody writes it, for a customer that is known already. */
export function aDraft(given: Partial<SaleDraft> & Pick<SaleDraft, "customerId">): SaleDraft {
  return {
    status: "ACCEPTED",
    saleDate: TODAY,
    source: "PHONE",
    lines: [aLineDraft()],
    quoted: null,
    scheduledAt: null,
    assignedTo: null,
    internalNotes: null,
    customerNotes: null,
    ...given,
  };
}

/** Every Wednesday at nine for two hours, at 1.000,00 without moms, from the first day of tests on. */
export function anAgreement(given: Partial<AgreementTerms> & Pick<AgreementTerms, "customerId">): AgreementTerms {
  return {
    title: "Ugentlig rengøring",
    lines: [aLineDraft()],
    rule: { kind: "weekly", every: 1, weekdays: [3] },
    time: "09:00",
    minutes: 120,
    assignedTo: null,
    startsOn: TODAY,
    endsOn: null,
    pausedFrom: null,
    pausedTo: null,
    holidays: "skip",
    internalNotes: null,
    customerNotes: null,
    ...given,
  };
}

/** A sale in a state, with what that state has; 1.250,00 with moms, made by Anna, nothing paid. */
export function saleIn<S extends SaleStatus>(status: S, given: Partial<SaleIn<S>> = {}): SaleIn<S> {
  const priced = price((given as Partial<Sale>).lines ?? [aLine()])!;
  const paid: Ore = (given as Partial<Sale>).paid ?? (status === "PAID" ? priced.gross : ore(0));
  const facts: SaleFacts = {
    id: ids.next<SaleId>(),
    number: saleNumber("RS", 2026, 1),
    version: 1,
    customerId: ids.next<CustomerId>(),
    quoted: null,
    currency: "DKK",
    source: "PHONE",
    saleDate: TODAY,
    assignedTo: null,
    createdBy: CAST.anna.userId,
    internalNotes: null,
    customerNotes: null,
    ...priced,
    paid,
    paymentStatus: paymentStatus(priced.gross, paid, paid !== 0, STATES[status].invoiced),
    createdAt: NOW,
    updatedAt: NOW,
    deletedAt: null,
  };
  return { ...facts, ...stateOf(status), ...given } as SaleIn<S>;
}

/** What a sale has in a state, as a believable one has it. */
function stateOf(status: SaleStatus) {
  const planned = status !== "QUOTE_SENT" && status !== "ACCEPTED" && status !== "LOST";
  const begun = planned && status !== "SCHEDULED" && status !== "CANCELLED";
  const { invoiced, asks } = STATES[status];
  return {
    status,
    ...(planned ? A_VISIT : { scheduledAt: null, scheduledUntil: null }),
    startedAt: begun ? A_VISIT.scheduledAt : null,
    endedAt: invoiced ? A_VISIT.scheduledUntil : null,
    dueOn: invoiced ? addDays(TODAY, 14) : null,
    paidOn: status === "PAID" ? addDays(TODAY, 7) as Day : null,
    reason: asks === "reason" ? "Valgte en anden" : null,
  };
}
