import type { Context } from "./context.ts";
import type { Middleware } from "./define.ts";
import { HttpError } from "./error.ts";

export interface CsrfOptions<State = unknown> {
  /** Origins that may send besides the app's own. */
  origin?: string | string[] | ((origin: string, ctx: Context<State>) => boolean);
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site makes a visitor's browser send. Browsers name the sender in Sec-Fetch-Site or Origin and
 * scripts cannot change either. A request with neither comes from no browser of this decade, and passes as in Fresh.
 */
export function csrf<State>({ origin: allowed }: CsrfOptions<State> = {}): Middleware<State> {
  const mayPass = (ctx: Context<State>): boolean => {
    const site = ctx.req.headers.get("sec-fetch-site");
    const origin = ctx.req.headers.get("origin");
    if (SAFE.has(ctx.req.method) || site === "same-origin" || site === "none") return true;
    if (origin === null) return site === null;
    if (typeof allowed === "function") return allowed(origin, ctx);
    return allowed ? [allowed].flat().includes(origin) : site === null && origin === ctx.url.origin;
  };
  return (ctx) => {
    if (!mayPass(ctx)) throw new HttpError(403);
    return ctx.next();
  };
}
