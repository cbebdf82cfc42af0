import type { ServiceId } from "../kernel/ids.ts";
import type { BasisPoints, Ore } from "../kernel/money.ts";
import type { Instant } from "../kernel/time.ts";

export const PRICING_MODELS = ["FIXED", "HOURLY", "PER_PERSON", "PROJECT", "MONTHLY", "ADD_ON", "CUSTOM"] as const;
export type PricingModel = typeof PRICING_MODELS[number];

/** An entry of the catalogue: what the firm sells, at what price, with or without moms. */
export interface ServiceFacts {
  readonly name: string;
  readonly category: string;
  readonly description: string | null;
  readonly priceOre: Ore;
  readonly priceIncludesVat: boolean;
  readonly vatBasisPoints: BasisPoints;
  /** The word after the quantity: time, stk., kuvert. */
  readonly unit: string;
  readonly pricingModel: PricingModel;
  readonly durationMinutes: number | null;
  readonly costOre: Ore | null;
  readonly active: boolean;
}

export interface Service extends ServiceFacts {
  readonly id: ServiceId;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export type ServiceRefusal =
  | { readonly kind: "service_missing" }
  | { readonly kind: "stale_version"; readonly current: unknown };
