import type { Service } from "../../domain/catalogue/service.ts";
import { type BasisPoints, type Ore, ore, type Quantity } from "../../domain/kernel/money.ts";
import type { LineDraft } from "../../domain/sales/draft.ts";
import type { Firm, Offer } from "./firms.ts";
import type { Random } from "./random.ts";

/** What a customer orders: one main service, and often something with it. The services stand in the order of the offers. */
export interface Order {
  readonly main: Offer;
  readonly lines: readonly LineDraft[];
}

export function order(firm: Firm, services: readonly Service[], random: Random): Order {
  const main = random.weighted(firm.offers.map((offer) => [offer.asMain, offer] as const));
  const count = quantity(main.quantity, random);
  const used = new Set([main.name]);
  const lines = [serviceLine(firm, main, services, count, random)];
  const extras = random.weighted([[56, 0], [28, 1], [11, 2], [5, 3]]);
  for (let i = 0; i < extras; i++) {
    const offer = random.chance(0.55) ? random.weighted(firm.offers.map((one) => [one.asExtra, one] as const)) : null;
    if (offer !== null && offer.asExtra > 0 && !used.has(offer.name)) {
      used.add(offer.name);
      lines.push(serviceLine(firm, offer, services, quantity(offer.quantity, random), random));
      continue;
    }
    const [text, unit, kroner] = random.oneOf(firm.sundries);
    if (used.has(text)) continue;
    used.add(text);
    lines.push(sundryLine(firm, text, unit, ore(kroner * 100), sundryCount(unit, count, random)));
  }
  return { main, lines };
}

function serviceLine(
  firm: Firm,
  offer: Offer,
  services: readonly Service[],
  count: Quantity,
  random: Random,
): LineDraft {
  return {
    ...LEFT_OUT,
    serviceId: services[firm.offers.indexOf(offer)].id,
    quantity: count,
    unitPrice: offer.agreed ? ore(between(offer.agreed, random) * 100) : null,
    discount: random.weighted([[87, 0], [7, 500], [4, 1_000], [2, 1_500]]) as BasisPoints,
  };
}

function sundryLine(firm: Firm, description: string, unit: string, unitPrice: Ore, count: Quantity): LineDraft {
  return { ...LEFT_OUT, description, unit, unitPrice, quantity: count, priceIncludesVat: firm.pricesIncludeVat };
}

/** What is left out comes from the service. */
const LEFT_OUT = {
  serviceId: null,
  description: null,
  unit: null,
  unitPrice: null,
  priceIncludesVat: null,
  discount: null,
  vatRate: null,
};

function sundryCount(unit: string, mainCount: Quantity, random: Random): Quantity {
  if (unit === "kuvert") return (mainCount > 10_000 ? mainCount : 40_000) as Quantity;
  const whole = unit === "km"
    ? random.between(12, 120)
    : unit === "time"
    ? random.between(2, 8)
    : unit === "sæt"
    ? random.between(4, 20)
    : random.between(1, 2);
  return whole * 1000 as Quantity;
}

function quantity(range: Offer["quantity"], random: Random): Quantity {
  return Math.round(between(range, random) * 1000) as Quantity;
}

function between([least, most, step]: readonly [number, number, number], random: Random): number {
  return least + step * random.between(0, Math.floor((most - least) / step));
}
