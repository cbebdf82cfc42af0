import { HttpError } from "fresh";
import { define } from "../../adapters/http/define.ts";
import { feedIcs } from "../../adapters/http/feed_ics.ts";
import { words } from "../../locales/words.ts";

/** A person's visits, for whoever has the secret address; calendar programs have no login. */
export const handler = define.handlers({
  async GET(ctx) {
    const { useCases, caller, publicOrigin } = ctx.state;
    const [, secret] = /^([\w-]{1,100})\.ics$/.exec(ctx.params.file) ?? [];
    const found = secret ? await useCases.readFeed(secret, caller.requestId) : null;
    if (found === null) throw new HttpError(404);
    const language = found.firm.locale.startsWith("en") ? "en" : "da";
    return new Response(await feedIcs(found, publicOrigin, words(language)), {
      headers: {
        "Content-Type": "text/calendar; charset=utf-8",
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex",
      },
    });
  },
});
