import type { Actor } from "../../domain/kernel/actor.ts";
import type { LeadId, UserId } from "../../domain/kernel/ids.ts";
import { MOST_COUNTED } from "../../domain/kernel/page.ts";
import type { Ore } from "../../domain/kernel/money.ts";
import type { Clock, Day } from "../../domain/kernel/time.ts";
import { AUTOMATIC } from "../../domain/kernel/automatic.ts";
import { noticesOfLead } from "../../domain/notices/notice.ts";
import { effectsOf, type LeadHappening } from "../../domain/leads/effects.ts";
import { isKeptReady } from "../../domain/leads/filter.ts";
import { stepsOf } from "../../domain/leads/history.ts";
import { isOpen, type Lead } from "../../domain/leads/lead.ts";
import type {
  BandCount,
  EndingCount,
  KeptWeights,
  LeadFilter,
  LeadReader,
  LeadSort,
  LeadTotals,
  LeadView,
  LeadWriter,
} from "../../domain/leads/ports.ts";
import { bandOf, inOrder, scoreOf, USUAL_WEIGHTS } from "../../domain/leads/scoring.ts";
import { asJson, type Ledger, personIn, question, type WrittenLeadStep } from "./ledger.ts";
import { putNotices } from "./notices.ts";
import { byName, byValue, type Order, partOf, rollIn, thoseOf } from "./listing.ts";
import type { Put, Write } from "./record.ts";
import { leadsFound } from "./search.ts";

const NEVER = "9999-12-31";

export function leadReader(ledger: Ledger): LeadReader {
  const living = (seenBy: UserId | null) =>
    [...ledger.leads.values()].filter((lead) => lead.deletedAt === null && isSeen(lead, seenBy));
  return {
    find: (id) => question(() => ledger.leads.has(id) ? viewOf(ledger, ledger.leads.get(id)!) : null),
    list: (filter, sort, part) =>
      question(() => {
        const { rows, ...beside } = partOf(leadsIn(ledger, filter), orderOf(sort), part);
        return { ...beside, rows: rows.map((lead) => viewOf(ledger, lead)) };
      }),
    roll: (filter, sort) => question(() => rollIn(leadsIn(ledger, filter), orderOf(sort))),
    those: (ids, filter) => question(() => thoseOf(leadsIn(ledger, filter), ids).map((lead) => viewOf(ledger, lead))),
    totals: (filter) => question(() => totalsOf(leadsIn(ledger, filter), filter)),
    openAlike: (emails, phones) =>
      question(() =>
        living(null).filter((lead) =>
          isOpen(lead) && (emails.includes(lead.contactEmail ?? "") || phones.includes(lead.contactPhone ?? ""))
        ).sort((a, b) => byValue(a.createdAt + a.id, b.createdAt + b.id))
      ),
    history: (id) =>
      question(() => (ledger.leadSteps.get(id) ?? []).map((step) => ({ ...step, by: personIn(ledger, step.by) }))),
    weights: () => question(() => weightsIn(ledger)),
    counts: (seenBy, from, to) =>
      question(() =>
        counted(
          living(seenBy).filter(({ createdOn }) =>
            (from === null || createdOn >= from) && (to === null || createdOn <= to)
          ),
          ({ score }) => score,
        )
      ),
    endings: (seenBy, from, to) =>
      question(() => {
        const counts = new Map<string, EndingCount>();
        for (const { ending, createdOn, estimatedValue } of living(seenBy)) {
          if (ending === null || createdOn < from || createdOn > to) continue;
          const { count, value } = counts.get(ending) ?? { count: 0, value: 0 };
          counts.set(ending, { ending, count: count + 1, value: value + (estimatedValue ?? 0) as Ore });
        }
        return [...counts.values()].sort((a, b) => byValue(a.ending, b.ending));
      }),
    countsUnder: (weights, from, to) =>
      question(() =>
        counted(
          living(null).filter(({ createdOn }) => createdOn >= from && createdOn <= to),
          ({ answers }) => scoreOf(answers, inOrder(weights)),
        )
      ),
  };
}

export function leadWriter(ledger: Ledger, actor: Actor, clock: Clock, write: Write, put: Put): LeadWriter {
  const tell = (event: LeadHappening, lead: Lead) => {
    put(effectsOf(event, lead));
    putNotices(ledger, clock, actor, noticesOfLead(event, lead, actor.userId, AUTOMATIC.id));
  };
  const goOn = (id: LeadId, step: Partial<WrittenLeadStep> & Pick<WrittenLeadStep, "kind">) => {
    const before = ledger.leadSteps.get(id) ?? [];
    const empty = { note: null, from: null, to: null, ending: null, followUpOn: null };
    const made = { seq: before.length + 1, at: clock.now(), by: actor.userId };
    ledger.leadSteps.set(id, [...before, { ...empty, ...made, ...step }]);
  };
  const writer: LeadWriter = {
    lock: (id) => Promise.resolve(asJson(ledger.leads.get(id) ?? null)),
    lockMany: (ids) => Promise.resolve(asJson([...new Set(ids)].flatMap((id) => ledger.leads.get(id) ?? []))),
    async addMany(leads) {
      for (const lead of leads) await writer.add(lead);
    },
    async binMany(leads) {
      for (const lead of leads) await writer.record({ kind: "lead_deleted" }, lead);
    },
    add: (lead) => {
      if (ledger.leads.has(lead.id)) throw new Error("Cannot add the lead: its id is taken");
      ledger.leads.set(lead.id, asJson(sound(ledger, lead)));
      goOn(lead.id, { kind: "CREATED", to: lead.status, followUpOn: lead.followUpOn });
      write("lead_recorded", "lead", lead.id, {});
      if (actor.quietly && lead.followUpOn) ledger.reminded.set(lead.id, lead.followUpOn);
      tell({ kind: "lead_recorded" }, lead);
      return Promise.resolve(asJson(lead));
    },
    record: (event, lead) => {
      const before = ledger.leads.get(lead.id);
      if (!before) throw new Error("Cannot record the lead: there is none");
      if (before.status === "CONVERTED" && lead.status !== "CONVERTED") {
        throw new Error("Cannot record the lead: it became a sale");
      }
      const saved = asJson({ ...sound(ledger, lead), version: before.version + 1, updatedAt: clock.now() });
      ledger.leads.set(lead.id, saved);
      for (const step of stepsOf(event, lead)) goOn(lead.id, step);
      const { kind, ...facts } = event;
      write(kind, "lead", lead.id, { ...facts, to: lead.status });
      tell(event, saved);
      return Promise.resolve(saved);
    },
    lockDue: (from, today, most) =>
      Promise.resolve(
        [...ledger.leads.values()].filter((lead) =>
          isOpen(lead) && lead.deletedAt === null && lead.assignedTo !== null && lead.followUpOn !== null &&
          lead.followUpOn >= from && lead.followUpOn <= today && ledger.reminded.get(lead.id) !== lead.followUpOn
        ).toSorted((a, b) => byValue(a.followUpOn!, b.followUpOn!) || byValue(a.id, b.id)).slice(0, most),
      ),
    remind: (lead) => {
      ledger.reminded.set(lead.id, lead.followUpOn!);
      write("lead_reminded", "lead", lead.id, { followUpOn: lead.followUpOn });
      tell({ kind: "lead_reminded" }, lead);
      return Promise.resolve();
    },
    lockWeights: () => Promise.resolve(asJson(weightsIn(ledger))),
    recordWeights: (before, weights) => {
      const kept = { version: before.version + 1, weights };
      ledger.leadWeights.splice(0, 1, kept);
      for (const lead of ledger.leads.values()) {
        ledger.leads.set(lead.id, { ...lead, score: scoreOf(lead.answers, inOrder(weights)) });
      }
      write("lead_weights_changed", "organization", ledger.organization.id, { weights });
      return Promise.resolve(asJson(kept));
    },
  };
  return writer;
}

function sound(ledger: Ledger, lead: Lead): Lead {
  const { assignedTo, customerId, interestServiceId, convertedSaleId } = lead;
  const known = (assignedTo === null || ledger.members.some(({ id }) => id === assignedTo)) &&
    (customerId === null || ledger.customers.has(customerId)) &&
    (interestServiceId === null || ledger.services.has(interestServiceId)) &&
    (convertedSaleId === null || ledger.sales.has(convertedSaleId));
  if (!known) throw new Error("Cannot keep the lead: it names somebody or something not in these books");
  return lead;
}

function viewOf(ledger: Ledger, lead: Lead): LeadView {
  const service = lead.interestServiceId && ledger.services.get(lead.interestServiceId);
  const customer = lead.customerId && ledger.customers.get(lead.customerId);
  const sale = lead.convertedSaleId && ledger.sales.get(lead.convertedSaleId);
  return {
    ...lead,
    assignee: personIn(ledger, lead.assignedTo),
    creator: personIn(ledger, lead.createdBy) ?? { id: lead.createdBy, name: "" },
    service: service ? { id: service.id, name: service.name } : null,
    customer: customer ? { id: customer.id, name: customer.name } : null,
    sale: sale ? { id: sale.id, number: sale.number } : null,
  };
}

function weightsIn({ leadWeights }: Ledger): KeptWeights {
  return leadWeights[0] ?? { version: 0, weights: USUAL_WEIGHTS };
}

function isSeen({ assignedTo }: Lead, seenBy: UserId | null): boolean {
  return seenBy === null || assignedTo === null || assignedTo === seenBy;
}

function leadsIn({ leads }: Ledger, filter: LeadFilter): Lead[] {
  const { statuses, priorities, source, ending, q, assignedTo, customerId, createdFrom, createdTo, followUp } = filter;
  const there = [...leads.values()].filter((lead) => (lead.deletedAt !== null) === filter.deleted);
  return (q === null ? there : leadsFound(there, q)).filter((lead) =>
    isSeen(lead, filter.seenBy) &&
    (statuses.length === 0 || statuses.includes(lead.status)) &&
    (priorities.length === 0 || priorities.includes(lead.priority)) &&
    (source === null || lead.source === source) &&
    (ending === null || lead.ending === ending) &&
    (assignedTo === null || (assignedTo === "nobody" ? lead.assignedTo === null : lead.assignedTo === assignedTo)) &&
    (customerId === null || lead.customerId === customerId) &&
    (createdFrom === null || lead.createdOn >= createdFrom) && (createdTo === null || lead.createdOn <= createdTo) &&
    (filter.scoreFrom === null || lead.score >= filter.scoreFrom) &&
    (filter.scoreTo === null || lead.score <= filter.scoreTo) &&
    (followUp === null || isOpen(lead) && (
          followUp.state === "none" ? lead.followUpOn === null : lead.followUpOn !== null &&
            isDue(lead.followUpOn, followUp)
        ))
  );
}

function isDue(on: Day, { state, today }: Extract<LeadFilter["followUp"], { readonly today: Day }>): boolean {
  return state === "overdue" ? on < today : state === "due" ? on <= today : on === today;
}

function totalsOf(leads: readonly Lead[], filter: LeadFilter): LeadTotals {
  if (!isKeptReady(filter) && leads.length > MOST_COUNTED) {
    return { count: MOST_COUNTED, isLowerBound: true, value: null };
  }
  const value = leads.reduce((all, lead) => all + (lead.estimatedValue ?? 0), 0) as Ore;
  return { count: leads.length, isLowerBound: false, value };
}

function counted(leads: readonly Lead[], scoreNow: (lead: Lead) => number): BandCount[] {
  const counts = new Map<string, BandCount>();
  for (const lead of leads) {
    const { status } = lead, band = bandOf(scoreNow(lead)), key = `${status} ${band}`;
    const { count, value } = counts.get(key) ?? { count: 0, value: 0 };
    counts.set(key, { status, band, count: count + 1, value: value + (lead.estimatedValue ?? 0) as Ore });
  }
  return [...counts.values()].sort((a, b) => byValue(a.status, b.status) || a.band - b.band);
}

function orderOf({ by, descending }: LeadSort): Order<Lead> {
  const way = descending ? -1 : 1;
  const value = (lead: Lead): string | number => {
    switch (by) {
      case "score":
        return lead.score;
      case "followUp":
        return lead.followUpOn ?? NEVER;
      case "created":
        return lead.createdAt;
      case "name":
        return lead.contactName;
      case "value":
        return lead.estimatedValue ?? 0;
    }
  };
  return {
    place: (lead) => ({ id: lead.id, value: value(lead) }),
    compare: (a, b) =>
      way * ((by === "name" ? byName(String(a.value), String(b.value)) : byValue(a.value, b.value)) ||
        byValue(a.id, b.id)),
  };
}
