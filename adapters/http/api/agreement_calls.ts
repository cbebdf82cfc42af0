import { z } from "zod";
import { standingOn, STANDINGS } from "../../../domain/agreements/agreement.ts";
import type { AgreementRow } from "../../../domain/agreements/find_agreements.ts";
import { HOLIDAY_WAYS } from "../../../domain/agreements/occurrence.ts";
import type { AgreementView } from "../../../domain/agreements/ports.ts";
import type { AgreementId, CustomerId } from "../../../domain/kernel/ids.ts";
import type { Day } from "../../../domain/kernel/time.ts";
import { ChangedAgreement, NewAgreement } from "./agreement_body.ts";
import { type AskBy, call } from "./call.ts";
import * as field from "./fields.ts";
import { listed, partAsked, partFields, search } from "./listing.ts";
import { created, found, refused } from "./replies.ts";
import * as shape from "./shapes.ts";

const Line = z.strictObject({
  serviceId: shape.id.nullable(),
  description: z.string().nullable(),
  quantity: z.number(),
  unit: z.string().nullable(),
  unitPriceOre: shape.ore.nullable().meta({ description: "null: what the catalogue says on the day of each visit." }),
  priceIncludesVat: z.boolean().nullable(),
  discountPercent: z.number().nullable(),
  vatBasisPoints: z.int().nullable(),
}).meta({ id: "AgreementLine" });

/** An agreement as the API writes it. */
const AgreementJson = z.strictObject({
  id: shape.id,
  version: z.int(),
  standing: z.enum(STANDINGS),
  title: z.string(),
  customer: z.strictObject({
    id: shape.id,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  lines: z.array(Line),
  rule: z.unknown().meta({ description: "As in the body: kind, every, and weekdays, day or nth and weekday." }),
  time: z.string(),
  minutes: z.int().nullable(),
  assignedTo: shape.person.nullable(),
  startsOn: shape.day,
  endsOn: shape.day.nullable(),
  pausedFrom: shape.day.nullable(),
  pausedTo: shape.day.nullable(),
  holidays: z.enum(HOLIDAY_WAYS),
  internalNotes: z.string().nullable(),
  customerNotes: z.string().nullable(),
  follows: shape.id.nullable().meta({ description: "The agreement it goes on from." }),
  nextVisit: shape.instant.nullable(),
  visitGrossOre: shape.ore.nullable().optional().meta({
    description: "What one visit costs today; in lists and single answers.",
  }),
  monthGrossOre: shape.ore.nullable().optional().meta({ description: "What that comes to in an average month." }),
  createdAt: shape.instant,
  updatedAt: shape.instant,
}).meta({ id: "Agreement" });

function agreementJson(agreement: AgreementView, today: Day): z.infer<typeof AgreementJson> {
  const { id, name, email, phone } = agreement.customer;
  return {
    id: agreement.id,
    version: agreement.version,
    standing: standingOn(agreement, today),
    title: agreement.title,
    customer: { id, name, email, phone },
    lines: agreement.lines.map((line) => ({
      serviceId: line.serviceId,
      description: line.description,
      quantity: line.quantity / 1000,
      unit: line.unit,
      unitPriceOre: line.unitPrice,
      priceIncludesVat: line.priceIncludesVat,
      discountPercent: line.discount === null ? null : line.discount / 100,
      vatBasisPoints: line.vatRate,
    })),
    rule: agreement.rule,
    time: agreement.time,
    minutes: agreement.minutes,
    assignedTo: agreement.assignee && { id: agreement.assignee.id, name: agreement.assignee.name },
    startsOn: agreement.startsOn,
    endsOn: agreement.endsOn,
    pausedFrom: agreement.pausedFrom,
    pausedTo: agreement.pausedTo,
    holidays: agreement.holidays,
    internalNotes: agreement.internalNotes,
    customerNotes: agreement.customerNotes,
    follows: agreement.follows,
    nextVisit: agreement.nextVisit,
    createdAt: agreement.createdAt,
    updatedAt: agreement.updatedAt,
  };
}

function rowJson({ agreement, price }: AgreementRow, today: Day): z.infer<typeof AgreementJson> {
  return {
    ...agreementJson(agreement, today),
    visitGrossOre: price?.visit.gross ?? null,
    monthGrossOre: price?.monthGross ?? null,
  };
}

/** The day in the caller's firm. */
function todayOf({ useCases, bearer }: AskBy<unknown, unknown>): Day {
  return useCases.todayIn(bearer.organization);
}

const SORTS = { customer: "customer" } as const;
const List = z.strictObject({
  standing: z.enum(STANDINGS).optional(),
  q: search.optional().meta({ description: "Part of the customer's name or of the title." }),
  customerId: field.id<CustomerId>().optional(),
  ...partFields(SORTS, "customer"),
}).transform(({ standing = null, q = null, customerId = null, ...given }, context) => ({
  filter: { standing, q, customerId },
  ...partAsked(SORTS, given, context),
}));

export const agreementCalls = [
  call({
    method: "GET",
    path: "/agreements",
    tag: "agreements",
    summary: "List the agreements on recurring visits that the caller may see, by customer",
    needs: "view_sales",
    query: List,
    answers: { 200: shape.many(AgreementJson) },
    async run(ask) {
      const { useCases, actor, query } = ask;
      const { value } = await useCases.findAgreements(actor, query.filter, query.part);
      const today = todayOf(ask);
      return listed(value.listing.rows.map((row) => rowJson(row, today)), value.listing, value.totals, query);
    },
  }),
  call({
    method: "POST",
    path: "/agreements",
    tag: "agreements",
    summary: "Make an agreement; its visits of the next 8 weeks are made with it, each an ordinary sale",
    needs: "create_sales",
    body: NewAgreement,
    answers: { 201: shape.one(AgreementJson) },
    async run(ask) {
      const made = await ask.useCases.recordAgreement(ask.actor, ask.body);
      if (!made.ok) return refused(made.error);
      return created(agreementJson(made.value, todayOf(ask)), `/agreements/${made.value.id}`);
    },
  }),
  call({
    method: "GET",
    path: "/agreements/:id",
    tag: "agreements",
    summary: "One agreement",
    needs: "view_sales",
    answers: { 200: shape.one(AgreementJson) },
    async run(ask) {
      const file = await ask.useCases.findAgreement(ask.actor, ask.id as AgreementId);
      return file.ok ? found(rowJson(file.value, todayOf(ask))) : refused(file.error);
    },
  }),
  call({
    method: "PATCH",
    path: "/agreements/:id",
    tag: "agreements",
    summary: "Change, pause, resume or end an agreement, with all its visits to come or from a day on",
    needs: "edit_sales",
    refusedAt: "record",
    body: ChangedAgreement,
    answers: { 200: shape.one(AgreementJson) },
    refusals: {
      409: "`stale_version` with `details.current`; `split_at_start` where from is the first day",
    },
    async run(ask) {
      const changed = await ask.useCases.changeAgreement(ask.actor, ask.id as AgreementId, ask.body);
      const today = todayOf(ask);
      if (changed.ok) return found(agreementJson(changed.value, today));
      return refused(changed.error, (current: AgreementView) => agreementJson(current, today));
    },
  }),
];
