/** Serves the built app until a signal asks it to end: `deno task start` and `deno task demo`. */
import { CannotStart, type Config, readConfig, reasonOf } from "./adapters/config.ts";
import { endInOrder, listen, outliveFaults } from "./adapters/http/serving.ts";
import * as log from "./adapters/log.ts";

/** A thread that broke is started again after so long. */
const THREAD_AGAIN_MS = 3_000;
/** What the other threads may take to end: their requests, and then their database. */
const LONGEST_THREAD_MS = 26_000;

outliveFaults();

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

  const { default: site }: { default: { fetch: Parameters<typeof listen>[0] } } = await import(built.href);
  const { close, stopBackground, welcome } = await import("./main.ts");

  if (config.webThreads > 1) knowItIsFree(config);
  const server = listen(site.fetch, config, () => {
    log.started({
      origin: config.publicOrigin,
      database: config.databaseUrl ? "postgres" : "embedded",
      demo: config.demo,
      ms: Math.round(performance.now() - began),
    });
    console.log(
      ["", `Ready at ${config.publicOrigin}`, ...welcome, ""].map((line) => line && `  ${line}`).join("\n"),
    );
  });
  const others = openThreads(config.webThreads - 1);

  let ending = false;
  const end = async (signal: Deno.Signal) => {
    // Ctrl-C reaches the program twice, from the terminal and from the task runner: the first one counts.
    if (ending) return;
    ending = true;
    const asked = performance.now();
    log.stopping({ signal });
    const [own, theirs] = await Promise.all([endInOrder(server, { stopBackground, close }), others.end()]);
    log.stopped({ clean: own && theirs, ms: Math.round(performance.now() - asked) });
    Deno.exit(0);
  };
  for (const signal of Deno.build.os === "windows" ? ["SIGINT"] as const : ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => end(signal));
  }
}

/** Throws where somebody listens there already: a port that threads share would be shared with them too. */
function knowItIsFree({ port, hostname }: Config): void {
  if (Deno.build.os !== "linux") {
    throw new CannotStart("Cannot start: WEB_THREADS needs Linux, which shares out a port");
  }
  Deno.listen({ port, hostname }).close();
}

/** So many threads beside this one, each started again where it breaks. `end` says whether all of them ended in order. */
function openThreads(count: number): { end(): Promise<boolean> } {
  const threads = new Set<Worker>();
  let ending = false;

  function open() {
    const thread = new Worker(new URL("./web_thread.ts", import.meta.url), { type: "module" });
    threads.add(thread);
    thread.onerror = (event) => {
      event.preventDefault();
      log.threadBroke(event.message);
      threads.delete(thread);
      if (!ending) setTimeout(open, THREAD_AGAIN_MS);
    };
  }
  for (let i = 0; i < count; i++) open();

  return {
    async end() {
      ending = true;
      const ended = await Promise.all([...threads].map((thread) =>
        new Promise<boolean>((resolve) => {
          thread.onmessage = ({ data }) => resolve(data);
          thread.onerror = () => resolve(false);
          setTimeout(() => resolve(false), LONGEST_THREAD_MS);
          thread.postMessage("end");
        })
      ));
      return ended.every(Boolean);
    },
  };
}

async function exists(file: URL): Promise<boolean> {
  try {
    return (await Deno.stat(file)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
