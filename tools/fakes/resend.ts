/** Resend on this machine. Alone: `deno run -A tools/fakes/resend.ts --port 9040`. */
import { type Fault, type Heard, listenFaulty, type Listening, optionOf, type Said } from "./faulty_http.ts";

export interface KeptLetter {
  readonly id: string;
  readonly key: string | null;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface FakeResend extends Listening {
  readonly letters: KeptLetter[];
  /** As a webhook of Resend's (Svix) would be sent: headers and the raw body. */
  webhook(
    type: string,
    emailId: string,
    also?: {
      readonly id?: string;
      /** When it is sent. */
      readonly at?: number;
      /** When what it tells happened. */
      readonly created?: number;
      readonly secret?: string;
      readonly bounce?: "Permanent" | "Transient" | "Undetermined";
      /** Why it failed. */
      readonly reason?: string;
    },
  ): Promise<{ readonly headers: Record<string, string>; readonly body: string }>;
}

interface Options {
  readonly port?: number;
  readonly faults?: Fault[];
  readonly apiKey?: string;
  /** `whsec_` and Base64. */
  readonly webhookSecret?: string;
  /** Domains that may send. */
  readonly domains?: readonly string[];
}

export const RESEND_KEY = "re_a_key_nobody_guesses";
export const RESEND_WEBHOOK_SECRET = `whsec_${new Uint8Array(24).fill(7).toBase64()}`;

export async function startResend(
  { port, faults, apiKey = RESEND_KEY, webhookSecret = RESEND_WEBHOOK_SECRET, domains }: Options = {},
): Promise<FakeResend> {
  const letters: KeptLetter[] = [];
  const byKey = new Map<string, { readonly body: string; readonly id: string }>();

  function answer({ method, path, headers, raw, body }: Heard): Said {
    if (!headers["user-agent"]) return { status: 403, body: "error code: 1010" };
    const authorization = String(headers.authorization ?? "");
    if (authorization === "") return failed(401, "missing_api_key", "Missing API key in the authorization header");
    if (authorization !== `Bearer ${apiKey}`) return failed(403, "invalid_api_key", "API key is invalid");
    if (path === "/domains" && method === "GET") return { status: 200, body: { data: [] } };
    if (path !== "/emails") return failed(404, "not_found", "The requested endpoint does not exist");
    if (method !== "POST") return failed(405, "method_not_allowed", "This endpoint does not support the method");

    const key = headers["idempotency-key"] as string | undefined;
    if (key !== undefined && (key.length < 1 || key.length > 256)) {
      return failed(400, "invalid_idempotency_key", "The key must be between 1-256 chars");
    }
    const known = key === undefined ? undefined : byKey.get(key);
    if (known) {
      return known.body === raw ? { status: 200, body: { id: known.id } } : failed(
        409,
        "invalid_idempotent_request",
        "Same idempotency key used with a different request payload",
      );
    }
    const given = body as Partial<Record<keyof KeptLetter | "html", unknown>> | null;
    if (typeof given?.from !== "string" || !Array.isArray(given.to) || typeof given.subject !== "string") {
      return failed(422, "missing_required_field", "Missing `from`, `to` or `subject` field");
    }
    const domain = /@([^\s>]+)>?$/.exec(given.from)?.[1];
    if (!domain) return failed(422, "invalid_from_address", "Invalid `from` field");
    if (domains && !domains.includes(domain)) {
      return failed(403, "validation_error", `The ${domain} domain is not verified`);
    }
    if (given.to.some((one) => !/@[^\s@]+\.[^\s@]+$/.test(String(one).replace(/>$/, "")))) {
      return failed(422, "validation_error", "Invalid `to` field. The email address needs to follow the format");
    }
    const letter = {
      id: crypto.randomUUID(),
      key: key ?? null,
      from: given.from,
      to: given.to as string[],
      subject: given.subject,
      html: String(given.html ?? ""),
      text: String(given.text ?? ""),
    };
    letters.push(letter);
    if (key !== undefined) byKey.set(key, { body: raw, id: letter.id });
    return { status: 200, body: { id: letter.id }, headers: { "ratelimit-limit": "5", "ratelimit-remaining": "4" } };
  }

  const state = () => ({ kept: letters.length, keys: byKey.size });
  const listening = await listenFaulty(answer, {
    ...(port === undefined ? {} : { port }),
    ...(faults === undefined ? {} : { faults }),
    state,
  });
  return {
    ...listening,
    letters,
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
    async webhook(type, emailId, also = {}) {
      const { id = `msg_${crypto.randomUUID()}`, at = Date.now(), created = at, secret = webhookSecret } = also;
      const { bounce = "Permanent", reason } = also;
      const letter = letters.find((one) => one.id === emailId);
      const body = JSON.stringify({
        type,
        created_at: new Date(created).toISOString(),
        data: {
          email_id: emailId,
          from: letter?.from ?? "",
          to: letter?.to ?? [],
          subject: letter?.subject ?? "",
          ...(type === "email.bounced"
            ? { bounce: { message: "The recipient's mail server rejected it", subType: "General", type: bounce } }
            : {}),
          ...(type === "email.failed" && reason ? { failed: { reason } } : {}),
        },
      });
      const timestamp = String(Math.floor(at / 1000));
      const signature = await sign(secret, `${id}.${timestamp}.${body}`);
      return { headers: { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` }, body };
    },
  };
}

function failed(statusCode: number, name: string, message: string): Said {
  return { status: statusCode, body: { statusCode, name, message } };
}

/** As Standard Webhooks says: HMAC-SHA256 under the Base64 after `whsec_`. */
async function sign(secret: string, text: string): Promise<string> {
  const bytes = Uint8Array.fromBase64(secret.replace(/^whsec_/, ""));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(text))).toBase64();
}

if (import.meta.main) {
  const { url } = await startResend({ port: Number(optionOf("port") ?? 9040) });
  console.log(url);
}
