import * as log from "../log.ts";

/** A way to tell a worker that there is something to do. It may fail or be late: the sweep each minute is what can be relied on. */
export interface Bell {
  ring(): void;
  close(): Promise<void>;
}

/** A worker in this process, called directly. */
function directBell(wake: () => void): Bell {
  return { ring: wake, close: () => Promise.resolve() };
}

const LONGEST_OPEN_MS = 2_000;

/**
 * A queue of Deno KV for this process, in memory: its messages carry nothing and are never repeated, and a file would only be
 * one more thing to be lost, locked or full (C2). Where the platform has no KV the worker is called directly.
 */
export async function kvBell(wake: () => void, path = ":memory:"): Promise<Bell> {
  if (typeof Deno.openKv !== "function") return directBell(wake);
  try {
    const kv = await within(LONGEST_OPEN_MS, Deno.openKv(path));
    const listening = kv.listenQueue(wake).catch((error) => log.bellMissing({ bell: "kv" }, error));
    let broken = false, last: Promise<unknown> = Promise.resolve();
    return {
      ring() {
        if (broken) return wake();
        last = within(LONGEST_OPEN_MS, kv.enqueue(0, { backoffSchedule: [] })).catch((error) => {
          if (!broken) log.bellMissing({ bell: "kv" }, error);
          broken = true;
          wake();
        });
      },
      async close() {
        await last;
        kv.close();
        await listening;
      },
    };
  } catch (error) {
    log.bellMissing({ bell: "kv" }, error);
    return directBell(wake);
  }
}

/** Rings many bells at once, and at most once in a while: one ring says all that a second would. */
export function chime(bells: readonly Bell[], restMs = 50): Bell {
  let waiting: ReturnType<typeof setTimeout> | undefined, lastAt = -Infinity;
  const strike = () => {
    waiting = undefined;
    lastAt = performance.now();
    for (const bell of bells) bell.ring();
  };
  return {
    ring() {
      if (waiting !== undefined) return;
      const rest = lastAt + restMs - performance.now();
      if (rest <= 0) return strike();
      waiting = setTimeout(strike, rest);
    },
    async close() {
      clearTimeout(waiting);
      await Promise.all(bells.map((bell) => bell.close()));
    },
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let late: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) =>
    late = setTimeout(() => reject(new Error(`Cannot use it: no answer within ${ms} ms`)), ms)
  );
  return await Promise.race([work, tooLate]).finally(() => clearTimeout(late));
}
