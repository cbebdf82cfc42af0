import { z } from "zod";
import { Undelivered } from "../../domain/invoicing/ports.ts";
import type { Bucket } from "./bucket.ts";
import { shortened } from "../../domain/delivery/job.ts";

/** No answer of Billy's is larger; a page of a thousand invoices is one. */
const MOST_BYTES = 5_000_000;
/** A job holds its lease for a minute: longer than this nobody waits for a turn. */
const LONGEST_TURN_MS = 15_000;
const MOST_PAGES = 500;

export interface BillyAccess {
  readonly url: string;
  readonly token: string;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly bucket: Bucket;
}

type Method = "GET" | "POST" | "PUT" | "DELETE";

const Failure = z.object({
  errorMessage: z.string().optional(),
  errorCode: z.string().optional(),
  validationErrors: z.record(
    z.string(),
    z.object({ message: z.string().optional(), attributes: z.record(z.string(), z.unknown()).optional() }),
  ).optional(),
});

const Paged = z.object({ meta: z.object({ paging: z.object({ pageCount: z.int() }).optional() }).optional() });

/** Billy said no, in so many words; `fields` are those it names. */
export class BillyRefused extends Undelivered {
  constructor(readonly status: number, readonly message_: string, readonly fields: readonly string[]) {
    super({ kind: "dead", why: { code: "refused", facts: { status, message: shortened(message_) } } });
  }
}

export interface BillyClient {
  /** One call; throws `Undelivered` for everything but an answer of the wanted shape. */
  call<T>(method: Method, path: string, wanted: z.ZodType<T>, body?: unknown): Promise<T>;
  /** Every page of a list. */
  all<T>(
    path: string,
    query: Readonly<Record<string, string>>,
    wanted: z.ZodType<readonly T[]>,
    name: string,
  ): Promise<T[]>;
}

export function billyClient({ url, token, fetch, signal, bucket }: BillyAccess): BillyClient {
  async function answer(method: Method, path: string, body?: unknown): Promise<unknown> {
    if (!await bucket.turn(LONGEST_TURN_MS, signal)) {
      throw new Undelivered({ kind: "later", why: { code: "own_limit" }, afterSeconds: 30 });
    }
    const response = await reaching(() =>
      fetch(url + path, {
        method,
        signal,
        headers: {
          "x-access-token": token,
          "accept": "application/json",
          "accept-language": "da_DK",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    );
    const text = await reaching(() => bounded(response));
    if (!response.ok) throw failure(response, text);
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new Undelivered({ kind: "later", why: { code: "unreadable_answer" } }, { cause });
    }
  }

  return {
    async call(method, path, wanted, body) {
      return understood(wanted, await answer(method, path, body));
    },
    async all<T>(path: string, query: Readonly<Record<string, string>>, wanted: z.ZodType<readonly T[]>, name: string) {
      const found: T[] = [];
      for (let page = 1;; page++) {
        const search = new URLSearchParams({ ...query, page: String(page), pageSize: "1000" });
        const body = await answer("GET", `${path}?${search}`);
        found.push(...understood(z.object({ [name]: wanted }), body)[name] as readonly T[]);
        const pages = understood(Paged, body).meta?.paging?.pageCount ?? 1;
        if (page >= pages) return found;
        if (page >= MOST_PAGES) throw new Undelivered({ kind: "dead", why: { code: "too_much" } });
      }
    },
  };
}

/** The network's trouble, a timeout and a connection cut off are all the same to the job: try later. */
async function reaching<T>(reach: () => Promise<T>): Promise<T> {
  try {
    return await reach();
  } catch (cause) {
    if (cause instanceof Undelivered) throw cause;
    throw new Undelivered({ kind: "later", why: { code: "unreachable" } }, { cause });
  }
}

async function bounded(response: Response): Promise<string> {
  const parts: string[] = [];
  const decoder = new TextDecoder();
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    // Leaving the loop cancels the rest.
    if (length > MOST_BYTES) throw new Undelivered({ kind: "later", why: { code: "unreadable_answer" } });
    parts.push(decoder.decode(part, { stream: true }));
  }
  return parts.join("");
}

function understood<T>(wanted: z.ZodType<T>, body: unknown): T {
  const parsed = wanted.safeParse(body);
  if (parsed.success) return parsed.data;
  const [{ path }] = parsed.error.issues;
  throw new Undelivered({
    kind: "later",
    why: { code: "unexpected_answer", facts: { field: shortened(path.join(".")) } },
  });
}

function failure(response: Response, text: string): Undelivered {
  const { status } = response;
  const said = Failure.safeParse(jsonOrNull(text)).data;
  const message = said?.errorMessage ?? "";
  if (status === 401 || status === 403) {
    return new Undelivered({ kind: "paused", why: { code: "login_refused", facts: { status } } });
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500 || status < 400) {
    const afterSeconds = retryAfter(response.headers.get("retry-after"));
    const why = { code: status === 429 ? "too_many_calls" : "vendor_failed", facts: { status } };
    return new Undelivered({ kind: "later", why, ...(afterSeconds === null ? {} : { afterSeconds }) });
  }
  const records = Object.values(said?.validationErrors ?? {});
  const fields = records.flatMap(({ attributes }) => Object.keys(attributes ?? {}));
  const told = [message, ...records.flatMap(({ attributes }) => Object.values(attributes ?? {}).map(String))];
  return new BillyRefused(status, [...new Set(told)].join(" "), fields);
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Seconds or a date, as RFC 9110 has it; null for what is neither, past or negative. The outbox bounds it. */
export function retryAfter(header: string | null, now = Date.now()): number | null {
  if (header === null) return null;
  const seconds = /^\d{1,9}$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : null;
}
