/** The months of a year: what comes back every year comes back after so many. */
const SEASON = 12;
/** How many months are foretold, and on how many past ones the method is tried first. */
export const AHEAD = 3;
export const TESTED = 12;
/** 8 of 10 errors of a normal distribution lie within so many standard deviations. */
const EIGHT_IN_TEN = 1.2816;

/** Foretells the months after a history, oldest first. */
export type Foretell = (history: readonly number[], ahead: number) => number[];

export const METHODS = {
  seasonal_naive: { needs: SEASON, foretell: seasonalNaive },
  holt_winters: { needs: 2 * SEASON, foretell: holtWinters },
} as const satisfies Record<string, { needs: number; foretell: Foretell }>;
export type Method = keyof typeof METHODS;

/** How a method did on the last 12 months, each foretold one, two and three months ahead from what was known then. */
export interface Trial {
  readonly method: Method;
  /** What it was off by in all, as a share of what came: 0.1 is 10 %. */
  readonly error: number;
  /** What it was typically off by, one, two and three months ahead. */
  readonly spread: readonly number[];
}

export interface Foretold {
  readonly value: number;
  /** In 8 of 10 cases what comes lies between these, if the coming months are like the past ones. */
  readonly low: number;
  readonly high: number;
}

export type Forecast =
  | {
    readonly kind: "foretold";
    readonly months: readonly Foretold[];
    readonly used: Trial;
    readonly trials: readonly Trial[];
  }
  | { readonly kind: "too_short"; readonly months: number; readonly needed: number };

/** The months of history below which nothing can be tried on a whole year. */
export const NEEDED = SEASON + TESTED + AHEAD - 1;

/** The next three months by the method that was closer on the last twelve, with the error it made there. */
export function forecast(history: readonly number[]): Forecast {
  const trials = (Object.keys(METHODS) as Method[]).map((method) => tried(method, history)).filter((one) =>
    one !== null
  )
    .toSorted((a, b) => a.error - b.error);
  const used = trials[0];
  if (used === undefined) return { kind: "too_short", months: history.length, needed: NEEDED };
  const months = METHODS[used.method].foretell(history, AHEAD).map((value, place) => {
    const half = EIGHT_IN_TEN * used.spread[place];
    return { value: atLeast0(value), low: atLeast0(value - half), high: atLeast0(value + half) };
  });
  return { kind: "foretold", months, used, trials };
}

/** Null where the history is too short to try the method on all twelve months. */
function tried(method: Method, history: readonly number[]): Trial | null {
  const { needs, foretell } = METHODS[method];
  if (history.length < needs + TESTED + AHEAD - 1) return null;
  let off = 0, came = 0;
  const squares = Array<number>(AHEAD).fill(0);
  for (let month = history.length - TESTED; month < history.length; month++) {
    for (let ahead = 1; ahead <= AHEAD; ahead++) {
      const known = history.slice(0, month - ahead + 1);
      const error = atLeast0(foretell(known, ahead)[ahead - 1]) - history[month];
      off += Math.abs(error);
      came += Math.abs(history[month]);
      squares[ahead - 1] += error * error;
    }
  }
  if (came === 0) return null;
  return { method, error: off / came, spread: squares.map((sum) => Math.sqrt(sum / TESTED)) };
}

/** The same month last year. */
function seasonalNaive(history: readonly number[], ahead: number): number[] {
  return Array.from({ length: ahead }, (_, place) => history[history.length - SEASON + place % SEASON]);
}

/** Each is tried with each of the others; finer steps change the third digit of the error at most. */
const LEVELS = [0.05, 0.2, 0.4, 0.7], TRENDS = [0.01, 0.1, 0.3], SEASONS = [0.05, 0.2, 0.5];

/** Level, trend and season, each following what comes (additive Holt-Winters); how fast is what fits the history best. */
function holtWinters(history: readonly number[], ahead: number): number[] {
  let best = { error: Infinity, months: [] as number[] };
  for (const level of LEVELS) {
    for (const trend of TRENDS) {
      for (const season of SEASONS) {
        const smoothed = smooth(history, { level, trend, season }, ahead);
        if (smoothed.error < best.error) best = smoothed;
      }
    }
  }
  return best.months;
}

interface Pace {
  readonly level: number;
  readonly trend: number;
  readonly season: number;
}

function smooth(history: readonly number[], pace: Pace, ahead: number): { error: number; months: number[] } {
  const mean = (from: number) => history.slice(from, from + SEASON).reduce((sum, one) => sum + one, 0) / SEASON;
  const first = mean(0), second = mean(SEASON);
  let trend = (second - first) / SEASON;
  // The mean of the first year stands at its middle.
  let level = first + trend * (SEASON - 1) / 2;
  const seasons = Array.from(
    { length: SEASON },
    (_, place) =>
      ((history[place] - (first + trend * (place - (SEASON - 1) / 2))) +
        (history[place + SEASON] - (second + trend * (place - (SEASON - 1) / 2)))) / 2,
  );
  let error = 0;
  for (let month = SEASON; month < history.length; month++) {
    const place = month % SEASON, came = history[month];
    const expected = level + trend + seasons[place];
    error += (came - expected) ** 2;
    const before = level;
    level = pace.level * (came - seasons[place]) + (1 - pace.level) * (level + trend);
    trend = pace.trend * (level - before) + (1 - pace.trend) * trend;
    seasons[place] = pace.season * (came - level) + (1 - pace.season) * seasons[place];
  }
  const months = Array.from(
    { length: ahead },
    (_, place) => level + (place + 1) * trend + seasons[(history.length + place) % SEASON],
  );
  return { error, months };
}

/** Revenue is never below nothing; whole øre. */
function atLeast0(value: number): number {
  return Math.max(0, Math.round(value));
}
