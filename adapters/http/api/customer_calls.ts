import { z } from "zod";
import {
  CUSTOMER_STATUSES,
  CUSTOMER_TYPES,
  type CustomerFacts,
  type CustomerView,
  LONGEST_TAG,
  MOST_TAGS,
} from "../../../domain/customers/customer.ts";
import type { CustomerId } from "../../../domain/kernel/ids.ts";
import { call } from "./call.ts";
import { CustomerJson, customerJson } from "./customer_json.ts";
import * as field from "./fields.ts";
import { listed, partAsked, partFields, search } from "./listing.ts";
import { created, found, gone, refused } from "./replies.ts";
import { SaleJson, saleJson } from "./sale_json.ts";
import * as shape from "./shapes.ts";

const Address = z.strictObject({
  street: field.emptied(field.line()),
  postalCode: field.emptied(field.line(20)).meta({ description: "In Denmark four digits, 0800 to 9990." }),
  city: field.emptied(field.line(100)),
  country: field.country.optional(),
});

const FACTS = {
  type: z.enum(CUSTOMER_TYPES).optional(),
  companyName: field.emptied(field.line()),
  email: field.emptied(field.email),
  phone: field.emptied(field.phone),
  cvr: field.emptied(field.cvr),
  ean: field.emptied(field.ean),
  address: Address.optional(),
  tags: z.array(field.line(LONGEST_TAG)).max(MOST_TAGS).optional(),
  status: z.enum(CUSTOMER_STATUSES).optional(),
  notes: field.emptied(field.note()),
  allowDuplicate: z.boolean().optional().meta({ description: "Record it though one like it is there." }),
};
const NewCustomer = z.strictObject({ name: field.line(), ...FACTS });
const ChangedCustomer = z.strictObject({ version: field.version, name: field.line().optional(), ...FACTS });

const SORTS = { name: "name", createdAt: "created" } as const;
const List = z.strictObject({
  q: search.optional(),
  type: z.enum(CUSTOMER_TYPES).optional(),
  status: z.enum(CUSTOMER_STATUSES).optional(),
  ...partFields(SORTS, "name"),
}).transform(({ q = null, type = null, status = null, ...given }, context) => ({
  filter: { q, type, status, deleted: false },
  ...partAsked(SORTS, given, context),
}));

const SALE_SORTS = { saleDate: "date" } as const;
const SalesOf = z.strictObject(partFields(SALE_SORTS, "-saleDate")).transform((given, context) =>
  partAsked(SALE_SORTS, given, context)
);

const NOBODY = { type: "B2C", companyName: null, email: null, phone: null, cvr: null, ean: null } as const;
const NOWHERE = { street: null, postalCode: null, city: null, country: "DK" };

function newFacts({ address, allowDuplicate: _, ...given }: z.infer<typeof NewCustomer>): CustomerFacts {
  return {
    ...{ ...NOBODY, tags: [], status: "ACTIVE", notes: null },
    ...given,
    address: { ...NOWHERE, ...address },
  } as CustomerFacts;
}

const living = (customer: CustomerView) => customer.deletedAt === null;
const missing = refused({ kind: "customer_missing" });
const DUPLICATE = { 409: "`duplicate_customer` with `details.existingId`, or `stale_version` with `details.current`" };

export const customerCalls = [
  call({
    method: "GET",
    path: "/customers",
    tag: "customers",
    summary: "List customers; q searches name, company, e-mail, phone and CVR",
    needs: "view_customers",
    query: List,
    answers: { 200: shape.many(CustomerJson) },
    async run({ useCases, actor, query }) {
      const { value } = await useCases.findCustomers(actor, query.filter, query.sort, query.part);
      return listed(value.listing.rows.map(customerJson), value.listing, value.totals, query);
    },
  }),
  call({
    method: "POST",
    path: "/customers",
    tag: "customers",
    summary: "Record a customer",
    needs: "edit_customers",
    body: NewCustomer,
    answers: { 201: shape.one(CustomerJson) },
    refusals: { 409: "`duplicate_customer` with `details.existingId`; `allowDuplicate: true` overrides" },
    async run({ useCases, actor, body }) {
      const recorded = await useCases.recordCustomer(actor, newFacts(body), body.allowDuplicate);
      if (!recorded.ok) return refused(recorded.error);
      return created(customerJson(recorded.value), `/customers/${recorded.value.id}`);
    },
  }),
  call({
    method: "GET",
    path: "/customers/:id",
    tag: "customers",
    summary: "One customer",
    needs: "view_customers",
    answers: { 200: shape.one(CustomerJson) },
    async run({ useCases, actor, id }) {
      const customer = await useCases.findCustomer(actor, id as CustomerId);
      if (!customer.ok) return refused(customer.error);
      return living(customer.value) ? found(customerJson(customer.value)) : missing;
    },
  }),
  call({
    method: "PATCH",
    path: "/customers/:id",
    tag: "customers",
    summary: "Change a customer; what is left out stays, null empties",
    needs: "edit_customers",
    body: ChangedCustomer,
    answers: { 200: shape.one(CustomerJson) },
    refusals: DUPLICATE,
    async run({ useCases, actor, id, body: { allowDuplicate, ...change } }) {
      const changed = await useCases.changeCustomer(actor, id as CustomerId, change, allowDuplicate);
      return changed.ok ? found(customerJson(changed.value)) : refused(changed.error, customerJson);
    },
  }),
  call({
    method: "DELETE",
    path: "/customers/:id",
    tag: "customers",
    summary: "Put a customer into the bin",
    needs: "delete_customers",
    answers: { 204: null },
    refusals: { 409: "`customer_has_sales`: make it INACTIVE instead" },
    async run({ useCases, actor, id }) {
      const deleted = await useCases.deleteCustomer(actor, id as CustomerId);
      return deleted.ok ? gone : refused(deleted.error);
    },
  }),
  call({
    method: "POST",
    path: "/customers/:id/restore",
    tag: "customers",
    summary: "Take a customer out of the bin",
    needs: "delete_customers",
    answers: { 200: shape.one(CustomerJson) },
    async run({ useCases, actor, id }) {
      const restored = await useCases.restoreCustomer(actor, id as CustomerId);
      return restored.ok ? found(customerJson(restored.value)) : refused(restored.error);
    },
  }),
  call({
    method: "GET",
    path: "/customers/:id/sales",
    tag: "customers",
    summary: "The customer's sales the caller may see, newest first",
    needs: "view_customers",
    query: SalesOf,
    answers: { 200: shape.many(SaleJson) },
    async run({ useCases, actor, id, query }) {
      const file = await useCases.findCustomerFile(actor, id as CustomerId, query.part);
      if (!file.ok) return refused(file.error);
      const { customer, sales, totals } = file.value;
      return living(customer) ? listed(sales.rows.map(saleJson), sales, totals, query) : missing;
    },
  }),
];
