import type { Address } from "../../domain/customers/customer.ts";

/** An address in lines; null where nothing of it is known but the country. */
export function addressLines({ street, postalCode, city }: Address): string | null {
  const town = [postalCode, city].filter(Boolean).join(" ");
  return [street, town].filter(Boolean).join("\n") || null;
}
