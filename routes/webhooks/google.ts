import { HttpError } from "fresh";
import { define } from "../../adapters/http/define.ts";

const LONGEST = 200;

/**
 * Google's notices that a calendar changed: a POST without a body. They are not signed, so what a notice is worth is the token
 * that we gave its channel; and even then it only makes us look.
 */
export const handler = define.handlers({
  async POST(ctx) {
    const { useCases, caller } = ctx.state;
    await ctx.req.body?.cancel();
    const channelId = ctx.req.headers.get("x-goog-channel-id") ?? "";
    const token = ctx.req.headers.get("x-goog-channel-token") ?? "";
    if (channelId.length > LONGEST || token.length > LONGEST) throw new HttpError(404);
    if (!await useCases.hearGoogle({ channelId, token }, caller.requestId)) throw new HttpError(404);
    return new Response(null, { status: 204 });
  },
});
