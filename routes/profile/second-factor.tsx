import { type Context, page } from "fresh";
import { z } from "zod";
import { accountRefusal } from "../../adapters/http/account_sentences.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { define, type State } from "../../adapters/http/define.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";
import { readForm } from "../../adapters/http/form.ts";
import { qrOf } from "../../adapters/http/qr.ts";
import { faultSentences, type Sentences } from "../../adapters/http/sentences.ts";
import { keepSession, sessionIn } from "../../adapters/http/session_cookie.ts";
import type { IdentityRefusal } from "../../domain/identity/refusal.ts";
import { SecondFactor, type ShownFactor } from "./(_components)/SecondFactor.tsx";

const password = z.string({ error: "required" }).min(1, "required").max(1_024, "too_long");
const Start = z.strictObject({ totp: z.string({ error: "required" }).trim().min(1, "required"), password });
const Stop = z.strictObject({ stop: z.literal("yes"), password });

/** The secret and the recovery codes stand on this page: nothing keeps it. */
const NEVER_KEPT = { "Cache-Control": "no-store" };

export const handler = define.handlers({
  GET: (ctx) => shown(ctx),

  async POST(ctx) {
    const { useCases, actor, words } = ctx.state;
    const sent = await readSentForm(ctx.req);
    const token = sessionIn(ctx.req.headers)!;
    if (sent.has("stop")) {
      const form = await readForm(Stop, sent, ctx.url.pathname);
      if (!form.ok) return await shown(ctx, faultSentences(form.faults, words), 422);
      const dropped = await useCases.dropFactor(actor, token, form.value);
      if (!dropped.ok) return await refused(ctx, dropped.error);
      const response = redirectTelling(ctx, "/profile", { kind: "second_factor_stopped" });
      keepSession(response, dropped.value.sessionToken, dropped.value.keepSeconds);
      return response;
    }

    const form = await readForm(Start, sent, ctx.url.pathname);
    if (!form.ok) return await shown(ctx, faultSentences(form.faults, words), 422);
    const { totp: code, password } = form.value;
    const confirmed = await useCases.confirmFactor(actor, token, { code, password });
    if (!confirmed.ok) return await refused(ctx, confirmed.error);
    const { recovery, sessionToken, keepSeconds } = confirmed.value;
    // The page carries the new session itself: after a redirect the codes could not be shown.
    const carrier = new Response();
    keepSession(carrier, sessionToken, keepSeconds);
    const headers = { ...NEVER_KEPT, "Set-Cookie": carrier.headers.get("Set-Cookie")! };
    return page<ShownFactor>({ kind: "recovery", recovery, faults: {} }, { headers });
  },
});

async function shown(ctx: Context<State>, faults: Sentences = {}, status = 200, more: Record<string, string> = {}) {
  const { useCases, actor, presence, words } = ctx.state;
  const factor = await useCases.findFactor(actor);
  const init = { status, headers: { ...NEVER_KEPT, ...more } };
  if (factor !== null) return page<ShownFactor>({ kind: "on", codesLeft: factor.codesLeft, faults }, init);
  const secret = (await useCases.beginFactor(actor))!;
  const label = `${words.product}:${presence!.user.email}`;
  const query = new URLSearchParams({ secret, issuer: words.product });
  // Apps read the label and the issuer with %20, not with +.
  const address = `otpauth://totp/${encodeURIComponent(label)}?${query.toString().replaceAll("+", "%20")}`;
  return page<ShownFactor>({ kind: "off", secret, qr: qrOf(address), faults }, init);
}

async function refused(ctx: Context<State>, refusal: IdentityRefusal) {
  const { words } = ctx.state;
  const { status, sentence } = accountRefusal(refusal, words);
  const field = refusal.kind === "code_wrong" ? "totp" : "password";
  const text = refusal.kind === "password_unfit" ? words.people.secondFactor.shortPassword : sentence;
  const wait = refusal.kind === "too_many_tries" ? { "Retry-After": String(refusal.retryAfterSeconds) } : {};
  return await shown(ctx, { [field]: text }, status, wait as Record<string, string>);
}

export default define.page<typeof handler>(({ data, state }) => <SecondFactor data={data} words={state.words} />);
