/** Where a list goes on: after or before the row with this sort value and id. `null` sort values do not occur. */
export interface Cursor {
  readonly way: "after" | "before";
  readonly value: string | number;
  readonly id: string;
}

/** Which part of a list is wanted: by page number (the first pages only) or from a cursor. */
export type Part =
  | { readonly size: number; readonly page: number }
  | { readonly size: number; readonly cursor: Cursor };

export const PAGE_SIZE = 20;
export const MOST_PER_PAGE = 100;
/** Page numbers beyond this cost too much: the list goes on by cursor. */
export const LAST_NUMBERED_PAGE = 50;

/** One part of a list, and where the parts beside it begin; null where there is none. */
export interface Listing<Row> {
  readonly rows: readonly Row[];
  readonly next: Cursor | null;
  readonly previous: Cursor | null;
}

/** How much a list holds in all. Sums are null where counting stopped at the bound. */
export interface ListTotals {
  readonly count: number;
  readonly isLowerBound: boolean;
  readonly net: number | null;
  readonly gross: number | null;
}

/** Counting stops here, and the list says "1,000+". */
export const MOST_COUNTED = 1_000;

/** The longest text a list is sorted by: what a sale is about, and how many lines more it has. */
const MOST_IN_VALUE = 510;

/** A cursor as it stands in an address. */
export function writeCursor({ way, value, id }: Cursor): string {
  const json = new TextEncoder().encode(JSON.stringify([way === "after" ? 1 : 0, value, id]));
  return btoa(String.fromCharCode(...json)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Reads what `writeCursor` wrote; null for anything else. */
export function readCursor(text: string): Cursor | null {
  if (text.length > 2_200 || !/^[\w-]+$/.test(text)) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
    const [after, value, id, ...rest] = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const known = (after === 0 || after === 1) && rest.length === 0 && typeof id === "string" &&
      /^[0-9a-f-]{36}$/.test(id) &&
      (Number.isSafeInteger(value) ||
        (typeof value === "string" && value.length <= MOST_IN_VALUE && value.isWellFormed() && !value.includes("\0")));
    return known ? { way: after ? "after" : "before", value, id } : null;
  } catch {
    return null;
  }
}
