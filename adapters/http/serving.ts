import type { Config } from "../config.ts";
import * as log from "../log.ts";
import { throughDoor } from "./door.ts";
import { gzippedPages } from "./gzip.ts";
import { inLines } from "./in_turn.ts";
import { endStreams } from "./live.ts";

/** What a request in flight, and then the database, may take to finish once the end was asked for. */
const LONGEST_REQUEST_MS = 20_000;
const LONGEST_CLOSE_MS = 5_000;

/** What main.ts keeps open behind the site. */
export interface Behind {
  stopBackground(): Promise<void>;
  close(): Promise<void>;
}

/** A rejection nobody waits for would end the thread, and every request in it, for the fault of one: it is logged. */
export function outliveFaults(): void {
  globalThis.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    log.unhandled(event.reason);
  });
  globalThis.addEventListener("error", (event) => {
    event.preventDefault();
    log.unhandled(event.error);
  });
}

/** Answers at the configured port. Of several threads each listens there, and Linux shares out the connections. */
export function listen(
  site: Parameters<typeof throughDoor>[0],
  { port, hostname, webThreads }: Config,
  onListen: () => void,
): Deno.HttpServer {
  const shared = webThreads > 1;
  return Deno.serve(
    { port, hostname, reusePort: shared, automaticCompression: true, onListen },
    inLines(gzippedPages(throughDoor(site))),
  );
}

/** Lets requests in flight finish, rests what works in the background, then closes the database. Whether all of it was in time. */
export async function endInOrder(server: Deno.HttpServer, { stopBackground, close }: Behind): Promise<boolean> {
  endStreams();
  const [finished, rested] = await Promise.all([
    within(LONGEST_REQUEST_MS, server.shutdown()),
    within(LONGEST_REQUEST_MS + 1_000, stopBackground()),
  ]);
  const closed = await within(LONGEST_CLOSE_MS, close());
  return finished && rested && closed;
}

/** Whether the work was done, without error, before the time was up. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => timer = setTimeout(() => resolve(false), ms));
  const done = work.then(() => true, (error) => {
    log.unhandled(error);
    return false;
  });
  const inTime = await Promise.race([done, late]);
  clearTimeout(timer);
  return inTime;
}
