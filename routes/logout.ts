import { define } from "../adapters/http/define.ts";
import { forgetSession, sessionIn } from "../adapters/http/session_cookie.ts";

/** Ends the session, here and in the database. */
export const handler = define.handlers({
  async POST(ctx) {
    const { useCases, actor } = ctx.state;
    const token = sessionIn(ctx.req.headers);
    if (token !== null) await useCases.logOut(actor, token);
    const response = ctx.redirect("/login?out=1", 303);
    forgetSession(response);
    return response;
  },
});
