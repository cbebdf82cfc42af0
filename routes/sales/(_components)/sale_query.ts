import { type CustomerId, parseId, type UserId } from "../../../domain/kernel/ids.ts";
import { LAST_NUMBERED_PAGE, PAGE_SIZE, type Part, readCursor } from "../../../domain/kernel/page.ts";
import { fitText } from "../../../domain/kernel/text.ts";
import { type Day, parseDay } from "../../../domain/kernel/time.ts";
import { EVERY_SALE } from "../../../domain/sales/find_sales.ts";
import { SALE_STATUSES, type SaleStatus } from "../../../domain/sales/moves.ts";
import { PAYMENT_STATUSES, type PaymentStatus } from "../../../domain/sales/payment.ts";
import { type Source, SOURCES } from "../../../domain/sales/sale.ts";
import { SALE_SORTS, type SaleFilter, type SaleSort } from "../../../domain/sales/ports.ts";

/** What the address of the list asks for. */
export interface SaleQuery {
  readonly filter: SaleFilter;
  readonly sort: SaleSort;
  readonly part: Part;
  /** What nobody asked for and everybody gets: visits planned ahead do not stand before what is happening. */
  readonly untilToday: boolean;
}

const TODAY = "today";
const NEWEST: SaleSort = { by: "date", descending: true };
/** The order a header gives at the first click: newest and largest first, names from A. */
const FALLING_FIRST = new Set<SaleSort["by"]>(["date", "number", "amount"]);

/** The list without a wish: until today, in a word that every link made of this address keeps. */
export const UNTIL_TODAY_QUERY = `?dateTo=${TODAY}`;

/** The list of every sale, those planned ahead too: an order is a wish. */
export const EVERY_SALE_QUERY = "?sort=-date";

/**
 * Reads the list's address in the firm's zone, where it is `today`; what cannot be read counts as not given, so an old or
 * mistyped link still shows a list.
 */
export function readSaleQuery(params: URLSearchParams, today: Day): SaleQuery {
  const one = <T>(name: string, read: (text: string) => T | null): T | null => {
    const text = params.get(name)?.trim();
    return text ? read(text) : null;
  };
  const known = <T extends string>(name: string, words: readonly T[]) =>
    words.filter((word) => params.getAll(name).includes(word));
  return {
    filter: {
      ...EVERY_SALE,
      statuses: known<SaleStatus>("status", SALE_STATUSES),
      paymentStatuses: known<PaymentStatus>("paymentStatus", PAYMENT_STATUSES),
      sources: known<Source>("source", SOURCES),
      dateFrom: one("dateFrom", parseDay),
      dateTo: one("dateTo", (text) => text === TODAY ? today : parseDay(text)),
      q: one("q", searchText),
      assignedTo: one("assignedTo", (text) => parseId<UserId>(text)),
      owner: one("owner", (text) => parseId<UserId>(text)),
      customerId: one("customerId", (text) => parseId<CustomerId>(text)),
    },
    sort: one("sort", readSort) ?? NEWEST,
    part: readPart(params),
    untilToday: params.get("dateTo") === TODAY,
  };
}

/** The part of a list an address asks for: a cursor, or one of the first pages. */
export function readPart(params: URLSearchParams): Part {
  const cursor = readCursor(params.get("cursor") ?? "");
  if (cursor) return { size: PAGE_SIZE, cursor };
  const page = /^[1-9]\d{0,2}$/.test(params.get("page") ?? "") ? Number(params.get("page")) : 1;
  return { size: PAGE_SIZE, page: Math.min(page, LAST_NUMBERED_PAGE) };
}

/** A search text fit to look for; null where nothing is left. */
export function searchText(raw: string): string | null {
  const fit = fitText(raw.slice(0, 200), 200);
  return "text" in fit && fit.text !== "" ? fit.text : null;
}

function readSort(text: string): SaleSort | null {
  const by = SALE_SORTS.find((word) => word === text.replace(/^-/, ""));
  return by ? { by, descending: text.startsWith("-") } : null;
}

/** The same page with other values, as a relative address; null takes one away. Changing anything but the cursor starts from the first page. */
export function addressWith(url: URL, change: Readonly<Record<string, string | readonly string[] | null>>): string {
  const params = new URLSearchParams(url.search);
  params.delete("cursor");
  params.delete("page");
  for (const [name, value] of Object.entries(change)) {
    params.delete(name);
    for (const each of value === null ? [] : [value].flat()) params.append(name, each);
  }
  for (const [name, value] of [...params]) if (value === "") params.delete(name, value);
  return `?${params}`;
}

/** How a header sorts: the link of the next click, and the order it shows now. */
export function sortLink(url: URL, now: SaleSort, by: SaleSort["by"]) {
  const descending = now.by === by ? !now.descending : FALLING_FIRST.has(by);
  const order: "ascending" | "descending" = now.descending ? "descending" : "ascending";
  return { href: addressWith(url, { sort: (descending ? "-" : "") + by }), ...(now.by === by ? { order } : {}) };
}
