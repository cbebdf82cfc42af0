import {
  type CustomerMoment,
  MAIL_START,
  type MomentGroup,
  type TimelineAsked,
  VISIT_STEPS,
} from "../../domain/customers/timeline.ts";
import type { CustomerId } from "../../domain/kernel/ids.ts";
import { ownerOf } from "../../domain/kernel/permissions.ts";
import type { Sale } from "../../domain/sales/sale.ts";
import { type Ledger, personIn } from "./ledger.ts";
import { byValue } from "./listing.ts";

type Told = CustomerMoment & { readonly group: MomentGroup };

const BARE = { by: null, sale: null, made: false, facts: {}, note: null, mail: null } as const;

/** What happened to a customer, the newest first, as it was asked for. */
export function momentsOf(ledger: Ledger, id: CustomerId, asked: TimelineAsked): CustomerMoment[] {
  const { owner, mails, group, after } = asked;
  const sales = [...ledger.sales.values()].filter((sale) =>
    sale.customerId === id && sale.deletedAt === null && (owner === null || ownerOf(sale) === owner)
  );
  const all = [
    ...sales.flatMap((sale) => saleMoments(ledger, sale)),
    ...recordMoments(ledger, id),
    ...noteMoments(ledger, id),
    ...(mails ? mailMoments(ledger, id) : []),
  ];
  return all
    .filter((one) => group === null || one.group === group)
    .filter(({ at, key }) => after === null || at < after.at || (at === after.at && key < after.key))
    .sort((a, b) => byValue(b.at, a.at) || byValue(b.key, a.key))
    .map(({ group: _, ...moment }) => moment);
}

function saleMoments(ledger: Ledger, { id, number, saleDate }: Sale): Told[] {
  const sale = { id, number, on: saleDate };
  const history = ledger.history.get(id)!, tie = ledger.ties.get(id);
  const steps = history.map(({ from, to, at, by, correction }, place): Told => {
    const made = tie !== undefined && (place === 0 || (place === 1 && to === "SCHEDULED" && tie.madeVersion >= 2));
    const visit = made || (VISIT_STEPS as readonly string[]).includes(to);
    return {
      ...{ ...BARE, at, key: `b${String(place + 1).padStart(6, "0")}${id}`, sale, made, by: personIn(ledger, by) },
      kind: from === null ? "sale_recorded" : correction ? "sale_corrected" : "sale_moved",
      facts: { from, to },
      group: visit ? "visits" : "sales",
    };
  });
  const payments = (ledger.payments.get(id) ?? []).map((one): Told => ({
    ...{ ...BARE, at: one.createdAt, key: `a${one.id}`, sale, by: personIn(ledger, one.createdBy) },
    kind: "payment_recorded",
    facts: { amount: one.amount },
    group: "sales",
  }));
  return [...steps, ...payments];
}

const UNTOLD = ["customer_note_written", "customer_note_changed"];

function recordMoments(ledger: Ledger, id: CustomerId): Told[] {
  return ledger.events.flatMap((event, place) =>
    event.resourceId === id && event.resourceType === "customer" && !UNTOLD.includes(event.kind)
      ? [{
        ...{ ...BARE, at: event.at, key: `c${String(place).padStart(18, "0")}`, kind: event.kind, facts: event.facts },
        ...{ by: personIn(ledger, event.actorId), group: "record" as const },
      }]
      : []
  );
}

function noteMoments(ledger: Ledger, customerId: CustomerId): Told[] {
  return [...ledger.notes.values()].filter((note) => note.customerId === customerId)
    .map(({ id, kind, text, at, by, changedAt }) => ({
      ...{ ...BARE, at, key: `d${id}`, kind: "note", by: personIn(ledger, by), group: "notes" as const },
      note: { id, kind, text, changed: changedAt !== null },
    }));
}

function mailMoments(ledger: Ledger, customerId: CustomerId): Told[] {
  const came = [...ledger.mails.values()].flatMap((mail): Told[] => {
    const lead = mail.leadId === null ? null : ledger.leads.get(mail.leadId);
    if (!lead || lead.customerId !== customerId || lead.deletedAt !== null) return [];
    const { id, subject, from, leadId, receivedAt: at } = mail;
    const told = { way: "in" as const, id, subject, from: from?.name || from?.address || "", lead: leadId };
    return [{
      ...{ ...BARE, at, key: `e${id}`, kind: "mail_in", group: "mails" },
      mail: { ...told, text: [...mail.text].slice(0, MAIL_START).join("") },
    }];
  });
  const records = everyRecord(ledger, customerId);
  const sent = [...ledger.mailLog.values()].filter((one) => one.customerId !== null && records.has(one.customerId))
    .map(({ effect, at, kind, state }): Told => ({
      ...{ ...BARE, at, key: `f${effect}`, kind: "mail_out", group: "mails" },
      mail: { way: "out", kind, state },
    }));
  return [...came, ...sent];
}

/** The record and those merged into it, and into these. */
function everyRecord({ merges }: Ledger, id: CustomerId): ReadonlySet<CustomerId> {
  const records = new Set([id]);
  for (const record of records) {
    for (const { keptId, goneId, undoneAt } of merges) if (keptId === record && undoneAt === null) records.add(goneId);
  }
  return records;
}
