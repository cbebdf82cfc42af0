import type { Context } from "fresh";
import { LIMITS, tightest } from "../../domain/identity/limits.ts";
import { MOST_RAW_BYTES } from "../../domain/intake/letter.ts";
import { organizationOf } from "../../domain/intake/mailbox.ts";
import { Unavailable } from "../../domain/kernel/unavailable.ts";
import { databaseUnavailable, mailRefused, rateLimited } from "../log.ts";
import { readBody } from "./body.ts";
import type { State } from "./define.ts";

/** What each format is sent as; anything else was not agreed on. */
const TYPES: Readonly<Record<string, RegExp>> = {
  email: /^(?:message\/rfc822|text\/plain|application\/octet-stream|application\/json)\b/i,
  email_postmark: /^application\/json\b/i,
  email_mailgun: /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i,
  email_sendgrid: /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i,
};

/** 20 MB over a slow line. */
const LONGEST_MS = 60_000;

/**
 * Takes a message in. Threats: whoever finds the address sends in a firm's name (the signature, under the firm's own secret),
 * sends what was sent before (five minutes, and each message once), or floods (so many a minute for each mailbox, counted before
 * anything is read). 2xx only once it is kept; 503 while the database is away, so that the sender tries again. Cookies are not
 * looked at.
 */
export async function takeMailIn(ctx: Context<State>, format: string): Promise<Response> {
  const { useCases, caller } = ctx.state;
  const { req, params } = ctx;
  const mailbox = params.organization;
  const refuse = async (status: number, error: string, headers: HeadersInit = {}) => {
    await req.body?.cancel().catch(() => {});
    mailRefused({ format, status, error });
    return Response.json({ success: false, error }, { status, headers });
  };
  try {
    if (organizationOf(mailbox) === null) return await refuse(404, "no_such_mailbox");
    if (!/^(?:identity)?$/i.test(req.headers.get("content-encoding") ?? "")) {
      return await refuse(415, "no_packed_bodies");
    }
    const type = req.headers.get("content-type") ?? "";
    if (type !== "" && !TYPES[format].test(type)) return await refuse(415, "unknown_content_type");
    const wait = tightest(await useCases.meterMail([{ limit: LIMITS.mailbox, who: mailbox }]))?.retryAfterSeconds;
    if (wait) {
      rateLimited({ limit: LIMITS.mailbox.name });
      return await refuse(429, "too_many", { "Retry-After": String(wait) });
    }
    const raw = await readBody(req, MOST_RAW_BYTES, LONGEST_MS);
    if (typeof raw === "string") return await refuse(raw === "too_large" ? 413 : 408, raw);
    const taken = await useCases.takeMail({ mailbox, format, headers: req.headers, raw, requestId: caller.requestId });
    if (!taken.ok) {
      if (taken.error.kind === "mailbox_missing") return await refuse(404, "no_such_mailbox");
      // Mailgun tries again after anything but 406.
      return await refuse(format === "email_mailgun" ? 406 : 401, "wrong_signature");
    }
    const { leadId } = taken.value;
    return Response.json({ success: true, ...(leadId === null ? {} : { leadId }) });
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    databaseUnavailable(error);
    return await refuse(503, "try_again", { "Retry-After": String(error.retryAfterSeconds) });
  }
}
