/** The months of a year: what comes back every year comes back after so many. */
const SEASON = 12;
/** How many months are foretold, and on how many past ones a method is tried first: a year, or at least half of one. */
export const AHEAD = 3;
const TESTED = 12;
const LEAST_TESTED = 6;
/** 8 of 10 errors lie within so many times their spread, by how many it was reckoned from: the fewer, the wider (Student's t). */
const EIGHT_IN_TEN: Readonly<Record<number, number>> = {
  6: 1.440,
  7: 1.415,
  8: 1.397,
  9: 1.383,
  10: 1.372,
  11: 1.363,
  12: 1.356,
};

/** Foretells the months after a history, oldest first. */
export type Foretell = (history: readonly number[], ahead: number) => number[];

/** `tested`: on how many months it has to be tried to be believed. Whoever cannot look back a year goes by the mean. */
export const METHODS = {
  seasonal_naive: { needs: SEASON, tested: LEAST_TESTED, foretell: seasonalNaive },
  holt_winters: { needs: 2 * SEASON, tested: TESTED, foretell: holtWinters },
  recent_mean: { needs: AHEAD, tested: LEAST_TESTED, foretell: recentMean },
} as const satisfies Record<string, { needs: number; tested: number; foretell: Foretell }>;
export type Method = keyof typeof METHODS;
const SEASONAL: readonly Method[] = ["seasonal_naive", "holt_winters"];

/** How a method did on the last months, each foretold one, two and three months ahead from what was known then. */
export interface Trial {
  readonly method: Method;
  /** On so many months: 12, or fewer where there are no more. */
  readonly tested: number;
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

const monthsFor = (method: Method, tested: number) => METHODS[method].needs + tested + AHEAD - 1;
/** The months of history below which no method can be tried on half a year, and those from which one knows of a season. */
export const NEEDED = monthsFor("recent_mean", LEAST_TESTED);
export const SEASON_NEEDED = monthsFor("seasonal_naive", LEAST_TESTED);

/**
 * The next three months by the method that was closer on the last twelve, with the error it made there. A history too short
 * to know of a season is foretold by its mean, tried on the months there are; that it was so is told with it.
 */
export function forecast(history: readonly number[]): Forecast {
  const seasonal = history.length >= SEASON_NEEDED;
  const methods = seasonal ? SEASONAL : ["recent_mean" as const];
  const trials = methods.map((method) => tried(method, history)).filter((one) => one !== null)
    .toSorted((a, b) => a.error - b.error);
  const used = trials[0];
  if (used === undefined) return { kind: "too_short", months: history.length, needed: NEEDED };
  const months = METHODS[used.method].foretell(history, AHEAD).map((value, place) => {
    const half = EIGHT_IN_TEN[used.tested] * used.spread[place];
    return { value: atLeast0(value), low: atLeast0(value - half), high: atLeast0(value + half) };
  });
  return { kind: "foretold", months, used, trials };
}

/** Null where the history is too short to try the method on as many months as it takes. */
function tried(method: Method, history: readonly number[]): Trial | null {
  const { needs, tested: least, foretell } = METHODS[method];
  const tested = Math.min(TESTED, history.length - needs - AHEAD + 1);
  if (tested < least) return null;
  let off = 0, came = 0;
  const squares = Array<number>(AHEAD).fill(0);
  for (let month = history.length - tested; month < history.length; month++) {
    for (let ahead = 1; ahead <= AHEAD; ahead++) {
      const known = history.slice(0, month - ahead + 1);
      const error = atLeast0(foretell(known, ahead)[ahead - 1]) - history[month];
      off += Math.abs(error);
      came += Math.abs(history[month]);
      squares[ahead - 1] += error * error;
    }
  }
  if (came === 0) return null;
  return { method, tested, error: off / came, spread: squares.map((sum) => Math.sqrt(sum / tested)) };
}

/** The same month last year. */
function seasonalNaive(history: readonly number[], ahead: number): number[] {
  return Array.from({ length: ahead }, (_, place) => history[history.length - SEASON + place % SEASON]);
}

/** What the last three months came to on average, for each month to come. */
function recentMean(history: readonly number[], ahead: number): number[] {
  const mean = history.slice(-AHEAD).reduce((sum, one) => sum + one, 0) / AHEAD;
  return Array<number>(ahead).fill(mean);
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
