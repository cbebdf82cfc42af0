/** A sale's number as people say it: RS-2026-0214 (SALE-01, C20). */
export type SaleNumber = string & { readonly __saleNumber: true };

/** PREFIX-YYYY-NNNN from the firm's prefix, the year of the sale's day and its place in that year; four digits, more when needed. */
export function saleNumber(prefix: string, year: number, place: number): SaleNumber {
  return `${prefix}-${year}-${placeInNumber(place)}` as SaleNumber;
}

/** The place in its year as a number ends with it. */
export function placeInNumber(place: number): string {
  return String(place).padStart(4, "0");
}

/** The end of a sale's number, as people say it: "214", "0214" or "2026-0214"; null for any other text. */
export function endOfNumber(text: string): { readonly year: number | null; readonly place: number } | null {
  const [, year, place] = /^#?(?:(20\d\d)-)?(\d{1,9})$/.exec(text.trim()) ?? [];
  return Number(place) > 0 ? { year: year ? Number(year) : null, place: Number(place) } : null;
}
