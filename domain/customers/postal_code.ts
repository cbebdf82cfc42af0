import type { Address } from "./customer.ts";

/** Reads a Danish postal code, with or without "DK-" before it: four digits, 0800 to 9990; null for anything else. */
export function parsePostalCode(text: string): string | null {
  const digits = /^(?:DK[\s-]*)?(\d{4})$/i.exec(text.trim())?.[1] ?? "";
  return digits >= "0800" && digits <= "9990" ? digits : null;
}

/**
 * An address whose postal code its country has; null where Denmark has no such one. Other countries write theirs in their own
 * way, and what was kept `before` this rule stays until somebody writes another.
 */
export function withPostalCode(address: Address, before: Address | null): Address | null {
  const { postalCode, country } = address;
  const stays = before !== null && postalCode === before.postalCode && country === before.country;
  if (postalCode === null || country !== "DK" || stays) return address;
  const read = parsePostalCode(postalCode);
  return read === null ? null : { ...address, postalCode: read };
}
