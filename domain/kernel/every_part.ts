import type { Listing, Part } from "./page.ts";

/** More at a time live long enough to be kept with what stays, and a file of many rows then holds several times the memory. */
const AT_A_TIME = 100;

/** A whole listing, some hundred rows at a time, each part asked for when the reader takes it: no export stands in memory. */
export async function* everyPart<T>(next: (part: Part) => Promise<Listing<T>>): AsyncIterable<readonly T[]> {
  let part: Part | null = { size: AT_A_TIME, page: 1 };
  while (part !== null) {
    const listing: Listing<T> = await next(part);
    yield listing.rows;
    part = listing.next === null ? null : { size: AT_A_TIME, cursor: listing.next };
  }
}
