import type { z } from "zod";
import { shortened } from "../domain/delivery/job.ts";
import { Undelivered } from "../domain/invoicing/ports.ts";

/** No answer is larger; a page of a thousand invoices is one. */
const MOST_BYTES = 5_000_000;

/** What a neighbour answered, read to its end. */
export interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Calls and reads the whole answer. The network's trouble, a timeout and a connection cut off are one thing to a job: try later. */
export async function answerOf(call: () => Promise<Response>): Promise<Answer> {
  try {
    const response = await call();
    const { ok, status, headers } = response;
    return { ok, status, headers, text: await bounded(response) };
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

/** The body in the wanted shape; another shape may be a passing trouble of theirs. */
export function understood<T>(wanted: z.ZodType<T>, body: unknown): T {
  const parsed = wanted.safeParse(body);
  if (parsed.success) return parsed.data;
  const [{ path }] = parsed.error.issues;
  throw new Undelivered({
    kind: "later",
    why: { code: "unexpected_answer", facts: { field: shortened(path.join(".")) } },
  });
}

/** What a status means that is no word on what was asked: a refused login pauses, trouble of theirs is for later; null for the rest. */
export function passingFailure({ status, headers }: Answer): Undelivered | null {
  if (status === 401 || status === 403) {
    return new Undelivered({ kind: "paused", why: { code: "login_refused", facts: { status } } });
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500 || status < 400) {
    const afterSeconds = retryAfter(headers.get("retry-after"));
    const why = { code: status === 429 ? "too_many_calls" : "vendor_failed", facts: { status } };
    return new Undelivered({ kind: "later", why, ...(afterSeconds === null ? {} : { afterSeconds }) });
  }
  return null;
}

/** Seconds or a date, as RFC 9110 has it; null for what is neither, past or negative. The outbox bounds it. */
export function retryAfter(header: string | null, now = Date.now()): number | null {
  if (header === null) return null;
  const seconds = /^\d{1,9}$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : null;
}

/** What a vendor sent as JSON; null for anything else, and for null itself. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
