import type { UserId } from "../../../domain/kernel/ids.ts";
import { type Instant, localTimeOf } from "../../../domain/kernel/time.ts";

/** Where a free time is sold: the form of a new sale with its time and person filled in. */
export function newSaleAt(at: Instant, person: UserId, zone: string): string {
  return `/sales/new?${new URLSearchParams({ at: localTimeOf(at, zone), person })}`;
}
