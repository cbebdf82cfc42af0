/** A sale's number as people say it: RS-2026-0214 (SALE-01, C20). */
export type SaleNumber = string & { readonly __saleNumber: true };

/** PREFIX-YYYY-NNNN from the firm's prefix, the year of the sale's day and its place in that year; four digits, more when needed. */
export function saleNumber(prefix: string, year: number, place: number): SaleNumber {
  return `${prefix}-${year}-${String(place).padStart(4, "0")}` as SaleNumber;
}
