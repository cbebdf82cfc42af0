import { z } from "zod";
import type { CustomerId, SaleId, UserId } from "../../../domain/kernel/ids.ts";
import { living } from "../../../domain/sales/access.ts";
import { SALE_STATUSES } from "../../../domain/sales/moves.ts";
import { PAYMENT_STATUSES } from "../../../domain/sales/payment.ts";
import { LANGUAGES } from "../../../locales/language.ts";
import { csvFile } from "../export_csv.ts";
import { type AskBy, call } from "./call.ts";
import * as field from "./fields.ts";
import { listed, partAsked, partFields, repeated, search } from "./listing.ts";
import { created, found, refused } from "./replies.ts";
import { atWrittenField, ChangedSale, NewSale } from "./sale_body.ts";
import { SaleJson, saleJson } from "./sale_json.ts";
import * as shape from "./shapes.ts";

const FILTERS = {
  status: repeated(SALE_STATUSES),
  paymentStatus: repeated(PAYMENT_STATUSES),
  dateFrom: field.day.optional(),
  dateTo: field.day.optional(),
  q: search.optional().meta({ description: "A number's beginning, or the customer's name, e-mail, phone or CVR." }),
  assignedTo: field.id<UserId>().optional(),
  customerId: field.id<CustomerId>().optional(),
};
const Filters = z.strictObject(FILTERS);

function filterOf(given: z.infer<typeof Filters>) {
  const { status, paymentStatus, dateFrom = null, dateTo = null, q = null, assignedTo = null, customerId = null } =
    given;
  return {
    ...{ statuses: status, paymentStatuses: paymentStatus, dateFrom, dateTo, q, assignedTo, customerId },
    ...{ sources: [], owner: null, deleted: false },
  };
}

const SORTS = {
  saleDate: "date",
  date: "date",
  number: "number",
  customer: "customer",
  grossOre: "amount",
  amount: "amount",
  status: "status",
  service: "service",
  assignedTo: "assignee",
} as const;
const List = z.strictObject({ ...FILTERS, ...partFields(SORTS, "-saleDate") })
  .transform(({ page, pageSize, cursor, sort, ...given }, context) => ({
    filter: filterOf(given),
    ...partAsked(SORTS, { page, pageSize, cursor, sort }, context),
  }));

const Export = z.strictObject({
  ...FILTERS,
  format: z.literal("csv").default("csv"),
  lang: z.enum(LANGUAGES).default("da"),
})
  .transform(({ lang, format: _, ...given }) => ({ filter: filterOf(given), lang }));

/** A sale in the bin is missing here until it is restored. */
export async function livingFile({ useCases, actor, id }: AskBy<unknown, unknown>) {
  const file = await useCases.findSale(actor, id as SaleId);
  const sale = file.ok ? living(file.value.sale) : file;
  return sale.ok ? file : sale;
}

export const STALE = "`stale_version` with `details.current`";

export const saleCalls = [
  call({
    method: "GET",
    path: "/sales",
    tag: "sales",
    summary: "List the sales the caller may see",
    needs: "view_sales",
    query: List,
    answers: { 200: shape.many(SaleJson) },
    async run({ useCases, actor, query }) {
      const { value } = await useCases.findWholeSales(actor, query.filter, query.sort, query.part);
      return listed(value.listing.rows.map(saleJson), value.listing, value.totals, query);
    },
  }),
  call({
    method: "POST",
    path: "/sales",
    tag: "sales",
    summary: "Record a sale, with lines or in the short form serviceId + finalAmountOre",
    needs: "create_sales",
    body: NewSale,
    answers: { 201: shape.one(SaleJson) },
    async run({ useCases, actor, body: { draft, short } }) {
      const recorded = await useCases.recordSale(actor, draft);
      if (!recorded.ok) return refused(atWrittenField(recorded.error, short));
      return created(saleJson(recorded.value), `/sales/${recorded.value.id}`);
    },
  }),
  call({
    method: "GET",
    path: "/sales/export",
    tag: "sales",
    summary: "The sales the filter leaves, as CSV; the export is audited",
    needs: "export_data",
    query: Export,
    answers: { 200: { mediaType: "text/csv" } },
    async run({ useCases, actor, bearer, query }) {
      const parts = await useCases.exportSales(actor, query.filter);
      if (!parts.ok) return refused(parts.error);
      return await csvFile(parts.value, { language: query.lang, timeZone: bearer.organization.timeZone });
    },
  }),
  call({
    method: "GET",
    path: "/sales/:id",
    tag: "sales",
    summary: "One sale",
    needs: "view_sales",
    refusedAt: "record",
    answers: { 200: shape.one(SaleJson) },
    async run(ask) {
      const file = await livingFile(ask);
      return file.ok ? found(saleJson(file.value.sale)) : refused(file.error);
    },
  }),
  call({
    method: "PATCH",
    path: "/sales/:id",
    tag: "sales",
    summary: "Change a sale; what is left out stays, null empties",
    needs: "edit_sales",
    refusedAt: "record",
    body: ChangedSale,
    answers: { 200: shape.one(SaleJson) },
    refusals: { 409: `${STALE}, \`amounts_fixed\`, \`visit_overlaps\`` },
    async run({ useCases, actor, id, body }) {
      const changed = await useCases.changeSale(actor, id as SaleId, body);
      return changed.ok ? found(saleJson(changed.value)) : refused(changed.error, saleJson);
    },
  }),
];
