import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import type { AttemptFault } from "../../domain/hooks/hook.ts";
import { bareHost, isAddress, isLoopback, isPublicAddress, readTarget } from "../../domain/hooks/target.ts";

/** What became of a try: the status that was answered, or why there is none. */
export interface Posted {
  readonly status: number | null;
  readonly fault: AttemptFault | null;
  readonly ms: number;
}

/** What a name means now. Handed in, so that a test can let one change its mind. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export interface PostWorld {
  readonly local: boolean;
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
/** What an answer says is nobody's business here; so much is read, so that an honest receiver is not cut off in its sentence. */
const MOST_ANSWER = 64 * 1024;
const MOST_HEADERS = 16 * 1024;

const everyAddress: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Sends one message. The wall against SSRF (domain/hooks/target.ts has its threat model): the address is judged as it is
 * written, then the name is looked up, every address it has is judged, and the line is opened to one of those very addresses.
 * Nobody asks the name again, so it cannot mean something else by then. Not `fetch`: it looks names up by itself and cannot be
 * told which address to take.
 */
export async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { local, resolve = everyAddress, timeoutMs = TIMEOUT_MS }: PostWorld,
): Promise<Posted> {
  const began = performance.now();
  const ended = (status: number | null, fault: AttemptFault | null): Posted => ({
    ...{ status, fault, ms: Math.round(performance.now() - began) },
  });
  const target = readTarget(url, { local });
  if ("fault" in target) return ended(null, "refused_target");
  const to = new URL(target.url), host = bareHost(to.hostname);
  // One clock for all of it: looking up, connecting, sending, answering.
  const tooLate = AbortSignal.timeout(timeoutMs);

  let addresses: readonly string[];
  try {
    addresses = isAddress(host) ? [host] : await within(tooLate, resolve(host));
  } catch {
    return ended(null, tooLate.aborted ? "too_slow" : "no_answer");
  }
  const allowed = (address: string) => isPublicAddress(address) || (local && isLoopback(address));
  if (addresses.length === 0) return ended(null, "no_answer");
  // One inner address among public ones is how rebinding begins: then none of them is taken.
  if (!addresses.every(allowed)) return ended(null, "refused_target");

  try {
    const status = await send(to, addresses[0], headers, body, tooLate);
    if (status >= 300 && status < 400) return ended(status, "redirect");
    if (status === 410) return ended(status, "gone");
    return ended(status, status >= 200 && status < 300 ? null : "status");
  } catch {
    return ended(null, tooLate.aborted ? "too_slow" : "no_answer");
  }
}

function send(
  to: URL,
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<number> {
  const bytes = new TextEncoder().encode(body);
  return new Promise<number>((resolve, reject) => {
    const line = (to.protocol === "https:" ? https : http).request(to, {
      method: "POST",
      // A line of its own: one that is kept open could have been opened to somewhere else.
      agent: false,
      lookup: (_host, options, found) => {
        const family = address.includes(":") ? 6 : 4;
        return options.all ? found(null, [{ address, family }]) : found(null, address, family);
      },
      headers: { ...headers, "content-length": bytes.length },
      maxHeaderSize: MOST_HEADERS,
      signal,
    }, (answer) => {
      let read = 0;
      const done = () => {
        resolve(answer.statusCode ?? 0);
        line.destroy();
      };
      answer.on("data", (part: Uint8Array) => {
        read += part.length;
        if (read >= MOST_ANSWER) done();
      });
      // The status came; a body that breaks off or never ends does not take it back.
      answer.on("end", done).on("error", done).on("close", done);
    });
    line.on("error", reject);
    line.end(bytes);
  });
}

async function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = () => reject(signal.reason);
  signal.addEventListener("abort", late);
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", late);
  }
}
