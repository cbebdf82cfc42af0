import { allocate, type BasisPoints, type Ore, ore, scale, WHOLE } from "../kernel/money.ts";
import { type Line, lineAmount, type PricedLine } from "./line.ts";

/** What a sale comes to, in øre; net + vat = gross. */
export interface Totals {
  readonly net: Ore;
  readonly vat: Ore;
  readonly gross: Ore;
}

export interface Priced extends Totals {
  readonly lines: readonly PricedLine[];
}

/** The moms of an amount without moms: round(net × rate). */
export function vatOn(net: Ore, rate: BasisPoints): Ore {
  return scale(net, BigInt(rate), BigInt(WHOLE), "half_away_from_zero");
}

/** The moms contained in an amount with moms: round(gross × rate / (1 + rate)). 399,00 at 25 % holds 79,80. */
export function vatIn(gross: Ore, rate: BasisPoints): Ore {
  return scale(gross, BigInt(rate), BigInt(WHOLE + rate), "half_away_from_zero");
}

/**
 * Prices the lines (C17). Moms is reckoned once per rate, and per prices with or without moms, on the sum of its lines, and
 * then shared out over them without a lost øre, so the lines add up to the totals in net, moms and gross.
 * Null where an amount passes the largest one.
 */
export function price(lines: readonly Line[]): Priced | null {
  const amounts = lines.map(lineAmount);
  const vat: Ore[] = lines.map(() => ore(0));
  try {
    for (const group of byRate(lines)) {
      const amountsOfGroup = group.map((index) => amounts[index] ?? tooLarge());
      const whole = ore(amountsOfGroup.reduce((total, amount) => total + amount, 0));
      const { priceIncludesVat, vatRate } = lines[group[0]];
      const shares = allocate(priceIncludesVat ? vatIn(whole, vatRate) : vatOn(whole, vatRate), amountsOfGroup);
      group.forEach((index, place) => vat[index] = shares[place]);
    }
    const priced = lines.map((line, index): PricedLine => {
      const amount = amounts[index] ?? tooLarge();
      const net = ore(line.priceIncludesVat ? amount - vat[index] : amount);
      return { ...line, net, vat: vat[index], gross: ore(net + vat[index]) };
    });
    return { lines: priced, ...totalsOf(priced) };
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

/** The sums of lines that have been priced. */
function totalsOf(lines: readonly Totals[]): Totals {
  const add = (pick: (line: Totals) => Ore) => ore(lines.reduce((total, line) => total + pick(line), 0));
  return { net: add((line) => line.net), vat: add((line) => line.vat), gross: add((line) => line.gross) };
}

function byRate(lines: readonly Line[]): number[][] {
  const groups = new Map<string, number[]>();
  lines.forEach(({ vatRate, priceIncludesVat }, index) => {
    const key = `${vatRate} ${priceIncludesVat}`;
    groups.set(key, [...groups.get(key) ?? [], index]);
  });
  return [...groups.values()];
}

function tooLarge(): never {
  throw new RangeError("Cannot price the line: its amount passes the largest one");
}
