import { define } from "../../../adapters/http/define.ts";
import { AS_LETTER } from "../../../adapters/http/headers.ts";
import { previewAt } from "./(_components)/mail_preview.ts";

/** The mail itself, for the frame of its preview. */
export const handler = define.handlers({
  async GET(ctx) {
    const { wording } = await previewAt(ctx.state, ctx.url);
    return new Response(wording.html, {
      headers: { ...AS_LETTER, "Content-Type": "text/html; charset=utf-8" },
    });
  },
});
