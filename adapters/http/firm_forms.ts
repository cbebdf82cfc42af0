import { HttpError, type Middleware } from "fresh";
import type { State } from "./define.ts";

/** The part of a form's address that says in which firm the form was shown. */
const FIRM = "firm";
/** What is about oneself, in whichever firm one is. */
const ANYWHERE = /^\/(organization|logout|login|profile|invitation|forgot|reset)(\/|\?|$)/;
const POSTED = /<form\b[^>]*\bmethod="post"[^>]*>|\sformaction="[^"]*"/g;

/**
 * Whoever works in several firms may leave a form open in one tab and change the firm in another: what is sent from the first
 * is then refused, not written into the wrong firm. A form's address says where it belongs, so no reader of forms has to.
 */
export function formsOfThisFirm(): Middleware<State> {
  return (ctx) => {
    const { presence, organization } = ctx.state, { searchParams } = ctx.url;
    if (presence === null) return ctx.next();
    const shownIn = searchParams.get(FIRM);
    searchParams.delete(FIRM);
    if (ctx.req.method === "POST" && shownIn !== null && shownIn !== organization.id) {
      throw new HttpError(409, "other_firm");
    }
    return ctx.next();
  };
}

/** Says in every form in which firm it was shown, to whom works in several. Stands outside what looks at the answer as it was drawn. */
export function formsSayTheirFirm(): Middleware<State> {
  return async (ctx) => {
    const response = await ctx.next();
    const { presence, organization } = ctx.state;
    const type = response.headers.get("content-type") ?? "";
    if (!type.startsWith("text/html") || !presence || presence.organizations.length < 2) return response;
    const html = marked(await response.text(), organization.id);
    // With its other headers put in later: a text that comes with several is turned into bytes by Deno at once, and gzip wants the text.
    const page = new Response(html, { status: response.status, headers: { "content-type": type } });
    for (const [name, value] of response.headers) {
      if (name !== "content-type" && name !== "content-length") page.headers.append(name, value);
    }
    return page;
  };
}

/** The page with the firm in the address of every form that changes something in it. */
export function marked(html: string, firm: string): string {
  return html.replaceAll(POSTED, (tag) =>
    tag.replace(/(action=")([^"#]*)/, (whole, begin, address) => {
      if (!address.startsWith("/") || ANYWHERE.test(address)) return whole;
      return `${begin}${address}${address.includes("?") ? "&amp;" : "?"}${FIRM}=${firm}`;
    }));
}
