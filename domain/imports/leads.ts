import type { Service } from "../catalogue/service.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ids, LeadId, UserId } from "../kernel/ids.ts";
import type { Day, Instant } from "../kernel/time.ts";
import { FRESH, isOpen, type Lead, type LeadFacts } from "../leads/lead.ts";
import { scored, type Weights } from "../leads/scoring.ts";
import type { Member } from "../organizations/organization.ts";
import { type DuplicateWay, type ImportRow, type RowFate, sameFacts } from "./import.ts";
import { type LeadRecord, type RowFaults, updatedLead } from "./records.ts";
import { nameOf } from "./services.ts";

export interface LeadRow {
  readonly line: number;
  readonly facts: LeadFacts;
  /** The fields the row says anything of. */
  readonly said: readonly string[];
}

/** A lead as it was and as it becomes. */
export interface LeadChanged {
  readonly before: Lead;
  readonly after: Lead;
}

export interface LeadPlan {
  readonly made: readonly Lead[];
  readonly changed: readonly LeadChanged[];
  readonly fates: readonly RowFate[];
}

/** What a row says with the service and the colleague it names, or which of them is not known here. */
export function withNamed(
  { facts, service, assignee }: LeadRecord,
  services: readonly Service[],
  members: readonly Member[],
): { readonly facts: LeadFacts; readonly faults: RowFaults | null } {
  const wanted = service === null ? null : serviceNamed(service, services);
  const who = assignee === null ? null : colleagueNamed(assignee, members);
  const faults = {
    ...(service !== null && wanted === null ? { service: "not_known" } : {}),
    ...(assignee !== null && who === null ? { assignee: "not_known" } : {}),
  } as RowFaults;
  return {
    facts: { ...facts, interestServiceId: wanted?.id ?? null, assignedTo: who },
    faults: Object.keys(faults).length > 0 ? faults : null,
  };
}

/** The service that is called so, one that is sold before one that no longer is. */
export function serviceNamed(name: string, services: readonly Service[]): Service | null {
  const namesakes = services.filter((one) => nameOf(one) === name.toLowerCase());
  return namesakes.find(({ active }) => active) ?? namesakes[0] ?? null;
}

/** Who works here now by this e-mail, or by this name where only one is called so. */
function colleagueNamed(text: string, members: readonly Member[]): UserId | null {
  const wanted = text.toLowerCase();
  const here = members.filter(({ active }) => active);
  const [only, ...others] = here.filter(({ name }) => name.toLowerCase() === wanted);
  return here.find(({ email }) => email === wanted)?.id ?? (only && others.length === 0 ? only.id : null);
}

/** Finds an open lead by e-mail, then telephone: who came to nothing or bought may well ask again. */
export function openAmong(leads: readonly Lead[]) {
  const by = { contactEmail: new Map<string, Lead>(), contactPhone: new Map<string, Lead>() };
  const add = (lead: Lead, anew = false) => {
    for (const mark of ["contactEmail", "contactPhone"] as const) {
      const value = lead[mark];
      if (value !== null && (anew || !by[mark].has(value))) by[mark].set(value, lead);
    }
  };
  leads.forEach((lead) => add(lead));
  return {
    add,
    find: ({ contactEmail, contactPhone }: Pick<LeadFacts, "contactEmail" | "contactPhone">): Lead | null =>
      by.contactEmail.get(contactEmail ?? "") ?? by.contactPhone.get(contactPhone ?? "") ?? null,
  };
}

/** What becomes of rows: made, changed or left out, each as the way with duplicates says; later rows see what earlier ones did. */
export function planLeads(
  rows: readonly LeadRow[],
  existing: readonly Lead[],
  duplicates: DuplicateWay,
  { ids, now, today, actor, weights }: {
    readonly ids: Ids;
    readonly now: Instant;
    readonly today: Day;
    readonly actor: Actor;
    readonly weights: Weights;
  },
): LeadPlan {
  const made = new Map<LeadId, Lead>(), changed = new Map<LeadId, LeadChanged>();
  const known = openAmong(existing);
  const weighed = (lead: Lead): Lead => ({ ...lead, ...scored(lead, weights, today) });
  const fates = rows.map(({ line, facts, said }): RowFate => {
    const double = duplicates === "CREATE" ? null : known.find(facts);
    if (double === null) {
      const first = { id: ids.next<LeadId>(), version: 1, createdOn: today, contactedOn: null, deletedAt: null };
      const times = { createdBy: actor.userId, createdAt: now, updatedAt: now };
      const unscored = { ...facts, ...first, ...FRESH, ...times };
      const lead: Lead = { ...unscored, ...scored(unscored, weights, today) };
      made.set(lead.id, lead);
      known.add(lead);
      return { line, outcome: "CREATED", recordId: lead.id };
    }
    if (duplicates === "SKIP") return { line, outcome: "SKIPPED", recordId: double.id };
    const before = leadFactsOf(double), after = updatedLead(before, facts, said);
    if (sameFacts(before, after)) return { line, outcome: "SKIPPED", recordId: double.id };
    const next = weighed({ ...double, ...after, updatedAt: now });
    if (made.has(double.id)) made.set(double.id, next);
    else changed.set(double.id, { before: changed.get(double.id)?.before ?? double, after: next });
    known.add(next, true);
    return { line, outcome: "UPDATED", recordId: double.id, before, after };
  });
  return { made: [...made.values()], changed: [...changed.values()], fates };
}

/**
 * Takes rows back, the last first: a lead that was made goes into the bin unless somebody went on with it, an open one that was
 * changed gets back what the file changed and nobody changed since.
 */
export function undoLeads(
  rows: readonly ImportRow[],
  leads: readonly Lead[],
  { at, today, weights }: { readonly at: Instant; readonly today: Day; readonly weights: Weights },
) {
  const first = new Map<string, Lead>(leads.map((lead) => [lead.id, lead]));
  const last = new Map<string, Lead>(first);
  const fates = rows.map(({ line, outcome, recordId, before, after }): RowFate => {
    const lead = last.get(recordId ?? "");
    if (!lead || lead.deletedAt !== null) return { line, outcome: "STAYED" };
    if (outcome === "CREATED") {
      if (lead.version !== 1) return { line, outcome: "STAYED" };
      last.set(lead.id, { ...lead, deletedAt: at });
      return { line, outcome: "UNDONE" };
    }
    const back = givenBack(lead, before as LeadFacts, after as LeadFacts);
    if (!isOpen(lead) || Object.keys(back).length === 0) return { line, outcome: "STAYED" };
    const restored = { ...lead, ...back, updatedAt: at };
    last.set(lead.id, { ...restored, ...scored(restored, weights, today) });
    return { line, outcome: "UNDONE" };
  });
  const changed = [...last].flatMap(([id, lead]) =>
    lead === first.get(id) ? [] : { before: first.get(id)!, after: lead }
  );
  return {
    binned: changed.filter(({ after }) => after.deletedAt !== null).map(({ after }) => after),
    changed: changed.filter(({ after }) => after.deletedAt === null),
    fates,
  };
}

/** What the file changed and nobody changed since, as it was before. */
function givenBack(now: LeadFacts, before: LeadFacts, after: LeadFacts): Partial<LeadFacts> {
  return Object.fromEntries(
    Object.entries(before).filter(([name, was]) => {
      const field = name as keyof LeadFacts;
      return !sameFacts(was, after[field]) && sameFacts(now[field], after[field]);
    }),
  );
}

/** The facts alone. */
function leadFactsOf(lead: LeadFacts): LeadFacts {
  const { contactName, contactEmail, contactPhone, companyName, source, interestServiceId, estimatedValue } = lead;
  const { priority, followUpOn, message, notes, assignedTo, customerId } = lead;
  return {
    ...{ contactName, contactEmail, contactPhone, companyName, source, interestServiceId, estimatedValue },
    ...{ priority, followUpOn, message, notes, assignedTo, customerId },
  };
}
