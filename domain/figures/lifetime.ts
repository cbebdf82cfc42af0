import { divide, type Ore } from "../kernel/money.ts";
import type { Day } from "../kernel/time.ts";
import { monthsSince } from "./period.ts";
import type { PaidBy } from "./ports.ts";
import { average } from "./tally.ts";

/** How far ahead a customer's worth is reckoned (BI-12). */
export const MONTHS_AHEAD = 24;

/** What a customer may be worth in the next two years, and what it was reckoned from (C21). */
export interface Lifetime {
  readonly value: Ore;
  /** What a paid sale of theirs came to on average, refunds taken off. */
  readonly average: Ore;
  readonly sales: number;
  /** Whole months since the first, at least 1. */
  readonly months: number;
}

/** Average sale × sales per month since the first × 24, from paid money less refunds. */
export function lifetime({ paid, sales, firstOn }: PaidBy, today: Day): Lifetime {
  const months = Math.max(1, monthsSince(firstOn, today));
  const value = divide(BigInt(paid) * BigInt(MONTHS_AHEAD), BigInt(months), "half_away_from_zero");
  return { value: Number(value) as Ore, average: average(paid, sales) ?? 0 as Ore, sales, months };
}
