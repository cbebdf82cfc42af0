import type { Address } from "../customers/customer.ts";
import type { SaleId } from "../kernel/ids.ts";
import type { SaleView } from "../sales/ports.ts";
import { titleOf } from "../sales/sale.ts";
import type { Span } from "./hours.ts";

/** A visit as it is to stand in its person's calendar (CAL-02). */
export interface VisitEvent extends Span {
  readonly saleId: SaleId;
  readonly saleNumber: string;
  readonly summary: string;
  readonly description: string;
  readonly place: string | null;
  readonly timeZone: string;
  /** Who is invited: nobody, or the customer where the firm says so (C18). */
  readonly guests: readonly string[];
}

/** When its person is reminded (CAL-04), in minutes before. */
export const REMINDERS = [
  { method: "email", minutes: 24 * 60 },
  { method: "popup", minutes: 60 },
] as const;

/** How the description puts it, in the firm's language. */
export interface EventWords {
  readonly sale: string;
  readonly customer: string;
  readonly notes: string;
}

/** Whether a sale's visit stands in a calendar: from being planned on, until it is called off or thrown away. */
function isMirrored(
  sale: SaleView,
): sale is SaleView & { readonly scheduledAt: string; readonly scheduledUntil: string } {
  return sale.deletedAt === null && sale.scheduledAt !== null && MIRRORED.has(sale.status);
}

const MIRRORED = new Set(["SCHEDULED", "IN_PROGRESS", "COMPLETED", "PAID"]);

/** The event of a planned visit; null for a sale without one. */
export function eventOf(
  sale: SaleView,
  address: Address,
  { timeZone, invitesCustomer }: { readonly timeZone: string; readonly invitesCustomer: boolean },
  words: EventWords,
): VisitEvent | null {
  if (!isMirrored(sale)) return null;
  const told = [[words.sale, sale.number], [words.customer, sale.customer.email], [words.notes, sale.customerNotes]];
  return {
    saleId: sale.id,
    saleNumber: sale.number,
    summary: `${titleOf(sale.lines)} - ${sale.customer.name}`,
    description: told.filter(([, value]) => value).map(([label, value]) => `${label}: ${value}`).join("\n"),
    place: placeOf(address),
    from: sale.scheduledAt!,
    until: sale.scheduledUntil!,
    timeZone,
    guests: invitesCustomer && sale.customer.email ? [sale.customer.email] : [],
  };
}

/**
 * The id we choose for an event, so that making it twice makes one: base32hex of the sale's id, and which try it is. An id
 * that was deleted in Google stays taken, so the next one made for the same sale is another generation.
 */
export function eventIdOf(sale: SaleId, generation: number): string {
  const bits = [...sale.replaceAll("-", "")].map((digit) => parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
  const letters = bits.match(/.{1,5}/g)!.map((five) => parseInt(five.padEnd(5, "0"), 2).toString(32));
  return `${letters.join("")}g${generation.toString(32)}`;
}

function placeOf({ street, postalCode, city }: Address): string | null {
  const town = [postalCode, city].filter(Boolean).join(" ");
  return [street, town].filter(Boolean).join(", ") || null;
}
