/**
 * A customer's own program that receives webhooks, over real HTTP on this machine. Alone: `deno run -A tools/fakes/receiver.ts
 * --port 9700 [--secret whsec_…]` prints what comes, and whether its signature is right.
 */
import { createHmac, timingSafeEqual } from "node:crypto";

export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What it does instead of answering 200; each for the next request, in turn. */
export type Fault =
  | { readonly status: number; readonly location?: string; readonly body?: string }
  | { readonly delayMs: number }
  /** Takes the request and hangs up without a word. */
  | "drop"
  /** Takes the request and never answers. */
  | "hang"
  /** Answers 200 and then a body without end. */
  | "endless";

export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
  /** What goes wrong next; empty: nothing. */
  readonly faults: Fault[];
  /** Waits until so many have come, or throws after a while. */
  waitFor(count: number, ms?: number): Promise<readonly Received[]>;
}

export function startReceiver({ port = 0 }: { port?: number } = {}): Promise<Receiver> {
  const received: Received[] = [];
  const faults: Fault[] = [];
  const closing = new AbortController();
  const listener = Deno.listen({ hostname: "127.0.0.1", port });
  const address = listener.addr as Deno.NetAddr;
  const open = new Set<Deno.Conn>();

  /** By hand, one request a connection: a server that minds its manners cannot hang up in the middle. */
  async function take(conn: Deno.Conn): Promise<void> {
    open.add(conn);
    try {
      const request = await readRequest(conn);
      if (!request) return;
      received.push(request);
      const fault = faults.shift();
      if (fault === "drop") return;
      if (fault === "hang") return await forever(closing.signal);
      if (fault === "endless") return await pour(conn, closing.signal);
      if (fault && "delayMs" in fault) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      const { status, location, body } = fault && "status" in fault
        ? fault
        : { status: 200, location: null, body: "ok" };
      const text = body ?? "";
      await write(
        conn,
        `HTTP/1.1 ${status} Said\r\n${location ? `Location: ${location}\r\n` : ""}Content-Length: ${text.length}\r\n` +
          `Connection: close\r\n\r\n${text}`,
      );
    } catch {
      // Whoever called is gone; nobody is left to tell.
    } finally {
      open.delete(conn);
      try {
        conn.close();
      } catch { /* closed from outside */ }
    }
  }

  const running = (async () => {
    for await (const conn of listener) take(conn);
  })();

  return Promise.resolve({
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    faults,
    async waitFor(count, ms = 60_000) {
      const end = performance.now() + ms;
      while (received.length < count) {
        if (performance.now() > end) throw new Error(`Cannot go on: ${received.length} of ${count} came`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return received;
    },
    async [Symbol.asyncDispose]() {
      closing.abort();
      listener.close();
      for (const conn of open) {
        try {
          conn.close();
        } catch { /* closed meanwhile */ }
      }
      await running.catch(() => {});
    },
  });
}

async function readRequest(conn: Deno.Conn): Promise<Received | null> {
  const decoder = new TextDecoder();
  const part = new Uint8Array(16 * 1024);
  let text = "";
  for (;;) {
    const length = await conn.read(part);
    if (length === null) return null;
    text += decoder.decode(part.subarray(0, length), { stream: true });
    const end = text.indexOf("\r\n\r\n");
    if (end < 0) continue;
    const [first, ...lines] = text.slice(0, end).split("\r\n");
    const headers = Object.fromEntries(lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }));
    const body = text.slice(end + 4);
    if (new TextEncoder().encode(body).length >= Number(headers["content-length"] ?? 0)) {
      return { path: first.split(" ")[1], headers, body };
    }
  }
}

async function write(conn: Deno.Conn, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  for (let done = 0; done < bytes.length;) done += await conn.write(bytes.subarray(done));
}

async function pour(conn: Deno.Conn, signal: AbortSignal): Promise<void> {
  await write(conn, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
  while (!signal.aborted) await write(conn, "x".repeat(8_192));
}

function forever(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

/** What the receiver's own program does with a signature, written from the Standard Webhooks text and not from ours. */
export function isSignedBy(secret: string, { headers, body }: Received): boolean {
  const key = atob(secret.replace(/^whsec_/, ""));
  const expected = createHmac("sha256", Uint8Array.from(key, (char) => char.charCodeAt(0)))
    .update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`).digest();
  return (headers["webhook-signature"] ?? "").split(" ").some((one) => {
    const [version, given] = one.split(",");
    const bytes = Uint8Array.from(atob(given ?? ""), (char) => char.charCodeAt(0));
    return version === "v1" && bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
}

if (import.meta.main) {
  const option = (name: string) => {
    const at = Deno.args.indexOf(`--${name}`);
    return at < 0 ? undefined : Deno.args[at + 1];
  };
  const secret = option("secret");
  const receiver = await startReceiver({ port: Number(option("port") ?? 9700) });
  console.log(`Listening at ${receiver.url}`);
  for (let seen = 0;; seen++) {
    const all = await receiver.waitFor(seen + 1, Infinity);
    const { headers, body } = all[seen];
    const signed = secret ? (isSignedBy(secret, all[seen]) ? "signed" : "WRONG SIGNATURE") : "not checked";
    console.log(`${headers["webhook-id"]} ${signed}\n${body}\n`);
  }
}
