/** An amount in øre, the hundredth part of a Danish krone: a whole number JavaScript holds exactly. */
export type Ore = number & { readonly __ore: true };

/** A rate in hundredths of a percent: 2500 is 25 %. */
export type BasisPoints = number & { readonly __basisPoints: true };

/** A quantity in thousandths: 1500 is 1,5. */
export type Quantity = number & { readonly __thousandths: true };

/** How a division that does not come out is settled. Only the one the accounts use is offered. */
export type Rounding = "half_away_from_zero";

/** No single amount, and no sum of a sale, is larger than this: 10 billion kroner. */
export const MOST_ORE = 1_000_000_000_000;
export const WHOLE: BasisPoints = 10_000 as BasisPoints;
export const ONE: Quantity = 1_000 as Quantity;

/** Takes a number for øre; throws a RangeError on anything but a whole number within ± MOST_ORE. Minus zero becomes zero. */
export function ore(amount: number): Ore {
  if (!isOre(amount)) throw new RangeError("Cannot take the number for øre: it is not a whole amount within bounds");
  return (amount + 0) as Ore;
}

/** Whether a number is a whole amount of øre within ± MOST_ORE. */
export function isOre(amount: number): amount is Ore {
  return Number.isSafeInteger(amount) && Math.abs(amount) <= MOST_ORE;
}

/** The sum in øre; throws a RangeError beyond the bounds. */
export function sum(amounts: Iterable<Ore>): Ore {
  let total = 0;
  for (const amount of amounts) total += amount;
  return ore(total);
}

/** The sum of many sales' amounts, which may pass the largest single one; throws a RangeError where JavaScript no longer counts exactly. */
export function total(amounts: Iterable<Ore>): Ore {
  let all = 0;
  for (const amount of amounts) all += amount;
  if (!Number.isSafeInteger(all)) throw new RangeError("Cannot add up the amounts: the sum is not exact");
  return all as Ore;
}

/** amount × numerator / denominator, exact until the one rounding named; throws a RangeError beyond the bounds or on a divisor of 0. */
export function scale(amount: Ore, numerator: bigint, denominator: bigint, rounding: Rounding): Ore {
  return ore(Number(divide(BigInt(amount) * numerator, denominator, rounding)));
}

/** dividend / divisor in whole numbers, rounded as named; throws a RangeError on a divisor of 0. */
export function divide(dividend: bigint, divisor: bigint, _rounding: Rounding): bigint {
  if (divisor < 0n) return divide(-dividend, -divisor, _rounding);
  const negative = dividend < 0n;
  const size = negative ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return negative ? -rounded : rounded;
}

/**
 * Splits an amount in proportion to the weights without losing an øre: each part is rounded down, and the øre left over go
 * to the parts with the largest remainders, the first of equals first (largest remainder, also called Hamilton's method).
 * All weights 0: split evenly. Throws a RangeError on a negative weight or on an amount with nobody to take it.
 */
export function allocate(amount: Ore, weights: readonly number[]): Ore[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError("Cannot split the amount: a weight is not a whole number of 0 or more");
  }
  if (weights.length === 0) {
    if (amount === 0) return [];
    throw new RangeError("Cannot split the amount: there is no part to take it");
  }
  const negative = amount < 0;
  const size = BigInt(Math.abs(amount));
  const even = weights.every((weight) => weight === 0);
  const shares = weights.map((weight) => even ? 1n : BigInt(weight));
  const whole = shares.reduce((total, share) => total + share, 0n);
  const parts = shares.map((share) => size * share / whole);
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: size * share % whole }))
    .sort((a, b) => a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1);
  let left = Number(size - parts.reduce((total, part) => total + part, 0n));
  for (const { index } of byRemainder) {
    if (left-- <= 0) break;
    parts[index] += 1n;
  }
  return parts.map((part) => ore(Number(negative ? -part : part)));
}

/**
 * Reads an amount as Danes write it, '1.234,56', '1234,56', '1234', '-50', to øre; null for anything else, so '1.5' is
 * refused rather than taken for 1,5 or for 15. Points stand only between groups of three digits.
 */
export function parseKroner(text: string): Ore | null {
  // Without the bound a megabyte of blanks would keep the pattern below busy for minutes.
  if (text.length > 60) return null;
  const plain = text.replaceAll("\u00a0", " ").trim().replace(/\s*kr\.?$/i, "");
  const match = /^(-?)(\d{1,3}(?:\.\d{3})+|\d{1,13})(?:,(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  const amount = Number(match[2].replaceAll(".", "")) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  return isOre(amount) ? ore(match[1] ? -amount : amount) : null;
}

/** Reads a quantity above 0 with at most 3 decimals after a comma or a point, '1,5', '0.25', to thousandths; null otherwise. */
export function parseQuantity(text: string): Quantity | null {
  const match = /^(\d{1,7})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!match) return null;
  const thousandths = Number(match[1]) * 1000 + Number((match[2] ?? "").padEnd(3, "0"));
  return thousandths > 0 ? thousandths as Quantity : null;
}

/** Reads a percentage from 0 to 100 with at most 2 decimals, '12,5', '25 %', to basis points; null otherwise. */
export function parsePercent(text: string): BasisPoints | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  if (!match) return null;
  const points = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return points <= WHOLE ? points as BasisPoints : null;
}

/** A number with at most so many decimals as a whole number of its smallest part (1.005 with 3 gives 1005); null if it has more. */
export function exactly(value: number, decimals: number): number | null {
  const factor = 10 ** decimals;
  const scaled = Math.round(value * factor);
  return Number.isSafeInteger(scaled) && scaled / factor === value ? scaled + 0 : null;
}
