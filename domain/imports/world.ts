import type { PhoneNumbers } from "../customers/phone.ts";
import type { World as Sales } from "../sales/world.ts";

/** What the use cases of this module are handed. */
export interface World extends Sales {
  readonly phones: PhoneNumbers;
}
