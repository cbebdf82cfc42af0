/** Serves the built app until a signal asks it to end: `deno task start` and `deno task demo`. */
import { CannotStart, readConfig, reasonOf } from "./adapters/config.ts";
import { throughDoor } from "./adapters/http/door.ts";
import { endStreams } from "./adapters/http/live.ts";
import { gzippedPages } from "./adapters/http/gzip.ts";
import { inTurn } from "./adapters/http/in_turn.ts";
import * as log from "./adapters/log.ts";

/** What a request in flight, and then the database, may take to finish once the end was asked for. */
const LONGEST_REQUEST_MS = 20_000;
const LONGEST_CLOSE_MS = 5_000;

// A rejection nobody waits for would end the process, and every request in it, for the fault of one.
globalThis.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  log.unhandled(event.reason);
});
globalThis.addEventListener("error", (event) => {
  event.preventDefault();
  log.unhandled(event.error);
});

try {
  await start();
} catch (error) {
  console.error(
    error instanceof Deno.errors.AddrInUse
      ? "Cannot start: the port is already in use, set PORT to another"
      : reasonOf(error),
  );
  Deno.exit(1);
}

async function start(): Promise<void> {
  const began = performance.now();
  const config = readConfig(Deno.env.toObject());
  const built = new URL("./_fresh/server.js", import.meta.url);
  if (!await exists(built)) throw new CannotStart("Cannot start: the app is not built, run deno task build first");

  const { default: site }: { default: { fetch: Parameters<typeof throughDoor>[0] } } = await import(built.href);
  const { close, stopBackground, welcome } = await import("./main.ts");

  const server = Deno.serve({
    port: config.port,
    hostname: config.hostname,
    automaticCompression: true,
    onListen: () => {
      log.started({
        origin: config.publicOrigin,
        database: config.databaseUrl ? "postgres" : "embedded",
        demo: config.demo,
        ms: Math.round(performance.now() - began),
      });
      console.log(
        ["", `Ready at ${config.publicOrigin}`, ...welcome, ""].map((line) => line && `  ${line}`).join("\n"),
      );
    },
  }, inTurn(gzippedPages(throughDoor(site.fetch))));

  let ending = false;
  const end = async (signal: Deno.Signal) => {
    // Ctrl-C reaches the program twice, from the terminal and from the task runner: the first one counts.
    if (ending) return;
    ending = true;
    const asked = performance.now();
    log.stopping({ signal });
    endStreams();
    const [finished, rested] = await Promise.all([
      within(LONGEST_REQUEST_MS, server.shutdown()),
      within(LONGEST_REQUEST_MS + 1_000, stopBackground()),
    ]);
    const closed = await within(LONGEST_CLOSE_MS, close());
    log.stopped({ clean: finished && rested && closed, ms: Math.round(performance.now() - asked) });
    Deno.exit(0);
  };
  for (const signal of Deno.build.os === "windows" ? ["SIGINT"] as const : ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => end(signal));
  }
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

async function exists(file: URL): Promise<boolean> {
  try {
    return (await Deno.stat(file)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
