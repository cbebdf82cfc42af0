import { HttpError } from "fresh";
import { ensureMay } from "../../../adapters/http/answers.ts";
import { define } from "../../../adapters/http/define.ts";
import { begunConsent } from "../../../adapters/http/google_consent.ts";

/** Sends somebody to Google to say yes. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor, publicOrigin, presence } = ctx.state;
    ensureMay(actor, "plan_work");
    const { value: google } = await useCases.findGoogle(actor);
    if (google?.way !== "oauth") throw new HttpError(404);
    const { state, challenge, cookie } = await begunConsent();
    const redirectUri = `${publicOrigin}/calendar/google/callback`;
    const { email } = presence!.user;
    const headers = new Headers({
      Location: useCases.consentUrl({ clientId: google.clientId, redirectUri, state, challenge, email }),
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-store",
    });
    headers.append("Set-Cookie", cookie);
    return new Response(null, { status: 303, headers });
  },
});
