import type { ServiceId } from "../kernel/ids.ts";
import type { BasisPoints, Ore } from "../kernel/money.ts";
import type { Day, Instant } from "../kernel/time.ts";

export const PRICING_MODELS = ["FIXED", "HOURLY", "PER_PERSON", "PROJECT", "MONTHLY", "ADD_ON", "CUSTOM"] as const;
export type PricingModel = typeof PRICING_MODELS[number];

/** What something costs, and costs us. */
export interface Price {
  readonly priceOre: Ore;
  readonly priceIncludesVat: boolean;
  readonly vatBasisPoints: BasisPoints;
  readonly costOre: Ore | null;
}

/** The price from a day on, until the next one. */
export type DatedPrice = Price & { readonly from: Day };

/** An entry of the catalogue: what the firm sells, at what price, with or without moms. */
export interface ServiceFacts extends Price {
  readonly name: string;
  readonly category: string;
  readonly description: string | null;
  /** The word after the quantity: time, stk., kuvert. */
  readonly unit: string;
  readonly pricingModel: PricingModel;
  readonly durationMinutes: number | null;
  readonly active: boolean;
}

export interface Service extends ServiceFacts {
  readonly id: ServiceId;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Every price it had, has and will have, by day; left out where there never was another. */
  readonly prices?: readonly DatedPrice[];
}

export type ServiceRefusal =
  | { readonly kind: "service_missing" }
  | { readonly kind: "stale_version"; readonly current: unknown };
