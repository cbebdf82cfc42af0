import { z } from "zod";
import { nextStatuses, SALE_STATUSES } from "../../../domain/sales/moves.ts";
import { PAYMENT_STATUSES } from "../../../domain/sales/payment.ts";
import type { SaleView, Step } from "../../../domain/sales/ports.ts";
import { SOURCES } from "../../../domain/sales/sale.ts";
import * as shape from "./shapes.ts";

const Line = z.strictObject({
  id: shape.id,
  serviceId: shape.id.nullable(),
  description: z.string(),
  quantity: z.number(),
  unit: z.string(),
  unitPriceOre: shape.ore,
  priceIncludesVat: z.boolean(),
  discountPercent: z.number(),
  vatBasisPoints: z.int(),
  netOre: shape.ore,
  vatOre: shape.ore,
  grossOre: shape.ore,
}).meta({ id: "SaleLine" });

/** A sale as the API writes it. */
export const SaleJson = z.strictObject({
  id: shape.id,
  number: z.string(),
  version: z.int(),
  status: z.enum(SALE_STATUSES),
  allowedTransitions: z.array(z.enum(SALE_STATUSES)),
  customer: z.strictObject({
    id: shape.id,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  lines: z.array(Line),
  quotedOre: shape.ore.nullable(),
  netOre: shape.ore,
  vatOre: shape.ore,
  grossOre: shape.ore,
  currency: z.literal("DKK"),
  source: z.enum(SOURCES),
  saleDate: shape.day,
  scheduledAt: shape.instant.nullable(),
  deliveryStartedAt: shape.instant.nullable(),
  deliveryEndedAt: shape.instant.nullable(),
  assignedTo: shape.person.nullable(),
  internalNotes: z.string().nullable(),
  customerNotes: z.string().nullable(),
  paymentStatus: z.enum(PAYMENT_STATUSES),
  paidOre: shape.ore,
  dueOn: shape.day.nullable(),
  invoice: z.strictObject({
    provider: z.string(),
    externalId: z.string(),
    number: z.string().nullable().meta({ description: "null while it is a draft." }),
    state: z.enum(["draft", "approved"]),
  }).nullable().meta({ description: "The invoice in the accounts; null where there is none." }),
  calendarEventId: z.string().nullable().meta({
    description: "The visit's event in Google; null where there is none.",
  }),
  createdAt: shape.instant,
  updatedAt: shape.instant,
}).meta({ id: "Sale" });

/** A sale as the API tells of it: money in øre, quantities and percentages as decimals, instants in UTC. */
export function saleJson(sale: SaleView): z.infer<typeof SaleJson> {
  return {
    id: sale.id,
    number: sale.number,
    version: sale.version,
    status: sale.status,
    allowedTransitions: [...nextStatuses(sale.status)],
    customer: {
      id: sale.customer.id,
      name: sale.customer.name,
      email: sale.customer.email,
      phone: sale.customer.phone,
    },
    lines: sale.lines.map((line) => ({
      id: line.id,
      serviceId: line.serviceId,
      description: line.description,
      quantity: line.quantity / 1000,
      unit: line.unit,
      unitPriceOre: line.unitPrice,
      priceIncludesVat: line.priceIncludesVat,
      discountPercent: line.discount / 100,
      vatBasisPoints: line.vatRate,
      netOre: line.net,
      vatOre: line.vat,
      grossOre: line.gross,
    })),
    quotedOre: sale.quoted,
    netOre: sale.net,
    vatOre: sale.vat,
    grossOre: sale.gross,
    currency: sale.currency,
    source: sale.source,
    saleDate: sale.saleDate,
    scheduledAt: sale.scheduledAt,
    deliveryStartedAt: sale.startedAt,
    deliveryEndedAt: sale.endedAt,
    assignedTo: sale.assignee && { id: sale.assignee.id, name: sale.assignee.name },
    internalNotes: sale.internalNotes,
    customerNotes: sale.customerNotes,
    paymentStatus: sale.paymentStatus,
    paidOre: sale.paid,
    dueOn: sale.dueOn,
    invoice: sale.invoice,
    calendarEventId: sale.calendarEventId,
    createdAt: sale.createdAt,
    updatedAt: sale.updatedAt,
  };
}

/** A step of a sale's history as the API writes it. */
export const StepJson = z.strictObject({
  from: z.enum(SALE_STATUSES).nullable(),
  to: z.enum(SALE_STATUSES),
  at: shape.instant,
  by: shape.person.nullable(),
  reason: z.string().nullable(),
}).meta({ id: "HistoryStep" });

/** A step of a sale's history; `by` is null where the program itself took it. */
export function stepJson(step: Step): z.infer<typeof StepJson> {
  const by = step.by && { id: step.by.id, name: step.by.name };
  return { from: step.from, to: step.to, at: step.at, by, reason: step.reason };
}
