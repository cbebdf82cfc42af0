import { z } from "zod";
import { Undelivered } from "../../domain/invoicing/ports.ts";
import type { Bucket } from "../call_bucket.ts";
import { type Answer, answerOf, jsonOrNull, passingFailure, understood } from "../vendor_answer.ts";
import { shortened } from "../../domain/delivery/job.ts";

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

/**
 * Billy's API for one token. Each call waits its turn in `bucket` and throws `Undelivered`, try later, where none
 * comes in time.
 */
export function billyClient({ url, token, fetch, signal, bucket }: BillyAccess): BillyClient {
  async function answer(method: Method, path: string, body?: unknown): Promise<unknown> {
    if (!await bucket.turn(LONGEST_TURN_MS, signal)) {
      throw new Undelivered({ kind: "later", why: { code: "own_limit" }, afterSeconds: 30 });
    }
    const answer = await answerOf(() =>
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
    if (!answer.ok) throw failure(answer);
    try {
      return JSON.parse(answer.text);
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

function failure(answer: Answer): Undelivered {
  const passing = passingFailure(answer);
  if (passing) return passing;
  const said = Failure.safeParse(jsonOrNull(answer.text)).data;
  const message = said?.errorMessage ?? "";
  const attributes = Object.values(said?.validationErrors ?? {}).flatMap(({ attributes }) =>
    Object.entries(attributes ?? {})
  );
  const beside = attributes.map(([, text]) => String(text)).filter((text) => !message.includes(text));
  return new BillyRefused(answer.status, [message, ...beside].join(" ").trim(), attributes.map(([name]) => name));
}
