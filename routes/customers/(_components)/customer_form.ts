import { z } from "zod";
import { choice, country, cvr, ean, email, line, maybe, note, phone, version } from "../../../adapters/http/fields.ts";
import type { Typed } from "../../../adapters/http/form.ts";
import {
  CUSTOMER_STATUSES,
  CUSTOMER_TYPES,
  type CustomerFacts,
  type CustomerView,
  LONGEST_TAG,
  MOST_TAGS,
} from "../../../domain/customers/customer.ts";

/** Room for every tag a customer may have, with a comma and a blank after each. */
export const TAGS_LENGTH = MOST_TAGS * (LONGEST_TAG + 2);

/** Words between commas, each once. */
const tags = maybe(line(TAGS_LENGTH)).transform((
  text,
) => [...new Set((text ?? "").split(",").map((tag) => tag.trim()).filter(Boolean))])
  .refine((list) => list.length <= MOST_TAGS, { message: "too_long" });

const fields = {
  type: choice(CUSTOMER_TYPES),
  name: line(200),
  companyName: maybe(line(200)),
  email: maybe(email),
  phone: maybe(phone),
  cvr: maybe(cvr),
  ean: maybe(ean),
  street: maybe(line(200)),
  postalCode: maybe(line(20)),
  city: maybe(line(100)),
  country,
  tags,
  status: choice(CUSTOMER_STATUSES),
  notes: maybe(note()),
  allowDuplicate: maybe(choice(["yes"])),
};

export const NewCustomer = z.strictObject(fields);
export const ChangedCustomer = z.strictObject({ ...fields, version });

/** What a customer's form says of the customer. */
export function factsOf(form: z.output<typeof NewCustomer>): CustomerFacts {
  const { type, name, companyName, email, phone, cvr, ean, tags, status, notes, street, postalCode, city, country } =
    form;
  return {
    type,
    name,
    companyName,
    email,
    phone,
    cvr,
    ean,
    tags,
    status,
    notes,
    address: { street, postalCode, city, country },
  };
}

export const BLANK_CUSTOMER: Typed = { type: "B2C", status: "ACTIVE", country: "DK" };

/** A customer as its form shows it first. */
export function typedCustomer(customer: CustomerView, phone: (e164: string) => string): Typed {
  const { address } = customer;
  return {
    type: customer.type,
    name: customer.name,
    companyName: customer.companyName ?? "",
    email: customer.email ?? "",
    phone: customer.phone ? phone(customer.phone) : "",
    cvr: customer.cvr ?? "",
    ean: customer.ean ?? "",
    street: address.street ?? "",
    postalCode: address.postalCode ?? "",
    city: address.city ?? "",
    country: address.country,
    tags: customer.tags.join(", "),
    status: customer.status,
    notes: customer.notes ?? "",
    version: String(customer.version),
  };
}
