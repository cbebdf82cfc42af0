import { z } from "zod";
import {
  choice,
  day,
  line,
  maybe,
  note,
  percent,
  price,
  ticked,
  version,
  whole,
} from "../../../adapters/http/fields.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import { PRICING_MODELS, type Service, type ServiceFacts } from "../../../domain/catalogue/service.ts";
import type { Formats } from "../../../locales/format.ts";

const MONTH_OF_MINUTES = 31 * 24 * 60;

const fields = {
  name: line(200),
  category: line(100),
  description: maybe(note(2_000)),
  priceOre: price,
  priceIncludesVat: choice(["yes", "no"]).transform((word) => word === "yes"),
  vatBasisPoints: percent,
  unit: line(20),
  pricingModel: choice(PRICING_MODELS),
  durationMinutes: maybe(whole(1, MONTH_OF_MINUTES)),
  costOre: maybe(price),
  active: ticked,
};

export const NewService = z.strictObject(fields) satisfies z.ZodType<ServiceFacts>;
export const ChangedService = z.strictObject({ ...fields, version, priceFrom: maybe(day) });

export const BLANK_SERVICE: Typed = {
  priceIncludesVat: "no",
  vatBasisPoints: "25",
  unit: "time",
  pricingModel: "HOURLY",
  active: "on",
};

/** A service as its form shows it first. */
export function typedService(service: Service, formats: Formats): Typed {
  return {
    name: service.name,
    category: service.category,
    description: service.description ?? "",
    priceOre: formats.amount(service.priceOre),
    priceIncludesVat: service.priceIncludesVat ? "yes" : "no",
    vatBasisPoints: formats.percentField(service.vatBasisPoints),
    unit: service.unit,
    pricingModel: service.pricingModel,
    durationMinutes: service.durationMinutes === null ? "" : String(service.durationMinutes),
    costOre: service.costOre === null ? "" : formats.amount(service.costOre),
    active: service.active ? "on" : "",
    version: String(service.version),
  };
}
