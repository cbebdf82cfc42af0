import type { UserId } from "../../domain/kernel/ids.ts";
import { ownerOf } from "../../domain/kernel/permissions.ts";
import { type ListTotals, MOST_COUNTED } from "../../domain/kernel/page.ts";
import { SALE_STATUSES } from "../../domain/sales/moves.ts";
import { ofWholeMonths } from "../../domain/sales/find_sales.ts";
import { endOfNumber, saleNumber } from "../../domain/sales/number.ts";
import type { SaleFilter, SaleRow, SaleSort } from "../../domain/sales/ports.ts";
import { type Sale, titleOf } from "../../domain/sales/sale.ts";
import { isFoundBy } from "./search.ts";
import { type Ledger, personIn } from "./ledger.ts";
import { settingsIn } from "./settings.ts";
import { byName, byValue, type Order, type Place } from "./listing.ts";

/** The sales a filter leaves, in no order. */
export function salesIn(ledger: Ledger, filter: SaleFilter): Sale[] {
  const { sales, customers } = ledger;
  const { statuses, paymentStatuses, sources, dateFrom, dateTo, q, assignedTo, customerId, owner, deleted } = filter;
  return [...sales.values()].filter((sale) =>
    (sale.deletedAt !== null) === deleted &&
    (statuses.length === 0 || statuses.includes(sale.status)) &&
    (paymentStatuses.length === 0 || paymentStatuses.includes(sale.paymentStatus)) &&
    (sources.length === 0 || sources.includes(sale.source)) &&
    (dateFrom === null || sale.saleDate >= dateFrom) &&
    (dateTo === null || sale.saleDate <= dateTo) &&
    (assignedTo === null || sale.assignedTo === assignedTo) &&
    (customerId === null || sale.customerId === customerId) &&
    (owner === null || ownerOf(sale) === owner) &&
    (q === null || isNumbered(sale, q, settingsIn(ledger).salePrefix) ||
      isFoundBy(customers.get(sale.customerId)!, q))
  );
}

/** Whether the number begins with the text, or ends with the place in a year it says. */
function isNumbered({ number }: Sale, q: string, prefix: string): boolean {
  const end = endOfNumber(q), year = Number(number.split("-").at(-2));
  return number.startsWith(q.trim().toUpperCase()) ||
    (end !== null && (end.year ?? year) === year && number === saleNumber(prefix, year, end.place));
}

/** Counted exactly where the books keep the sum ready, and otherwise to the bound. */
export function totalsOf(sales: readonly Sale[], filter: SaleFilter): ListTotals {
  const { q, customerId, paymentStatuses, deleted } = filter;
  const keptReady = q === null && customerId === null && paymentStatuses.length === 0 && !deleted &&
    (filter.sources.length === 0 || ofWholeMonths(filter));
  if (!keptReady && sales.length > MOST_COUNTED) {
    return { count: MOST_COUNTED, isLowerBound: true, net: null, gross: null };
  }
  const total = (pick: (sale: Sale) => number) => sales.reduce((all, sale) => all + pick(sale), 0);
  return {
    count: sales.length,
    isLowerBound: false,
    net: total((sale) => sale.net),
    gross: total((sale) => sale.gross),
  };
}

/** The order asked for; sales that are equal in it stand by their ids, and so by their age. */
export function orderOf(ledger: Ledger, { by, descending }: SaleSort): Order<Sale> {
  const way = descending ? -1 : 1;
  const inTurn = (compare: (a: string, b: string) => number) => (a: Place, b: Place) =>
    way * (compare(String(a.value), String(b.value)) || byValue(a.id, b.id));
  const inOrderOfNames = (a: string, b: string) => {
    const [first, second] = [a, b].map((id) => personIn(ledger, id as UserId)?.name);
    if (first === undefined || second === undefined) return byValue(Number(!first), Number(!second));
    return way * (byName(first, second) || byValue(a, b));
  };
  switch (by) {
    case "date":
      return { place: ({ id, saleDate }) => ({ id, value: saleDate }), compare: inTurn(byValue) };
    case "number":
      return { place: ({ id, number }) => ({ id, value: number }), compare: inTurn(byValue) };
    case "customer":
      return {
        place: ({ id, customerId }) => ({ id, value: ledger.customers.get(customerId)!.name }),
        compare: inTurn(byName),
      };
    case "service":
      return { place: ({ id, lines }) => ({ id, value: titleOf(lines) }), compare: inTurn(byName) };
    case "amount":
      return {
        place: ({ id, gross }) => ({ id, value: gross }),
        compare: (a, b) => way * (byValue(Number(a.value), Number(b.value)) || byValue(a.id, b.id)),
      };
    case "status":
      return {
        place: ({ id, status, saleDate }) => ({ id, value: SALE_STATUSES.indexOf(status) + saleDate }),
        compare: (a, b) => {
          const [first, second] = [String(a.value), String(b.value)];
          return way * byValue(first[0], second[0]) || -byValue(first.slice(1), second.slice(1)) ||
            -byValue(a.id, b.id);
        },
      };
    case "assignee":
      return {
        place: ({ id, assignedTo, saleDate }) => ({ id, value: `${assignedTo ?? "nobody"} ${saleDate}` }),
        compare: (a, b) => {
          const [[first, firstDay], [second, secondDay]] = [a, b].map(({ value }) => String(value).split(" "));
          return inOrderOfNames(first, second) || -byValue(firstDay, secondDay) || -byValue(a.id, b.id);
        },
      };
  }
}

/** A sale as the list shows it; throws where its customer is in no ledger. */
export function rowOf(ledger: Ledger, sale: Sale): SaleRow {
  const { id, number, version, status, customerId, source, saleDate, scheduledAt, dueOn } = sale;
  const { net, vat, gross, paid, paymentStatus, createdBy, createdAt, deletedAt } = sale;
  const customerName = ledger.customers.get(customerId)!.name;
  const title = titleOf(sale.lines), assignee = personIn(ledger, sale.assignedTo);
  const about = { id, number, version, status, customerId, customerName, title, source, saleDate, scheduledAt, dueOn };
  return { ...about, net, vat, gross, paid, paymentStatus, assignee, createdBy, createdAt, deletedAt };
}
