/** Another program's answer is larger than anything it could mean. */
export class AnswerTooLarge extends Error {
  override readonly name = "AnswerTooLarge";
}

export interface Bounds {
  readonly timeoutMs: number;
  readonly mostBytes: number;
  readonly signal?: AbortSignal;
}

/**
 * NOTE: Deno's fetch sends a request again by itself where a kept connection turns out to be closed, a POST too, though it was
 * read and done: seen 15 times of 30 with a server that hangs up before it answers. What must not be repeated behind our back
 * gets a connection of its own, and then fails as it should.
 */
const alone = Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
const REPEATABLE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Fetch that ends: the whole answer is here within the time and the size, or it throws. Redirects are answers, not followed:
 * where they lead is not what was configured, and the credentials would go along.
 */
export function boundedFetch({ timeoutMs, mostBytes, signal }: Bounds, ask: typeof fetch = fetch): typeof fetch {
  return async (input, init) => {
    const over = new AbortController();
    const end = () => over.abort(new DOMException("The answer took too long", "TimeoutError"));
    const late = setTimeout(end, timeoutMs);
    const others = [signal, init?.signal].filter((one) => one != null);
    for (const other of others) other.addEventListener("abort", end, { once: true });
    try {
      if (others.some(({ aborted }) => aborted)) end();
      const method = init?.method ?? (input instanceof Request ? input.method : "GET");
      const way = REPEATABLE.has(method.toUpperCase()) ? {} : { client: alone };
      const answer = await ask(input, { redirect: "manual", ...init, ...way, signal: over.signal });
      const body = answer.body === null ? null : await whole(answer.body, mostBytes);
      const { status, statusText, headers } = answer;
      return new Response(NO_BODY.has(status) ? null : body, { status, statusText, headers });
    } finally {
      clearTimeout(late);
      for (const other of others) other.removeEventListener("abort", end);
    }
  };
}

const NO_BODY = new Set([101, 204, 205, 304]);

async function whole(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > most) throw new AnswerTooLarge(`Cannot read the answer: it is larger than ${most} bytes`);
    parts.push(part);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
