import { priced as pricedOn } from "../catalogue/price.ts";
import type { Service } from "../catalogue/service.ts";
import type { CustomerId, Ids, LineId, ServiceId, UserId } from "../kernel/ids.ts";
import { type BasisPoints, type Ore, ore, type Quantity } from "../kernel/money.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Day, Instant } from "../kernel/time.ts";
import { type Line } from "../pricing/line.ts";
import { price, type Priced } from "../pricing/totals.ts";
import type { FirstStatus } from "./moves.ts";
import type { SaleRefusal } from "./refusal.ts";
import type { Source } from "./sale.ts";

/** Danish moms: 25 % (momsloven § 33). */
export const MOMS = 2_500 as BasisPoints;

/** A line as somebody writes it: what is left out comes from the service. */
export interface LineDraft {
  readonly serviceId: ServiceId | null;
  readonly description: string | null;
  readonly quantity: Quantity;
  readonly unit: string | null;
  readonly unitPrice: Ore | null;
  readonly priceIncludesVat: boolean | null;
  readonly discount: BasisPoints | null;
  readonly vatRate: BasisPoints | null;
}

/** A sale as somebody writes it. */
export interface SaleDraft {
  readonly customerId: CustomerId;
  readonly status: FirstStatus;
  readonly saleDate: Day;
  readonly source: Source;
  readonly lines: readonly LineDraft[];
  readonly quoted: Ore | null;
  readonly scheduledAt: Instant | null;
  readonly assignedTo: UserId | null;
  readonly internalNotes: string | null;
  readonly customerNotes: string | null;
}

/** No sale has more lines than this. */
export const MOST_LINES = 100;
/** How long the text of a line may be. */
export const LONGEST_TEXT = 500;

/** A line without a service needs a text and a price of its own; the price is then without moms unless it says otherwise. */
export function completeLine(draft: LineDraft, service: Service | null, id: LineId): Line | null {
  const description = draft.description ?? service?.name;
  const unitPrice = draft.unitPrice ?? service?.priceOre;
  if (description === undefined || description === "" || unitPrice === undefined) return null;
  return {
    id,
    serviceId: draft.serviceId,
    description,
    quantity: draft.quantity,
    unit: draft.unit ?? service?.unit ?? "stk.",
    unitPrice: ore(unitPrice),
    priceIncludesVat: draft.priceIncludesVat ?? service?.priceIncludesVat ?? false,
    discount: draft.discount ?? 0 as BasisPoints,
    vatRate: draft.vatRate ?? service?.vatBasisPoints ?? MOMS,
  };
}

/** Completes and prices the lines of a draft, each service at its price of the day `on`. Refused: none, an unknown service, a line without text or price, too large an amount. */
export function priceDraft(
  drafts: readonly LineDraft[],
  services: readonly Service[],
  ids: Ids,
  on: Day | null = null,
): Result<Priced, SaleRefusal> {
  if (drafts.length === 0) return no({ kind: "lines_missing" });
  const known = new Map(services.map((service) => [service.id, service]));
  const lines: Line[] = [];
  for (const [index, draft] of drafts.entries()) {
    const service = draft.serviceId === null ? null : known.get(draft.serviceId);
    if (service === undefined) return no({ kind: "reference_missing", field: `lines.${index}.serviceId` });
    const line = completeLine(draft, service && on ? pricedOn(service, on) : service, ids.next());
    if (line === null) return no({ kind: "line_incomplete", index });
    lines.push(line);
  }
  const priced = price(lines);
  return priced === null ? no({ kind: "amount_too_large" }) : yes(priced);
}

/** How long the work takes: hours of hourly services, and the duration of each other service once; 60 minutes where none says. */
export function minutesOf(
  lines: readonly { readonly serviceId: ServiceId | null; readonly quantity: Quantity }[],
  services: readonly Service[],
): number {
  const known = new Map(services.map((service) => [service.id, service]));
  const minutes = lines.map(({ serviceId, quantity }) => {
    const service = serviceId === null ? undefined : known.get(serviceId);
    if (service?.pricingModel === "HOURLY") return Math.ceil(quantity * 60 / 1000);
    return service?.durationMinutes ?? 0;
  }).reduce((total, some) => total + some, 0);
  return Math.min(minutes || 60, LONGEST_VISIT);
}

/** Work longer than this is several visits. */
const LONGEST_VISIT = 24 * 60;
