/** A vendor's server on this machine that can be told to misbehave: what the fakes that speak HTTP have in common. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One way to misbehave, on the calls it names. */
export interface Fault {
  /** 'POST /v2/invoices' as it begins; '' is every call. */
  readonly on: string;
  readonly do:
    | "status" // answers this status, nothing was done
    | "status_after" // the same, but it was done
    | "drop_before" // hangs up, nothing was done
    | "drop_after" // hangs up, it was done
    | "slow_commit" // does it later, whether or not anybody still waits
    | "slow_answer" // does it at once, says so later
    | "malformed" // it was done, the answer is cut off
    | "html"
    | "empty"
    | "huge"
    | "wrong_type";
  readonly status?: number;
  readonly ms?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** How often: 1 is always, 0.05 every twentieth time. */
  readonly rate?: number;
  /** So many times, then never again. */
  times?: number;
}

export interface Heard {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
  readonly raw: string;
}

export interface Said {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A fake that listens. */
export interface Listening {
  readonly url: string;
  readonly requests: Heard[];
  readonly faults: Fault[];
  [Symbol.asyncDispose](): Promise<void>;
}

const HUGE_BYTES = 50_000_000;

/**
 * Listens on 127.0.0.1. `/_faults` (PUT a list) and `/_state` (GET) are for whoever runs it beside the program, as the storm
 * does; everything else is the vendor's.
 */
export async function listenFaulty(
  answer: (heard: Heard) => Said,
  { port = 0, faults = [], state = () => ({}) }: { port?: number; faults?: Fault[]; state?: () => unknown } = {},
): Promise<Listening> {
  const requests: Heard[] = [];
  const late = new Set<ReturnType<typeof setTimeout>>();
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        late.delete(timer);
        resolve();
      }, ms);
      late.add(timer);
    });

  const server = createServer((request, response) => {
    hear(request).then((heard) => respond(heard, request, response)).catch(() => request.socket.destroy());
  });

  async function respond(heard: Heard, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (heard.path === "/_faults") {
      if (heard.method === "PUT") faults.splice(0, faults.length, ...(heard.body as Fault[]));
      return send(response, { status: 200, body: faults });
    }
    if (heard.path === "/_state") return send(response, { status: 200, body: state() });
    requests.push(heard);
    const fault = chosen(faults, heard);
    const hangUp = () => void request.socket.destroy();
    switch (fault?.do) {
      case undefined:
        return send(response, answer(heard));
      case "status":
        return send(response, failing(fault));
      case "status_after":
        answer(heard);
        return send(response, failing(fault));
      case "drop_before":
        return hangUp();
      case "drop_after":
        answer(heard);
        return hangUp();
      case "slow_commit":
        await wait(fault.ms ?? 1_000);
        return send(response, answer(heard));
      case "slow_answer": {
        const said = answer(heard);
        await wait(fault.ms ?? 1_000);
        return send(response, said);
      }
      case "malformed": {
        const text = JSON.stringify(answer(heard).body);
        response.writeHead(200, { "content-type": "application/json" });
        return void response.end(text.slice(0, Math.floor(text.length / 2)));
      }
      case "html":
        response.writeHead(200, { "content-type": "text/html" });
        return void response.end("<!doctype html><title>Maintenance</title><p>Back soon</p>");
      case "empty":
        response.writeHead(200, { "content-type": "application/json" });
        return void response.end();
      case "huge":
        response.writeHead(200, { "content-type": "application/json" });
        response.on("error", () => {});
        response.write('{"meta":{"success":true},"filler":"');
        for (let sent = 0; sent < HUGE_BYTES && !response.destroyed; sent += 1_000_000) {
          if (!response.write("x".repeat(1_000_000))) {
            await Promise.race([new Promise((resolve) => response.once("drain", resolve)), wait(2_000)]);
          }
        }
        return void response.end('"}');
      case "wrong_type":
        answer(heard);
        return send(response, { status: 200, body: { meta: { success: true }, invoices: "none", invoice: 7 } });
    }
  }

  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    requests,
    faults,
    async [Symbol.asyncDispose]() {
      for (const timer of late) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function chosen(faults: Fault[], { method, path }: Heard): Fault | undefined {
  const call = `${method} ${path}`;
  const fault = faults.find((one) =>
    call.startsWith(one.on) && one.times !== 0 && (one.rate === undefined || Math.random() < one.rate)
  );
  if (fault?.times !== undefined) fault.times--;
  return fault;
}

function failing({ status = 500, headers }: Fault): Said {
  return { status, body: { meta: { statusCode: status, success: false }, errorMessage: `Fault ${status}` }, headers };
}

async function hear(request: IncomingMessage): Promise<Heard> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part as Uint8Array);
  const raw = new TextDecoder().decode(await new Blob(parts as BlobPart[]).arrayBuffer());
  const url = new URL(request.url ?? "/", "http://fake");
  return {
    at: Date.now(),
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: parsed(raw),
    raw,
  };
}

function parsed(raw: string): unknown {
  try {
    return raw === "" ? undefined : JSON.parse(raw);
  } catch {
    return null;
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: Said): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = typeof body === "string" ? "text/plain" : "application/json";
  response.writeHead(status, { "content-type": type, ...headers });
  response.end(text);
}

/** `--name value` of a fake that is run alone. */
export function optionOf(name: string): string | undefined {
  const at = Deno.args.indexOf(`--${name}`);
  return at < 0 ? undefined : Deno.args[at + 1];
}
