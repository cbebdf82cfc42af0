/** The real server as its own process, as `deno task start` runs it but without limits on the load. */
import { freePort } from "../tools/free_port.ts";
import { processorMs, residentMegabytes } from "./processor.ts";

export interface Server extends AsyncDisposable {
  readonly port: number;
  readonly origin: string;
  residentMegabytes(): Promise<number>;
  /** Processor time it has used since its start. */
  processorMs(): Promise<number>;
  /** Its inspector, where one was wished for. */
  readonly inspectorPort: number | null;
}

const PERMISSIONS = ["net", "read", "write", "env", "sys"].map((what) => `--allow-${what}`);

/** `hear` is told what V8 says of each collection of garbage. */
export async function startServer(
  env: Record<string, string>,
  { inspected = false, hear }: { readonly inspected?: boolean; readonly hear?: (text: string) => void } = {},
): Promise<Server> {
  const port = freePort(), inspectorPort = inspected ? freePort() : null;
  const inspecting = inspectorPort === null ? [] : [`--inspect=127.0.0.1:${inspectorPort}`];
  const origin = `http://localhost:${port}`;
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      "--no-check",
      ...inspecting,
      ...(await memoryFlags(hear ? ",--trace-gc" : "")),
      ...PERMISSIONS,
      "serve.ts",
    ],
    cwd: new URL("../", import.meta.url),
    // Every client comes from an address of its own, as behind a proxy.
    env: { ...(await memorySettings()), ...env, PORT: String(port), RATE_LIMITS: "off", TRUSTED_PROXIES: "127.0.0.1" },
    stdin: "null",
    stdout: hear ? "piped" : "null",
  }).spawn();
  const heard = hear && child.stdout.pipeThrough(new TextDecoderStream()).pipeTo(new WritableStream({ write: hear }));

  let ended = false;
  child.status.then(() => ended = true);
  while (!await fetch(`${origin}/api/v1/health`).then((answer) => answer.ok, () => false)) {
    if (ended) throw new Error("Cannot start the server: it ended at once");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    port,
    origin,
    inspectorPort,
    residentMegabytes: () => residentMegabytes(child.pid),
    processorMs: () => processorMs(child.pid),
    async [Symbol.asyncDispose]() {
      if (!ended) child.kill("SIGTERM");
      await Promise.all([child.status, heard]);
    },
  };
}

async function startTask(): Promise<string> {
  return JSON.parse(await Deno.readTextFile(new URL("../deno.json", import.meta.url))).tasks.start;
}

/** As `deno task start` has them. */
async function memoryFlags(more: string): Promise<string[]> {
  const [flags] = /--v8-flags=\S+/.exec(await startTask()) ?? [];
  return flags ? [flags + more] : [];
}

async function memorySettings(): Promise<Record<string, string>> {
  return Object.fromEntries(
    [...(await startTask()).matchAll(/\b(MALLOC_\w+)=(\d+)/g)].map(([, name, set]) => [name, set]),
  );
}
