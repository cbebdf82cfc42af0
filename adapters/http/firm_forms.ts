import { HttpError, type Middleware } from "fresh";
import type { State } from "./define.ts";

/** The part of a form's address that says in which firm the form was shown. */
const FIRM = "firm";
/** What is about oneself, in whichever firm one is. */
const ANYWHERE = /^\/(organization|logout|login|profile|invitation|forgot|reset)(\/|\?|$)/;
const ACTION = 'action="/';

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

/**
 * The page with the firm in the address of every form that changes something in it. What somebody wrote has its quotes escaped,
 * so `action="/` stands in tags only; a page has many, and looking for just this takes a tenth of what reading its tags takes.
 */
export function marked(html: string, firm: string): string {
  let out = "", from = 0;
  for (let at = html.indexOf(ACTION); at >= 0; at = html.indexOf(ACTION, at + ACTION.length)) {
    const begin = at + ACTION.length - 1, end = html.indexOf('"', begin);
    if (!isPosted(html, at) || ANYWHERE.test(html.slice(begin, end))) continue;
    const fragment = html.slice(begin, end).indexOf("#"), place = fragment < 0 ? end : begin + fragment;
    const address = html.slice(begin, place);
    out += html.slice(from, place) + (address.includes("?") ? "&amp;" : "?") + `${FIRM}=${firm}`;
    from = place;
  }
  return out + html.slice(from);
}

/** A button's own address is for a form that posts; a form's is where it says so. */
function isPosted(html: string, at: number): boolean {
  if (html.startsWith("form", at - 4)) return true;
  const tag = html.lastIndexOf("<", at);
  return html.startsWith("<form", tag) && html.slice(tag, html.indexOf(">", at)).includes('method="post"');
}
