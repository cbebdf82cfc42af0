import { idsOf, type Roll } from "./roll.ts";

/** More at a time live long enough to be kept with what stays, and a file of many rows then holds several times the memory. */
const AT_A_TIME = 100;

/** What a roll names, some hundred at a time, each part asked for when the reader takes it: no export stands in memory. */
export async function* everyPart<Id extends string, T>(
  roll: Roll,
  next: (ids: readonly Id[]) => Promise<readonly T[]>,
): AsyncIterable<readonly T[]> {
  for (const ids of idsOf<Id>(roll, AT_A_TIME)) yield await next(ids);
}
