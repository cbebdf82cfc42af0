import { define } from "../../adapters/http/define.ts";
import { readSentForm } from "../../adapters/http/body.ts";
import { keysCookie } from "../../adapters/http/keys.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";

/** Turns the single keys off or on, for this browser: a keyboard is a thing of its place, not of its user. */
export const handler = define.handlers({
  GET: (ctx) => ctx.redirect("/profile", 303),
  async POST(ctx) {
    const form = await readSentForm(ctx.req);
    const answer = redirectTelling(ctx, "/profile", { kind: "profile_saved" });
    answer.headers.append("Set-Cookie", keysCookie(form.get("keys") !== "off", ctx.url.protocol === "https:"));
    return answer;
  },
});
