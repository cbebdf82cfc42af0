import type { Middleware } from "fresh";

const METHODS = "GET, HEAD, POST, PATCH, DELETE";
const MAY_SEND = "Authorization, Content-Type, Idempotency-Key";
const MAY_READ =
  "Location, Retry-After, Content-Disposition, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset";

/**
 * Lets pages of the listed origins call the API; of none, unless the configuration names them.
 *
 * Threat: a page elsewhere reads a firm's data with what its visitor's browser sends along. Calls take a token and no cookie,
 * so nothing is sent along by itself, and credentials are never allowed; an origin that is not listed gets no header at all.
 */
export function callableFrom<State>(origins: readonly string[] = []): Middleware<State> {
  const allowed = new Set(origins);
  return async (ctx) => {
    if (allowed.size === 0 || !ctx.url.pathname.startsWith("/api/")) return await ctx.next();
    const { headers, method } = ctx.req;
    const origin = headers.get("origin") ?? "";
    const isQuestion = method === "OPTIONS" && headers.has("access-control-request-method");
    const answer = isQuestion && allowed.has(origin) ? new Response(null, { status: 204 }) : await ctx.next();
    // Also where nothing is allowed: a cache must not give one origin's answer to another.
    answer.headers.append("Vary", "Origin");
    if (!allowed.has(origin)) return answer;
    answer.headers.set("Access-Control-Allow-Origin", origin);
    answer.headers.set("Access-Control-Expose-Headers", MAY_READ);
    if (isQuestion) {
      answer.headers.set("Access-Control-Allow-Methods", METHODS);
      answer.headers.set("Access-Control-Allow-Headers", MAY_SEND);
      answer.headers.set("Access-Control-Max-Age", "600");
    }
    return answer;
  };
}
