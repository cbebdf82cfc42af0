import type { Context } from "fresh";
import { LIMITS, tightest } from "../../domain/identity/limits.ts";
import { type OrganizationId, parseId } from "../../domain/kernel/ids.ts";
import { Unavailable } from "../../domain/kernel/unavailable.ts";
import { databaseUnavailable, rateLimited, smsRefused } from "../log.ts";
import { twilioEvent } from "../twilio_message.ts";
import { isTwilioSigned } from "../twilio_signature.ts";
import { readBody } from "./body.ts";
import type { State } from "./define.ts";

const MOST_SMS_BYTES = 100_000;
const TYPES = /^application\/(?:x-www-form-urlencoded|json)\b/i;
/** Nothing is answered to whoever wrote. */
const NO_ANSWER = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/**
 * Takes a text message in. Threats: whoever finds the address sends in Twilio's name (the signature, under the firm's own token,
 * over the public address: a Host header is anybody's word), sends what was sent before (each message's id counts once; Twilio
 * signs no time), or floods (so many a minute for each firm, counted before anything is read). 2xx only once it is kept; 503
 * while the database is away. Cookies are not looked at.
 */
export async function takeSmsIn(ctx: Context<State>): Promise<Response> {
  const { useCases, caller, publicOrigin } = ctx.state;
  const { req, params } = ctx;
  const refuse = async (status: number, error: string, headers: HeadersInit = {}) => {
    await req.body?.cancel().catch(() => {});
    smsRefused({ status, error });
    return Response.json({ success: false, error }, { status, headers });
  };
  const organization = parseId<OrganizationId>(params.organization);
  if (organization === null) return await refuse(403, "wrong_signature");
  if (!/^(?:identity)?$/i.test(req.headers.get("content-encoding") ?? "")) return await refuse(415, "no_packed_bodies");
  const contentType = req.headers.get("content-type") ?? "";
  if (!TYPES.test(contentType)) return await refuse(415, "unknown_content_type");
  try {
    const wait = tightest(await useCases.meterMail([{ limit: LIMITS.mailbox, who: organization }]))?.retryAfterSeconds;
    if (wait) {
      rateLimited({ limit: LIMITS.mailbox.name });
      return await refuse(429, "too_many", { "Retry-After": String(wait) });
    }
    const raw = await readBody(req, MOST_SMS_BYTES);
    if (!(raw instanceof Uint8Array)) return await refuse(413, "too_large");
    const signature = req.headers.get("x-twilio-signature") ?? "";
    const call = { publicOrigin, target: targetOf(req.url), contentType, signature, raw };
    const taken = await useCases.receiveSms(organization, caller.requestId, {
      isSigned: (tokens) => isTwilioSigned(call, tokens),
      ...twilioEvent(raw, contentType),
      ...{ raw: raw.toBase64(), contentType },
    });
    if (!taken.ok) return await refuse(403, "wrong_signature");
    return new Response(NO_ANSWER, { headers: { "Content-Type": "text/xml; charset=utf-8" } });
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    databaseUnavailable(error);
    return await refuse(503, "try_again", { "Retry-After": String(error.retryAfterSeconds) });
  }
}

/** Path and query as they came, whatever the request says of its host. */
function targetOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/?#]*/i, "");
}
