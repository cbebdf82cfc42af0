import { HttpError } from "fresh";
import { foundOrPage } from "../../../adapters/http/answers.ts";
import { define } from "../../../adapters/http/define.ts";
import { type MailId, parseId } from "../../../domain/kernel/ids.ts";

export const handler = define.handlers({
  /** The message as it came, to be saved. */
  async GET(ctx) {
    const id = parseId<MailId>(ctx.params.id);
    if (id === null) throw new HttpError(404);
    const { raw } = foundOrPage(await ctx.state.useCases.findRaw(ctx.state.actor, id));
    return new Response(Uint8Array.fromBase64(raw), {
      headers: {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": `attachment; filename="${id}.eml"`,
        "Cache-Control": "private, no-store",
      },
    });
  },
});
