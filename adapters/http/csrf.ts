import { HttpError, type Middleware } from "fresh";
import { isPage } from "./session.ts";
import { hasSession } from "./session_cookie.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** What of a request tells where it was made. */
export interface Made {
  readonly method: string;
  readonly headers: Headers;
}

/**
 * Whether a request that changes something was made by a page of ours.
 *
 * Threat: another site sends a form to us, and the browser adds the visitor's cookie. Browsers say where a request was made in
 * Sec-Fetch-Site, older ones in Origin; a page cannot forge either. A sibling subdomain is another site here. With the cookie
 * and neither header it is refused. Without the cookie there is nothing to misuse, but what a browser says still counts, so that
 * nobody is logged in as somebody else from afar.
 */
export function isOwnRequest({ method, headers }: Made, publicOrigin: string): boolean {
  if (SAFE.has(method)) return true;
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  if (origin !== null) return origin === publicOrigin;
  return !hasSession(headers);
}

/** Turns away what another site sent: throws the 403 of the error page. Calls with a token and webhooks carry no cookie and are not asked. */
export function ownRequests<State>(publicOrigin: string): Middleware<State> {
  return (ctx) => {
    if (isPage(ctx.url.pathname) && !isOwnRequest(ctx.req, publicOrigin)) {
      throw new HttpError(403, "wrong_origin");
    }
    return ctx.next();
  };
}
