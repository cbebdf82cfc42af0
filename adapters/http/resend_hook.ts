import type { Context } from "fresh";
import { type OrganizationId, parseId } from "../../domain/kernel/ids.ts";
import { Unavailable } from "../../domain/kernel/unavailable.ts";
import { databaseUnavailable, mailNewsRefused } from "../log.ts";
import { isSvixSigned } from "../svix.ts";
import { readBody } from "./body.ts";
import type { State } from "./define.ts";
import { newsIn } from "./resend_news.ts";

const MOST_NEWS_BYTES = 100_000;
/** After so long Resend may say again what came too early. */
const LATER_SECONDS = "5";

/**
 * Takes Resend's word of what became of a mail. Threats: whoever finds the address sends in Resend's name (the signature, under
 * the firm's own secret), or sends what was sent before (five minutes, each event once). 2xx only once it is kept; 503 while the
 * database is away. Cookies are not looked at.
 */
export async function takeResendNews(ctx: Context<State>): Promise<Response> {
  const { useCases, caller, now } = ctx.state;
  const { req, params } = ctx;
  const refuse = async (status: number, error: string, headers: HeadersInit = {}) => {
    await req.body?.cancel().catch(() => {});
    mailNewsRefused({ status, error });
    return Response.json({ success: false, error }, { status, headers });
  };
  const organization = parseId<OrganizationId>(params.organization);
  if (organization === null) return await refuse(401, "wrong_signature");
  if (!/^(?:identity)?$/i.test(req.headers.get("content-encoding") ?? "")) return await refuse(415, "no_packed_bodies");
  try {
    const raw = await readBody(req, MOST_NEWS_BYTES);
    if (!(raw instanceof Uint8Array)) return await refuse(413, "too_large");
    const header = (name: string) => req.headers.get(`svix-${name}`) ?? "";
    const id = header("id");
    const proof = { id, timestamp: header("timestamp"), signatures: header("signature"), raw, now };
    const heard = await useCases.hearResend(organization, caller.requestId, {
      isSigned: (signing) => isSvixSigned(proof, signing),
      eventId: id,
      raw: raw.toBase64(),
      news: newsIn(new TextDecoder().decode(raw)),
    });
    if (heard.ok) return Response.json({ success: true });
    return heard.error.kind === "too_early"
      ? await refuse(503, "not_yet_known", { "Retry-After": LATER_SECONDS })
      : await refuse(401, "wrong_signature");
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    databaseUnavailable(error);
    return await refuse(503, "try_again", { "Retry-After": String(error.retryAfterSeconds) });
  }
}
