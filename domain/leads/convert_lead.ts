import { type Customer, type CustomerFacts, type CustomerRefusal, likeness } from "../customers/customer.ts";
import type { Cvr } from "../customers/cvr.ts";
import type { Actor } from "../kernel/actor.ts";
import type { CustomerId, Ids, LeadId, ServiceId } from "../kernel/ids.ts";
import { ONE, type Ore } from "../kernel/money.ts";
import { covers, type Forbidden, may } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Day, Instant } from "../kernel/time.ts";
import type { SaleView } from "../sales/ports.ts";
import { addSale } from "../sales/record_sale.ts";
import type { SaleRefusal } from "../sales/refusal.ts";
import { completeLine, priceDraft, type SaleDraft } from "../sales/draft.ts";
import type { Service } from "../catalogue/service.ts";
import { momentOf, type World } from "../sales/world.ts";
import type { Books } from "../tenants.ts";
import { leadWithin } from "./access.ts";
import { holdLead, saveLead, viewLead } from "./hold.ts";
import type { Lead } from "./lead.ts";
import type { LeadView } from "./ports.ts";
import type { LeadRefusal } from "./refusal.ts";

/** How a lead becomes a sale. What is left out comes from the lead. */
export interface Conversion {
  readonly serviceId?: ServiceId;
  /** The price of that service for this customer, with or without moms as the service is. */
  readonly amount?: Ore;
  /** An existing customer; left out, the lead's own, or a new one made from its contact. */
  readonly customerId?: CustomerId;
  /** Of a new customer. */
  readonly cvr?: Cvr | null;
  /** Make a new customer although one with the same e-mail, telephone or CVR is there. */
  readonly allowDuplicate?: boolean;
  /** Said by a click: convert it though it is not QUALIFIED yet. */
  readonly early?: boolean;
  readonly saleDate?: Day;
}

export interface Converted {
  readonly sale: SaleView;
  readonly lead: LeadView;
}

type Refused = LeadRefusal | CustomerRefusal | SaleRefusal | Forbidden;

/**
 * Makes a lead a customer's sale in one transaction, once: whoever comes second is given the first sale (C13). Where a customer
 * with the same e-mail, telephone or CVR is there, it asks which is meant.
 */
export function convertLead(world: World) {
  const { tenants, clock, ids } = world;
  return (actor: Actor, id: LeadId, ask: Conversion) =>
    tenants.write<Converted, Refused>(actor, async (books) => {
      const held = await holdLead(books, actor, id, "edit_leads", undefined, clock.now());
      if (!held.ok) return held;
      const { lead, today, now } = held.value;
      if (lead.status === "CONVERTED") return await converted(books, lead);
      const ready = readyToConvert(lead, ask);
      if (!ready.ok) return ready;
      if (!may(actor, "create_sales")) return no({ kind: "forbidden", permission: "create_sales" });

      const customer = await customerFor(books, actor, lead, ask, { now, ids });
      if (!customer.ok) return customer;
      // A lead that was nobody's becomes its converter's, so that the sale is theirs too.
      const assignedTo = lead.assignedTo ?? actor.userId;
      const draft = saleFrom({ ...lead, assignedTo }, customer.value.id, ready.value, ask.saleDate ?? today);
      const priced = await withQuote(books, draft, ids);
      const sale = await addSale(world, books, actor, priced);
      if (!sale.ok) return sale;
      const won = {
        ...lead,
        ...{ status: "CONVERTED", convertedSaleId: sale.value.id, customerId: customer.value.id, assignedTo },
        ...{ interestServiceId: ready.value.serviceId, closedOn: today, followUpOn: null, ending: null },
        endingNote: null,
      } as Lead;
      await saveLead(books, { kind: "lead_converted", from: lead.status }, won, held.value);
      return await converted(books, won);
    });
}

/** Whether there is what a sale needs. Refused: not QUALIFIED without a word for it, no service, no amount. */
function readyToConvert(
  lead: Lead,
  ask: Conversion,
): Result<{ serviceId: ServiceId; amount: Ore }, LeadRefusal> {
  const early = lead.status === "NEW" || lead.status === "CONTACTED";
  if (lead.status !== "QUALIFIED" && !(early && ask.early)) {
    return no({ kind: "lead_not_qualified", status: lead.status });
  }
  const serviceId = ask.serviceId ?? lead.interestServiceId, amount = ask.amount ?? lead.estimatedValue;
  if (serviceId === null) return no({ kind: "reference_missing", field: "serviceId" });
  if (amount === null) return no({ kind: "amount_missing" });
  return yes({ serviceId, amount });
}

/** The sale a lead becomes: ACCEPTED, one line of the service at the amount, the source copied (LEAD-07). */
function saleFrom(
  lead: Pick<Lead, "source" | "assignedTo" | "notes">,
  customerId: CustomerId,
  { serviceId, amount }: { readonly serviceId: ServiceId; readonly amount: Ore },
  saleDate: Day,
): SaleDraft {
  const fromService = { description: null, unit: null, priceIncludesVat: null, discount: null, vatRate: null };
  return {
    customerId,
    status: "ACCEPTED",
    saleDate,
    source: lead.source,
    lines: [{ ...fromService, serviceId, quantity: ONE, unitPrice: amount }],
    quoted: null,
    scheduledAt: null,
    assignedTo: lead.assignedTo,
    internalNotes: lead.notes,
    customerNotes: null,
  };
}

/** What the customer was told is what the sale comes to, with moms. */
async function withQuote(books: Books, draft: SaleDraft, ids: Ids): Promise<SaleDraft> {
  const { services } = await books.ask({
    services: books.read.services.some(draft.lines.flatMap((line) => line.serviceId ?? [])),
  });
  const priced = priceDraft(draft.lines, services, ids);
  return priced.ok ? { ...draft, quoted: priced.value.gross } : draft;
}

async function customerFor(
  books: Books,
  actor: Actor,
  lead: Lead,
  { customerId, cvr, allowDuplicate }: Conversion,
  { now, ids }: { readonly now: Instant; readonly ids: Ids },
): Promise<Result<Pick<Customer, "id">, Refused>> {
  const named = customerId ?? (allowDuplicate ? null : lead.customerId);
  if (named !== null) {
    const { found } = await books.ask({ found: books.read.customers.find(named) });
    return found?.deletedAt === null ? yes(found) : no({ kind: "reference_missing", field: "customerId" });
  }
  if (!may(actor, "edit_customers")) return no({ kind: "forbidden", permission: "edit_customers" });
  const facts = customerFrom(lead, cvr ?? null);
  await books.customers.holdRecording();
  const { alike } = await books.ask({ alike: books.read.customers.alike(facts, null) });
  if (alike && !allowDuplicate) {
    return no({ kind: "duplicate_customer", existingId: alike.id, by: likeness(facts, alike) ?? "email" });
  }
  const made = { version: 1, createdBy: actor.userId, createdAt: now, updatedAt: now, deletedAt: null };
  return yes(await books.customers.add({ ...facts, ...made, id: ids.next<CustomerId>() }));
}

/** The customer a lead's contact becomes: private, or a firm where they named one or have a CVR. */
export function customerFrom(
  lead: Pick<Lead, "contactName" | "contactEmail" | "contactPhone" | "companyName">,
  cvr: Cvr | null,
): CustomerFacts {
  return {
    type: lead.companyName !== null || cvr !== null ? "B2B" : "B2C",
    name: lead.contactName,
    companyName: lead.companyName,
    email: lead.contactEmail,
    phone: lead.contactPhone,
    cvr,
    ean: null,
    address: { street: null, postalCode: null, city: null, country: "DK" },
    tags: [],
    status: "ACTIVE",
    notes: null,
  };
}

async function converted(books: Books, { id, convertedSaleId }: Lead): Promise<Result<Converted, never>> {
  const { sale } = await books.ask({ sale: books.read.sales.find(convertedSaleId!) });
  const lead = await viewLead(books, id);
  if (sale === null || !lead.ok) throw new Error("Cannot show the converted lead: its sale is gone");
  return yes({ sale, lead: lead.value });
}

/** What a sale of this service at this amount comes to; null while one of them is missing. */
function priceOf(service: Service | null, amount: Ore | null, ids: Ids) {
  if (service === null || amount === null) return null;
  const draft = saleFrom({ source: "OTHER", assignedTo: null, notes: null }, "" as CustomerId, {
    serviceId: service.id,
    amount,
  }, "2000-01-01" as Day);
  const priced = priceDraft(draft.lines, [service], ids);
  return priced.ok && completeLine(draft.lines[0], service, ids.next()) ? priced.value : null;
}

/** What the dialog needs: the lead, what it can become, and the customer it may be already. */
export function findConversion({ tenants, clock, ids }: World) {
  return async (actor: Actor, id: LeadId, ask: Conversion) => {
    const found = await tenants.read(actor, (books) => ({
      lead: books.leads.find(id),
      services: books.services.all({ active: true, category: null }),
      firm: books.organization.find(),
    }));
    const seen = leadWithin(found.lead, actor, "edit_leads");
    if (!seen.ok) return seen;
    const lead = seen.value;
    if (lead.deletedAt !== null || !covers(actor, "edit_leads", lead)) return no({ kind: "lead_missing" } as const);
    const facts = customerFrom(lead, ask.cvr ?? null);
    const { alike } = await tenants.read(actor, ({ customers }) => ({ alike: customers.alike(facts, null) }));
    const serviceId = ask.serviceId ?? lead.interestServiceId;
    const service = found.services.find((one) => one.id === serviceId) ?? null;
    // Where nobody has said a price, the service's own is offered.
    const amount = ask.amount ?? lead.estimatedValue ?? service?.priceOre ?? null;
    return yes({
      lead,
      services: found.services,
      alike: alike && { customer: alike, by: likeness(facts, alike) ?? "email" as const },
      service,
      amount,
      priced: priceOf(service, amount, ids),
      today: momentOf(clock.now(), found.firm).today,
    });
  };
}
