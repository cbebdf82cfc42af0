import type { Service } from "../catalogue/service.ts";
import type { Customer } from "../customers/customer.ts";
import type { LineDraft, SaleDraft } from "../sales/draft.ts";
import type { SaleTwin } from "../sales/ports.ts";
import { type Sale, titleOf } from "../sales/sale.ts";
import { doublesAmong } from "./customers.ts";
import { serviceNamed } from "./leads.ts";
import type { SaleRecord } from "./records.ts";

/** Who a sale's row means: by CVR, e-mail or telephone where it says one, else by the very name if one customer has it. */
export function ownerAmong(alike: readonly Customer[], named: readonly Customer[]) {
  const known = doublesAmong(alike);
  const namesakes = Map.groupBy(named, ({ name }) => name);
  return ({ customer }: SaleRecord): Customer | null => {
    const marked = known.find(customer);
    if (marked) return marked;
    const [only, ...others] = namesakes.get(customer.name) ?? [];
    return only && others.length === 0 ? only : null;
  };
}

/** The sale a row asks for. Where its text is a service's name it is that service, whose unit and moms hold unless the row says them. */
export function draftOf(
  record: SaleRecord,
  said: readonly string[],
  customer: Customer,
  services: readonly Service[],
): SaleDraft {
  const { saleDate, status, source, internalNotes } = record;
  const service = serviceNamed(record.description, services);
  return {
    ...{ customerId: customer.id, saleDate, status, source, internalNotes, lines: [lineOf(record, said, service)] },
    ...{ quoted: null, scheduledAt: null, assignedTo: null, customerNotes: null },
  };
}

function lineOf(
  { description, amount, priceIncludesVat, quantity, unit }: SaleRecord,
  said: readonly string[],
  service: Service | null,
): LineDraft {
  const kept = (field: string) => service === null || said.includes(field);
  return {
    ...{ description, quantity, unitPrice: amount, serviceId: service?.id ?? null },
    unit: kept("unit") ? unit : null,
    priceIncludesVat: kept("priceIncludesVat") ? priceIncludesVat : null,
    ...{ discount: null, vatRate: null },
  };
}

/**
 * Finds for each sale one that is there already: of the same customer, day, text and amounts. Each is found once, so that two
 * alike rows of a file are two sales where none or one was there.
 */
export function twinsAmong(there: readonly SaleTwin[]) {
  const left = Map.groupBy(there, keyOf);
  return (sale: Omit<Sale, "number">): SaleTwin | null =>
    left.get(keyOf({ ...sale, title: titleOf(sale.lines) }))?.shift() ?? null;
}

function keyOf({ customerId, saleDate, title, net, gross }: Omit<SaleTwin, "id">): string {
  return JSON.stringify([customerId, saleDate, title, net, gross]);
}
