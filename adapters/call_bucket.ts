import { pause } from "./pause.ts";

/** So many calls a minute to a neighbour for one firm; who comes too early waits. */
export interface Bucket {
  /** Waits for a turn; false where it would last longer than `mostMs`. */
  turn(mostMs: number, signal: AbortSignal): Promise<boolean>;
}

/** A bucket that holds a minute's calls and fills evenly. `now` and `sleep` are passed in for tests. */
export function bucket(
  callsPerMinute: number,
  now: () => number = () => performance.now(),
  sleep: (ms: number, signal: AbortSignal) => Promise<void> = pause,
): Bucket {
  const spacing = 60_000 / callsPerMinute;
  // When the bucket would be full again (GCRA): each call moves it on by one spacing.
  let full = -Infinity;
  return {
    async turn(mostMs, signal) {
      const at = now();
      const wait = Math.max(0, full - at - (60_000 - spacing));
      if (wait > mostMs) return false;
      full = Math.max(full, at) + spacing;
      if (wait > 0) await sleep(wait, signal);
      return true;
    },
  };
}
