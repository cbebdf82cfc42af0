import type { Listing, Part } from "./page.ts";

const AT_A_TIME = 500;

/** A whole listing, some hundred rows at a time, each part asked for when the reader takes it: no export stands in memory. */
export async function* everyPart<T>(next: (part: Part) => Promise<Listing<T>>): AsyncIterable<readonly T[]> {
  let part: Part | null = { size: AT_A_TIME, page: 1 };
  while (part !== null) {
    const listing: Listing<T> = await next(part);
    yield listing.rows;
    part = listing.next === null ? null : { size: AT_A_TIME, cursor: listing.next };
  }
}
