import type { Context } from "fresh";
import { z } from "zod";
import { type OrganizationId, parseId } from "../../domain/kernel/ids.ts";
import { Unavailable } from "../../domain/kernel/unavailable.ts";
import { databaseUnavailable, hintRefused } from "../log.ts";
import { sha256 } from "../sha256.ts";
import { isSignedHint } from "../signed_hint.ts";
import { readBody } from "./body.ts";
import type { State } from "./define.ts";

const MOST_HINT_BYTES = 100_000;

/** What we know how to read; anything else is kept and left for a person. */
const Hint = z.object({
  eventType: z.string().max(100),
  invoiceId: z.string().min(1).max(100),
  paidDate: z.string().max(40).nullish(),
});

/**
 * Takes a relay's word that an invoice was paid. Threats: whoever finds the address sends in a firm's name (the signature, under
 * the firm's own secret), sends what was sent before (five minutes, each event once), or says what is not so (nothing it says is
 * believed: the accounts are asked). 2xx only once it is kept; 503 while the database is away. Cookies are not looked at.
 */
export async function takeHintIn(ctx: Context<State>): Promise<Response> {
  const { useCases, caller, now } = ctx.state;
  const { req, params } = ctx;
  const refuse = async (status: number, error: string, headers: HeadersInit = {}) => {
    await req.body?.cancel().catch(() => {});
    hintRefused({ status, error });
    return Response.json({ success: false, error }, { status, headers });
  };
  const organization = parseId<OrganizationId>(params.organization);
  if (organization === null) return await refuse(401, "wrong_signature");
  if (!/^(?:identity)?$/i.test(req.headers.get("content-encoding") ?? "")) return await refuse(415, "no_packed_bodies");
  try {
    const raw = await readBody(req, MOST_HINT_BYTES);
    if (!(raw instanceof Uint8Array)) return await refuse(413, "too_large");
    const text = new TextDecoder().decode(raw);
    const hint = hintIn(text);
    const proof = {
      timestamp: req.headers.get("x-billy-timestamp"),
      signature: req.headers.get("x-billy-signature"),
      ...{ raw, now },
    };
    const taken = await useCases.takeHint(organization, caller.requestId, {
      isSigned: (secret) => isSignedHint(proof, secret),
      eventId: sha256(hint ? `${hint.invoiceId} ${hint.eventType} ${hint.paidDate ?? ""}` : text),
      raw: raw.toBase64(),
      invoiceId: hint?.eventType === "invoice.paid" ? hint.invoiceId : null,
    });
    if (!taken.ok) return await refuse(401, "wrong_signature");
    const { saleId } = taken.value;
    return Response.json({ success: true, saleId, message: saleId === null ? "kept" : "looking" });
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    databaseUnavailable(error);
    return await refuse(503, "try_again", { "Retry-After": String(error.retryAfterSeconds) });
  }
}

function hintIn(text: string): z.infer<typeof Hint> | null {
  try {
    return Hint.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
