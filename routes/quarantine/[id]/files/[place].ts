import { HttpError } from "fresh";
import { foundOrPage } from "../../../../adapters/http/answers.ts";
import { define } from "../../../../adapters/http/define.ts";
import { type MailId, parseId } from "../../../../domain/kernel/ids.ts";

/** What a program on the other side may know it as; anything else is bytes. */
const HARMLESS = /^(?:application\/pdf|image\/(?:png|jpeg|gif|webp|heic)|text\/(?:plain|csv|calendar))$/;

export const handler = define.handlers({
  /** A file somebody sent, to be saved: never shown, and shut in where a browser would show it all the same. */
  async GET(ctx) {
    const id = parseId<MailId>(ctx.params.id);
    if (id === null || !/^\d{1,2}$/.test(ctx.params.place)) throw new HttpError(404);
    const found = await ctx.state.useCases.findFile(ctx.state.actor, id, Number(ctx.params.place));
    const { name, type, bytes } = foundOrPage(found);
    const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
    const coded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    return new Response(Uint8Array.fromBase64(bytes), {
      headers: {
        "Content-Type": HARMLESS.test(type) ? type : "application/octet-stream",
        "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${coded}`,
        "Cache-Control": "private, no-store",
      },
    });
  },
});
