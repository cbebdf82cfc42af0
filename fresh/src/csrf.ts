import type { Context } from "./context.ts";
import type { Middleware } from "./define.ts";
import { HttpError } from "./error.ts";

export interface CsrfOptions<State = unknown> {
  /** Origins that may send besides the app's own. */
  origin?:
    | string
    | string[]
    | ((origin: string, ctx: Context<State>) => boolean);
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site makes a visitor's browser send. Browsers name the sender in Sec-Fetch-Site or Origin and
 * scripts cannot change either. A request with neither comes from no browser of this decade, and passes as in Fresh.
 */
export function csrf<State>({ origin: allowed }: CsrfOptions<State> = {}): Middleware<State> {
  const isAllowed = (origin: string, ctx: Context<State>) =>
    typeof allowed === "function" ? allowed(origin, ctx) : allowed !== undefined && [allowed].flat().includes(origin);

  return (ctx) => {
    if (SAFE.has(ctx.req.method)) return ctx.next();
    const site = ctx.req.headers.get("sec-fetch-site");
    const origin = ctx.req.headers.get("origin");
    if (site === "same-origin" || site === "none") return ctx.next();
    if (origin !== null && isAllowed(origin, ctx)) return ctx.next();
    const ours = site === null &&
      (origin === null || (allowed === undefined && origin === ctx.url.origin));
    if (ours) return ctx.next();
    throw new HttpError(403);
  };
}
