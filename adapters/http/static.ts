import type { Middleware } from "fresh";

/** Files whose name holds a hash of what is in them: a browser may keep them for ever. */
const HASHED = /^\/(?:app\.[0-9a-f]{10}\.css|icons\.[0-9a-f]{10}\.svg|fonts\/[\w-]+\.[0-9a-f]{10}\.woff2)$/;

/** Lets browsers keep what never changes under its name. */
export function hashedFiles<State>(): Middleware<State> {
  return async (ctx) => {
    const answer = await ctx.next();
    if (HASHED.test(ctx.url.pathname) && (answer.status === 200 || answer.status === 304)) {
      answer.headers.set("Cache-Control", "public, max-age=31536000, immutable");
    }
    return answer;
  };
}
