import { ensureMay } from "../../../adapters/http/answers.ts";
import { define } from "../../../adapters/http/define.ts";
import { redirectTelling } from "../../../adapters/http/flash.ts";
import { FORGOTTEN, verifierOf } from "../../../adapters/http/google_consent.ts";

const LONGEST = 2_000;

/** Where Google sends somebody back to. What it gave is kept, and exchanged in the background: no page waits for Google. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, publicOrigin } = ctx.state;
    ensureMay(actor, "plan_work");
    const { searchParams } = ctx.url;
    const code = searchParams.get("code") ?? "",
      verifier = verifierOf(ctx.req.headers, searchParams.get("state") ?? "");
    const own = `/calendar/people/${actor.userId}`;
    const done = (kind: "google_begun" | "google_denied" | "google_stale") => {
      const response = redirectTelling(ctx, own, { kind });
      response.headers.append("Set-Cookie", FORGOTTEN);
      response.headers.set("Referrer-Policy", "no-referrer");
      return response;
    };
    if (verifier === null) return done("google_stale");
    if (code === "" || code.length > LONGEST) return done("google_denied");
    const redirectUri = `${publicOrigin}/calendar/google/callback`;
    const begun = await useCases.connectOwnCalendar(actor, { code, verifier, redirectUri });
    return done(begun.ok ? "google_begun" : "google_denied");
  },
});
