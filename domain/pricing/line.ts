import type { LineId, ServiceId } from "../kernel/ids.ts";
import { type BasisPoints, divide, isOre, type Ore, ore, type Quantity, WHOLE } from "../kernel/money.ts";

/** What is asked for on one line of a sale: so much of something at a price, with or without moms. */
export interface Line {
  readonly id: LineId;
  readonly serviceId: ServiceId | null;
  readonly description: string;
  readonly quantity: Quantity;
  readonly unit: string;
  readonly unitPrice: Ore;
  readonly priceIncludesVat: boolean;
  readonly discount: BasisPoints;
  readonly vatRate: BasisPoints;
}

/** A line with what it comes to; net + vat = gross, in øre. */
export interface PricedLine extends Line {
  readonly net: Ore;
  readonly vat: Ore;
  readonly gross: Ore;
}

/**
 * Quantity × unit price less discount (SALE-07), rounded once, half away from zero. With or without moms as the price is.
 * Null where it passes the largest amount.
 */
export function lineAmount(line: Pick<Line, "quantity" | "unitPrice" | "discount">): Ore | null {
  const exact = BigInt(line.unitPrice) * BigInt(line.quantity) * BigInt(WHOLE - line.discount);
  const amount = Number(divide(exact, 1000n * BigInt(WHOLE), "half_away_from_zero"));
  return isOre(amount) ? ore(amount) : null;
}
