import { z } from "zod";
import { PRICING_MODELS, type Service } from "../../../domain/catalogue/service.ts";
import * as shape from "./shapes.ts";

/** An entry of the catalogue as the API writes it. */
export const ServiceJson = z.strictObject({
  id: shape.id,
  version: z.int(),
  name: z.string(),
  category: z.string(),
  description: z.string().nullable(),
  priceOre: shape.ore,
  priceIncludesVat: z.boolean(),
  vatBasisPoints: z.int(),
  unit: z.string(),
  pricingModel: z.enum(PRICING_MODELS),
  durationMinutes: z.int().nullable(),
  costOre: shape.ore.nullable(),
  active: z.boolean(),
}).meta({ id: "Service" });

/** A service as the API tells of it; prices in øre, with or without moms as it says itself. */
export function serviceJson(service: Service): z.infer<typeof ServiceJson> {
  const { id, version, name, category, description, priceOre, priceIncludesVat, vatBasisPoints } = service;
  const { unit, pricingModel, durationMinutes, costOre, active } = service;
  return {
    ...{ id, version, name, category, description, priceOre, priceIncludesVat, vatBasisPoints },
    ...{ unit, pricingModel, durationMinutes, costOre, active },
  };
}
