import { z } from "zod";
import { PRICING_MODELS, type Service, type ServiceFacts } from "../../../domain/catalogue/service.ts";
import type { ServiceId } from "../../../domain/kernel/ids.ts";
import { MOMS } from "../../../domain/sales/draft.ts";
import { call } from "./call.ts";
import * as field from "./fields.ts";
import { asItCame, byName, listedWhole, partAsked, partFields } from "./listing.ts";
import { created, found, refused } from "./replies.ts";
import { ServiceJson, serviceJson } from "./service_json.ts";
import * as shape from "./shapes.ts";

const OPTIONAL = {
  description: field.emptied(field.note()),
  priceIncludesVat: z.boolean().optional(),
  vatBasisPoints: field.basisPoints.optional(),
  unit: field.line(20).optional(),
  pricingModel: z.enum(PRICING_MODELS).optional(),
  durationMinutes: field.emptied(field.whole(1, 10_080)),
  costOre: field.emptied(field.price),
  active: z.boolean().optional(),
};
const NewService = z.strictObject({
  name: field.line(),
  category: field.line(100),
  priceOre: field.price,
  ...OPTIONAL,
});
const ChangedService = z.strictObject({
  version: field.version,
  name: field.line().optional(),
  category: field.line(100).optional(),
  priceOre: field.price.optional(),
  priceFrom: field.day.optional().meta({ description: "From when on the price is valid; today where left out." }),
  ...OPTIONAL,
});

/** What an entry is unless its body says otherwise: a piece at a fixed price without moms, still sold. */
const USUAL = {
  description: null,
  priceIncludesVat: false,
  vatBasisPoints: MOMS,
  unit: "stk.",
  pricingModel: "FIXED",
  durationMinutes: null,
  costOre: null,
  active: true,
} as const;

/** The catalogue comes by category and name. */
const SORTS = { category: "category", name: "name", priceOre: "priceOre" } as const;
const ORDERS = { category: asItCame, name: byName, priceOre: (a: Service, b: Service) => a.priceOre - b.priceOre };
const List = z.strictObject({
  active: z.enum(["true", "false"]).optional().meta({
    description: "Only what is still sold, or only what no longer is; both where left out.",
  }),
  category: field.line(100).optional(),
  ...partFields(SORTS, "category"),
}).transform(({ active, category = null, ...given }, context) => ({
  filter: { active: active === undefined ? null : active === "true", category },
  ...partAsked(SORTS, given, context),
}));

export const serviceCalls = [
  call({
    method: "GET",
    path: "/services",
    tag: "services",
    summary: "List the catalogue",
    needs: "view_services",
    query: List,
    answers: { 200: shape.many(ServiceJson) },
    async run({ useCases, actor, query }) {
      const { value } = await useCases.findServices(actor, query.filter);
      return listedWhole(value, ORDERS, query, serviceJson);
    },
  }),
  call({
    method: "POST",
    path: "/services",
    tag: "services",
    summary: "Add an entry to the catalogue",
    needs: "edit_services",
    body: NewService,
    answers: { 201: shape.one(ServiceJson) },
    async run({ useCases, actor, body }) {
      const facts: ServiceFacts = { ...USUAL, ...body };
      const recorded = await useCases.recordService(actor, facts);
      if (!recorded.ok) return refused(recorded.error);
      return created(serviceJson(recorded.value), `/services/${recorded.value.id}`);
    },
  }),
  call({
    method: "GET",
    path: "/services/:id",
    tag: "services",
    summary: "One entry of the catalogue",
    needs: "view_services",
    answers: { 200: shape.one(ServiceJson) },
    async run({ useCases, actor, id }) {
      const service = await useCases.findService(actor, id as ServiceId);
      return service.ok ? found(serviceJson(service.value)) : refused(service.error);
    },
  }),
  call({
    method: "PATCH",
    path: "/services/:id",
    tag: "services",
    summary: "Change an entry; sales already made keep their price",
    needs: "edit_services",
    body: ChangedService,
    answers: { 200: shape.one(ServiceJson) },
    refusals: { 409: "`stale_version` with `details.current`" },
    async run({ useCases, actor, id, body }) {
      const changed = await useCases.changeService(actor, id as ServiceId, body);
      return changed.ok ? found(serviceJson(changed.value)) : refused(changed.error, serviceJson);
    },
  }),
];
