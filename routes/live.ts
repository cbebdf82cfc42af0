import { define } from "../adapters/http/define.ts";
import { newsStream } from "../adapters/http/live.ts";
import { parseLiveCursor } from "../domain/live/ports.ts";

/** What others change, as it happens: from where the browser left off, from where the page began, or from now. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, actor } = ctx.state;
    const from = ctx.req.headers.get("last-event-id") ?? ctx.url.searchParams.get("after") ?? "";
    const after = parseLiveCursor(from) ?? (await useCases.findNow(actor)).value;
    return newsStream(useCases, actor, after);
  },
});
