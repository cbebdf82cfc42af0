import type { Service } from "../catalogue/service.ts";
import { given } from "../kernel/change.ts";
import type { Ids } from "../kernel/ids.ts";
import { no, type Result, yes } from "../kernel/result.ts";
import type { Instant } from "../kernel/time.ts";
import { minutesOf, priceDraft, type SaleDraft } from "./draft.ts";
import { STATES } from "./moves.ts";
import { paymentStatus } from "./payment.ts";
import type { SaleRefusal } from "./refusal.ts";
import { amountsAreOpen, NO_VISIT, type Sale, visitAt, type Wish, wishOf } from "./sale.ts";

/** What can be changed of a sale; a field left out stays as it is. */
export type SaleChange = Partial<Omit<SaleDraft, "status">>;

/** The fields that are fixed once a sale is invoiced or over; notes, source and assignee are not among them. */
const FIXED_LATER = [
  "customerId",
  "saleDate",
  "lines",
  "quoted",
  "scheduledAt",
] as const satisfies (keyof SaleChange)[];

/**
 * The sale with the change. Refused: a change of amounts, customer or dates once they are fixed, a planned sale without its
 * time, and what `priceDraft` refuses.
 */
export function applyChange(
  sale: Sale,
  change: SaleChange,
  services: readonly Service[],
  ids: Ids,
  now: Instant,
): Result<Sale, SaleRefusal> {
  if (!amountsAreOpen(sale) && FIXED_LATER.some((field) => differs(sale, change, field))) {
    return no({ kind: "amounts_fixed", status: sale.status });
  }
  const priced = change.lines === undefined || !amountsAreOpen(sale)
    ? yes({ lines: sale.lines, net: sale.net, vat: sale.vat, gross: sale.gross })
    : priceDraft(change.lines, services, ids, change.saleDate ?? sale.saleDate);
  if (!priced.ok) return priced;
  const wish = wishAfter(sale, change, minutesOf(priced.value.lines, services));
  if (STATES[sale.status].asks === "visit" && wish.scheduledAt === null) return no({ kind: "visit_missing" });
  if (sale.status === "IN_PROGRESS" && wish.scheduledAt === null) return no({ kind: "visit_missing" });

  const anyPayment = sale.paid !== 0 || sale.paymentStatus === "REFUNDED";
  const { lines: _lines, scheduledAt: _scheduledAt, ...plain } = change;
  return yes({
    ...sale,
    ...given(plain),
    ...priced.value,
    ...wish,
    paymentStatus: paymentStatus(priced.value.gross, sale.paid, anyPayment, STATES[sale.status].invoiced),
    updatedAt: now,
  } as Sale);
}

function wishAfter(sale: Sale, change: SaleChange, minutes: number): Wish {
  // An edit page sends every field back: a visit keeps the length somebody gave it until its work or its time changes.
  if (!differs(sale, change, "scheduledAt") && !differs(sale, change, "lines")) return wishOf(sale);
  const at = change.scheduledAt === undefined ? sale.scheduledAt : change.scheduledAt;
  return at === null ? NO_VISIT : visitAt(at, minutes);
}

/** An edit page sends every field back; one that comes as it was is no change. */
function differs(sale: Sale, change: SaleChange, field: typeof FIXED_LATER[number]): boolean {
  if (change[field] === undefined) return false;
  if (field !== "lines") return change[field] !== sale[field];
  return JSON.stringify(change.lines!.map(asWritten)) !== JSON.stringify(sale.lines.map(asWritten));
}

function asWritten(line: SaleDraft["lines"][number]) {
  const { serviceId, description, quantity, unit, unitPrice, priceIncludesVat, discount, vatRate } = line;
  return [serviceId, description, quantity, unit, unitPrice, priceIncludesVat, discount, vatRate];
}
