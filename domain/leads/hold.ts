import type { Actor } from "../kernel/actor.ts";
import type { CustomerId, LeadId, ServiceId } from "../kernel/ids.ts";
import type { Forbidden, Permission } from "../kernel/permissions.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Instant } from "../kernel/time.ts";
import type { Organization } from "../organizations/organization.ts";
import { namesColleague } from "../sales/references.ts";
import { momentOf } from "../sales/world.ts";
import type { Books } from "../tenants.ts";
import { leadWithin } from "./access.ts";
import { isOpen, type Lead, type LeadFacts } from "./lead.ts";
import type { LeadEvent, LeadView } from "./ports.ts";
import type { LeadRefusal } from "./refusal.ts";
import { scored, type Weights } from "./scoring.ts";
import type { Day } from "../kernel/time.ts";

export interface HeldLead {
  readonly lead: Lead;
  readonly firm: Organization;
  readonly weights: Weights;
  readonly now: Instant;
  readonly today: Day;
}

/** Holds a living lead the actor may do this to, in the version the actor saw, until the transaction ends. */
export async function holdLead(
  books: Books,
  actor: Actor,
  id: LeadId,
  permission: Permission,
  version: number | undefined,
  instant: Instant,
): Promise<Result<HeldLead, LeadRefusal | Forbidden>> {
  const seen = leadWithin(await books.leads.lock(id), actor, permission);
  if (!seen.ok) return seen;
  const lead = seen.value;
  if (lead.deletedAt !== null) return no({ kind: "lead_missing" });
  const { firm, kept, current } = await books.ask({
    firm: books.read.organization.find(),
    kept: books.read.leads.weights(),
    current: books.read.leads.find(id),
  });
  if (version !== undefined && version !== lead.version) return no({ kind: "stale_version", current });
  const { now, today } = momentOf(instant, firm);
  return yes({ lead, firm, weights: kept.weights, now, today });
}

/** Saves what happened to a lead. An open one is scored anew; a closed one keeps the score it was decided with. */
export function saveLead(books: Books, event: LeadEvent, lead: Lead, held: HeldLead): Promise<Lead> {
  const rescored = isOpen(lead) ? scored(lead, held.weights, held.today) : {};
  return books.leads.record(event, { ...lead, ...rescored, updatedAt: held.now });
}

/** The lead as it now stands, with the names of those it concerns. */
export async function viewLead(books: Books, id: LeadId): Promise<Result<LeadView, never>> {
  const { view } = await books.ask({ view: books.read.leads.find(id) });
  if (view === null) throw new Error("Cannot show the lead: it is gone in the transaction that saved it");
  return yes(view);
}

/** Who or what a lead newly names must be there: a service, a living customer, a colleague who works here now. */
export async function namesUnknown(
  books: Books,
  before: Lead | null,
  facts: Pick<Partial<LeadFacts>, "interestServiceId" | "customerId" | "assignedTo">,
): Promise<LeadRefusal | null> {
  const serviceId = newly(before?.interestServiceId, facts.interestServiceId);
  const customerId = newly(before?.customerId, facts.customerId);
  const assignedTo = newly(before?.assignedTo, facts.assignedTo);
  const found = await books.ask({
    service: books.read.services.find(serviceId ?? NONE as ServiceId),
    customer: books.read.customers.find(customerId ?? NONE as CustomerId),
    members: books.read.members.all(),
  });
  if (serviceId && !found.service) return { kind: "reference_missing", field: "interestServiceId" };
  if (customerId && found.customer?.deletedAt !== null) return { kind: "reference_missing", field: "customerId" };
  return namesColleague(assignedTo ?? null, found.members) && { kind: "reference_missing", field: "assignedTo" };
}

function newly<T>(before: T | null | undefined, after: T | null | undefined): T | null {
  return after && after !== before ? after : null;
}

/** Nothing has the nil UUID. */
const NONE = "00000000-0000-0000-0000-000000000000";
