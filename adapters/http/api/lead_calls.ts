import { z } from "zod";
import type { CustomerId, LeadId, ServiceId, UserId } from "../../../domain/kernel/ids.ts";
import { ACTIVITIES, ENDING_WORDS, LEAD_STATUSES, type LeadFacts, PRIORITIES } from "../../../domain/leads/lead.ts";
import { EVERY_LEAD } from "../../../domain/leads/filter.ts";
import type { LeadWish } from "../../../domain/leads/ports.ts";
import { SOURCES } from "../../../domain/sales/sale.ts";
import { words } from "../../../locales/words.ts";
import { type AskBy, call } from "./call.ts";
import * as field from "./fields.ts";
import { LeadJson, leadJson, ScoreJson } from "./lead_json.ts";
import { listed, partAsked, partFields, repeated, search } from "./listing.ts";
import { created, found, gone, refused } from "./replies.ts";
import { SaleJson, saleJson } from "./sale_json.ts";
import * as shape from "./shapes.ts";

const FACTS = {
  contactEmail: field.emptied(field.email),
  contactPhone: field.emptied(field.phone),
  companyName: field.emptied(field.line()),
  interestServiceId: field.emptied(field.id<ServiceId>()),
  estimatedValueOre: field.emptied(field.price),
  priority: z.enum(PRIORITIES).optional(),
  followUpOn: field.emptied(field.day),
  message: field.emptied(field.note()),
  notes: field.emptied(field.note()),
  assignedTo: field.emptied(field.id<UserId>()),
  customerId: field.emptied(field.id<CustomerId>()),
};

const NewLead = z.strictObject({ contactName: field.line(), source: z.enum(SOURCES).optional(), ...FACTS })
  .transform(({ estimatedValueOre: estimatedValue = null, ...given }): LeadFacts => ({
    ...{ contactEmail: null, contactPhone: null, companyName: null, source: "OTHER", interestServiceId: null },
    ...{ priority: "MEDIUM", followUpOn: null, message: null, notes: null, assignedTo: null, customerId: null },
    ...given,
    estimatedValue,
  }));

const ChangedLead = z.strictObject({
  version: field.version,
  contactName: field.line().optional(),
  source: z.enum(SOURCES).optional(),
  ...FACTS,
  status: z.enum(LEAD_STATUSES).optional().meta({ description: "CONVERTED is reached by converting alone." }),
  reason: z.enum(ENDING_WORDS).optional().meta({ description: "Why, beside UNQUALIFIED; OTHER where left out." }),
  reasonNote: field.emptied(field.note(1_000)),
}).transform(({ estimatedValueOre, status, reason = "OTHER", reasonNote = null, ...change }) => ({
  ...change,
  ...(estimatedValueOre === undefined ? {} : { estimatedValue: estimatedValueOre }),
  ...(status === undefined ? {} : { move: { to: status, ending: reason, endingNote: reasonNote } }),
}));

const Activity = z.strictObject({
  kind: z.enum(ACTIVITIES),
  note: field.emptied(field.note()),
  followUpOn: field.emptied(field.day).meta({ description: "When to get back to them; null for never." }),
}).transform(({ note = null, ...activity }) => ({ ...activity, note }));

const Conversion = z.strictObject({
  serviceId: field.id<ServiceId>().optional().meta({ description: "The lead's own where left out." }),
  amountOre: field.price.optional().meta({ description: "That service's price; the lead's estimate where left out." }),
  customerId: field.id<CustomerId>().optional(),
  allowDuplicate: z.boolean().optional().meta({ description: "Make a new customer though one like it is there." }),
  early: z.boolean().optional().meta({ description: "Convert it though it is NEW or CONTACTED." }),
}).transform(({ amountOre, ...given }) => ({ ...given, ...(amountOre === undefined ? {} : { amount: amountOre }) }));

const SORTS = {
  score: "score",
  followUpOn: "followUp",
  createdAt: "created",
  contactName: "name",
  estimatedValueOre: "value",
} as const;
const List = z.strictObject({
  status: repeated(LEAD_STATUSES),
  priority: repeated(PRIORITIES),
  source: z.enum(SOURCES).optional(),
  reason: z.enum(ENDING_WORDS).optional().meta({ description: "Why nothing came of it: of UNQUALIFIED leads." }),
  q: search.optional().meta({ description: "Name, company, e-mail or phone." }),
  assignedTo: z.union([z.literal("nobody"), field.id<UserId>()]).optional(),
  customerId: field.id<CustomerId>().optional(),
  followUp: z.enum(["overdue", "today", "due", "none"]).optional().meta({ description: "Of open leads." }),
  createdFrom: field.day.optional(),
  createdTo: field.day.optional(),
  ...partFields(SORTS, "-score"),
}).transform(({ page, pageSize, cursor, sort, ...given }, context) => ({
  given,
  ...partAsked(SORTS, { page, pageSize, cursor, sort }, context),
}));

function wishOf({ status, priority, reason, ...given }: z.infer<typeof List>["given"]): LeadWish {
  const words = { statuses: status, priorities: priority, ending: reason ?? null };
  return { ...EVERY_LEAD, ...given, ...words, q: given.q ?? null };
}

/** A lead in the bin is missing here until it is restored. */
async function livingLead({ useCases, actor, id }: AskBy<unknown, unknown>) {
  const file = await useCases.findLead(actor, id as LeadId);
  if (!file.ok) return file;
  return file.value.lead.deletedAt === null ? file : MISSING;
}
const MISSING = { ok: false, error: { kind: "lead_missing" } } as const;
const STALE = "`stale_version` with `details.current`";
const REASONS = words("en").leads.answers as Readonly<Record<string, Readonly<Record<string, string>>>>;

export const leadCalls = [
  call({
    method: "GET",
    path: "/leads",
    tag: "leads",
    summary: "List the leads the caller may see, the best first",
    needs: "view_leads",
    query: List,
    answers: { 200: shape.many(LeadJson) },
    async run({ useCases, actor, bearer, query }) {
      const { given, sort, part } = query;
      const { value } = await useCases.findLeads(actor, wishOf(given), sort, part, bearer.organization.timeZone);
      return listed(value.listing.rows.map(leadJson), value.listing, value.totals, query);
    },
  }),
  call({
    method: "POST",
    path: "/leads",
    tag: "leads",
    summary: "Record a lead",
    needs: "edit_leads",
    body: NewLead,
    answers: { 201: shape.one(LeadJson) },
    async run({ useCases, actor, body }) {
      const recorded = await useCases.recordLead(actor, body);
      return recorded.ok ? created(leadJson(recorded.value), `/leads/${recorded.value.id}`) : refused(recorded.error);
    },
  }),
  call({
    method: "GET",
    path: "/leads/:id",
    tag: "leads",
    summary: "One lead",
    needs: "view_leads",
    refusedAt: "record",
    answers: { 200: shape.one(LeadJson) },
    async run(ask) {
      const file = await livingLead(ask);
      return file.ok ? found(leadJson(file.value.lead)) : refused(file.error);
    },
  }),
  call({
    method: "PATCH",
    path: "/leads/:id",
    tag: "leads",
    summary: "Change a lead, or move it; what is left out stays, null empties",
    needs: "edit_leads",
    refusedAt: "record",
    body: ChangedLead,
    answers: { 200: shape.one(LeadJson) },
    refusals: { 409: `${STALE}, \`illegal_lead_move\` with \`details.allowed\`` },
    async run({ useCases, actor, id, body }) {
      const changed = await useCases.changeLead(actor, id as LeadId, body);
      return changed.ok ? found(leadJson(changed.value)) : refused(changed.error, leadJson);
    },
  }),
  call({
    method: "DELETE",
    path: "/leads/:id",
    tag: "leads",
    summary: "Put a lead into the bin; the sale it became stays",
    needs: "delete_leads",
    refusedAt: "record",
    answers: { 204: null },
    async run({ useCases, actor, id }) {
      const deleted = await useCases.deleteLead(actor, id as LeadId);
      return deleted.ok ? gone : refused(deleted.error);
    },
  }),
  call({
    method: "POST",
    path: "/leads/:id/convert",
    tag: "leads",
    summary: "Make a QUALIFIED lead a sale, once: every further call answers the same",
    needs: "edit_leads",
    refusedAt: "record",
    body: Conversion,
    answers: { 200: shape.one(z.strictObject({ sale: SaleJson, lead: LeadJson })) },
    refusals: {
      409: "`lead_not_qualified`, `duplicate_customer` with `details.existingId`: name it, or allowDuplicate",
    },
    async run({ useCases, actor, id, body }) {
      const done = await useCases.convertLead(actor, id as LeadId, body);
      if (!done.ok) return refused(done.error);
      return found({ sale: saleJson(done.value.sale), lead: leadJson(done.value.lead) });
    },
  }),
  call({
    method: "POST",
    path: "/leads/:id/activities",
    tag: "leads",
    summary: "Write down a call, a mail, a meeting, a note or a planned follow-up; the lead is answered",
    needs: "edit_leads",
    refusedAt: "record",
    body: Activity,
    answers: { 201: shape.one(LeadJson) },
    refusals: { 409: "`lead_closed`: only notes are taken" },
    async run({ useCases, actor, id, body }) {
      const done = await useCases.followUpLead(actor, id as LeadId, body);
      return done.ok ? created(leadJson(done.value), null) : refused(done.error);
    },
  }),
  call({
    method: "GET",
    path: "/leads/:id/score",
    tag: "leads",
    summary: "The score today, rule by rule",
    needs: "view_leads",
    refusedAt: "record",
    answers: { 200: shape.one(ScoreJson) },
    async run({ useCases, actor, id }) {
      const scored = await useCases.findLeadScore(actor, id as LeadId);
      if (!scored.ok) return refused(scored.error);
      const { score, rules } = scored.value;
      return found({
        score,
        rules: rules.map(({ id, points, reason }) => ({ id, points, reason: REASONS[id][reason] })),
      });
    },
  }),
];
