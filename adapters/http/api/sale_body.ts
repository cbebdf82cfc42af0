import { z } from "zod";
import type { CustomerId, ServiceId, UserId } from "../../../domain/kernel/ids.ts";
import { ONE } from "../../../domain/kernel/money.ts";
import { type LineDraft, LONGEST_TEXT, MOST_LINES, type SaleDraft } from "../../../domain/sales/draft.ts";
import { FIRST_STATUSES, SALE_STATUSES } from "../../../domain/sales/moves.ts";
import type { SaleRefusal } from "../../../domain/sales/refusal.ts";
import { SOURCES } from "../../../domain/sales/sale.ts";
import * as field from "./fields.ts";

const LineBody = z.strictObject({
  serviceId: field.emptied(field.id<ServiceId>()),
  description: field.emptied(field.line(LONGEST_TEXT)),
  quantity: field.quantity,
  unit: field.emptied(field.line(20)),
  unitPriceOre: field.emptied(field.price),
  priceIncludesVat: z.boolean().nullable().optional(),
  discountPercent: field.emptied(field.percent),
  vatBasisPoints: field.emptied(field.basisPoints),
}).meta({ id: "SaleLineBody", description: "What is left out comes from the service." })
  .transform((line): LineDraft => ({
    serviceId: line.serviceId ?? null,
    description: line.description ?? null,
    quantity: line.quantity,
    unit: line.unit ?? null,
    unitPrice: line.unitPriceOre ?? null,
    priceIncludesVat: line.priceIncludesVat ?? null,
    discount: line.discountPercent ?? null,
    vatRate: line.vatBasisPoints ?? null,
  }));

export const LINES = z.array(LineBody).min(1).max(MOST_LINES);

const OPTIONAL = {
  quotedOre: field.emptied(field.price),
  scheduledAt: field.emptied(field.instant),
  assignedTo: field.emptied(field.id<UserId>()),
  internalNotes: field.emptied(field.note()),
  customerNotes: field.emptied(field.note()),
};

/** A sale as a program writes it: with lines, or in the short form that makes one. */
export const NewSale = z.strictObject({
  customerId: field.id<CustomerId>(),
  status: z.enum(FIRST_STATUSES),
  saleDate: field.day,
  source: z.enum(SOURCES),
  lines: LINES.optional(),
  serviceId: field.id<ServiceId>().optional().meta({ description: "Short form: one line of this service." }),
  finalAmountOre: field.price.optional().meta({ description: "Short form: that line's price." }),
  ...OPTIONAL,
}).transform(({ lines, serviceId, finalAmountOre, quotedOre, ...given }, context) => {
  const short = serviceId !== undefined || finalAmountOre !== undefined;
  const wrong = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
  if (short && lines !== undefined) wrong("lines", "Must be left out beside serviceId and finalAmountOre");
  if (!short && lines === undefined) wrong("lines", "Required, or serviceId and finalAmountOre");
  if (short && serviceId === undefined) wrong("serviceId", "Required beside finalAmountOre");
  if (short && finalAmountOre === undefined) wrong("finalAmountOre", "Required beside serviceId");
  const draft: SaleDraft = {
    ...{ scheduledAt: null, assignedTo: null, internalNotes: null, customerNotes: null },
    ...given,
    quoted: quotedOre ?? null,
    lines: lines ?? [{ ...BARE, serviceId: serviceId ?? null, unitPrice: finalAmountOre ?? null }],
  };
  return { draft, short };
});

const BARE = {
  ...{ description: null, quantity: ONE, unit: null, priceIncludesVat: null, discount: null, vatRate: null },
} as const;

/** In the short form nobody wrote a line, so what is wrong with it is said of the field that made it. */
export function atWrittenField<R>(refusal: R | SaleRefusal, short: boolean): R | SaleRefusal {
  const { kind, field: at } = refusal as Partial<Extract<SaleRefusal, { kind: "reference_missing" }>>;
  const moved = short && kind === "reference_missing" && at === "lines.0.serviceId";
  return moved ? { kind: "reference_missing", field: "serviceId" } : refusal;
}

export const ChangedSale = z.strictObject({
  version: field.version,
  customerId: field.id<CustomerId>().optional(),
  saleDate: field.day.optional(),
  source: z.enum(SOURCES).optional(),
  lines: LINES.optional(),
  ...OPTIONAL,
}).transform(({ quotedOre, ...change }) => ({ ...change, ...(quotedOre === undefined ? {} : { quoted: quotedOre }) }));

export const Move = z.strictObject({
  to: z.enum(SALE_STATUSES),
  reason: field.emptied(field.note(1_000)).meta({ description: "LOST and CANCELLED need one." }),
  scheduledAt: field.emptied(field.instant).meta({ description: "SCHEDULED needs one, here or before." }),
  version: field.version.optional(),
});

export const NewPayment = z.strictObject({
  amountOre: field.amount.meta({ description: "Negative for a refund." }),
  paidOn: field.day,
  reference: field.emptied(field.line()),
}).transform(({ amountOre, paidOn, reference = null }) => ({ amount: amountOre, paidOn, reference }));
