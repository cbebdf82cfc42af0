import { z } from "zod";
import { CUSTOMER_STATUSES, CUSTOMER_TYPES, type CustomerView } from "../../../domain/customers/customer.ts";
import * as shape from "./shapes.ts";

/** A customer as the API writes it. */
export const CustomerJson = z.strictObject({
  id: shape.id,
  version: z.int(),
  type: z.enum(CUSTOMER_TYPES),
  name: z.string(),
  companyName: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable().meta({ description: "E.164" }),
  cvr: z.string().nullable(),
  ean: z.string().nullable(),
  address: z.strictObject({
    street: z.string().nullable(),
    postalCode: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string(),
  }),
  tags: z.array(z.string()),
  status: z.enum(CUSTOMER_STATUSES),
  notes: z.string().nullable(),
  stats: z.strictObject({
    salesCount: z.int().nullable().meta({ description: "null for a SALES_REP: it counts everybody's sales" }),
    revenueOre: shape.ore.nullable().meta({ description: "null for a SALES_REP: it is the whole firm's money" }),
    lastSaleOn: shape.day.nullable().meta({ description: "null without sales, and for a SALES_REP" }),
  }),
  createdAt: shape.instant,
  updatedAt: shape.instant,
}).meta({ id: "Customer" });

/** A customer as the API tells of it; money in øre, null where the caller may not know it. */
export function customerJson(customer: CustomerView): z.infer<typeof CustomerJson> {
  const { street, postalCode, city, country } = customer.address;
  const { salesCount, revenueOre, lastSaleOn } = customer.stats;
  return {
    id: customer.id,
    version: customer.version,
    type: customer.type,
    name: customer.name,
    companyName: customer.companyName,
    email: customer.email,
    phone: customer.phone,
    cvr: customer.cvr,
    ean: customer.ean,
    address: { street, postalCode, city, country },
    tags: [...customer.tags],
    status: customer.status,
    notes: customer.notes,
    stats: { salesCount, revenueOre, lastSaleOn },
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
  };
}
