import { define } from "../../adapters/http/define.ts";
import { redirectTelling } from "../../adapters/http/flash.ts";

/** Logs out everywhere but here. */
export const handler = define.handlers({
  async POST(ctx) {
    const { useCases, actor, presence } = ctx.state;
    const count = await useCases.endOtherSessions(actor, presence!.sessionId);
    return redirectTelling(ctx, "/profile", { kind: "others_ended", count });
  },
});
