import { divide, type Ore, total } from "../kernel/money.ts";
import { type SaleStatus, STATES } from "../sales/moves.ts";
import type { ServiceFigure, Sums } from "./ports.ts";

/** What some sales come to. Money is net, without moms. */
export interface Tally {
  readonly count: number;
  readonly net: Ore;
  /** The net of work done, COMPLETED and PAID: what everybody means by revenue. */
  readonly revenue: Ore;
  readonly done: number;
  /** Sales that were decided, all but open quotes; and those of them that were neither lost nor cancelled. */
  readonly decided: number;
  readonly won: number;
  /** Won of decided, 0 to 1; null while nothing is decided. */
  readonly conversion: number | null;
  /** Revenue for each piece of work done; null while there is none. */
  readonly average: Ore | null;
  /** Days from the lead, or where there was none from the sale, to its last payment, to one decimal; null while nothing is paid. */
  readonly cycleDays: number | null;
  /** How many are paid, and the days that took them all together. */
  readonly cycles: { readonly count: number; readonly days: number };
}

/** The states whose sales make the revenue: a list of these shows what a sum of revenue is made of. */
export const DONE: readonly SaleStatus[] = (Object.keys(STATES) as SaleStatus[]).filter((one) => STATES[one].invoiced);
/** The states in which a sale is decided, for better or worse. */
export const DECIDED: readonly SaleStatus[] = (Object.keys(STATES) as SaleStatus[]).filter((one) =>
  one !== "QUOTE_SENT"
);

/** Adds up sums by status into what people ask for. */
export function tally(rows: readonly (Sums & { readonly status: SaleStatus })[]): Tally {
  const of = (statuses: readonly SaleStatus[]) => rows.filter(({ status }) => statuses.includes(status));
  const count = (some: readonly Sums[]) => some.reduce((all, one) => all + one.count, 0);
  const done = of(DONE), decided = of(DECIDED);
  const lost = count(of(["LOST", "CANCELLED"]));
  const revenue = total(done.map(({ net }) => net));
  const cycles = rows.reduce((all, row) => all + row.cycles, 0);
  const days = rows.reduce((all, row) => all + row.cycleDays, 0);
  return {
    count: count(rows),
    net: total(rows.map(({ net }) => net)),
    revenue,
    done: count(done),
    decided: count(decided),
    won: count(decided) - lost,
    conversion: count(decided) === 0 ? null : (count(decided) - lost) / count(decided),
    average: average(revenue, count(done)),
    cycleDays: daysEach(cycles, days),
    cycles: { count: cycles, days },
  };
}

/** Several tallies as one: what they come to, and every share and average of the whole. */
export function together(tallies: readonly Tally[]): Tally {
  const add = (pick: (one: Tally) => number) => tallies.reduce((all, one) => all + pick(one), 0);
  const revenue = total(tallies.map(({ revenue }) => revenue)), done = add((one) => one.done);
  const decided = add((one) => one.decided), won = add((one) => one.won);
  const cycles = { count: add((one) => one.cycles.count), days: add((one) => one.cycles.days) };
  return {
    count: add((one) => one.count),
    net: total(tallies.map(({ net }) => net)),
    revenue,
    done,
    decided,
    won,
    conversion: decided === 0 ? null : won / decided,
    average: average(revenue, done),
    cycleDays: daysEach(cycles.count, cycles.days),
    cycles,
  };
}

function daysEach(count: number, days: number): number | null {
  return count === 0 ? null : Math.round(days * 10 / count) / 10;
}

/** An amount shared by so many, rounded to the øre; null where there is nobody. */
export function average(amount: Ore, count: number): Ore | null {
  return count === 0 ? null : Number(divide(BigInt(amount), BigInt(count), "half_away_from_zero")) as Ore;
}

/** What is left of a service's revenue after what it costs now; null where that is not kept. */
export function contribution(
  { net, costOre, quantity }: Pick<ServiceFigure, "net" | "costOre" | "quantity">,
): Ore | null {
  if (costOre === null) return null;
  return net - Number(divide(BigInt(costOre) * BigInt(quantity), 1_000n, "half_away_from_zero")) as Ore;
}

/** How much it grew, as a share of what it was; null where it was nothing. */
export function growth(now: number, before: number): number | null {
  return before === 0 ? null : (now - before) / Math.abs(before);
}
