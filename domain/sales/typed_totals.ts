import type { LineId } from "../kernel/ids.ts";
import { type BasisPoints, ONE, parseKroner, parsePercent, parseQuantity } from "../kernel/money.ts";
import type { Line } from "../pricing/line.ts";
import { price, type Totals } from "../pricing/totals.ts";

/** The fields of a line that make its amount, as somebody types them. */
export interface TypedAmount {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly priceIncludesVat: string;
  readonly discount: string;
  readonly vatRate: string;
}

/** What the typed lines come to, by the very rules the sale is priced with; null while a field cannot be read. Lines without a price are left out. */
export function typedTotals(typed: readonly TypedAmount[]): Totals | null {
  const lines: Line[] = [];
  for (const one of typed) {
    if (one.unitPrice.trim() === "") continue;
    const quantity = one.quantity.trim() === "" ? ONE : parseQuantity(one.quantity);
    const unitPrice = parseKroner(one.unitPrice);
    const discount = one.discount.trim() === "" ? 0 as BasisPoints : parsePercent(one.discount);
    const vatRate = parsePercent(one.vatRate);
    if (quantity === null || unitPrice === null || unitPrice < 0 || discount === null || vatRate === null) return null;
    const priceIncludesVat = one.priceIncludesVat === "yes";
    lines.push({
      id: "" as LineId,
      serviceId: null,
      description: "",
      unit: "",
      quantity,
      unitPrice,
      priceIncludesVat,
      discount,
      vatRate,
    });
  }
  return price(lines);
}
